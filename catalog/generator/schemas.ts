import type { Schema } from '../types';
import type { Json } from './specifications';

const KEPT = ['type', 'format', 'default', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const;
const DEEPEST = 7;

/**
 * Reduces an OpenAPI schema to the facts that requests need: no prose, no examples, no read-only properties.
 * Alternatives (oneOf, anyOf) are joined: a property of any alternative is allowed, only those of all are required.
 */
export function requestSchema(source: Json, depth = 0): Schema {
	const flat = join(source ?? {}, new Set());
	const schema: Schema = {};
	for (const key of KEPT) if (flat[key] !== undefined) Object.assign(schema, { [key]: flat[key] });
	if (flat.nullable === true) schema.nullable = true;
	if (Array.isArray(flat.enum)) schema.enum = [...new Set<never>(flat.enum)];
	if (typeof schema.default === 'object') delete schema.default;
	if (!schema.type) schema.type = impliedType(flat);
	if (!schema.type) delete schema.type;
	if (schema.type === 'array' && depth < DEEPEST) schema.items = requestSchema(flat.items, depth + 1);
	if (schema.type === 'object' && flat.properties && depth < DEEPEST) {
		const writable = Object.entries<Json>(flat.properties).filter(([, each]) => !isReadOnly(each));
		schema.properties = Object.fromEntries(writable.map(([name, each]) => [name, requestSchema(each, depth + 1)]));
		const required = (flat.required ?? []).filter((name: string) => schema.properties?.[name]);
		if (required.length > 0) schema.required = [...new Set<string>(required)].sort();
	}
	return schema;
}

function impliedType(flat: Json): Schema['type'] {
	if (flat.properties) return 'object';
	if (flat.items) return 'array';
	return undefined;
}

function isReadOnly(source: Json): boolean {
	return source?.readOnly === true || (source?.allOf ?? []).some(isReadOnly);
}

/** Resolves allOf, oneOf and anyOf into one schema. */
export function join(source: Json, seen: Set<Json>): Json {
	if (!source || seen.has(source)) return {};
	const path = new Set(seen).add(source);
	const { allOf = [], oneOf, anyOf, ...own } = source;
	let result = [...allOf].map((each) => join(each, path)).reduce(both, {});
	const alternatives = [...(oneOf ?? []), ...(anyOf ?? [])].map((each) => join(each, path));
	if (alternatives.length > 0) result = both(result, either(alternatives));
	return both(result, own);
}

function both(a: Json, b: Json): Json {
	const joined = { ...a, ...b };
	if (a.properties || b.properties) joined.properties = mergeProperties(a.properties, b.properties, both);
	if (a.required || b.required) joined.required = [...(asList(a.required)), ...(asList(b.required))];
	if (a.items && b.items) joined.items = { allOf: [a.items, b.items] };
	return joined;
}

function either(alternatives: Json[]): Json {
	const array = alternatives.find((each) => each.type === 'array');
	if (array) return array;
	const types = new Set(alternatives.map((each) => each.type ?? impliedType(each)));
	const enums = alternatives.flatMap((each) => each.enum ?? []);
	if (types.size > 1) return { nullable: alternatives.some((each) => each.nullable) };
	const [first, ...rest] = alternatives;
	const joined = { ...first };
	if (alternatives.every((each) => each.enum)) joined.enum = enums;
	else delete joined.enum;
	for (const each of rest) {
		joined.properties = mergeProperties(joined.properties, each.properties, (x, y) => ({ anyOf: [x, y] }));
		joined.required = asList(joined.required).filter((name) => asList(each.required).includes(name));
	}
	return joined;
}

function mergeProperties(a: Json = {}, b: Json = {}, merge: (x: Json, y: Json) => Json): Json {
	const merged = { ...a };
	for (const [name, each] of Object.entries(b)) merged[name] = merged[name] ? merge(merged[name], each) : each;
	return merged;
}

function asList(required: unknown): string[] {
	return Array.isArray(required) ? required : [];
}
