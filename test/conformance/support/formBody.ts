import type { JSONSchema } from '@stoplight/prism-http';
import type { ResourceMapperField } from 'n8n-workflow';

import { recordSchema } from '../../../catalog/recordSchema';
import type { Operation, Schema } from '../../../catalog/types';
import { loadFields, type NodeRun } from '../../support/node';
import { isDate, sameKindOfDate } from './dates';
import { withDemands, withSwitches } from './demands';
import { isRecord, read, write } from './places';
import { allParts, flatten } from './schema';
import type { HttpOperation } from './specifications';
import { valueFor, type Wish } from './values';

/** The JSON schema of the body that a specification asks for. */
export function bodySchema({ request }: HttpOperation): JSONSchema | undefined {
	const contents = request?.body?.contents ?? [];
	return (contents.find(({ mediaType }) => mediaType.includes('json')) ?? contents[0])?.schema as
		JSONSchema | undefined;
}

/** Fills in the form of the body, or its JSON where there is no form. */
export async function bodyFor(
	operation: Operation,
	specified: HttpOperation,
	wish: Wish,
	run: NodeRun,
) {
	const { fields } = await loadFields('getFields', run);
	const address = operation.body?.file?.url;
	const schema = bodySchema(specified);
	if (!schema)
		return {
			parameters: inFields({ [PLAIN]: 1 }),
			body: undefined,
			violations: ['form: has a body'],
		};
	if (fields.length === 0) {
		const body = withAddress(valueFor(schema, wish), operation, address);
		return {
			parameters: { jsonBody: JSON.stringify(body), ...addressIn(body, address) },
			body,
			violations: [],
		};
	}
	const known = recordSchema(operation) ?? {};
	const full = withoutHandedOut(recordOf(operation, schema, { ...wish, extent: 'full' }), known);
	const wanted =
		wish.extent === 'full'
			? full
			: smallest(operation, withoutHandedOut(recordOf(operation, schema, wish), known), full);
	const record = withAddress(
		withSwitches(
			withDates(
				withDemands(
					withDemanded(wanted, full, fields, known.required),
					full,
					operation.body?.demands,
				),
				fields,
			),
			fields,
		),
		operation,
		address,
	);
	const typed = typedIn(
		fields.map(({ id }) => id),
		record,
	);
	const lost = typed.lost.filter((text) => text !== address);
	const violations = lost.map((text) => `form: has no field ${text}`);
	return {
		parameters: { ...inFields(typed.value), ...addressIn(record, address) },
		body: bodyOf(operation, schema, record),
		violations,
	};
}

const inFields = (value: Record<string, unknown>) => ({
	bodyMode: 'fields',
	fields: { mappingMode: 'defineBelow', value },
});

/** What one item describes: a record, or what stands in a list of records. */
function recordOf({ batch }: Operation, schema: JSONSchema, wish: Wish): unknown {
	if (batch?.form === 'array') return valueFor(elementOf(schema), wish);
	const body = valueFor(schema, wish);
	if (batch?.form !== 'key' || !batch.key) return body;
	const others = Object.fromEntries(
		Object.entries(body as object).filter(([name]) => name !== batch.key),
	);
	const element = valueFor(elementOf(flatten(schema).properties?.[batch.key] ?? {}), wish);
	return typeof element === 'object' ? { ...others, ...element } : { ...others, [PLAIN]: element };
}

/** Without what BigCommerce only hands out, which the form leaves out. */
function withoutHandedOut(record: unknown, { properties = {} }: Schema): unknown {
	if (!isRecord(record)) return record;
	return Object.fromEntries(
		Object.entries(record).filter(([name]) => !properties[name]?.handedOut),
	);
}

const PLAIN = 'value';

/** The elements of a list, where the list is one of several alternatives too. */
function elementOf(list: JSONSchema): JSONSchema {
	const elements = allParts(list).flatMap(({ items }) => items ?? []);
	return elements.length === 1 ? (elements[0] as JSONSchema) : { oneOf: elements };
}

