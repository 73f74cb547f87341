import {
	parseBatchResponse,
	parseBatchError,
	type ItemOutcome,
	type BatchOutcome,
} from '../batching/parseBatchResponse';
import { listParameter, requestFor } from '../batching/batchItem';
import { type BatchItem } from '../batching/types';
import { ApiError } from '../../shared/http/send';
import { readListPages } from './readList';
import { sendForItem, type Run } from './runState';

/** Statuses with which BigCommerce refuses a whole batch because of some of its elements or their number. */
const OF_ELEMENTS = new Set([400, 404, 409, 413, 422]);

/**
 * Sends several batch items in one request and determines the outcome of each.
 * @throws ApiError if all share an outcome that is not about single elements; Cancelled
 */
export async function sendBatch(run: Run, batchItems: BatchItem[]): Promise<BatchOutcome> {
	let refusal: ApiError;
	try {
		return batchItems[0].form === 'list'
			? await readTogether(run, batchItems)
			: parseBatchResponse(
					batchItems,
					await sendForItem(run, batchItems[0], requestFor(batchItems)),
				);
	} catch (error) {
		refusal = error as ApiError;
	}
	const { answer, fate } = refusal;
	if (!answer || fate !== 'refused' || !OF_ELEMENTS.has(answer.status)) throw refusal;
	return parseBatchError(batchItems, answer);
}

/** Reads records by ID from a list and assigns them to the batch items. Records missing from the list were not found. */
async function readTogether(run: Run, batchItems: BatchItem[]): Promise<BatchOutcome> {
	const field = listParameter(batchItems[0]).replace(/:in$/, '');
	const byId = new Map<string, unknown>();
	for await (const records of readListPages(
		run,
		batchItems[0],
		requestFor(batchItems),
		undefined,
	)) {
		for (const record of records)
			byId.set(String((record as Record<string, unknown>)[field]), record);
	}
	const settled = new Map<BatchItem, ItemOutcome>();
	for (const batchItem of batchItems) {
		const record = byId.get(String(batchItem.element));
		settled.set(
			batchItem,
			record === undefined
				? { kind: 'refused', failure: { status: 404, details: [] } }
				: { kind: 'done', records: [record] },
		);
	}
	return { settled, suspects: [], open: [] };
}
