import type { Operation, Schema } from '../../../catalog/types';
import { sample } from '../../support/samples';

const FIRST_MARKER = 9_100_000;
const MARKER = /910\d{4}(?!\d)/g;

/** A number that tells what belongs to one element of the input, wherever it turns up. */
export function markerOf(element: number): number {
	return FIRST_MARKER + element;
}

/** The elements that a text is about: an address, or a body. */
export function markersIn(text: string): number[] {
	return [...new Set((text.match(MARKER) ?? []).map(Number))];
}

/** A value that fits a schema and names an element, where the schema leaves room for that. */
export function markedSample(
	schema: Schema,
	name: string,
	marker: number,
	keys: readonly string[] = ['id'],
): unknown {
	if (schema.enum) return sample(schema, name);
	switch (schema.type) {
		case 'integer':
		case 'number':
			return keys.includes(name) ? marker : sample(schema, name);
		case 'array':
			return [markedSample(schema.items ?? {}, name, marker, keys)];
		case 'object':
			return Object.fromEntries(
				Object.entries(schema.properties ?? {}).map(([key, schema]) => [
					key,
					markedSample(schema, key, marker, keys),
				]),
			);
		case 'boolean':
			return true;
		default:
			return markedText(schema, name, marker);
	}
}

function markedText(schema: Schema, name: string, marker: number): unknown {
	const { format, maxLength = 100, minLength = 0 } = schema;
	if (format === 'email' || name === 'email') return `ada.${marker}@example.com`;
	if (format === 'uuid') return `6f1b2c3d-4e5f-4a7b-8c9d-00000${marker}`;
	if (format === 'uri' || format === 'url') return `https://example.com/${marker}`;
	if (format || maxLength < 16) return sample(schema, name);
	return `${name.slice(0, maxLength - 9)}-${marker}`.padEnd(minLength, 'x');
}

/** One element as an operation takes it, named by a marker. Undefined where it takes no body. */
export function elementFor({ body, batch }: Operation, marker: number): unknown {
	const schema =
		batch?.form === 'array'
			? body?.schema.items
			: batch?.form === 'key'
				? body?.schema.properties?.[batch.key ?? '']?.items
				: body?.schema;
	if (!schema) return undefined;
	const element = markedSample(
		schema,
		batch?.field ?? 'value',
		marker,
		batch?.match ?? ['id', 'value', batch?.field ?? 'id'],
	);
	const isMarked = markersIn(JSON.stringify(element)).length > 0;
	return isMarked ? element : withMarkedNumber(element, schema, marker);
}

/** Where nothing names the element, a plain number of it does. */
function withMarkedNumber(
	element: unknown,
	{ type, properties = {} }: Schema,
	marker: number,
): unknown {
	if (type === 'integer' || type === 'number') return marker;
	const isFree = ([, schema]: [string, Schema]) =>
		(schema.type === 'integer' || schema.type === 'number') &&
		!schema.enum &&
		schema.maximum === undefined;
	const [name] = Object.entries(properties).find(isFree) ?? [];
	return name ? { ...(element as object), [name]: marker } : element;
}

/** The body of one item: its elements where the operation wants them. */
export function bodyFor(operation: Operation, markers: number[]): unknown {
	const { batch, body } = operation;
	const elements = markers.map((marker) => elementFor(operation, marker));
	if (batch?.form === 'array') return elements;
	if (batch?.form !== 'key' || !batch.key) return elements[0];
	return { ...(sample(body?.schema ?? {}) as object), [batch.key]: elements };
}

/** A path parameter or ID in a query that names an element, where its schema leaves room for that. */
export function markedId(schema: Schema, name: string, marker: number): unknown {
	return schema.type === 'integer' || schema.type === 'number'
		? marker
		: markedSample(schema, name, marker);
}
