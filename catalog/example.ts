import type { Order } from './formTypes';
import type { Operation, Schema } from './types';

/** Sorts field names, the most common ones first. */
type Compare = (a: string, b: string) => number;

/** Compares names: those to show first, then the others, then those to show last. */
export function orderOf({ first, last }: Order): Compare {
	const rank = (name: string) => {
		const place = first.indexOf(name);
		return place >= 0 ? place - first.length : last.indexOf(name) + 1;
	};
	return (a, b) => rank(a) - rank(b);
}

/** How many fields to show: the required ones, filled up to three or eight. */
export type Extent = 'few' | 'some';

const FIELDS: Record<Extent, number> = { few: 3, some: 8 };
const DEEPEST = 4;

/**
 * An example value for a schema: required fields, then the most common ones, with empty values to fill in.
 * Leaves out an optional `id`, which BigCommerce assigns.
 */
export function exampleOf(schema: Schema, extent: Extent, order: Compare, depth = 0): unknown {
	if (schema.enum && schema.enum.length > 0)
		return schema.default ?? schema.enum.find((value) => value !== '' && value !== null) ?? '';
	switch (schema.type) {
		case 'object':
			return schema.default ?? exampleObject(schema, extent, order, depth);
		case 'array':
			return schema.items?.type && depth < DEEPEST
				? [exampleOf(schema.items, 'few', order, depth + 1)]
				: [];
		case 'integer':
		case 'number':
			return schema.default ?? schema.minimum ?? 0;
		case 'boolean':
			return schema.default ?? false;
		default:
			return schema.default ?? exampleText(schema);
	}
}

function exampleText({ format }: Schema): string {
	if (format === 'date-time') return '2026-01-31T12:00:00Z';
	if (format === 'rfc-2822') return 'Sat, 31 Jan 2026 12:00:00 +0000';
	return format === 'date' ? '2026-01-31' : '';
}

function exampleObject(
	{ properties = {}, required = [] }: Schema,
	extent: Extent,
	order: Compare,
	depth: number,
): unknown {
	const optional = Object.keys(properties)
		.filter((name) => !required.includes(name) && isPlain(properties[name]) && name !== 'id')
		.sort(order);
	const names = [...Object.keys(properties).filter((name) => required.includes(name)), ...optional];
	const shown = names.slice(0, Math.max(required.length, FIELDS[extent]));
	if (depth >= DEEPEST) return {};
	return Object.fromEntries(
		shown.map((name) => [name, exampleOf(properties[name], 'few', order, depth + 1)]),
	);
}

/** Whether a value fits on one line. Lists and objects are shown only if they are required. */
function isPlain({ type }: Schema): boolean {
	return type !== 'object' && type !== 'array';
}

/** An example of the whole JSON body of an operation, as BigCommerce documents it. */
export function exampleBody({ body }: Operation, order: Compare): string {
	return JSON.stringify(body ? exampleOf(body.schema, 'some', order) : {}, null, 2);
}
