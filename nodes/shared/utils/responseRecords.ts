import type { Operation } from '../../../catalog/types';
import type { Page, PageMeta } from '../http/pagination/types';
import type { HttpResponse } from '../http/request';
import { isObject, type Json } from './isObject';

/**
 * The records of a response with any envelope: V3's `{data, meta}`, a bare array or object of V2, or nothing.
 * The actual response decides, not the documentation: some specifications call a list an object.
 */
export function readRecords({ envelope }: Operation['answer'], { body }: HttpResponse): Page {
	if (body === undefined) return { records: [] };
	if (Array.isArray(body)) return { records: body };
	if (!isObject(body)) return { records: [{ value: body }] };
	const isWrapped = 'data' in body && (envelope === 'data' || 'meta' in body);
	if (!isWrapped) return { records: [body] };
	const { data, meta } = body as { data: unknown; meta?: PageMeta };
	const records = Array.isArray(data) ? data : data === null || data === undefined ? [] : [data];
	return { records, ...(meta ? { meta } : {}) };
}

/** The records inside a record that only holds lists of them; the record itself if none of the lists is there. */
export function partsOf({ parts }: Operation['answer'], record: unknown): unknown[] {
	if (!parts || !isObject(record)) return [record];
	const paths = parts.paths.map((path) => path.split('.'));
	if (paths.every(([name]) => !Object.hasOwn(record, name))) return [record];
	const { label } = parts;
	return paths.flatMap((path) =>
		entriesAt(record, path).map((entry) =>
			label && isObject(entry) ? { [label]: path[0], ...entry } : entry,
		),
	);
}

function entriesAt(value: unknown, [name, ...rest]: string[]): unknown[] {
	if (Array.isArray(value))
		return value.flatMap((child) => entriesAt(child, name === undefined ? [] : [name, ...rest]));
	if (name === undefined) return value === undefined || value === null ? [] : [value];
	return isObject(value) && Object.hasOwn(value, name) ? entriesAt(value[name], rest) : [];
}

/** The output for a success without a record. */
export function confirmation({ method, answer }: Pick<Operation, 'method' | 'answer'>): Json {
	if (answer.proof === 'accepted') return { accepted: true };
	return method === 'DELETE' ? { deleted: true } : { success: true };
}

/** Records as n8n items: always objects. @param name the field name for a plain value */
export function asItem(record: unknown, name = 'value'): Json {
	return isObject(record) ? record : { [name]: record };
}
