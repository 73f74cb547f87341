import type { Operation, Schema } from '../../../catalog/types';
import { byUse } from '../../shared/catalog/forms';

/** How many fields to show: the required ones, filled up to three or eight. */
export type Extent = 'few' | 'some';

const FIELDS: Record<Extent, number> = { few: 3, some: 8 };
const DEEPEST = 4;

/**
 * An example value for a schema: required fields, then the most common ones, with empty values to fill in.
 * Leaves out an optional `id`, which BigCommerce assigns.
 */
export function exampleOf(schema: Schema, extent: Extent, depth = 0): unknown {
	if (schema.enum && schema.enum.length > 0)
		return schema.default ?? schema.enum.find((value) => value !== '' && value !== null) ?? '';
	switch (schema.type) {
		case 'object':
			return schema.default ?? exampleObject(schema, extent, depth);
		case 'array':
			return schema.items?.type && depth < DEEPEST
				? [exampleOf(schema.items, 'few', depth + 1)]
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
	depth: number,
): unknown {
	const order = byUse('fields');
	const optional = Object.keys(properties)
		.filter((name) => !required.includes(name) && isPlain(properties[name]) && name !== 'id')
		.sort(order);
	const names = [...Object.keys(properties).filter((name) => required.includes(name)), ...optional];
	const shown = names.slice(0, Math.max(required.length, FIELDS[extent]));
	if (depth >= DEEPEST) return {};
	return Object.fromEntries(
		shown.map((name) => [name, exampleOf(properties[name], 'few', depth + 1)]),
	);
}

/** Whether a value fits on one line. Lists and objects are shown only if they are required. */
function isPlain({ type }: Schema): boolean {
	return type !== 'object' && type !== 'array';
}

/** An example of the whole JSON body of an operation, as BigCommerce documents it. */
export function exampleBody({ body }: Operation): string {
	return JSON.stringify(body ? exampleOf(body.schema, 'some') : {}, null, 2);
}

/** The example as a notice in the form. */
export function exampleNotice(operation: Operation): string {
	return `An example to copy from, with the required fields and a few others.<pre><code>${escaped(exampleBody(operation))}</code></pre>`;
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
