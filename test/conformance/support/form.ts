import type { JSONSchema } from '@stoplight/prism-http';
import type { ResourceMapperField } from 'n8n-workflow';

import type { Operation } from '../../../catalog/types';
import { loadFields, loadOptions, type NodeRun } from '../../support/node';
import { isRecord, read, write } from './places';
import { allParts, flatten } from './schema';
import type { HttpOperation, Specified } from './specifications';
import { valueFor, type Wish } from './values';

/** What a person fills in for one request, and what should therefore arrive. */
export interface Filled {
	parameters: NodeRun['parameters'];
	/** The body that the specification asks for; undefined for none, and for forms with a file. */
	body: unknown;
	/** What the specification has and the form does not offer, or the other way round. */
	violations: string[];
}

const PAGING = new Set(['page', 'limit', 'before', 'after']);

/** Fills in the node for an operation with values made from its specification. */
export async function fillIn(operation: Operation, { operation: specified }: Specified, wish: Wish, run: Omit<NodeRun, 'parameters'>): Promise<Filled> {
	const selected = { authentication: 'store', resource: operation.resource, operation: operation.id };
	const filters = await filtersFor(operation, specified, wish, { ...run, parameters: selected });
	const body = operation.body?.content === 'json' ? await bodyFor(operation, specified, wish, { ...run, parameters: selected }) : { parameters: {}, body: undefined, violations: [] };
	const parameters = {
		...selected,
		...namedParameters(operation, specified),
		...filters.parameters,
		...body.parameters,
		...(operation.answer.job ? { waitForCompletion: false } : {}),
		...(operation.massDelete ? { deleteEverything: true } : {}),
		...(operation.paging ? { returnAll: false, limit: 1 } : {}),
		options: {},
	} as NodeRun['parameters'];
	return { parameters, body: body.body, violations: [...filters.violations, ...body.violations] };
}

function namedParameters({ pathParameters, headers = [] }: Operation, { request }: HttpOperation) {
	const inPath = pathParameters.map(({ name, parameter }) => {
		const declared = request?.path?.find((each) => each.name === name);
		return [parameter, { __rl: true, mode: 'id', value: idFor(declared?.schema as JSONSchema, name) }];
	});
	const inHeaders = headers.flatMap((each) => ('parameter' in each ? [[each.parameter, 'token']] : []));
	return Object.fromEntries([...inPath, ...inHeaders]);
}

/** Digits are both a text and a number: some specifications say one, some the other, of the same ID. */
function idFor(schema: JSONSchema = {}, name: string): string {
	const isPlain = schema.type === 'string' && !schema.format && !schema.pattern && !schema.enum && !schema.minLength;
	return isPlain ? '1' : String(valueFor(schema, { extent: 'full', alternative: 0 }, name));
}

async function filtersFor(operation: Operation, { request }: HttpOperation, wish: Wish, run: NodeRun) {
	const { fields } = await loadFields('getFilters', run);
	const documented = (request?.query ?? []).filter(({ name }) => !(operation.paging && PAGING.has(name)));
	const wanted = documented.filter(({ name, required }) => required || wish.extent === 'full' || isDemanded(fields, name));
	const ticked = (await loadOptions('getIncludes', run)).length > 0 ? [INCLUDE] : [];
	const offered = [...fields.map(({ id }) => id), ...ticked];
	const lost = documented.filter(({ name }) => !offered.includes(name)).map(({ name }) => `form: has no filter ${name}`);
	const given = wanted.filter(({ name }) => offered.includes(name)).map(({ name, schema }) => [name, filterValue((schema ?? {}) as JSONSchema, name)] as const);
	const value = Object.fromEntries(given.filter(([name]) => !ticked.includes(name)).map(([name, each]) => [name, isDate(fields, name) ? dateFor(String(each)) : asTyped(each)]));
	const included = given.filter(([name]) => ticked.includes(name)).map(([name, each]) => [name, [each].flat()]);
	const parameters = { ...(fields.length > 0 ? { filters: { mappingMode: 'defineBelow', value } } : {}), ...Object.fromEntries(included) };
	return { parameters, violations: wish.extent === 'full' ? lost : [] };
}

/** Ticked in a list of its own, not filled in among the filters. */
const INCLUDE = 'include';

function isDemanded(fields: Array<{ id: string; required: boolean }>, name: string): boolean {
	return fields.some(({ id, required }) => id === name && required);
}

/** A list has two elements, as one alone looks the same however lists are written. */
function filterValue(schema: JSONSchema, name: string): unknown {
	const value = valueFor(schema, { extent: 'full', alternative: 0 }, name);
	return Array.isArray(value) ? [value[0], value[0]] : value;
}

/** Lists are typed with commas. */
function asTyped(value: unknown): unknown {
	return Array.isArray(value) ? value.join(',') : value;
}