/** The body in which a record is to arrive. */
function bodyOf({ batch }: Operation, schema: JSONSchema, record: unknown): unknown {
	if (batch?.form === 'array') return [record];
	if (batch?.form !== 'key' || !batch.key) return record;
	const shared = Object.keys(flatten(schema).properties ?? {});
	const entries = Object.entries(record as object);
	const element = Object.fromEntries(entries.filter(([name]) => !shared.includes(name)));
	return {
		...Object.fromEntries(entries.filter(([name]) => shared.includes(name))),
		[batch.key]: [PLAIN in element ? element[PLAIN] : element],
	};
}

/** What is required; for a change at least one field. */
function smallest({ method }: Operation, required: unknown, full: unknown): unknown {
	const isEmpty = isRecord(required) && Object.keys(required).length === 0;
	return method === 'PUT' && isEmpty
		? Object.fromEntries(Object.entries(full as object).slice(0, 1))
		: required;
}

/** With what the form requires on top, and without objects that have nothing in them where the form has their fields instead. */
function withDemanded(
	record: unknown,
	full: unknown,
	fields: ResourceMapperField[],
	/** Lists that have a form for their entries are not required among the fields. */
	required: string[] = [],
): unknown {
	if (!isRecord(record)) return record;
	const result = structuredClone(record);
	for (const { id, type } of fields.filter(
		(field) =>
			(field.required || required.includes(field.id)) && read(record, field.id) === undefined,
	)) {
		// Any other text of an ID would be looked up as a name.
		const isNumber = type === 'number' || /(^|[._])id$/i.test(id);
		write(result, id, read(full, id) ?? (isNumber ? 1 : 'text'));
	}
	for (const name of Object.keys(result)) {
		const isFlattened = !fields.some(({ id }) => id === name);
		if (isFlattened && isRecord(result[name]) && Object.keys(result[name]).length === 0)
			result[name] = read(full, name);
	}
	return result;
}

const ADDRESS = 'https://example.com/path.jpg';

/** With the address of a file, which a new record needs; the form asks for it apart from the fields. */
function withAddress(record: unknown, { method }: Operation, address: string | undefined): unknown {
	if (!address || !isRecord(record) || (method !== 'POST' && !(address in record))) return record;
	return { ...record, [address]: ADDRESS };
}

function addressIn(record: unknown, address: string | undefined): { fileUrl?: string } {
	return address && isRecord(record) && address in record ? { fileUrl: ADDRESS } : {};
}

/** A date, where the specification has any text and the form asks for a date. */
function withDates(record: unknown, fields: ResourceMapperField[]): unknown {
	if (!isRecord(record)) return record;
	const result = structuredClone(record);
	for (const { id } of fields.filter(({ id: text }) => isDate(fields, text))) {
		const text = read(record, id);
		if (text !== undefined) write(result, id, sameKindOfDate(text));
	}
	return result;
}

/** The values of a record as a form with these fields takes them, `parent.child` too, and what no field takes. */
function typedIn(
	ids: string[],
	record: unknown,
	prefix = '',
): { value: Record<string, unknown>; lost: string[] } {
	if (!isRecord(record))
		return { value: { [PLAIN]: record }, lost: ids.includes(PLAIN) ? [] : [PLAIN] };
	const parts = Object.entries(record).map(([name, value]) => {
		const id = prefix + name;
		if (ids.includes(id)) return { value: { [id]: value }, lost: [] };
		if (ids.some((other) => other.startsWith(`${id}.`)) && typeof value === 'object')
			return typedIn(ids, value, `${id}.`);
		return { value: {}, lost: [id] };
	});
	return {
		value: Object.assign({}, ...parts.map(({ value }) => value)),
		lost: parts.flatMap(({ lost }) => lost),
	};
}
