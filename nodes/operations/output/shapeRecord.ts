import type { IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../../../catalog/types';
import { isObject, type Json } from '../../shared/utils/isObject';
import { findRequestedFields } from './requestedFields';
import { convertValues } from './convertValues';
import { includeFields, outputOf, wantedNames } from './outputFields';

/** The fields to output. */
interface Shape {
	/** All of them, if an item names its fields itself. */
	names?: string[];
	/** How further fields begin, if only the main ones are output and an item requests more. */
	requested?: string[];
}

/**
 * Shapes records to output as set for one item: the wanted fields, with amounts as numbers and dates in ISO 8601. Raw output
 * stays as BigCommerce sends it.
 * @throws InputError if no field is selected
 */
export function shaperFor(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): (record: Json) => Json {
	const shape = shapeFor(context, operation, itemIndex);
	if (!shape) return (record) => record;
	const output = outputOf(operation);
	const convert = (record: Json) => (output ? convertValues(record, output) : record);
	const { names, requested } = shape;
	if (!names) return convert;
	return requested
		? (record) => convert(simplified(record, names, requested))
		: (record) => convert(shaped(record, names));
}

/**
 * The query parameter that limits the response to the output fields, if the endpoint has one.
 * @param filters the names of the item's filters: records show only with their fields whether BigCommerce applied them
 */
export function selectedOnTheWire(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
	filters: string[],
): { include_fields?: string[] } {
	const shape = shapeFor(context, operation, itemIndex);
	const requested = shape?.names && includeFields(operation, shape.names, filters);
	return requested ? { include_fields: requested } : {};
}

/** Small records are always returned whole. The parameter is hidden for them, but may still hold a value from another operation. */
function shapeFor(
	context: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
): Shape | undefined {
	if (!operation.answer.wide) return undefined;
	const mode = context.getNodeParameter('output', itemIndex, 'simplified');
	const names = wantedNames(
		operation,
		mode,
		mode === 'selected' ? context.getNodeParameter('selectedFields', itemIndex, []) : undefined,
	);
	if (mode !== 'simplified') return names && { names };
	const requested = findRequestedFields(context, operation, itemIndex);
	return requested ? { names, requested } : {};
}

/** The main fields of a record, with its ID, which some specifications forget, and what was requested besides. */
export function simplified(record: Json, names: string[], requested: string[]): Json {
	const main = shaped(record, names);
	if (main === record) return record;
	const further = requested.flatMap((start) =>
		Object.hasOwn(record, start)
			? start
			: Object.keys(record).filter((name) => plain(name).startsWith(plain(start))),
	);
	return shaped(record, [...(names.includes('id') ? [] : ['id']), ...names, ...further]);
}

/** BigCommerce writes `formfields` in a request and `form_fields` in the response. */
function plain(name: string): string {
	return name.replaceAll('_', '').toLowerCase();
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
