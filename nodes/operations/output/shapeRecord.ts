import type { IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../../../catalog/types';
import { isObject, type Json } from '../../shared/utils/isObject';
import { includeFields, wantedNames } from './outputFields';

/** Shapes records to output as set for one item. @throws InputError if no field is selected */
export function shaperFor(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): (record: Json) => Json {
	const names = namesFor(context, operation, itemIndex);
	return names ? (record) => shaped(record, names) : (record) => record;
}

/** The query parameter that limits the response to the output fields, if the endpoint has one. */
export function selectedOnTheWire(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): { include_fields?: string[] } {
	const names = namesFor(context, operation, itemIndex);
	const asked = names && includeFields(operation, names);
	return asked ? { include_fields: asked } : {};
}

/** Small records are always returned whole. The parameter is hidden for them, but may still hold a value from another operation. */
function namesFor(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): string[] | undefined {
	if (!operation.answer.wide) return undefined;
	const mode = context.getNodeParameter('output', itemIndex, 'raw');
	return wantedNames(
		operation,
		mode,
		mode === 'selected' ? context.getNodeParameter('selectedFields', itemIndex, []) : undefined,
	);
}

/**
 * Keeps only the named fields of a record, in the order of the names. `parent.child` keeps a nested field, also in every element of a list.
 * A record with none of the fields is something else, e.g. a confirmation, and stays unchanged.
 */
export function shaped(record: Json, names: string[]): Json {
	const kept: Json = {};
	for (const name of names) copy(record, kept, name.split('.'));
	return Object.keys(kept).length > 0 ? kept : record;
}

function copy(from: Json, to: Json, [name, ...rest]: string[]): void {
	// Own properties only, and none that would change the prototype.
	if (!Object.hasOwn(from, name) || name === '__proto__') return;
	const value = from[name];
	if (rest.length === 0) {
		to[name] = value;
		return;
	}
	if (Array.isArray(value))
		to[name] = value.map((value, index) =>
			nested(value, (to[name] as unknown[] | undefined)?.[index], rest),
		);
	else if (isObject(value)) to[name] = nested(value, to[name], rest);
}

function nested(value: unknown, before: unknown, path: string[]): unknown {
	if (!isObject(value)) return value;
	const kept: Json = isObject(before) ? { ...before } : {};
	copy(value, kept, path);
	return kept;
}
