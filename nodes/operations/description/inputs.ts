import type { FieldType, INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';

import type { KeyedRecord, Schema } from '../../../catalog/types';
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
	// Lists of plain values are faster to type with commas than as JSON.
	if (isPlainList(schema)) return listInput(schema);
	const options = optionsOf(name, schema);
	const defaultValue = isScalar(preset) ? { defaultValue: preset } : {};
	if (options.length > 0) return { type: 'options', options, ...defaultValue };
	if (dateStyleOf(schema)) return { type: 'dateTime' };
	return { type: type ? INPUT_TYPES[type] : 'string', ...defaultValue };
}

/** The ID of a record that has names or codes is typed as text: n8n's input for numbers takes no names. */
export function withKeys(input: Input, record: KeyedRecord | undefined): Input {
	return record && input.type === 'number' ? { ...input, type: 'string' } : input;
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

function optionsOf(name: string, schema: Schema): INodePropertyOptions[] {
	if (isZeroOrOne(name, schema)) return YES_OR_NO;
	const options = valuesOf(schema).map((value) => ({ name: valueLabel(value, name), value }));
	return schema.open && options.length > 0 ? [...options, OTHERS] : options;
}

function valuesOf({ enum: values = [] }: Schema): Array<string | number | boolean> {
	return values.filter(
		(value): value is string | number | boolean => value !== null && value !== '',
	);
}

/** The input for a list of plain values. n8n's form has none for several values: they are typed, or chosen together if there are few. */
export function listInput({ items = {} }: Schema): Input {
	const values = valuesOf(items);
	if (values.length === 0) return { type: 'string' };
	const some = values.length > MOST_COMBINED ? [...each(values), values] : combinations(values);
	const options = some.map((list) => ({
		name: list.map((value) => valueLabel(value)).join(', '),
		value: list.join(','),
	}));
	return {
		type: 'options',
		options: values.length > MOST_COMBINED ? [...options, SEVERAL] : options,
	};
}

/** From a list of more values than these, single values and all of them can be chosen. */
const MOST_COMBINED = 3;

const each = <T>(values: T[]): T[][] => values.map((value) => [value]);

/** Every selection of one or more values, the smaller ones first. */
function combinations<T>(values: T[]): T[][] {
	const all = values.reduce<T[][]>(
		(lists, value) => [...lists, ...lists.map((list) => [...list, value])],
		[[]],
	);
	return all.filter((list) => list.length > 0).sort((a, b) => a.length - b.length);
}

function isScalar(value: unknown): value is string | number | boolean {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** The value of entries that only inform. */
const TOLD_ONLY = '__bigCommerceHint';

/** The last entry of a list of choices that is not complete: n8n takes text for it only as an expression. */
const OTHERS = { name: 'Others: with an Expression', value: TOLD_ONLY, disabled: true };

/** The same for a list of which several values can be sent. */
const SEVERAL = {
	name: 'Several: with an Expression and Commas',
	value: TOLD_ONLY,
	disabled: true,
};

/** Whether an entry can be chosen. */
export function isChoice({ value }: INodePropertyOptions): boolean {
	return value !== TOLD_ONLY;
}
