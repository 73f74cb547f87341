import { refusalOf } from '../batching/elementErrors';
import { isReading } from '../batching/proveOutcome';
import { chunkBatch } from '../batching/planBatches';
import type { ItemOutcome } from '../batching/parseBatchResponse';
import { requestFor } from '../batching/batchItem';
import { type BatchItem } from '../batching/types';
import { confirmation } from '../../shared/utils/responseRecords';
import { Cancelled } from '../../shared/errors/cancelled';
import { afterEarlierTry } from '../../shared/http/errorMessages';
import { ApiError } from '../../shared/http/send';
import { withSent } from '../output/sentFields';
import { toOutputItems } from './outputItems';
import { isStopped, type Run } from './runState';
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
export async function executeBatch(run: Run, batchItems: BatchItem[]): Promise<void> {
	await settle(run, batchItems, { refusedInARow: 0, unprovenInARow: 0, isMisled: false }, false);
}

/**
 * @param isSuspect at least one of these caused the refusal, so they are not sent together again
 * @returns how many were refused
 */
async function settle(
	run: Run,
	batchItems: BatchItem[],
	search: Search,
	isSuspect: boolean,
): Promise<number> {
	if (isStopped(run)) return 0;
	if (batchItems.length === 1) return await settleOne(run, batchItems[0], search);
	if (isSuspect) return await halve(run, batchItems, search);
	const response = await sendBatch(run, batchItems).catch((error: Error) => error);
	if (response instanceof Error) return refuse(run, batchItems, response);
	const { settled, suspects, open, limit } = response;
	// Nothing was carried out, and what a refusal says about elements may be wrong.
	const isBlame = open.length > 0 && limit === undefined;
	let refused = isBlame ? 0 : await bookAll(run, settled, search);
	if (limit !== undefined && limit < batchItems.length)
		return refused + (await resize(run, [...suspects, ...open], limit, search));
	if (search.isMisled) open.push(...suspects.splice(0));
	let refusedCount = 0;
	for (const batchItem of suspects)
		refusedCount += isStopped(run) ? 0 : await settleOne(run, batchItem, search);
	search.isMisled ||= suspects.length > 0 && refusedCount === 0;
	refused += refusedCount;
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
	for (const [batchItem, outcome] of blamed)
		refused +=
			others > 0 && !isStopped(run)
				? await settleOne(run, batchItem, search)
				: await bookAll(run, new Map([[batchItem, outcome]]), search);
	return refused;
}

/** Records the outcomes that a response shows. Items without an outcome are sent once more alone if that is safe. */
async function bookAll(
	run: Run,
	settled: Map<BatchItem, ItemOutcome>,
	search: Search,
): Promise<number> {
	const returned = new Set<unknown>();
	const unproven: Array<[BatchItem, Unproven]> = [];
	let refused = 0;
	for (const [batchItem, outcome] of settled) {
		if (outcome.kind === 'unproven') {
			unproven.push([batchItem, outcome]);
			continue;
		}
		search.unprovenInARow = 0;
		if (outcome.kind === 'done') book(run, batchItem, outcome.records, returned);
		else refused += refuse(run, [batchItem], refusalOf(outcome, batchItem.operation));
	}
	for (const [batchItem, outcome] of unproven)
		refused += await tryAlone(run, batchItem, outcome, search);
	return refused;
}