/** The JSON schema of the body that a specification asks for. */
export function bodySchema({ request }: HttpOperation): JSONSchema | undefined {
	const contents = request?.body?.contents ?? [];
	return (contents.find(({ mediaType }) => mediaType.includes('json')) ?? contents[0])?.schema as JSONSchema | undefined;
}

async function bodyFor(operation: Operation, specified: HttpOperation, wish: Wish, run: NodeRun) {
	const { fields } = await loadFields('getFields', run);
	const address = operation.body?.file?.url;
	const schema = bodySchema(specified);
	if (!schema) return { parameters: inFields({ [PLAIN]: 1 }), body: undefined, violations: ['form: has a body'] };
	if (fields.length === 0) {
		const body = withAddress(valueFor(schema, wish), operation, address);
		return { parameters: { jsonBody: JSON.stringify(body), ...addressIn(body, address) }, body, violations: [] };
	}
	const full = recordOf(operation, schema, { ...wish, extent: 'full' });
	const wanted = wish.extent === 'full' ? full : smallest(operation, recordOf(operation, schema, wish), full);
	const record = withAddress(withDates(withDemanded(wanted, full, fields), fields), operation, address);
	const typed = typedIn(fields.map(({ id }) => id), record);
	const lost = typed.lost.filter((each) => each !== address);
	const violations = lost.map((each) => `form: has no field ${each}`);
	return { parameters: { ...inFields(typed.value), ...addressIn(record, address) }, body: bodyOf(operation, schema, record), violations };
}

const inFields = (value: Record<string, unknown>) => ({ bodyMode: 'fields', fields: { mappingMode: 'defineBelow', value } });

/** What one item describes: a record, or what stands in a list of records. */
function recordOf({ batch }: Operation, schema: JSONSchema, wish: Wish): unknown {
	if (batch?.form === 'array') return valueFor(elementOf(schema), wish);
	const body = valueFor(schema, wish);
	if (batch?.form !== 'key' || !batch.key) return body;
	const others = Object.fromEntries(Object.entries(body as object).filter(([name]) => name !== batch.key));
	const element = valueFor(elementOf(flatten(schema).properties?.[batch.key] ?? {}), wish);
	return typeof element === 'object' ? { ...others, ...element } : { ...others, [PLAIN]: element };
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
	return { ...Object.fromEntries(entries.filter(([name]) => shared.includes(name))), [batch.key]: [PLAIN in element ? element[PLAIN] : element] };
}

/** What is required; for a change at least one field. */
function smallest({ method }: Operation, required: unknown, full: unknown): unknown {
	const isEmpty = isRecord(required) && Object.keys(required).length === 0;
	return method === 'PUT' && isEmpty ? Object.fromEntries(Object.entries(full as object).slice(0, 1)) : required;
}

/** With what the form requires on top, and without objects that have nothing in them where the form has their fields instead. */
function withDemanded(record: unknown, full: unknown, fields: ResourceMapperField[]): unknown {
	if (!isRecord(record)) return record;
	const result = structuredClone(record);
	for (const { id, type } of fields.filter((each) => each.required && read(record, each.id) === undefined)) {
		write(result, id, read(full, id) ?? (type === 'number' ? 1 : 'text'));
	}
	for (const name of Object.keys(result)) {
		const isFlattened = !fields.some(({ id }) => id === name);
		if (isFlattened && isRecord(result[name]) && Object.keys(result[name]).length === 0) result[name] = read(full, name);
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
	for (const { id } of fields.filter(({ id: each }) => isDate(fields, each))) {
		const text = read(record, id);
		if (typeof text === 'string') write(result, id, dateFor(text));
	}
	return result;
}

function isDate(fields: ResourceMapperField[], name: string): boolean {
	return fields.some(({ id, type }) => id === name && type === 'dateTime');
}

function dateFor(text: string): string {
	return Number.isNaN(Date.parse(text)) ? '2026-03-01T10:00:00Z' : text;
}

/** The values of a record as a form with these fields takes them, `parent.child` too, and what no field takes. */
function typedIn(ids: string[], record: unknown, prefix = ''): { value: Record<string, unknown>; lost: string[] } {
	if (!isRecord(record)) return { value: { [PLAIN]: record }, lost: ids.includes(PLAIN) ? [] : [PLAIN] };
	const parts = Object.entries(record).map(([name, each]) => {
		const id = prefix + name;
		if (ids.includes(id)) return { value: { [id]: each }, lost: [] };
		if (ids.some((other) => other.startsWith(`${id}.`)) && typeof each === 'object') return typedIn(ids, each, `${id}.`);
		return { value: {}, lost: [id] };
	});
	return { value: Object.assign({}, ...parts.map(({ value }) => value)), lost: parts.flatMap(({ lost }) => lost) };
}
