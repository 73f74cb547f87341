import { refusalOf } from '../batching/elementErrors';
import { isReading } from '../batching/proveOutcome';
import { chunkBatch } from '../batching/plan';
import type { ItemOutcome } from '../batching/parseBatchResponse';
import { requestFor } from '../batching/batchItem';
import { type BatchItem } from '../batching/types';
import { confirmation } from '../../shared/utils/responseRecords';
import { Cancelled } from '../../shared/errors/cancelled';
import { afterEarlierTry } from '../../shared/http/errorMessages';
import { ApiError } from '../../shared/http/send';
import { createYielder } from '../../shared/utils/yieldToEventLoop';
import { toOutputItems } from './outputItems';
import { isStopped, type Run } from './run';
import { isRepeatable } from './settings';
import { sendSingle } from './sendSingle';
import { sendBatch } from './sendBatch';

/** State while a refused batch is bisected. */
interface Search {
	/** Batch items in a row that were refused when sent alone. */
	refusedInARow: number;
	/** Batch items in a row whose outcome stayed unknown even when sent alone. */
	unprovenInARow: number;
	/** An item that a refusal seemed to name succeeded alone, so such hints are ignored from now on. */
	isMisled: boolean;
}

/** After this many, the rest is sent one by one until one succeeds. While all are refused, this takes fewer requests than bisecting. */
const MANY_REFUSED = 8;
/** After this many, more attempts are pointless: the responses prove nothing. */
const MANY_UNPROVEN = 4;

type Unproven = Extract<ItemOutcome, { kind: 'unproven' }>;

/**
 * Sends batch items in one request and records the outcome of each.
 * @throws Cancelled
 */
export async function executeBatch(run: Run, units: BatchItem[]): Promise<void> {
	await settle(run, units, { refusedInARow: 0, unprovenInARow: 0, isMisled: false }, false);
}

/**
 * @param isSuspect at least one of these caused the refusal, so they are not sent together again
 * @returns how many were refused
 */
async function settle(
	run: Run,
	units: BatchItem[],
	search: Search,
	isSuspect: boolean,
): Promise<number> {
	if (isStopped(run)) return 0;
	if (units.length === 1) return await settleOne(run, units[0], search);
	if (isSuspect) return await halve(run, units, search);
	const found = await sendBatch(run, units).catch((error: Error) => error);
	if (found instanceof Error) return refuse(run, units, found);
	const { settled, suspects, open, limit } = found;
	// Nothing was carried out, and what a refusal says about elements may be wrong.
	const isBlame = open.length > 0 && limit === undefined;
	let refused = isBlame ? 0 : await bookAll(run, settled, search);
	if (limit !== undefined && limit < units.length)
		return refused + (await resize(run, [...suspects, ...open], limit, search));
	if (search.isMisled) open.push(...suspects.splice(0));
	let guilty = 0;
	for (const unit of suspects) guilty += isStopped(run) ? 0 : await settleOne(run, unit, search);
	search.isMisled ||= suspects.length > 0 && guilty === 0;
	refused += guilty;
	if (open.length === 0) return refused;
	// The refusal names some items. The others were not processed: send them again without those.
	if (settled.size + suspects.length > 0) {
		const others = await settle(run, open, search, false);
		return refused + others + (await convict(run, settled, others, search));
	}
	return await halve(run, open, search);
}

/** Refuses the items that a refusal names, unless the others were refused without them, too: then each is tried once alone. */
async function convict(
	run: Run,
	blamed: Map<BatchItem, ItemOutcome>,
	others: number,
	search: Search,
): Promise<number> {
	let refused = 0;
	for (const [unit, fortune] of blamed)
		refused +=
			others > 0 && !isStopped(run)
				? await settleOne(run, unit, search)
				: await bookAll(run, new Map([[unit, fortune]]), search);
	return refused;
}

/** Records the outcomes that a response shows. Items without an outcome are sent once more alone if that is safe. */
async function bookAll(
	run: Run,
	settled: Map<BatchItem, ItemOutcome>,
	search: Search,
): Promise<number> {
	const yielder = createYielder();
	const given = new Set<unknown>();
	const unproven: Array<[BatchItem, Unproven]> = [];
	let refused = 0;
	for (const [unit, fortune] of settled) {
		await yielder.tick();
		if (fortune.kind === 'unproven') {
			unproven.push([unit, fortune]);
			continue;
		}
		search.unprovenInARow = 0;
		if (fortune.kind === 'done') book(run, unit, fortune.records, given);
		else refused += refuse(run, [unit], refusalOf(fortune, unit.operation));
	}
	for (const [unit, fortune] of unproven) refused += await tryAlone(run, unit, fortune, search);
	return refused;
}

