import { recordSchema } from '../../../catalog/recordSchema';
import type { Operation, Schema } from '../../../catalog/types';
import type { Request } from '../../shared/http/request';
import { coerce } from '../../shared/utils/coerce';
import { valueAt } from '../../shared/utils/isObject';
import { fillPath } from '../requests/path';
import type { ItemRequest, BatchItem } from './types';

/**
 * Splits an item's request into batch items that can be combined with others.
 * @param twin the bulk operation that does the same for many records, if there is one
 */
export function toBatchItems(itemRequest: ItemRequest, twin: Operation | undefined): BatchItem[] {
	const { operation, request } = itemRequest;
	const form = operation.batch?.form;
	const elements =
		form === 'array'
			? listIn(request.body)
			: form === 'key'
				? listIn(valueAt(request.body, operation.batch?.key ?? ''))
				: form === 'query'
					? idsIn(request, operation.batch?.key)
					: undefined;
	if (form && elements && elements.length > 0 && operation.method !== 'GET') {
		const frame = frameOf(operation, request);
		const isWhole = elements.length === 1;
		return elements.map((element, position) => ({
			itemRequest,
			form,
			position,
			operation,
			frame,
			element,
			...(isWhole ? { own: request } : {}),
		}));
	}
	const throughMany = twin && toBulkItem(itemRequest, twin);
	return [throughMany ?? singleBatchItem(itemRequest)];
}

export function singleBatchItem(itemRequest: ItemRequest): BatchItem {
	return {
		itemRequest,
		form: 'alone',
		position: 0,
		operation: itemRequest.operation,
		frame: itemRequest.request,
		own: itemRequest.request,
	};
}

function listIn(value: unknown): unknown[] | undefined {
	return Array.isArray(value) ? value : undefined;
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
export function requestFor(batchItems: BatchItem[]): Request {
	const [{ form, frame, operation, own }] = batchItems;
	if (batchItems.length === 1 && own) return own;
	const elements = batchItems.map(({ element }) => element);
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
					...listEntries(operation, listParameter(batchItems[0]), [
						...new Set(elements.map(String)),
					]),
				],
			};
	}
}

function listEntries({ query }: Operation, name: string, values: string[]): Request['query'] {
	const isRepeated =
		query.find((queryParameter) => queryParameter.name === name)?.list === 'repeat';
	return isRepeated
		? values.map((value): [string, string] => [name, value])
		: [[name, values.join(',')]];
}

/** The query parameter that takes the IDs of several records. */
export function listParameter({ form, operation, itemRequest }: BatchItem): string {
	const name =
		form === 'query' && operation.id === itemRequest.operation.id
			? operation.batch?.key
			: itemRequest.operation.twin?.key;
	if (!name) throw new Error(`The catalog names no list of IDs for ${operation.id}.`);
	return name;
}

/**
 * Converts a request to a part of a bulk request; undefined if the bulk operation could not carry it out in
 * exactly the same way, because it lacks a given field or query parameter, or requires one that was not given.
 */
function toBulkItem(itemRequest: ItemRequest, twin: Operation): BatchItem | undefined {
	const { operation, parameters, request } = itemRequest;
	const { key, parameter } = operation.twin ?? {};
	const path = operation.pathParameters.find(
		(pathParameter) => pathParameter.parameter === parameter,
	);
	if (
		!key ||
		!path ||
		Buffer.isBuffer(request.body) ||
		!request.query.every(([name]) =>
			twin.query.some((queryParameter) => queryParameter.name === name),
		)
	)
		return undefined;
	const frame: Request = {
		server: twin.server,
		method: twin.method,
		path: fillPath(twin, parameters),
		query: request.query,
		...(request.headers ? { headers: request.headers } : {}),
	};
	const value = parameters[path.parameter];
	const base = { itemRequest, position: 0, operation: twin, frame, own: request };
	if (twin.method === 'GET') return { ...base, form: 'list', element: coerced(value, path.schema) };
	if (twin.batch?.form === 'query')
		return { ...base, form: 'query', element: coerced(value, path.schema) };
	const schema = recordSchema(twin);
	if (twin.batch?.form !== 'array' || !schema) return undefined;
	const id = coerced(value, schema.type === 'object' ? (schema.properties?.[key] ?? {}) : schema);
	if (id === undefined) return undefined;
	if (schema.type !== 'object') return { ...base, form: 'array', element: id };
	const element = { ...(request.body as object), [key]: id };
	return fits(element, schema) ? { ...base, form: 'array', element } : undefined;
}

/** The ID in the form that the bulk operation expects; undefined if that is not possible, so the item's own request is used. */
function coerced(value: unknown, schema: Schema): unknown {
	try {
		return coerce(value, schema, '');
	} catch {
		return undefined;
	}
}

function fits(element: object, { properties = {}, required = [] }: Schema): boolean {
	const names = Object.keys(element);
	return (
		names.every((name) => Object.hasOwn(properties, name)) &&
		required.every((name) => names.includes(name))
	);
}
