import type { Schema } from '../../catalog/types';

const INT32 = [-2147483648, 2147483647, 4294967295];

/** What nobody would send, by path: nothing in a list, an object or a text, a zero that means nothing, a bound of a number type. */
export function implausibleIn(value: unknown, path = ''): string[] {
	const is = (problem: string) => [`${path || 'value'} is ${problem}`];
	if (value === null) return is('null');
	if (value === '') return is('empty text');
	if (value === 0 || value === '0') return is('zero');
	if (typeof value === 'number' && INT32.includes(value)) return is(`the bound ${value}`);
	if (typeof value !== 'object') return [];
	const entries = Object.entries(value);
	if (entries.length === 0) return is(Array.isArray(value) ? 'an empty list' : 'an empty object');
	return entries.flatMap(([name, entry]) => implausibleIn(entry, path ? `${path}.${name}` : name));
}

/** The paths of a value that its schema does not know. An object without properties may have any. */
export function unknownIn(value: unknown, schema: Schema, path = ''): string[] {
	if (Array.isArray(value))
		return value.flatMap((entry, index) =>
			unknownIn(entry, schema.items ?? {}, `${path}[${index}]`),
		);
	if (typeof value !== 'object' || value === null) return [];
	const { properties = {} } = schema;
	if (Object.keys(properties).length === 0) return [];
	return Object.entries(value).flatMap(([name, entry]) =>
		Object.hasOwn(properties, name)
			? unknownIn(entry, properties[name], `${path}.${name}`)
			: [`${path}.${name} is unknown`],
	);
}
