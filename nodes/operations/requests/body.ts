import type { Batch, Operation, Schema } from '../../../catalog/types';
import { dateStyleOf, isZeroOrOne } from '../../shared/catalog/forms';
import { fieldLabel } from '../../shared/catalog/names';
import { isBlank, isEmptyList, isStray } from '../../shared/utils/blank';
import { writeDate } from './dates';
import { useOf, emptyValueOf, type FieldValues } from './fieldValues';
import { coerce, parseJson, InputError, toBoolean } from '../../shared/utils/coerce';
import { shallow } from '../../shared/utils/json';
import { msg } from '../../shared/text/message';

/** The name of the only field of a body that lists plain values, such as IDs. */
export const PLAIN_VALUE = 'value';

/** The schema of one input item's record. The request contains the record alone, in a list, or in a list under a key. */
export function recordSchema({ body, batch }: Operation): Schema | undefined {
	const schema = body?.schema;
	if (batch?.form === 'array') return schema?.items;
	if (batch?.form !== 'key' || !batch.key) return schema;
	const { [batch.key]: list, ...others } = schema?.properties ?? {};
	const element = elementSchema(batch, list?.items ?? {});
	const required = [
		...(schema?.required ?? []).filter((text) => text !== batch.key),
		...(element.required ?? []),
	];
	return { type: 'object', properties: { ...others, ...element.properties }, required };
}

/** A plain value such as an ID becomes a field in the form. */
function elementSchema({ field }: Batch, items: Schema): Schema {
	return field ? { type: 'object', properties: { [field]: items }, required: [field] } : items;
}

/** Whether the body can be filled in field by field; otherwise it is written as JSON. */
export function takesFields(operation: Operation): boolean {
	const schema = recordSchema(operation);
	if (operation.body?.content !== 'json' || !schema?.type || isAddressOnly(operation)) return false;
	return schema.type !== 'object' || Object.keys(schema.properties ?? {}).length > 0;
}

/** Whether the body contains only a file URL, which has a separate parameter. */
export function isAddressOnly({ body }: Operation): boolean {
	return (
		body?.file?.url !== undefined &&
		Object.keys(body.schema.properties ?? {}).every((name) => name === body.file?.url)
	);
}

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
	const { fields, isAutomatic, clear = [] } = fieldValues;
	const schema = recordSchema(operation) ?? {};
	const left: MappedBody = { body: undefined, unknown: [], blank: [], links: [] };
	if (schema.type && schema.type !== 'object')
		return { ...left, body: wrap(operation, plainBody(fields[PLAIN_VALUE], schema, isAutomatic)) };
	const isDeleting = operation.method === 'DELETE';
	const record: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(fields)) {
		const field = schemaAt(schema, name);
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
	const missing = (schema.required ?? []).find((name) => record[name] === undefined);
	if (missing) throw required(missing);
	return { ...left, body: wrap(operation, record) };
}

/** A body that is one plain value or a list of plain values. */
function plainBody(value: unknown, schema: Schema, isAutomatic?: boolean): unknown {
	if (value === null || useOf(value, schema, isAutomatic) !== 'sent') throw required(PLAIN_VALUE);
	return coerce(value, schema, fieldLabel(PLAIN_VALUE));
}

function required(name: string): InputError {
	return new InputError(
		msg`"${fieldLabel(name)}" is required`,
		`BigCommerce needs the field ${name} for this operation.`,
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

function written(name: string, value: unknown, schema: Schema, zone?: string): unknown {
	const label = fieldLabel(name);
	// A person may be named Null, but not undefined.
	if (isStray(value) && value !== 'null' && value !== 'NaN')
		throw new InputError(
			msg`"${label}" has no value, only the word "${String(value)}"`,
			'It comes from an expression that turned a missing value into text. Map a field that has a value.',
		);
	const style = dateStyleOf(schema);
	if (style && value !== null) return writeDate(value, style, label, zone);
	if (schema.type === 'integer' && isZeroOrOne(name) && value !== null)
		return toBoolean(value, label) ? 1 : 0;
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
