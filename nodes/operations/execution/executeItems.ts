import { planBatches } from '../batching/planBatches';
import { singleBatchItem, toBatchItems } from '../batching/batchItem';
import { type BatchItem, type ItemRequest } from '../batching/types';
import { operationOf } from '../../shared/catalog/catalog';
import { addressLength, LONGEST_ADDRESS } from '../requests/path';
import { inParallel } from '../../shared/utils/inParallel';
import { executeBatch } from './executeBatch';
import { concurrencyOf, isStopped, type Run } from './runState';

/**
 * Sends the requests of all items: combined where possible, in parallel, with changes of the same record in order.
 * @throws Cancelled
 */
export async function executeItems(run: Run, itemRequests: ItemRequest[]): Promise<void> {
	const batchItems = itemRequests.flatMap((itemRequest) => unitsOfWork(run, itemRequest));
	for (const wave of planBatches(batchItems, {
		batchSize: run.settings.batchSize,
		learnt: run.learnt,
	})) {
		await inParallel(wave, concurrencyOf(run), async (together) => {
			if (!isStopped(run)) await executeBatch(run, together);
		});
	}
}

/** The batch items of an item. */
export function unitsOfWork({ settings, results }: Run, itemRequest: ItemRequest): BatchItem[] {
	const twin = itemRequest.operation.twin
		? operationOf(itemRequest.operation.twin.operation)
		: undefined;
	const batchItems =
		settings.batchSize !== 1 || !fitsOneRequest(itemRequest)
			? toBatchItems(itemRequest, twin)
			: [singleBatchItem(itemRequest)];
	results.expect(itemRequest.itemIndex, batchItems.length);
	return batchItems;
}

/** Splits a list of IDs to delete that is too long for one URL, even with one item per request. */
function fitsOneRequest({ operation, request }: ItemRequest): boolean {
	return operation.batch?.form !== 'query' || addressLength(request) <= LONGEST_ADDRESS;
}