async function tryAlone(
	run: Run,
	unit: BatchItem,
	fortune: Unproven,
	search: Search,
): Promise<number> {
	const { work } = unit;
	const request = requestFor([unit]);
	if (
		isStopped(run) ||
		search.unprovenInARow >= MANY_UNPROVEN ||
		!isRepeatable(work.operation, request)
	)
		return refuse(run, [unit], refusalOf(fortune, unit.operation));
	const error = await sendSingle(run, unit).then(
		() => undefined,
		(reason: Error) => reason,
	);
	const fate = error instanceof ApiError ? error.fate : undefined;
	search.unprovenInARow = fate === 'unknown' ? search.unprovenInARow + 1 : 0;
	if (!error) return 0;
	// Already deleted, by the first attempt or by another client.
	if (request.method === 'DELETE' && error instanceof ApiError && error.failure?.status === 404) {
		book(run, unit, [confirmation(work.operation)]);
		return 0;
	}
	if (fate !== 'unsent')
		return refuse(
			run,
			[unit],
			fortune.otherwise === 'unknown' ? afterTheBatch(error, unit) : error,
		);
	noteGivingUp(run, error);
	return refuse(run, [unit], refusalOf(fortune, unit.operation));
}

/** An outcome that the batch left unknown stays unknown, even if the item was refused alone. */
function afterTheBatch(error: Error, { operation }: BatchItem): Error {
	if (!(error instanceof ApiError) || error.fate !== 'refused' || isReading(operation))
		return error;
	return new ApiError(afterEarlierTry(error.explanation), 'unknown', error.failure, error.answer);
}

async function settleOne(run: Run, unit: BatchItem, search: Search): Promise<number> {
	const refused = await sendSingle(run, unit).then(
		() => undefined,
		(error: Error) => error,
	);
	search.refusedInARow = refused ? search.refusedInARow + 1 : 0;
	return refused ? refuse(run, [unit], refused) : 0;
}

/** Bisects a refused batch. If one half succeeds, the cause is in the other half, which is then not sent as a whole. */
async function halve(run: Run, units: BatchItem[], search: Search): Promise<number> {
	if (search.refusedInARow >= MANY_REFUSED) return await oneByOne(run, units, search);
	const middle = Math.ceil(units.length / 2);
	const first = await settle(run, units.slice(0, middle), search, false);
	return first + (await settle(run, units.slice(middle), search, first === 0));
}

async function oneByOne(run: Run, units: BatchItem[], search: Search): Promise<number> {
	let refused = 0;
	for (const [index, unit] of units.entries()) {
		if (isStopped(run)) return refused;
		refused += await settleOne(run, unit, search);
		const others = units.slice(index + 1);
		if (search.refusedInARow === 0 && others.length > 0)
			return refused + (await settle(run, others, search, false));
	}
	return refused;
}

/** BigCommerce accepts fewer at a time than documented. */
async function resize(
	run: Run,
	units: BatchItem[],
	limit: number,
	search: Search,
): Promise<number> {
	run.learnt.set(units[0].operation.id, limit);
	let refused = 0;
	for (const chunk of chunkBatch(units, { batchSize: run.settings.batchSize, learnt: run.learnt }))
		refused += await settle(run, chunk, search, false);
	return refused;
}

/** @param given records already assigned to other items: two items may get the same record, but not the same object */
function book(run: Run, unit: BatchItem, records: unknown[], given = new Set<unknown>()): void {
	const recipient = {
		context: run.context,
		operation: unit.work.operation,
		itemIndex: unit.work.itemIndex,
	};
	const own = records.map((each) => (given.has(each) ? structuredClone(each) : each));
	for (const each of records) given.add(each);
	run.ledger.done(unit, toOutputItems(recipient, own));
}

function refuse(run: Run, units: BatchItem[], error: Error): number {
	if (error instanceof Cancelled) throw error;
	noteGivingUp(run, error);
	for (const { work } of units) run.ledger.failed(work.itemIndex, error);
	return units.length;
}

function noteGivingUp(run: Run, error: Error): void {
	if (error instanceof ApiError && error.fate === 'unsent') run.gaveUp ??= error;
}
