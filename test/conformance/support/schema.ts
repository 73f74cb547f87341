import type { JSONSchema } from '@stoplight/prism-http';

type Definition = JSONSchema | boolean;

/** A schema without alternatives. */
export interface Flat extends Omit<
	JSONSchema,
	'type' | 'properties' | 'items' | 'allOf' | 'oneOf' | 'anyOf'
> {
	type?: string;
	isNullable?: true;
	properties?: Record<string, JSONSchema>;
	items?: JSONSchema;
}

/**
 * Reads one alternative out of a schema.
 * @param alternative counts through the combinations of choices: this schema takes its own off, `rest` is for what is inside
 */
export function flatten(source: JSONSchema, alternative = 0): Flat & { rest: number } {
	const { allOf = [], oneOf = [], anyOf = [], type, ...own } = source;
	const choices = [oneOf, anyOf]
		.map((list) => asSchemas(list).filter((one) => one.type !== 'null'))
		.filter((list) => list.length > 0);
	const count = choices.reduce((product, list) => product * list.length, 1);
	const parts = [
		...asSchemas(allOf),
		...choices.map((choice) => choice[alternative % choice.length]),
	].map((schema) => flatten(schema, Math.floor(alternative / count)));
	const types = [type ?? []].flat();
	const self = {
		...own,
		type: types.find((jSONSchema7TypeName) => jSONSchema7TypeName !== 'null'),
		...(types.includes('null') ? { isNullable: true } : {}),
	} as Flat;
	const merged = merge(parts.reduce<Flat>(merge, {}), self);
	const rest = Math.min(...parts.map((part) => part.rest), Math.floor(alternative / count));
	return {
		...merged,
		type: merged.type ?? (merged.properties ? 'object' : merged.items ? 'array' : undefined),
		rest,
	};
}

function asSchemas(definitions: Definition[]): JSONSchema[] {
	return definitions.filter((definition) => typeof definition === 'object');
}

function merge(a: Flat, b: Flat): Flat {
	const merged: Flat = {
		...a,
		...Object.fromEntries(Object.entries(b).filter(([, value]) => value !== undefined)),
	};
	if (a.properties && b.properties) {
		const shared = Object.keys(b.properties).filter((name) => a.properties?.[name]);
		// Declared anew, a read-only property can be written after all.
		const both = shared.map((name) => [
			name,
			{ allOf: [{ ...a.properties?.[name], readOnly: undefined }, b.properties?.[name]] },
		]);
		merged.properties = { ...a.properties, ...b.properties, ...Object.fromEntries(both) };
	}
	if (a.items && b.items) merged.items = { allOf: [a.items, b.items] };
	if (a.required && b.required) merged.required = [...new Set([...a.required, ...b.required])];
	if (a.enum && b.enum)
		merged.enum = b.enum.filter((jSONSchema7Type) => a.enum?.includes(jSONSchema7Type));
	return merged;
}

/** How many combinations of choices there are on the way to the deepest one. */
export function alternativesIn(source: JSONSchema | undefined, depth = 0): number {
	if (!source || typeof source !== 'object' || depth > 12) return 1;
	const { oneOf = [], anyOf = [], allOf = [], properties = {}, items } = source;
	const most = (schemas: unknown[]) =>
		Math.max(1, ...schemas.map((schema) => alternativesIn(schema as JSONSchema, depth + 1)));
	const inside = most([...Object.values(properties), ...[items ?? []].flat()]);
	return (
		most(allOf) *
		Math.max(1, oneOf.length) *
		most(oneOf) *
		Math.max(1, anyOf.length) *
		most(anyOf) *
		inside
	);
}

/** Whether a client may not write this. */
export function isReadOnly(source: JSONSchema): boolean {
	return source.readOnly === true || asSchemas(source.allOf ?? []).some(isReadOnly);
}

/** Every schema that may apply: the one itself and all its parts and alternatives. */
export function allParts(source: JSONSchema): JSONSchema[] {
	const parts = asSchemas([
		...(source.allOf ?? []),
		...(source.oneOf ?? []),
		...(source.anyOf ?? []),
	]);
	return [source, ...parts.flatMap(allParts)];
}
