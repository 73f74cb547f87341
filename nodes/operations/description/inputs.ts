import type { FieldType, INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';

import type { Schema } from '../../../catalog/types';
import { dateStyleOf, isZeroOrOne } from '../../shared/catalog/forms';
import { valueLabel } from '../../shared/catalog/names';

/** The part of a mapper field that depends on the type of its value. */
export type Input = Pick<ResourceMapperField, 'type' | 'options' | 'defaultValue'>;

const INPUT_TYPES: Record<NonNullable<Schema['type']>, FieldType> = {
	string: 'string',
	integer: 'number',
	number: 'number',
	boolean: 'boolean',
	array: 'array',
	object: 'object',
};

/** The input for a value: dropdown, date picker, toggle, number, JSON or text. */
export function inputFor(name: string, schema: Schema): Input {
	const { type, default: preset } = schema;
	const options = optionsOf(name, schema);
	// Lists of plain values are faster to type with commas than as JSON.
	if (isPlainList(schema)) return { type: 'string' };
	const defaultValue = isScalar(preset) ? { defaultValue: preset } : {};
	if (options.length > 0) return { type: 'options', options, ...defaultValue };
	if (dateStyleOf(schema)) return { type: 'dateTime' };
	return { type: type ? INPUT_TYPES[type] : 'string', ...defaultValue };
}

const YES_OR_NO: INodePropertyOptions[] = [
	{ name: 'Yes', value: 1 },
	{ name: 'No', value: 0 },
];

/** Whether a value is a list of strings, numbers or other plain values. */
export function isPlainList({ type, items }: Schema): boolean {
	return (
		type === 'array' &&
		items?.type !== undefined &&
		items.type !== 'object' &&
		items.type !== 'array'
	);
}

function optionsOf(name: string, { type, enum: values = [] }: Schema): INodePropertyOptions[] {
	if (type === 'integer' && isZeroOrOne(name)) return YES_OR_NO;
	return values
		.filter((value): value is string | number | boolean => value !== null && value !== '')
		.map((value) => ({ name: valueLabel(value), value }));
}

function isScalar(value: unknown): value is string | number | boolean {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

const LONGEST_HINT = 90;

/** The allowed values of a list, appended to its label: n8n's form has no other place for them. */
export function allowed({ type, items }: Schema): string {
	const values = (type === 'array' && items?.enum) || [];
	const text = values.join(', ');
	return text === '' || text.length > LONGEST_HINT ? '' : `: ${text}`;
}
