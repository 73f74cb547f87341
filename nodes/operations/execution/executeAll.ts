import { planBatches } from '../batching/plan';
import { singleBatchItem, toBatchItems } from '../batching/batchItem';
import { type BatchItem, type ItemRequest } from '../batching/types';
import { operationOf } from '../../shared/catalog/catalog';
import { addressLength, LONGEST_ADDRESS } from '../requests/addressLength';
import { createYielder } from '../../shared/utils/yieldToEventLoop';
import { executeBatch } from './executeBatch';
import { isStopped, type Run } from './run';

/**
 * Carries out all works: those that may share a request together, requests in parallel, changes of the same record in order.
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

/** A list of IDs to delete may be too long for one address, also where every item shall be a request of its own. */
function fitsOneRequest({ operation, request }: ItemRequest): boolean {
	return operation.batch?.form !== 'query' || addressLength(request) <= LONGEST_ADDRESS;
}

/** How many are at a time in the network is for the limiter to decide; this only keeps the queue before it short. */
async function inParallel<Task>(
	tasks: Task[],
	width: number,
	carry: (task: Task) => Promise<void>,
): Promise<void> {
	const queue = tasks.values();
	const worker = async () => {
		for (const task of queue) await carry(task);
	};
	await Promise.all(Array.from({ length: Math.min(width, tasks.length) }, worker));
}
