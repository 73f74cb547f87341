import type { Schema } from '../types';

/** Values by field name or `parent.field`. Null leaves the field out. */
export type Values = Record<string, unknown>;

/** catalog/forms/examples.yaml. */
export interface GivenExamples {
	/** For every operation. */
	values: Values;
	/** By the slug of an operation or a resource. */
	of: Record<string, Values>;
	/** Optional lists and objects to show, by the slug of an operation or a resource. */
	with: Record<string, string[]>;
}

/** A value as a schema takes it: a number as text, or a text or list as it is. Undefined if it does not fit; null leaves the field out. */
export function fitting(value: unknown, schema: Schema): unknown {
	const { type, enum: values, maxLength = Infinity, minimum, maximum } = schema;
	if (value === null) return null;
	if (values && values.length > 0 && !values.some((each) => each === value)) return undefined;
	switch (type) {
		case 'string': {
			const isText = typeof value === 'string' || typeof value === 'number';
			return isText && String(value).length <= maxLength ? String(value) : undefined;
		}
		case 'integer':
		case 'number': {
			const isInside =
				typeof value === 'number' &&
				(type === 'number' || Number.isInteger(value)) &&
				value >= (minimum ?? -Infinity) &&
				value <= (maximum ?? Infinity);
			return isInside ? value : undefined;
		}
		case 'boolean':
			return typeof value === 'boolean' ? value : undefined;
		case 'array':
			return Array.isArray(value) ? value : undefined;
		case 'object':
			return typeof value === 'object' && !Array.isArray(value) ? value : undefined;
		default:
			return value;
	}
}

const DATES: Record<string, string> = {
	'date-time': '2027-03-15T09:00:00Z',
	date: '2027-03-15',
	'rfc-2822': 'Mon, 15 Mar 2027 09:00:00 +0000',
	'us-date': '03/15/2027',
	time: '09:15:00',
};

/** The value that the schema itself suggests; undefined for none. Zero and empty text say nothing. */
export function presetFor({ type, enum: values = [], default: preset, format }: Schema): unknown {
	const isPlain = typeof preset !== 'object' && preset !== undefined;
	if (isPlain && preset !== '' && preset !== 0 && preset !== '0') return preset;
	const choice = values.find((value) => value !== '' && value !== null && value !== 0);
	if (choice !== undefined) return choice;
	if (format === 'unix') return type === 'string' ? '1805101200' : 1805101200;
	if (type === 'string' && format && Object.hasOwn(DATES, format)) return DATES[format];
	return type === 'boolean' ? false : undefined;
}
