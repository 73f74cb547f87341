import type { Schema } from '../../../catalog/types';
import { isBlank } from './blank';
import { InputError } from '../errors/inputError';
import { parseJson, shallow } from './json';
import { exact, kindOf, toNumber } from './numbers';
import { msg } from '../text/message';

export { InputError } from '../errors/inputError';
export { parseJson } from './json';

/**
 * Converts a value to the documented type: `"12"` becomes 12, comma-separated text a list, JSON text an object.
 * @param label the field as the user sees it, for the message
 * @throws InputError if it cannot be converted
 */
export function coerce(value: unknown, schema: Schema, label: string): unknown {
	if (value === null) return null;
	switch (schema.type) {
		case 'integer':
		case 'number':
			return toNumber(value, schema.type, label);
		case 'boolean':
			return toBoolean(value, label);
		case 'array':
			return withoutBlanks(toList(value, label, schema), schema).map((value) =>
				coerce(value, schema.items ?? {}, label),
			);
		case 'object':
			return toObject(value, label);
		case 'string':
			return chosen(toText(value, label), schema);
		default:
			return shallow(value, label);
	}
}

/** `Physical` becomes `physical` if that is an allowed value. BigCommerce validates other values. */
function chosen(text: string, { enum: values = [] }: Schema): string {
	if (values.includes(text)) return text;
	const same = values.find(
		(value) => typeof value === 'string' && value.toLowerCase() === text.trim().toLowerCase(),
	);
	return typeof same === 'string' ? same : text;
}

function toText(value: unknown, label: string): string {
	if (value instanceof Date && !isBlank(value)) return value.toISOString();
	if (typeof value === 'number' && Number.isFinite(value)) return String(exact(value, label));
	if (['string', 'boolean', 'bigint'].includes(typeof value)) return String(value);
	throw new InputError(
		msg`"${label}" must be text`,
		`It is ${kindOf(value)}. To send it as text, use {{ JSON.stringify(…) }}.`,
	);
}

/** How spreadsheets and BigCommerce's exports write booleans. */
const SWITCHES = new Map<unknown, boolean>([
	...['true', 'yes', 'y', 'on', '1', 1].map((value): [unknown, boolean] => [value, true]),
	...['false', 'no', 'n', 'off', '0', 0].map((value): [unknown, boolean] => [value, false]),
]);

/**
 * A boolean, also as text.
 * @throws InputError if it is neither true nor false
 */
export function toBoolean(value: unknown, label: string): boolean {
	if (typeof value === 'boolean') return value;
	const isOn = SWITCHES.get(typeof value === 'string' ? value.trim().toLowerCase() : value);
	if (isOn === undefined)
		throw new InputError(
			msg`"${label}" must be true or false`,
			`It is ${typeof value === 'string' && !isBlank(value) ? 'other text' : kindOf(value)}. Write true or false. Yes and No, Y and N, On and Off, and 1 and 0 are also accepted.`,
		);
	return isOn;
}

/**
 * A list from an array, JSON text (`[1,2]`), comma-separated text (`1, 2`) or a single value.
 * @throws InputError for an object
 */
export function toList(value: unknown, label: string, schema: Schema = {}): unknown[] {
	if (Array.isArray(value)) return shallow(value, label);
	if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
		throw new InputError(
			msg`"${label}" must be a list`,
			`It is ${kindOf(value)}. To send a list with this one entry, use {{ [ … ] }}.`,
		);
	}
	if (typeof value !== 'string') return [value];
	const text = value.trim();
	if (text.startsWith('[')) return parseJson(text, label) as unknown[];
	if (text.startsWith('{') && !isPlain(schema)) return toList(parseJson(text, label), label);
	const values = text.split(',').map((part) => part.trim());
	if (values.some((value) => /^"[^"]*$/.test(value)))
		throw new InputError(
			msg`"${label}" must be a list`,
			'It is text with a comma between quotation marks. Write it as JSON, e.g. ["a, b", "c"].',
		);
	return values;
}

/** In a list of plain values, blanks are dropped. */
function withoutBlanks(list: unknown[], schema: Schema): unknown[] {
	return isPlain(schema) ? list.filter((value) => !isBlank(value)) : list;
}

function isPlain({ items }: Schema): boolean {
	return items?.type !== 'object' && items?.type !== 'array';
}

function toObject(value: unknown, label: string): unknown {
	const object = typeof value === 'string' ? parseJson(value, label) : shallow(value, label);
	if (typeof object === 'object' && object !== null) return object;
	throw new InputError(msg`"${label}" must be a JSON object`, `It is ${kindOf(object)}.`);
}
