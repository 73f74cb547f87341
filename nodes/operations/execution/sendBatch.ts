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
import { sendForItem, type Run } from './run';

/** Statuses by which a whole batch is refused because of some of its elements, or of their number. */
const OF_ELEMENTS = new Set([400, 404, 409, 413, 422]);

/**
 * Sends several units in one request and finds out what became of each.
 * @throws ApiError when all share one fate that has nothing to do with single elements; Cancelled
 */
export async function sendBatch(run: Run, units: BatchItem[]): Promise<BatchOutcome> {
	let refusal: ApiError;
	try {
		return units[0].form === 'list'
			? await readTogether(run, units)
			: parseBatchResponse(units, await sendForItem(run, units[0], requestFor(units)));
	} catch (error) {
		refusal = error as ApiError;
	}
	const { answer, fate } = refusal;
	if (!answer || fate !== 'refused' || !OF_ELEMENTS.has(answer.status)) throw refusal;
	return parseBatchError(units, answer);
}

/** Reads records by their IDs from a list, and answers each unit in its turn; what the list does not have was not found. */
async function readTogether(run: Run, units: BatchItem[]): Promise<BatchOutcome> {
	const field = listParameter(units[0]).replace(/:in$/, '');
	const byId = new Map<string, unknown>();
	for await (const records of readListPages(run, units[0], requestFor(units), undefined)) {
		for (const record of records)
			byId.set(String((record as Record<string, unknown>)[field]), record);
	}
	const settled = new Map<BatchItem, ItemOutcome>();
	for (const unit of units) {
		const record = byId.get(String(unit.element));
		settled.set(
			unit,
			record === undefined
				? { kind: 'refused', failure: { status: 404, details: [] } }
				: { kind: 'done', records: [record] },
		);
	}
	return { settled, suspects: [], open: [] };
}
