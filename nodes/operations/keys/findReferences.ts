import { recordSchema } from '../../../catalog/recordSchema';
import type { KeyedRecord, NaturalKey, Operation, Schema } from '../../../catalog/types';
import { isIdText, keyedRecordOf, keyedRecordOfField } from './keyedRecords';
import { fieldLabel, filterLabel, parameterLabel } from '../../shared/catalog/names';
import { isBlank, isStray } from '../../shared/utils/blank';
import { isObject } from '../../shared/utils/isObject';
import { schemaAt } from '../requests/body';
import type { ParameterValues } from '../requests/build';
import { filterParameters } from '../requests/query';

/** The value of a locator that is no ID: a key of the record, in the mode that the user chose. */
export class LocatedByKey {
	constructor(
		readonly mode: string,
		readonly value: unknown,
		/** The parameter that such a record is picked for; in a path, its name says it. */
		readonly parameter?: string,
	) {}
}

/** A value that names a record by a key. */
export interface KeyReference {
	record: KeyedRecord;
	/** The keys to try, in this order. */
	keys: NaturalKey[];
	text: string;
	/** The parameter or field as the user sees it. */
	label: string;
	/** Whether it is in the path, so that other references may depend on it. */
	parameter?: string;
	/** Puts the ID in place of the key. */
	resolve(id: unknown): void;
}

/**
 * Finds the values of an item that name a record by a key instead of its ID, in the path, the filters and the body.
 * Resolving one changes `values`, which are copied where needed.
 */
export function findReferences(operation: Operation, values: ParameterValues): KeyReference[] {
	return [...inParameters(values), ...inFilters(operation, values), ...inBody(operation, values)];
}

function inParameters(values: ParameterValues): KeyReference[] {
	return Object.entries(values.parameters).flatMap(([parameter, value]) => {
		const record = keyedRecordOf(parameter);
		if (!(value instanceof LocatedByKey) || !record) return [];
		if (isBlank(value.value) || isStray(value.value)) {
			// The check of the path reports it.
			values.parameters = { ...values.parameters, [parameter]: value.value };
			return [];
		}
		return [
			{
				record,
				keys: record.keys.filter(({ mode }) => mode === value.mode),
				text: String(value.value),
				label: parameterLabel(parameter),
				parameter,
				resolve: (id: unknown) => {
					values.parameters = { ...values.parameters, [parameter]: id };
				},
			},
		];
	});
}

/** The records whose IDs a field or filter holds. Below a record, as in the members of a segment, `id` is not its own. */
function recordOf(
	{ resource, pathParameters }: Operation,
	name: string,
	isOutermost: boolean,
): KeyedRecord | undefined {
	const record = keyedRecordOfField(resource, name, isOutermost);
	const isBelow = pathParameters.some(({ parameter }) => parameter === record?.parameter);
	return isBelow && /^id(:|$)/.test(name) ? undefined : record;
}

function inFilters(operation: Operation, values: ParameterValues): KeyReference[] {
	return Object.entries(values.filters).flatMap(([name, value]) => {
		const parameter = filterParameters(operation).find((parameter) => parameter.name === name);
		const record = recordOf(operation, name, true);
		if (!record || !parameter || parameter.role) return [];
		return inValue(record, value, parameter.schema, filterLabel(name), (changed) => {
			values.filters = { ...values.filters, [name]: changed };
		});
	});
}

function inBody(operation: Operation, values: ParameterValues): KeyReference[] {
	const schema = recordSchema(operation);
	const { body } = values;
	if (!schema || !body) return [];
	if ('json' in body) {
		const json = asJson(body.json);
		if (json === undefined) return [];
		// One of the records that share a request is written without the list around it.
		const isElement = operation.batch?.form === 'array' && !Array.isArray(json);
		const whole = isElement ? schema : (operation.body?.schema ?? {});
		return inStructure(operation, json, whole, true, (changed) => {
			values.body = { json: changed as object };
		});
	}
	return Object.entries(body.fields).flatMap(([name, value]) => {
		const field = schemaAt(schema, name);
		const last = name.split('.').at(-1) ?? name;
		const set = (changed: unknown) => {
			const current = values.body as typeof body;
			values.body = { ...current, fields: { ...current.fields, [name]: changed } };
		};
		if (!field) return [];
		const record = recordOf(operation, last, name === last);
		if (record && isOfIds(field, record))
			return inValue(record, value, field, fieldLabel(name), set);
		const nested = asJson(value);
		return typeof nested === 'object' ? inStructure(operation, nested, field, false, set) : [];
	});
}

