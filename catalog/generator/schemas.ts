import type { Schema } from '../types';
import { join } from './alternatives';
import type { Json } from './specifications';

/** The constraints that apply to each type. Specifications also contain constraints of other types. */
const LIMITS: Record<string, readonly string[]> = {
	string: ['minLength', 'maxLength'],
	integer: ['minimum', 'maximum'],
	number: ['minimum', 'maximum'],
	array: ['minItems', 'maxItems'],
};

/** Formats that affect how a value is written. The others (`float`, `html`, `string`) only repeat the type. */
const FORMATS = new Set(['date-time', 'date', 'time', 'uuid', 'email', 'uri', 'binary']);

/** Maximum depth, because rules can contain rules without limit. Deeper values only have a type. */
const DEEPEST = 7;

/**
 * Reduces an OpenAPI schema to the facts that requests need: no prose, no examples, no read-only properties.
 * Alternatives (oneOf, anyOf) are merged: a property of any alternative is allowed, and only those required by all are required.
 */
export function requestSchema(source: Json, depth = 0): Schema {
	const flat = join(source ?? {}, new Set());
	const type: Schema['type'] | undefined = flat.type;
	const schema: Schema = { ...(type ? { type } : {}), ...plainFacts(flat) };
	if (type === 'array' && depth < DEEPEST) schema.items = requestSchema(flat.items, depth + 1);
	if (type === 'object' && flat.properties && depth < DEEPEST)
		Object.assign(schema, objectFacts(flat, depth));
	return schema;
}

function plainFacts(flat: Json): Schema {
	const schema: Schema = {};
	if (FORMATS.has(flat.format) && flat.type === 'string') schema.format = flat.format;
	for (const limit of LIMITS[flat.type] ?? []) {
		if (flat[limit] !== undefined && !(limit === 'minLength' && flat[limit] === 0))
			Object.assign(schema, { [limit]: flat[limit] });
	}
	if (Array.isArray(flat.enum))
		schema.enum = [...new Set<never>(flat.enum.filter((value: unknown) => value !== null))];
	if (flat.nullable === true || flat.enum?.includes(null)) schema.nullable = true;
	if (isDefault(flat.default) && fits(flat)) schema.default = flat.default;
	return schema;
}

/** Ignores empty defaults; some specifications even have a quoted empty string. */
function isDefault(value: unknown): boolean {
	return value !== undefined && typeof value !== 'object' && value !== '' && value !== '""';
}

/** Some defaults are text where a number or a list is meant. */
function fits({ type, default: value }: Json): boolean {
	if (type === 'array') return false;
	return !['integer', 'number'].includes(type) || typeof value === 'number';
}

function objectFacts(flat: Json, depth: number): Schema {
	const required = new Set<string>(flat.required ?? []);
	const writable = Object.entries<Json>(flat.properties).filter(
		([name, value]) =>
			!isReadOnly(value) && (required.has(name) || !isReadOnlyInWords(name, value)),
	);
	const properties = Object.fromEntries(
		writable.map(([name, value]) => [name, requestSchema(value, depth + 1)]),
	);
	const demanded = [...required].filter((name) => properties[name]).sort();
	return { properties, ...(demanded.length > 0 ? { required: demanded } : {}) };
}

function isReadOnly(source: Json): boolean {
	return source?.readOnly === true || (source?.allOf ?? []).some(isReadOnly);
}

/** Many specifications say "read-only" only in the description. It is used for values that BigCommerce assigns: IDs and dates. */
function isReadOnlyInWords(name: string, source: Json): boolean {
	return (
		/(^|_)(id|uuid)$|^date_/.test(name) &&
		/^\s*\(?read-only\b|\bread-only\.?\s*$/i.test(source?.description ?? '')
	);
}
