import { chunks } from '../../shared/batches/plan';
import type { Unit } from '../../shared/batches/units';
import { Cancelled } from '../../shared/transport/limits/cancelled';
import { RequestRefused } from '../../shared/transport/send';
import { itemsFrom } from '../items';
import { isStopped, type Run } from './run';
import { carryOutAlone } from './single';
import { attempt, refusalOf } from './together';

/** What was seen while a refused batch is taken apart. */
interface Search {
	/** Units in a row that were refused alone, all in the same words. */
	inARow: RequestRefused[];
	/** Something of the batch went through, so what is wrong is not common to all of it. */
	hasSuccess: boolean;
}

/** After so many the same, the others are not asked about one by one: what is wrong concerns all of them. */
const SAME_IN_A_ROW = 8;

/**
 * Carries out units that go into one request, and books every one of them.
 * @throws Cancelled
 */
export async function carryOut(run: Run, units: Unit[]): Promise<void> {
	await settle(run, units, { inARow: [], hasSuccess: false }, false);
}

/**
 * @param isSuspect one of these must be to blame for a refusal, so they are not tried together again
 * @returns how many were refused
 */
async function settle(run: Run, units: Unit[], search: Search, isSuspect: boolean): Promise<number> {
	if (isStopped(run)) return 0;
	const common = commonCause(search);
	if (common) return refuse(run, units, common);
	if (units.length === 1) return await settleOne(run, units[0], search);
	if (isSuspect) return await halve(run, units, search);
	const found = await attempt(run, units).catch((error: Error) => error);
	if (found instanceof Error) return refuse(run, units, found);
	const { settled, open, limit, refusal } = found;
	let refused = 0;
	for (const [index, [unit, fortune]] of [...settled].entries()) {
		if (fortune.kind === 'done') book(run, unit, fortune.records, index > 0);
		else refused += refuse(run, [unit], refusalOf(fortune));
	}
	search.hasSuccess ||= settled.size > refused;
	if (open.length === 0) return refused;
	if (limit !== undefined && limit < units.length) return refused + (await resize(run, open, limit, search));
	// Some were named and the others had no chance: once more without those.
	if (settled.size > 0) return refused + (await settle(run, open, search, false));
	return refusal && open.length === 1 ? refuse(run, open, refusal) : await halve(run, open, search);
}

async function settleOne(run: Run, unit: Unit, search: Search): Promise<number> {
	const refused = await carryOutAlone(run, unit).then(() => undefined, (error: Error) => error);
	if (!refused) {
		search.hasSuccess = true;
		return 0;
	}
	if (refused instanceof RequestRefused) search.inARow = search.inARow.at(-1)?.message === refused.message ? [...search.inARow, refused] : [refused];
	return refuse(run, [unit], refused);
}

/** Finds the guilty by halves. A half that goes through leaves them in the other, which then need not be tried as a whole. */
async function halve(run: Run, units: Unit[], search: Search): Promise<number> {
	const middle = Math.ceil(units.length / 2);
	const first = await settle(run, units.slice(0, middle), search, false);
	return first + (await settle(run, units.slice(middle), search, first === 0));
}

/** BigCommerce takes fewer at a time than documented. */
async function resize(run: Run, units: Unit[], limit: number, search: Search): Promise<number> {
	run.learnt.set(units[0].operation.id, limit);
	let refused = 0;
	for (const chunk of chunks(units, { batchSize: run.settings.batchSize, learnt: run.learnt })) refused += await settle(run, chunk, search, false);
	return refused;
}

function commonCause({ inARow, hasSuccess }: Search): RequestRefused | undefined {
	if (hasSuccess || inARow.length < SAME_IN_A_ROW) return undefined;
	const { explanation, failure } = inARow[0];
	const description = `${explanation.description}\nBigCommerce refused this item together with others, and ${SAME_IN_A_ROW} of them one by one for the same reason. This one was not tried by itself.`;
	return new RequestRefused({ ...explanation, description }, 'refused', failure);
}

function book(run: Run, unit: Unit, records: unknown[], isShared: boolean): void {
	const recipient = { context: run.context, operation: unit.work.operation, itemIndex: unit.work.itemIndex };
	// Two items may get the same record, but not the same object.
	run.ledger.done(unit, itemsFrom(recipient, isShared ? structuredClone(records) : records));
}

function refuse(run: Run, units: Unit[], error: Error): number {
	if (error instanceof Cancelled) throw error;
	if (error instanceof RequestRefused && error.fate === 'unsent') run.gaveUp ??= error;
	for (const { work } of units) run.ledger.failed(work.itemIndex, error);
	return units.length;
}
