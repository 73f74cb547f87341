import { refusalOf } from '../../shared/batches/outcomes';
import { proveAlone } from '../../shared/batches/prove';
import { requestFor, type Unit, type Work } from '../../shared/batches/units';
import { wantedFrom } from '../../shared/requests/limit';
import { inParts } from '../../shared/requests/listParts';
import { itemsFrom, itemsOfAnswer, type Recipient } from '../items';
import { followed } from './follow';
import { brokenOff, noteIncomplete } from './incomplete';
import { recordsOf } from './list';
import { doOwnWork } from './ownWork';
import { sendFor, type Run } from './run';

/**
 * Carries out a work by its own request, and books what comes of it.
 * @throws RequestRefused, Cancelled
 */
export async function carryOutAlone(run: Run, unit: Unit): Promise<void> {
	const { work } = unit;
	const recipient: Recipient = {
		context: run.context,
		operation: work.operation,
		itemIndex: work.itemIndex,
	};
	const own: Unit = { ...unit, operation: work.operation };
	if (work.operation.paging || isInParts(work)) {
		await readList(run, own, recipient);
		return;
	}
	if (work.operation.own) {
		run.ledger.done(unit, itemsFrom(recipient, await doOwnWork(run, own, work.operation.own)));
		return;
	}
	// The work may have more elements than this one.
	const answer = await sendFor(run, own, requestFor([unit]));
	const { kind } = work.operation.answer;
	if (kind === 'job' || kind === 'file' || Buffer.isBuffer(answer.body)) {
		run.ledger.done(unit, await itemsOfAnswer(recipient, await followed(run, own, answer)));
		return;
	}
	const fortune = proveAlone(own, answer);
	if (fortune.kind !== 'done') throw refusalOf(fortune, work.operation);
	noteIncomplete(run, work, answer);
	run.ledger.done(unit, itemsFrom(recipient, fortune.records));
}

/** A list that comes whole, and whose filter is too long for one address. */
function isInParts({ operation, request }: Work): boolean {
	return !operation.graphql && inParts(operation, request).length > 1;
}

async function readList(run: Run, unit: Unit, recipient: Recipient): Promise<void> {
	const { context, operation, itemIndex } = recipient;
	const read = (name: string, fallback: unknown) =>
		context.getNodeParameter(name, itemIndex, fallback) as unknown;
	const wanted = operation.paging
		? wantedFrom(read('returnAll', false), read('limit', 50))
		: undefined;
	let count = 0;
	try {
		for await (const records of recordsOf(run, unit, unit.work.request, wanted)) {
			run.ledger.add(unit, itemsFrom(recipient, records));
			count += records.length;
		}
	} catch (error) {
		throw brokenOff(error as Error, count);
	}
	run.ledger.done(unit, []);
}
