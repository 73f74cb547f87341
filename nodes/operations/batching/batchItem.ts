import type { Operation } from '../../../catalog/types';
import type { Request } from '../../shared/http/request';
import { toBulkItem } from './bulkOperation';
import type { ItemRequest, BatchItem } from './types';

/**
 * Splits an item's request into batch items that can be combined with others.
 * @param twin the bulk operation that does the same for many records, if there is one
 */
export function toBatchItems(work: ItemRequest, twin: Operation | undefined): BatchItem[] {
	const { operation, request } = work;
	const form = operation.batch?.form;
	const elements =
		form === 'array'
			? listIn(request.body)
			: form === 'key'
				? listIn(valueAt(request.body, operation.batch?.key))
				: form === 'query'
					? idsIn(request, operation.batch?.key)
					: undefined;
	if (form && elements && elements.length > 0 && operation.method !== 'GET') {
		const frame = frameOf(operation, request);
		const isWhole = elements.length === 1;
		return elements.map((element, position) => ({
			work,
			form,
			position,
			operation,
			frame,
			element,
			...(isWhole ? { own: request } : {}),
		}));
	}
	const throughMany = twin && toBulkItem(work, twin);
	return [throughMany ?? singleBatchItem(work)];
}

export function singleBatchItem(work: ItemRequest): BatchItem {
	return {
		work,
		form: 'alone',
		position: 0,
		operation: work.operation,
		frame: work.request,
		own: work.request,
	};
}

function listIn(value: unknown): unknown[] | undefined {
	return Array.isArray(value) ? value : undefined;
}

function valueAt(body: unknown, key = ''): unknown {
	return typeof body === 'object' && body !== null
		? (body as Record<string, unknown>)[key]
		: undefined;
}

function idsIn({ query }: Request, key: string | undefined): string[] | undefined {
	const values = query.filter(([name]) => name === key).flatMap(([, value]) => value.split(','));
	return values.length > 0 ? values : undefined;
}

/** The request without its elements. */
function frameOf({ batch }: Operation, request: Request): Request {
	if (batch?.form === 'query')
		return { ...request, query: request.query.filter(([name]) => name !== batch.key) };
	if (batch?.form === 'array') return { ...request, body: undefined };
	const others = Object.entries(request.body as object).filter(([name]) => name !== batch?.key);
	return { ...request, body: Object.fromEntries(others) };
}

/** One request for several batch items of the same frame. For a single item, its own request. */
export function requestFor(units: BatchItem[]): Request {
	const [{ form, frame, operation, own }] = units;
	if (units.length === 1 && own) return own;
	const elements = units.map(({ element }) => element);
	switch (form) {
		case 'array':
			return { ...frame, body: elements };
		case 'key':
			return {
				...frame,
				body: { ...(frame.body as object), [operation.batch?.key ?? '']: elements },
			};
		default:
			return {
				...frame,
				query: [
					...frame.query,
					...listEntries(operation, listParameter(units[0]), [...new Set(elements.map(String))]),
				],
			};
	}
}

function listEntries({ query }: Operation, name: string, values: string[]): Request['query'] {
	const isRepeated = query.find((each) => each.name === name)?.list === 'repeat';
	return isRepeated
		? values.map((value): [string, string] => [name, value])
		: [[name, values.join(',')]];
}

/** The query parameter that takes the IDs of several records. */
export function listParameter({ form, operation, work }: BatchItem): string {
	const name =
		form === 'query' && operation.id === work.operation.id
			? operation.batch?.key
			: work.operation.twin?.key;
	if (!name) throw new Error(`The catalog names no list of IDs for ${operation.id}.`);
	return name;
}
