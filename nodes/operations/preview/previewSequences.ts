import { Cancelled } from '../../shared/errors/cancelled';
import type { Json } from '../../shared/utils/isObject';
import { singleBatchItem } from '../batching/batchItem';
import type { ItemRequest } from '../batching/types';
import { previewChain } from '../execution/executeChain';
import { isStopped, type Run } from '../execution/runState';
import { executeSteps } from '../steps/executeSteps';
import { show } from './showRequests';

/** Shows the requests of several steps, of which only those that read are sent. @returns how many there are */
export async function previewSteps(run: Run, itemRequests: ItemRequest[]): Promise<number> {
	let count = 0;
	await executeSteps(run, itemRequests, ({ itemRequests: own, unsent }) => {
		count += unsent.length;
		for (const itemRequest of own) show(run, itemRequest, { requests: unsent });
	});
	return count;
}

/** The same for sequences of requests, item by item. */
export async function previewChains(run: Run, itemRequests: ItemRequest[]): Promise<number> {
	let count = 0;
	for (const itemRequest of itemRequests) {
		const { own } = itemRequest.operation;
		if (own?.kind !== 'chain' || isStopped(run)) continue;
		const fields = (itemRequest.request.body ?? {}) as Json;
		const requests = await previewChain(run, singleBatchItem(itemRequest), own, fields).catch(
			(error: Error) => error,
		);
		if (requests instanceof Cancelled) throw requests;
		if (requests instanceof Error) {
			run.results.failed(itemRequest.itemIndex, requests);
			continue;
		}
		count += requests.length;
		show(run, itemRequest, { requests });
	}
	return count;
}