async function tryAlone(
	run: Run,
	batchItem: BatchItem,
	outcome: Unproven,
	search: Search,
): Promise<number> {
	const { itemRequest } = batchItem;
	const request = requestFor([batchItem]);
	if (
		isStopped(run) ||
		search.unprovenInARow >= MANY_UNPROVEN ||
		!isRepeatable(itemRequest.operation, request)
	)
		return refuse(run, [batchItem], refusalOf(outcome, batchItem.operation));
	const error = await sendSingle(run, batchItem).then(
		() => undefined,
		(reason: Error) => reason,
	);
	const fate = error instanceof ApiError ? error.fate : undefined;
	search.unprovenInARow = fate === 'unknown' ? search.unprovenInARow + 1 : 0;
	if (!error) return 0;
	// Already deleted, by the first attempt or by another client.
	if (request.method === 'DELETE' && error instanceof ApiError && error.failure?.status === 404) {
		book(run, batchItem, [confirmation(itemRequest.operation)]);
		return 0;
	}
	if (fate !== 'unsent')
		return refuse(
			run,
			[batchItem],
			outcome.otherwise === 'unknown' ? afterTheBatch(error, batchItem) : error,
		);
	noteGivingUp(run, error);
	return refuse(run, [batchItem], refusalOf(outcome, batchItem.operation));
}

/** An outcome that the batch left unknown stays unknown, even if the item was refused alone. */
function afterTheBatch(error: Error, { operation }: BatchItem): Error {
	if (!(error instanceof ApiError) || error.fate !== 'refused' || isReading(operation))
		return error;
	return new ApiError(afterEarlierTry(error.explanation), 'unknown', error.failure, error.answer);
}

async function settleOne(run: Run, batchItem: BatchItem, search: Search): Promise<number> {
	const refused = await sendSingle(run, batchItem).then(
		() => undefined,
		(error: Error) => error,
	);
	search.refusedInARow = refused ? search.refusedInARow + 1 : 0;
	return refused ? refuse(run, [batchItem], refused) : 0;
}

/** Bisects a refused batch. If one half succeeds, the cause is in the other half, which is then not sent as a whole. */
async function halve(run: Run, batchItems: BatchItem[], search: Search): Promise<number> {
	if (search.refusedInARow >= MANY_REFUSED) return await oneByOne(run, batchItems, search);
	const middle = Math.ceil(batchItems.length / 2);
	const first = await settle(run, batchItems.slice(0, middle), search, false);
	return first + (await settle(run, batchItems.slice(middle), search, first === 0));
}

async function oneByOne(run: Run, batchItems: BatchItem[], search: Search): Promise<number> {
	let refused = 0;
	for (const [index, batchItem] of batchItems.entries()) {
		if (isStopped(run)) return refused;
		refused += await settleOne(run, batchItem, search);
		const others = batchItems.slice(index + 1);
		if (search.refusedInARow === 0 && others.length > 0)
			return refused + (await settle(run, others, search, false));
	}
	return refused;
}

/** BigCommerce accepts fewer at a time than documented. */
async function resize(
	run: Run,
	batchItems: BatchItem[],
	limit: number,
	search: Search,
): Promise<number> {
	run.learnt.set(batchItems[0].operation.id, limit);
	let refused = 0;
	for (const chunk of chunkBatch(batchItems, {
		batchSize: run.settings.batchSize,
		learnt: run.learnt,
	}))
		refused += await settle(run, chunk, search, false);
	return refused;
}

/** @param given records already assigned to other items: two items may get the same record, but not the same object */
function book(
	run: Run,
	batchItem: BatchItem,
	records: unknown[],
	returned = new Set<unknown>(),
): void {
	const recipient = {
		context: run.context,
		operation: batchItem.itemRequest.operation,
		itemIndex: batchItem.itemRequest.itemIndex,
		isWhole: run.isPart,
	};
	const own = records.map((record) => (returned.has(record) ? structuredClone(record) : record));
	for (const record of records) returned.add(record);
	const shown = run.isPart ? own : own.map((record) => withSent(batchItem, record));
	run.results.done(batchItem, toOutputItems(recipient, shown));
}

function refuse(run: Run, batchItems: BatchItem[], error: Error): number {
	if (error instanceof Cancelled) throw error;
	noteGivingUp(run, error);
	for (const { itemRequest } of batchItems) run.results.failed(itemRequest.itemIndex, error);
	return batchItems.length;
}

function noteGivingUp(run: Run, error: Error): void {
	if (error instanceof ApiError && error.fate === 'unsent') run.gaveUp ??= error;
}
