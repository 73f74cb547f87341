import { recordSchema } from '../../../catalog/recordSchema';
import type { Operation, Schema } from '../../../catalog/types';
import { dateStyleOf, isZeroOrOne } from '../../shared/catalog/forms';
import { fieldLabel } from '../../shared/catalog/names';
import { isBlank, isEmptyList, isStray } from '../../shared/utils/blank';
import { writeDate } from './dates';
import { assertDemands } from './demands';
import { PLAIN_VALUE } from './bodyForm';
import { columnAdvice } from './columnNames';
import { assertFilledIn } from './untouched';
import { zeroOrOne } from './zeroOrOne';
import { useOf, emptyValueOf, type FieldValues } from './fieldValues';
import { coerce, parseJson, InputError } from '../../shared/utils/coerce';
import { shallow } from '../../shared/utils/json';
import { msg } from '../../shared/text/message';

/** A body, and the names of fields that were not sent, by reason. */
export interface MappedBody {
	body: unknown;
	/** The operation does not know them. */
	unknown: string[];
	/** They had no value. */
	blank: string[];
	/** Read-only links from BigCommerce. */
	links: string[];
}

/**
 * The request body from mapped fields.
 * @param zone the time zone for dates without one
 * @throws InputError for a value of the wrong type, a missing required field, or a field that cannot be emptied
 */
export function bodyFromFields(
	operation: Operation,
	fieldValues: FieldValues,
	zone?: string,
): MappedBody {
	const { fields, isAutomatic, clear = [], entries = [] } = fieldValues;
	const schema = recordSchema(operation) ?? {};
	if (!isAutomatic)
		for (const [name, value] of Object.entries(fields)) assertFilledIn(operation, name, value);
	const left: MappedBody = { body: undefined, unknown: [], blank: [], links: [] };
	if (schema.type && schema.type !== 'object')
		return { ...left, body: wrap(operation, plainBody(fields[PLAIN_VALUE], schema, isAutomatic)) };
	const isDeleting = operation.method === 'DELETE';
	const record: Record<string, unknown> = {};
	for (const [name, given] of Object.entries(fields)) {
		const field = schemaAt(schema, name);
		const value =
			field && entries.includes(name) ? entryValue(fieldLabel(name), given, field, zone) : given;
		const use = field && useOf(value, field, isAutomatic || isDeleting);
		if (!field) left.unknown.push(name);
		else if (use === 'sent') set(record, name.split('.'), written(name, value, field, zone));
		else if (use === 'link') left.links.push(name);
		else if (!clear.includes(name)) left.blank.push(name);
	}
	for (const name of clear)
		if (at(record, name) === undefined)
			set(record, name.split('.'), emptied(name, schemaAt(schema, name)));
	// These fields select what to delete. Without one of them, more would be deleted.
	if (isDeleting && left.blank.length > 0)
		throw new InputError(
			msg`"${fieldLabel(left.blank[0])}" has no value`,
			'Map a value, or take the field out of the form. Nothing was sent.',
		);
	const columns = isAutomatic ? left.unknown : undefined;
	assertDemands(operation.body?.demands ?? [], record, (names) => columnAdvice(names, columns));
	const missing = (schema.required ?? []).find((name) => record[name] === undefined);
	if (missing) throw required(missing, columns);
	return { ...left, body: wrap(operation, record) };
}

/** Whether a name is that of a field of the body. */
export function isKnownField(operation: Operation, name: string): boolean {
	const schema = recordSchema(operation) ?? {};
	const isPlain = schema.type !== undefined && schema.type !== 'object';
	return isPlain || schemaAt(schema, name) !== undefined;
}

/** A body that is one plain value or a list of plain values. */
function plainBody(value: unknown, schema: Schema, isAutomatic?: boolean): unknown {
	if (value === null || useOf(value, schema, isAutomatic) !== 'sent') throw required(PLAIN_VALUE);
	return coerce(value, schema, fieldLabel(PLAIN_VALUE));
}

/** @param columns those of the incoming item that are no fields, if it is mapped automatically */
function required(name: string, columns?: string[]): InputError {
	return new InputError(
		msg`"${fieldLabel(name)}" is required`,
		`BigCommerce needs the field "${name}" for this operation.${columnAdvice([name], columns)}`,
	);
}

