import type { Schema } from '../../../catalog/types';

/** A value from the workflow that cannot be sent. `message` names the field, `description` says what would be right. */
export class InvalidInput extends Error {
	override name = 'InvalidInput';

	constructor(
		message: string,
		readonly description?: string,
	) {
		super(message);
	}
}

/**
 * Brings a value into the type that BigCommerce documents: `"12"` becomes 12, comma text a list, JSON text an object.
 * @param label the field as the user sees it, for the message
 * @throws InvalidInput when it cannot be that type
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
			return toList(value, label).map((each) => coerce(each, schema.items ?? {}, label));
		case 'object':
			return toObject(value, label);
		case 'string':
			return chosen(typeof value === 'object' ? JSON.stringify(value) : String(value), schema);
		default:
			return value;
	}
}

/** `Physical` becomes `physical` where that is among the values; what is not among them is BigCommerce's to judge. */
function chosen(text: string, { enum: values = [] }: Schema): string {
	if (values.includes(text)) return text;
	const same = values.find((each) => typeof each === 'string' && each.toLowerCase() === text.trim().toLowerCase());
	return typeof same === 'string' ? same : text;
}

function toNumber(value: unknown, type: 'integer' | 'number', label: string): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	const fits = typeof number === 'number' && Number.isFinite(number) && (type === 'number' || Number.isInteger(number));
	if (!fits) throw new InvalidInput(`"${label}" must be a ${type === 'integer' ? 'whole number' : 'number'}`, `It is ${describe(value)}.`);
	return number;
}

function toBoolean(value: unknown, label: string): boolean {
	if (typeof value === 'boolean') return value;
	const known = new Map<unknown, boolean>([['true', true], ['1', true], [1, true], ['false', false], ['0', false], [0, false]]);
	const found = known.get(typeof value === 'string' ? value.trim().toLowerCase() : value);
	if (found === undefined) throw new InvalidInput(`"${label}" must be true or false`, `It is ${describe(value)}.`);
	return found;
}

/** A list as an array, as JSON text (`[1,2]`) or as comma text (`1, 2`). */
function toList(value: unknown, label: string): unknown[] {
	if (Array.isArray(value)) return value;
	if (typeof value !== 'string') return [value];
	const text = value.trim();
	if (text.startsWith('[')) return fromJson(text, label) as unknown[];
	return text.split(',').map((each) => each.trim()).filter((each) => each !== '');
}

function toObject(value: unknown, label: string): unknown {
	const object = typeof value === 'string' ? fromJson(value, label) : value;
	if (typeof object !== 'object') throw new InvalidInput(`"${label}" must be a JSON object`, `It is ${describe(value)}.`);
	return object;
}

/** Parses JSON text. @throws InvalidInput naming the field and the place where it breaks. */
export function fromJson(text: string, label: string): unknown {
	let reason: string;
	try {
		return JSON.parse(text);
	} catch (error) {
		reason = (error as Error).message;
	}
	throw new InvalidInput(`"${label}" is not valid JSON`, reason);
}

/** The kind of a value, never its content: it may be a customer's. */
function describe(value: unknown): string {
	if (value === undefined || value === '') return 'empty';
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' ? 'an object' : typeof value === 'string' ? 'a text that is not one' : `a ${typeof value}`;
}
