import type { Schema } from '../types';
import { join } from './alternatives';
import type { Json } from './specifications';

/** The limits that mean something for a type; specifications also carry some of other types. */
const LIMITS: Record<string, readonly string[]> = {
	string: ['minLength', 'maxLength'],
	integer: ['minimum', 'maximum'],
	number: ['minimum', 'maximum'],
	array: ['minItems', 'maxItems'],
};

/** Formats that change how a value is written; the others (`float`, `html`, `string`) repeat the type. */
const FORMATS = new Set(['date-time', 'date', 'time', 'uuid', 'email', 'uri', 'binary']);

/** Rules nest in rules without an end; below this a value is anything of its type. */
const DEEPEST = 7;

/**
 * Reduces an OpenAPI schema to the facts that requests need: no prose, no examples, no read-only properties.
 * Alternatives (oneOf, anyOf) are joined: a property of any alternative is allowed, only those of all are required.
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
	if (isDefault(flat.default)) schema.default = flat.default;
	return schema;
}

/** Empty defaults say nothing, and some specifications quote a quoted empty text. */
function isDefault(value: unknown): boolean {
	return value !== undefined && typeof value !== 'object' && value !== '' && value !== '""';
}

function objectFacts(flat: Json, depth: number): Schema {
	const required = new Set<string>(flat.required ?? []);
	const writable = Object.entries<Json>(flat.properties).filter(
		([name, each]) => !isReadOnly(each) && (required.has(name) || !isReadOnlyInWords(name, each)),
	);
	const properties = Object.fromEntries(
		writable.map(([name, each]) => [name, requestSchema(each, depth + 1)]),
	);
	const demanded = [...required].filter((name) => properties[name]).sort();
	return { properties, ...(demanded.length > 0 ? { required: demanded } : {}) };
}

function isReadOnly(source: Json): boolean {
	return source?.readOnly === true || (source?.allOf ?? []).some(isReadOnly);
}

/** Many specifications say it in the description alone; believed for what BigCommerce assigns: identifiers and dates. */
function isReadOnlyInWords(name: string, source: Json): boolean {
	return (
		/(^|_)(id|uuid)$|^date_/.test(name) &&
		/^\s*\(?read-only\b|\bread-only\.?\s*$/i.test(source?.description ?? '')
	);
}