function emptied(name: string, schema: Schema | undefined): unknown {
	const value = schema && emptyValueOf(schema);
	if (value === undefined)
		throw new InputError(
			msg`"${fieldLabel(name)}" cannot be emptied`,
			'Remove it from "Clear Fields". To set a neutral value such as 0, use "Fields".',
		);
	return value;
}

/** An entry of a list, with everything in it. A name in it is that of a field for its label and its kind of value. */
function entryValue(label: string, value: unknown, schema: Schema, zone?: string): unknown {
	if (Array.isArray(value))
		return value.map((entry, index) =>
			entryValue(`${label} ${index + 1}`, entry, schema.items ?? {}, zone),
		);
	if (typeof value !== 'object' || value === null || value instanceof Date)
		return schema.type === 'object' || schema.type === 'array' || !schema.type
			? value
			: writtenAs(label, label, value, schema, zone);
	return Object.fromEntries(
		Object.entries(value).map(([name, entry]) => [
			name,
			entryValue(`${label}: ${fieldLabel(name)}`, entry, schema.properties?.[name] ?? {}, zone),
		]),
	);
}

function written(name: string, value: unknown, schema: Schema, zone?: string): unknown {
	return writtenAs(name, fieldLabel(name), value, schema, zone);
}

function writtenAs(
	name: string,
	label: string,
	value: unknown,
	schema: Schema,
	zone?: string,
): unknown {
	// A person may be named Null, but not undefined.
	if (isStray(value) && value !== 'null' && value !== 'NaN')
		throw new InputError(
			msg`"${label}" has no value, only the word "${String(value)}"`,
			'It comes from an expression that turned a missing value into text. Map a field that has a value.',
		);
	const style = dateStyleOf(schema);
	if (style && value !== null) {
		const date = writeDate(value, style, label, zone);
		return schema.type === 'string' ? date : Number(date);
	}
	if (isZeroOrOne(name, schema) && value !== null) return zeroOrOne(value, schema, label);
	return coerce(value, schema, label);
}

/**
 * The request body from the JSON a user wrote: a record, or for operations that take a list also the whole list.
 * @throws InputError if it is missing or is not valid JSON
 */
export function bodyFromJson({ batch }: Operation, json: unknown): unknown {
	const value =
		typeof json === 'string'
			? parseJson(isBlank(json) ? '{}' : json, 'JSON Body')
			: shallow(json, 'JSON Body');
	if (isBlank(value))
		throw new InputError(
			msg`"JSON Body" has no value`,
			'If it is an expression, it has no value for this item.',
		);
	if (batch?.form !== 'array') return value;
	if (isEmptyList(value))
		throw new InputError(msg`"JSON Body" is an empty list`, 'There is nothing to send.');
	return Array.isArray(value) ? value : [value];
}

/** Wraps one record in the structure that the operation expects. */
function wrap({ batch, body }: Operation, record: unknown): unknown {
	if (batch?.form === 'array') return [record];
	if (batch?.form !== 'key' || !batch.key) return record;
	const shared = Object.keys(body?.schema.properties ?? {});
	const entries = Object.entries(record as object);
	const outside = entries.filter(([name]) => shared.includes(name));
	const element = Object.fromEntries(entries.filter(([name]) => !shared.includes(name)));
	return {
		...Object.fromEntries(outside),
		[batch.key]: [batch.field ? element[batch.field] : element],
	};
}

/** The schema of a field; own properties only, so that no name reaches an object's prototype. */
export function schemaAt(schema: Schema, name: string): Schema | undefined {
	return name
		.split('.')
		.reduce<Schema | undefined>(
			(at, part) =>
				at?.properties && Object.hasOwn(at.properties, part) ? at.properties[part] : undefined,
			schema,
		);
}

function at(record: Record<string, unknown>, name: string): unknown {
	return name
		.split('.')
		.reduce<unknown>(
			(value, part) =>
				typeof value === 'object' && value !== null && Object.hasOwn(value, part)
					? (value as Record<string, unknown>)[part]
					: undefined,
			record,
		);
}

function set(record: Record<string, unknown>, [name, ...rest]: string[], value: unknown): void {
	if (rest.length === 0) {
		record[name] = value;
		return;
	}
	const parent = record[name];
	// A copy: the parent may be an object of the incoming item.
	const child = typeof parent === 'object' && parent !== null ? { ...parent } : {};
	set(child as Record<string, unknown>, rest, value);
	record[name] = child;
}
