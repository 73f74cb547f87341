import { orderOf } from '../../../catalog/order';
import type { EntryForm } from '../../../catalog/entryTypes';
import type { DateStyle, Forms, Picker } from '../../../catalog/formTypes';
import type { Operation, Schema } from '../../../catalog/types';

const forms = require('../../../catalog/forms.json') as Forms;

const pickerByParameter = new Map(forms.pickers.map((picker) => [picker.parameter, picker]));
const pickerByField = new Map(
	forms.pickers.flatMap((picker) => (picker.fields ?? []).map((field) => [field, picker])),
);
const flattened = new Set(forms.flattened);

export const { labels, descriptions } = forms;

/** All pickers. */
export function allPickers(): readonly Picker[] {
	return forms.pickers;
}

/** The picker of a path parameter; undefined if there is none. */
export function pickerOf(parameter: string): Picker | undefined {
	return pickerByParameter.get(parameter);
}

/** The picker for a body field or filter that holds an ID; undefined if the field is not an ID. */
export function pickerForField(resource: string, name: string): Picker | undefined {
	return (
		pickerByField.get(`${resource} ${name}`) ?? pickerByField.get(name.split('.').at(-1) ?? name)
	);
}

const entryForms = new Map<string, EntryForm[]>();
for (const form of forms.entries)
	for (const id of form.operations) entryForms.set(id, [...(entryForms.get(id) ?? []), form]);

/** The forms for lists in the body of an operation. */
export function entryFormsOf({ id }: Operation): readonly EntryForm[] {
	return entryForms.get(id) ?? [];
}

/** The forms for lists in the bodies of any of these operations. */
export function entryFormsOfAll(operations: readonly Operation[]): EntryForm[] {
	const ids = new Set(operations.map(({ id }) => id));
	return forms.entries.filter((form) => form.operations.some((id) => ids.has(id)));
}

const templates = new Map<string, unknown>();
for (const { field, operations, value } of forms.templates)
	for (const id of operations) templates.set(`${id} ${field}`, value);

/** The example that a JSON field of a body starts with in the form; undefined if it starts empty. */
export function templateOf({ id }: Pick<Operation, 'id'>, field: string): unknown {
	return templates.get(`${id} ${field}`);
}

/** Whether the fields of an object of this name are shown one by one. */
export function isFlattened(name: string): boolean {
	return flattened.has(name);
}

const shownAtFirst = new Set(forms.fields.shown);

/** Whether a new form shows a field although it is not required. */
export function showsAtFirst(name: string): boolean {
	return shownAtFirst.has(name);
}

/** Compares two names by how often they are used; 0 if the table does not list them. */
export function byUse(kind: 'fields' | 'filters'): (a: string, b: string) => number {
	return orderOf(forms[kind]);
}

const DATE_STYLES = new Set<string>([
	'date-time',
	'date',
	'rfc-2822',
	'us-date',
] satisfies DateStyle[]);

/** The date format of a value; undefined if it is not a date. */
export function dateStyleOf({ type, format = '' }: Schema): DateStyle | undefined {
	if (format === 'unix') return 'unix';
	return type === 'string' && DATE_STYLES.has(format) ? (format as DateStyle) : undefined;
}

/** Whether `sort` values take a direction after a colon, although the specification lists only the values. */
export function sortsWithDirection({ id }: Operation): boolean {
	return forms.sortWithDirection.includes(id);
}

/** Whether 1 means yes and 0 no. */
export function isZeroOrOne(name: string, { type, enum: values }: Schema): boolean {
	const isText = type === 'string' && values?.join() === '1,0';
	return forms.zeroOrOne.includes(name) && (type === 'integer' || isText);
}