function asJson(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	if (!/^\s*[[{]/.test(value)) return undefined;
	try {
		return JSON.parse(value);
	} catch {
		// Reported when the body is built.
		return undefined;
	}
}

/** The references inside of an object or a list. */
function inStructure(
	operation: Operation,
	value: unknown,
	schema: Schema,
	isOutermost: boolean,
	set: (changed: unknown) => void,
): KeyReference[] {
	if (value instanceof LocatedByKey) return located(value, set);
	if (Array.isArray(value)) {
		const copy = [...(value as unknown[])];
		return copy.flatMap((entry, index) =>
			inStructure(operation, entry, schema.items ?? {}, isOutermost, (changed) => {
				copy[index] = changed;
				set(copy);
			}),
		);
	}
	if (!isObject(value) || value instanceof Date) return [];
	const copy = { ...value };
	return Object.entries(value).flatMap(([name, entry]) => {
		const field =
			schema.properties && Object.hasOwn(schema.properties, name)
				? schema.properties[name]
				: undefined;
		if (!field) return [];
		const change = (changed: unknown) => {
			copy[name] = changed;
			set(copy);
		};
		const record = recordOf(operation, name, isOutermost);
		return record && isOfIds(field, record)
			? inValue(record, entry, field, fieldLabel(name), change)
			: inStructure(operation, entry, field, false, change);
	});
}

/** Whether a field holds IDs of these records. IDs are numbers, unless they have a pattern. */
function isOfIds({ type, items }: Schema, { id }: KeyedRecord): boolean {
	const plain = type === 'array' ? items?.type : type;
	return plain === 'integer' || plain === 'number' || (id !== undefined && plain === 'string');
}

function inValue(
	record: KeyedRecord,
	value: unknown,
	schema: Schema,
	label: string,
	set: (changed: unknown) => void,
): KeyReference[] {
	if (value instanceof LocatedByKey) return located(value, set);
	if (!isOfIds(schema, record)) return [];
	if (schema.type !== 'array') return referenceIn(record, value, label, set);
	const list = asEntries(value);
	if (!list?.some((entry) => entry instanceof LocatedByKey || isKeyText(record, entry))) return [];
	const copy = [...list];
	return list.flatMap((entry, index) => {
		const change = (id: unknown) => {
			copy[index] = id;
			set(copy);
		};
		return entry instanceof LocatedByKey
			? located(entry, change)
			: referenceIn(record, entry, label, change);
	});
}

/** A record in an entry of a list, located by a key. */
function located(
	{ mode, value, parameter = '' }: LocatedByKey,
	resolve: (id: unknown) => void,
): KeyReference[] {
	const record = keyedRecordOf(parameter);
	if (!record) return [];
	const keys = record.keys.filter((key) => key.mode === mode);
	return [{ record, keys, text: String(value), label: parameterLabel(parameter), resolve }];
}

/** The entries of a list, also written with commas; `"a, b", c` are two. */
function asEntries(value: unknown): unknown[] | undefined {
	if (Array.isArray(value)) return value;
	if (typeof value !== 'string') return undefined;
	const parsed = asJson(value);
	// What looks like a list but is none is reported when the body is built.
	if (/^\s*\[/.test(value) || typeof parsed === 'object')
		return Array.isArray(parsed) ? parsed : undefined;
	// A name with a comma is written in quotes, which are only such if they enclose all of it.
	return (value.match(/\s*"[^"]*"\s*(?=,|$)|[^,]+/g) ?? [])
		.map((part) => part.trim().replace(/^"(.*)"$/, '$1'))
		.filter((part) => part !== '');
}

function referenceIn(
	record: KeyedRecord,
	value: unknown,
	label: string,
	resolve: (id: unknown) => void,
): KeyReference[] {
	if (!isKeyText(record, value)) return [];
	const keys = record.keys.filter(({ pattern }) => !pattern || new RegExp(pattern).test(value));
	return keys.length > 0 ? [{ record, keys, text: value, label, resolve }] : [];
}

function isKeyText(record: KeyedRecord, value: unknown): value is string {
	return (
		typeof value === 'string' &&
		!isBlank(value) &&
		!isStray(value) &&
		!isIdText(record, value.trim())
	);
}
