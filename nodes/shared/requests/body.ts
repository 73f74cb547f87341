import type { Batch, Operation, Schema } from '../../../catalog/types';
import { dateStyleOf } from '../catalog/forms';
import { fieldLabel } from '../catalog/names';
import { writeDate } from './dates';
import { coerce, fromJson, InvalidInput } from './input';

/** The name of the only field of a body that lists plain values, such as IDs. */
export const PLAIN_VALUE = 'value';

/** What one input item describes: a record, which the request may carry alone, in a list, or in a list under a key. */
export function recordSchema({ body, batch }: Operation): Schema | undefined {
	const schema = body?.schema;
	if (batch?.form === 'array') return schema?.items;
	if (batch?.form !== 'key' || !batch.key) return schema;
	const { [batch.key]: list, ...others } = schema?.properties ?? {};
	const element = elementSchema(batch, list?.items ?? {});
	const required = [...(schema?.required ?? []).filter((each) => each !== batch.key), ...(element.required ?? [])];
	return { type: 'object', properties: { ...others, ...element.properties }, required };
}

/** A plain value, such as an ID, is a field of its own in the form. */
function elementSchema({ field }: Batch, items: Schema): Schema {
	return field ? { type: 'object', properties: { [field]: items }, required: [field] } : items;
}

/** Whether the body can be filled in field by field; otherwise it is written as JSON. */
export function takesFields(operation: Operation): boolean {
	const schema = recordSchema(operation);
	if (operation.body?.content !== 'json' || !schema?.type || isAddressOnly(operation)) return false;
	return schema.type !== 'object' || Object.keys(schema.properties ?? {}).length > 0;
}

/** Whether the body holds nothing but the address of a file, which has a parameter of its own. */
export function isAddressOnly({ body }: Operation): boolean {
	return body?.file?.url !== undefined && Object.keys(body.schema.properties ?? {}).every((name) => name === body.file?.url);
}

/** A body, and the given names that the operation does not know and that were therefore not sent. */
export interface MappedBody {
	body: unknown;
	unknown: string[];
}

/**
 * The request body from mapped fields.
 * @param fields by field name; `parent.child` sets a field of a nested object
 * @param zone what dates without a zone are in
 * @throws InvalidInput for a value of the wrong type or a missing required field
 */
export function bodyFromFields(operation: Operation, fields: Record<string, unknown>, zone?: string): MappedBody {
	const schema = recordSchema(operation) ?? {};
	if (schema.type && schema.type !== 'object') {
		return { body: wrap(operation, coerce(fields[PLAIN_VALUE], schema, fieldLabel(PLAIN_VALUE))), unknown: [] };
	}
	const record: Record<string, unknown> = {};
	const unknown: string[] = [];
	for (const [name, value] of Object.entries(fields)) {
		const field = schemaAt(schema, name);
		if (!field) unknown.push(name);
		else if (value !== undefined) set(record, name.split('.'), written(name, value, field, zone));
	}
	const missing = (schema.required ?? []).find((name) => record[name] === undefined);
	if (missing) throw new InvalidInput(`"${fieldLabel(missing)}" is required`, `BigCommerce needs the field ${missing} for this operation.`);
	return { body: wrap(operation, record), unknown };
}

function written(name: string, value: unknown, schema: Schema, zone?: string): unknown {
	const style = dateStyleOf(schema);
	// Nothing takes a date away.
	if (style && value !== null && value !== '') return writeDate(value, style, fieldLabel(name), zone);
	return coerce(value, schema, fieldLabel(name));
}

/** The request body from the JSON a user wrote: a record, or for operations that take a list also the whole list. */
export function bodyFromJson(operation: Operation, json: unknown): unknown {
	const value = typeof json === 'string' ? fromJson(json.trim() === '' ? '{}' : json, 'JSON Body') : json;
	if (operation.batch?.form === 'array' && !Array.isArray(value)) return [value];
	return value;
}

/** Puts one record where the operation expects its records. */
function wrap({ batch, body }: Operation, record: unknown): unknown {
	if (batch?.form === 'array') return [record];
	if (batch?.form !== 'key' || !batch.key) return record;
	const shared = Object.keys(body?.schema.properties ?? {});
	const entries = Object.entries(record as object);
	const outside = entries.filter(([name]) => shared.includes(name));
	const element = Object.fromEntries(entries.filter(([name]) => !shared.includes(name)));
	return { ...Object.fromEntries(outside), [batch.key]: [batch.field ? element[batch.field] : element] };
}

/** The schema of a field; own properties only, so that no name reaches an object's prototype. */
function schemaAt(schema: Schema, name: string): Schema | undefined {
	return name.split('.').reduce<Schema | undefined>((at, part) => (at?.properties && Object.hasOwn(at.properties, part) ? at.properties[part] : undefined), schema);
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
