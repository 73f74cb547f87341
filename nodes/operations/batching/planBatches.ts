import groupBy from 'lodash/groupBy';

import type { Operation } from '../../../catalog/types';
import { encodedLength, entryLength, LONGEST_ADDRESS } from '../requests/path';
import { printQuery } from '../../shared/http/request';
import { listParameter } from './batchItem';
import { type BatchItem } from './types';

/** Records per request if BigCommerce documents no maximum: the most common documented value. */
const USUAL_LIMIT = 10;
/** IDs per query if no maximum is documented. */
const USUAL_IDS = 250;
/** Largest body of a request with several records, in characters. */
const LARGEST_BODY = 1_000_000;

/** How batch items are combined. */
export interface BatchSizes {
	/** Records per request as set by the user. The documented maximum still applies. */
	batchSize?: number;
	/** Maximums that BigCommerce reported during the run, by slug. */
	learnt?: ReadonlyMap<string, number>;
}

/**
 * Combines batch items into requests. Requests of one wave can be sent in any order. A wave starts when the previous one has ended,
 * so that changes of the same record stay in the order of the items.
 */
export function planBatches(batchItems: BatchItem[], sizes: BatchSizes): BatchItem[][][] {
	return waves(batchItems).map((wave) =>
		Object.values(groupBy(wave, frameKey)).flatMap((group) => chunkBatch(group, sizes)),
	);
}

function waves(batchItems: BatchItem[]): BatchItem[][] {
	const timesSeen = new Map<string, number>();
	const batches: BatchItem[][] = [];
	for (const batchItem of batchItems) {
		const key = recordKey(batchItem);
		const wave = key === undefined ? 0 : (timesSeen.get(key) ?? 0);
		if (key !== undefined) timesSeen.set(key, wave + 1);
		(batches[wave] ??= []).push(batchItem);
	}
	return batches;
}

/** A key shared by batch items that change the same record or the same parts of it; undefined if their order does not matter. */
function recordKey({
	itemRequest,
	form,
	operation,
	frame,
	element,
}: BatchItem): string | undefined {
	const { method, path } = itemRequest.request;
	if (form === 'query' || form === 'list' || method === 'GET') return undefined;
	const isOwnBatch = form !== 'alone' && operation.id === itemRequest.operation.id;
	if (!isOwnBatch) {
		// New records in one body keep their order. Sent one by one, order matters only under the same parent.
		const isOrdered =
			method !== 'POST' || (form === 'alone' && itemRequest.operation.pathParameters.length > 0);
		return isOrdered ? `${itemRequest.account} ${method} ${path}` : undefined;
	}
	const values = keyFields(operation).map(
		(field) => (element as Record<string, unknown> | null)?.[field],
	);
	return values.every((value) => value === undefined)
		? undefined
		: JSON.stringify([itemRequest.account, operation.id, frame.method, frame.path, values]);
}

/** The key fields of the records of a batch. */
export function keyFields({ batch }: Pick<Operation, 'batch'>): string[] {
	return batch?.match ?? ['id'];
}

/** A key shared by batch items that can be combined: everything except the records is the same. */
function frameKey(batchItem: BatchItem): string {
	const { itemRequest, form, operation, frame } = batchItem;
	// `alone`: nothing else is in the request.
	if (form === 'alone') return `alone ${itemRequest.itemIndex}`;
	return JSON.stringify([
		itemRequest.account,
		operation.id,
		form,
		frame.method,
		frame.server,
		frame.path,
		frame.query,
		frame.headers,
		frame.body,
	]);
}

/** Cuts a group into requests of allowed length. */
export function chunkBatch(group: BatchItem[], sizes: BatchSizes): BatchItem[][] {
	const [{ form, frame }] = group;
	if (form === 'alone') return group.map((batchItem) => [batchItem]);
	const most = limitOf(group[0], sizes);
	const room =
		form === 'query' || form === 'list'
			? LONGEST_ADDRESS -
				frame.path.length -
				printQuery([...frame.query, [listParameter(group[0]), '']]).length
			: LARGEST_BODY;
	const batches: BatchItem[][] = [];
	let used = 0;
	for (const batchItem of group) {
		const size = sizeOf(batchItem);
		const last = batches.at(-1);
		if (last && last.length < most && used + size <= room) {
			last.push(batchItem);
			used += size;
		} else {
			batches.push([batchItem]);
			used = size;
		}
	}
	return batches;
}

function limitOf({ form, operation }: BatchItem, { batchSize, learnt }: BatchSizes): number {
	const documented = form === 'list' ? operation.paging?.maxLimit : operation.batch?.limit;
	const usual = form === 'query' || form === 'list' ? USUAL_IDS : USUAL_LIMIT;
	return Math.max(
		1,
		Math.min(
			documented ?? batchSize ?? usual,
			batchSize ?? Infinity,
			learnt?.get(operation.id) ?? Infinity,
		),
	);
}

/** Characters of an element, including the comma after it or its repeated parameter name. */
function sizeOf(batchItem: BatchItem): number {
	const { form, element, operation } = batchItem;
	if (form === 'query' || form === 'list') {
		const name = listParameter(batchItem);
		const isRepeated =
			operation.query.find((queryParameter) => queryParameter.name === name)?.list === 'repeat';
		return isRepeated ? entryLength(name, String(element)) : encodedLength(String(element)) + 1;
	}
	return (JSON.stringify(element)?.length ?? 0) + 1;
}
