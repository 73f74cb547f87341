import type { Operation } from '../../../catalog/types';
import { requestOperations } from '../../shared/catalog/catalog';
import { keyFields } from '../batching/planBatches';

/** How the present state of what an update changes is read: the record itself, or its place in a list. */
export type Reader =
	| { operation: Operation; keys?: undefined }
	/** The fields that identify a record, each with its filter. None: the list has no such filter, and is read whole. */
	| { operation: Operation; keys: Array<{ key: string; filter: string }> };

const readers = new Map<string, Reader | undefined>();

/** The operation that reads what an update changes; undefined if BigCommerce has none, or if it is no update. */
export function readerOf(update: Operation): Reader | undefined {
	if (!readers.has(update.id)) readers.set(update.id, findReader(update));
	return readers.get(update.id);
}

let reads: Map<string, Operation[]> | undefined;

/** The operations that read, by server and path. Built once, because every node looks through all of its updates. */
function readsByPath(): Map<string, Operation[]> {
	if (reads) return reads;
	reads = new Map();
	for (const operation of requestOperations()) {
		if (operation.method !== 'GET') continue;
		const key = `${operation.server} ${operation.path}`;
		reads.set(key, [...(reads.get(key) ?? []), operation]);
	}
	return reads;
}

function findReader(update: Operation): Reader | undefined {
	const { method, graphql, own, custom, body } = update;
	if ((method !== 'PUT' && method !== 'PATCH') || graphql || own || custom) return undefined;
	if (body?.content !== 'json') return undefined;
	const reads = (readsByPath().get(`${update.server} ${update.path}`) ?? []).filter(
		({ query }) => !query.some(({ required }) => required),
	);
	if (update.batch?.form === 'array') {
		const list = reads.find(({ answer }) => answer.kind === 'list');
		return list && listReader(update, list);
	}
	if (update.batch) return undefined;
	const single = reads.find(({ answer }) => answer.kind === 'item');
	return single && { operation: single };
}

function listReader(update: Operation, list: Operation): Reader {
	const filters = new Set(list.query.map(({ name }) => name));
	const keys = keyFields(update).flatMap((key) => {
		const filter = [`${key}:in`, `${update.resource}_${key}:in`].find((name) => filters.has(name));
		return filter ? [{ key, filter }] : [];
	});
	return { operation: list, keys };
}
