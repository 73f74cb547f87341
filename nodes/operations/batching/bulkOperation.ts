import type { Operation, Schema } from '../../../catalog/types';
import { recordSchema } from '../requests/body';
import { coerce } from '../../shared/utils/coerce';
import { fillPath } from '../requests/path';
import type { Request } from '../../shared/http/request';
import type { BatchItem, ItemRequest } from './types';

/**
 * Converts a request to a part of a bulk request; undefined if the bulk operation could not carry it out in
 * exactly the same way, because it lacks a given field or query parameter, or requires one that was not given.
 */
export function toBulkItem(work: ItemRequest, twin: Operation): BatchItem | undefined {
	const { operation, parameters, request } = work;
	const { key, parameter } = operation.twin ?? {};
	const path = operation.pathParameters.find((each) => each.parameter === parameter);
	if (
		!key ||
		!path ||
		Buffer.isBuffer(request.body) ||
		!request.query.every(([name]) => twin.query.some((each) => each.name === name))
	)
		return undefined;
	const frame: Request = {
		server: twin.server,
		method: twin.method,
		path: fillPath(twin, parameters),
		query: request.query,
		...(request.headers ? { headers: request.headers } : {}),
	};
	const given = parameters[path.parameter];
	const base = { work, position: 0, operation: twin, frame, own: request };
	if (twin.method === 'GET') return { ...base, form: 'list', element: coerced(given, path.schema) };
	if (twin.batch?.form === 'query')
		return { ...base, form: 'query', element: coerced(given, path.schema) };
	const schema = recordSchema(twin);
	if (twin.batch?.form !== 'array' || !schema) return undefined;
	const id = coerced(given, schema.type === 'object' ? (schema.properties?.[key] ?? {}) : schema);
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
