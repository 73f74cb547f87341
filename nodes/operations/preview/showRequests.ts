import type { IDataObject } from 'n8n-workflow';
import groupBy from 'lodash/groupBy';

import { formatDuration } from '../../shared/http/errorMessages';
import type { Request } from '../../shared/http/request';
import { msg } from '../../shared/text/message';
import { requestFor } from '../batching/batchItem';
import { planBatches } from '../batching/planBatches';
import type { BatchItem, ItemRequest } from '../batching/types';
import { unitsOfWork } from '../execution/executeItems';
import type { RecordOutcome, Run } from '../execution/runState';
import { subRun } from '../execution/subRun';
import { describeRequest } from './describeRequest';
import type { PreviewedItem } from './types';

/** What BigCommerce gives a store on a standard plan: 150 requests in 30 seconds. Guide "API rate limits". */
const REQUESTS_PER_SECOND = 5;

/** Puts items together into requests as a run would, and outputs for each item its part of them. @returns how many there are */
export function showRequests(run: Run, previewed: PreviewedItem[]): number {
	const planning = subRun(run);
	const batchItems = previewed.flatMap(({ itemRequest }) => unitsOfWork(planning, itemRequest));
	const requests = planBatches(batchItems, {
		batchSize: run.settings.batchSize,
		learnt: run.learnt,
	}).flat();
	const byItem = groupBy(
		requests.flatMap((batch) => batch.map((batchItem) => ({ batchItem, size: batch.length }))),
		({ batchItem }) => batchItem.itemRequest.itemIndex,
	);
	for (const { itemRequest, outcome } of previewed) {
		const parts = byItem[itemRequest.itemIndex] ?? [];
		const size = Math.max(1, ...parts.map((part) => part.size));
		const own = parts.map(({ batchItem }) => (size > 1 ? withoutOwn(batchItem) : batchItem));
		show(run, itemRequest, {
			...describeRequest(own[0]?.operation ?? itemRequest.operation, requestOf(itemRequest, own)),
			...(size > 1 ? { itemsInRequest: size } : {}),
			...outcome,
		});
	}
	return requests.length;
}

/** Outputs what becomes of a record for which nothing would be sent. */
export function showOutcome(run: Run, itemRequest: ItemRequest, outcome: RecordOutcome): void {
	show(run, itemRequest, { ...outcome });
}

/** In a request with other items, an item is an element of a list. */
function withoutOwn(batchItem: BatchItem): BatchItem {
	return { ...batchItem, own: batchItem.form === 'alone' ? batchItem.own : undefined };
}

function requestOf({ request }: ItemRequest, batchItems: BatchItem[]): Request {
	return batchItems.length > 0 ? requestFor(batchItems) : request;
}

/** The hint of a preview: what carrying it out costs. */
export function addCostHint(run: Run, requests: number): void {
	if (requests === 0) {
		run.hints.add(msg`Preview: there is nothing to send.`);
		return;
	}
	const many = requests === 1 ? '1 request' : `${requests.toLocaleString('en')} requests`;
	const quota = formatDuration(Math.ceil(requests / REQUESTS_PER_SECOND) * 1000);
	run.hints.add(
		msg`Preview: nothing was changed. Without the preview, about ${many} would be sent, which is ${quota} of the quota of a store on a standard plan.`,
	);
}

/** Outputs an item without sending anything. */
export function show(run: Run, { itemIndex }: ItemRequest, json: IDataObject): void {
	run.results.expect(itemIndex, 1);
	run.results.show(itemIndex, [{ json, pairedItem: { item: itemIndex } }]);
}
