import type { Json } from './specifications';

/** Merges allOf, oneOf and anyOf into one schema, and adds the type if it is only implied. */
export function join(source: Json, seen: Set<Json>): Json {
	if (!source || seen.has(source)) return {};
	const path = new Set(seen).add(source);
	const { allOf = [], oneOf, anyOf, ...own } = source;
	const result = [...allOf].map((value) => join(value, path)).reduce(both, {});
	const alternatives = [...(oneOf ?? []), ...(anyOf ?? [])].map((value) => join(value, path));
	const joined = both(alternatives.length > 0 ? both(result, either(alternatives)) : result, own);
	return joined.type ? joined : { ...joined, type: impliedType(joined) };
}

function impliedType({ properties, items }: Json): string | undefined {
	if (properties) return 'object';
	return items ? 'array' : undefined;
}

function both(a: Json, b: Json): Json {
	const joined = { ...a, ...withoutUndefined(b) };
	if (a.properties || b.properties)
		joined.properties = mergeProperties(a.properties, b.properties, 'allOf');
	if (a.required || b.required) joined.required = [...asList(a.required), ...asList(b.required)];
	if (a.items && b.items) joined.items = { allOf: [a.items, b.items] };
	return joined;
}

/** A schema that allows every alternative. An alternative without a type only adds constraints. A single record may be allowed in place of a list. */
function either(alternatives: Json[]): Json {
	const array = alternatives.find((alternative) => alternative.type === 'array');
	if (array && alternatives.every((alternative) => !SCALARS.has(alternative.type))) return array;
	const typed = alternatives.filter(
		(alternative) => alternative.type && alternative.type !== 'null',
	);
	const nullable = alternatives.some(
		(alternative) => alternative.nullable === true || alternative.type === 'null',
	)
		? { nullable: true }
		: {};
	const required = alternatives
		.map((alternative) => asList(alternative.required))
		.reduce((all, list) => all.filter((name) => list.includes(name)));
	const type = commonType(typed);
	if (!type) return { ...nullable, required };
	const joined: Json = { ...agreed(typed), type, required, ...nullable };
	if (typed.every((value) => value.enum)) joined.enum = typed.flatMap((value) => value.enum);
	if (type === 'object')
		joined.properties = typed.reduce(
			(all, value) => mergeProperties(all, value.properties, 'anyOf'),
			{},
		);
	return joined;
}

const SCALARS = new Set(['string', 'integer', 'number', 'boolean']);

function commonType(alternatives: Json[]): string | undefined {
	const types = new Set<string>(alternatives.map((alternative) => alternative.type));
	if (types.size === 2 && types.has('integer') && types.has('number')) return 'number';
	return types.size === 1 ? [...types][0] : undefined;
}

/** The facts on which all alternatives agree. */
function agreed([first, ...rest]: Json[]): Json {
	return Object.fromEntries(
		Object.entries(first).filter(
			([key, value]) => key !== 'enum' && rest.every((child) => child[key] === value),
		),
	);
}

function mergeProperties(a: Json = {}, b: Json = {}, how: 'allOf' | 'anyOf'): Json {
	const merged = { ...a };
	for (const [name, value] of Object.entries(b))
		merged[name] = merged[name] ? { [how]: [merged[name], value] } : value;
	return merged;
}

function withoutUndefined(source: Json): Json {
	return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined));
}

function asList(required: unknown): string[] {
	return Array.isArray(required) ? required : [];
}
