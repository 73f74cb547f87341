import groupBy from 'lodash/groupBy';

import type { Operation } from '../../../catalog/types';
import { encodedLength, entryLength, LONGEST_ADDRESS } from '../requests/addressLength';
import { printQuery } from '../../shared/http/request';
import { listParameter } from './batchItem';
import { type BatchItem } from './types';

/** Records per request where BigCommerce documents no maximum: what it documents most often. */
const USUAL_LIMIT = 10;
/** IDs in a query where it documents none. */
const USUAL_IDS = 250;
/** Largest body of a request with several records, in characters. */
const LARGEST_BODY = 1_000_000;

/** How units are put together. */
export interface BatchSizes {
	/** Records per request as the user wishes; the documented maximum still holds. */
	batchSize?: number;
	/** Maxima that BigCommerce named while running, by slug. */
	learnt?: ReadonlyMap<string, number>;
}

/**
 * Puts units into requests. What is in one wave may be sent in any order; a wave begins when the one before has ended,
 * so that changes of the same record stay in the order of the items.
 */
export function planBatches(units: BatchItem[], sizes: BatchSizes): BatchItem[][][] {
	return waves(units).map((wave) =>
		Object.values(groupBy(wave, frameKey)).flatMap((group) => chunkBatch(group, sizes)),
	);
}

function waves(units: BatchItem[]): BatchItem[][] {
	const timesSeen = new Map<string, number>();
	const found: BatchItem[][] = [];
	for (const unit of units) {
		const key = recordKey(unit);
		const wave = key === undefined ? 0 : (timesSeen.get(key) ?? 0);
		if (key !== undefined) timesSeen.set(key, wave + 1);
		(found[wave] ??= []).push(unit);
	}
	return found;
}

/** What two units have in common that change the same record, or the same parts of one; undefined: their order does not matter. */
function recordKey({ work, form, operation, frame, element }: BatchItem): string | undefined {
	const { method, path } = work.request;
	if (form === 'query' || form === 'list' || method === 'GET') return undefined;
	const isOwnBatch = form !== 'alone' && operation.id === work.operation.id;
	if (!isOwnBatch) {
		// New records in one body keep their order; new ones one by one only have one below the same parent.
		const isOrdered =
			method !== 'POST' || (form === 'alone' && work.operation.pathParameters.length > 0);
		return isOrdered ? `${work.account} ${method} ${path}` : undefined;
	}
	const values = keyFields(operation).map(
		(field) => (element as Record<string, unknown> | null)?.[field],
	);
	return values.every((each) => each === undefined)
		? undefined
		: JSON.stringify([work.account, operation.id, frame.method, frame.path, values]);
}

/** The fields that tell the records of a batch apart. */
export function keyFields({ batch }: Operation): string[] {
	return batch?.match ?? ['id'];
}

/** Only what is the same for all records may be sent together. */
function frameKey(unit: BatchItem): string {
	const { work, form, operation, frame } = unit;
	// Alone means that nothing else shares the request.
	if (form === 'alone') return `alone ${work.itemIndex}`;
	return JSON.stringify([
		work.account,
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
	if (form === 'alone') return group.map((each) => [each]);
	const most = limitOf(group[0], sizes);
	const room =
		form === 'query' || form === 'list'
			? LONGEST_ADDRESS -
				frame.path.length -
				printQuery([...frame.query, [listParameter(group[0]), '']]).length
			: LARGEST_BODY;
	const found: BatchItem[][] = [];
	let used = 0;
	for (const unit of group) {
		const size = sizeOf(unit);
		const last = found.at(-1);
		if (last && last.length < most && used + size <= room) {
			last.push(unit);
			used += size;
		} else {
			found.push([unit]);
			used = size;
		}
	}
	return found;
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

/** Characters that an element takes, with the comma that follows, or the name that stands before it again. */
function sizeOf(unit: BatchItem): number {
	const { form, element, operation } = unit;
	if (form === 'query' || form === 'list') {
		const name = listParameter(unit);
		const isRepeated = operation.query.find((each) => each.name === name)?.list === 'repeat';
		return isRepeated ? entryLength(name, String(element)) : encodedLength(String(element)) + 1;
	}
	return (JSON.stringify(element)?.length ?? 0) + 1;
}
