import { planBatches } from '../batching/plan';
import { singleBatchItem, toBatchItems } from '../batching/batchItem';
import { type BatchItem, type ItemRequest } from '../batching/types';
import { operationOf } from '../../shared/catalog/catalog';
import { addressLength, LONGEST_ADDRESS } from '../requests/path';
import { inParallel } from '../../shared/utils/inParallel';
import { createYielder } from '../../shared/utils/yieldToEventLoop';
import { executeBatch } from './executeBatch';
import { isStopped, type Run } from './run';

/**
 * Sends the requests of all items: combined where possible, in parallel, with changes of the same record in order.
 * @throws Cancelled
 */
export async function executeItems(run: Run, works: ItemRequest[]): Promise<void> {
	const units: BatchItem[] = [];
	const yielder = createYielder();
	for (const work of works) {
		for (const unit of unitsOfWork(run, work)) units.push(unit);
		await yielder.tick();
	}
	for (const wave of planBatches(units, {
		batchSize: run.settings.batchSize,
		learnt: run.learnt,
	})) {
		await inParallel(wave, run.settings.atOnce, async (together) => {
			if (!isStopped(run)) await executeBatch(run, together);
		});
	}
}

function unitsOfWork({ settings, ledger }: Run, work: ItemRequest): BatchItem[] {
	const twin = work.operation.twin ? operationOf(work.operation.twin.operation) : undefined;
	const units =
		settings.isBatching || !fitsOneRequest(work)
			? toBatchItems(work, twin)
			: [singleBatchItem(work)];
	ledger.expect(work.itemIndex, units.length);
	return units;
}

/** Splits a list of IDs to delete that is too long for one URL, even if batching is off. */
function fitsOneRequest({ operation, request }: ItemRequest): boolean {
	return operation.batch?.form !== 'query' || addressLength(request) <= LONGEST_ADDRESS;
}
