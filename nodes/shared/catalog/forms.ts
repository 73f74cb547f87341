import { orderOf } from '../../../catalog/example';
import type { DateStyle, Forms, Picker } from '../../../catalog/formTypes';
import type { Operation, Schema } from '../../../catalog/types';

const forms = require('../../../catalog/forms.json') as Forms;

const pickerByParameter = new Map(forms.pickers.map((picker) => [picker.parameter, picker]));
const pickerByField = new Map(
	forms.pickers.flatMap((picker) => (picker.fields ?? []).map((field) => [field, picker])),
);
const flattened = new Set(forms.flattened);

export const { labels } = forms;

/** All pickers. */
export function allPickers(): readonly Picker[] {
	return forms.pickers;
}

/** The picker of a path parameter; undefined if there is none. */
export function pickerOf(parameter: string): Picker | undefined {
	return pickerByParameter.get(parameter);
}

/** The picker for a body field or filter that holds an ID; undefined if the field is not an ID. */
export function pickerForField(name: string): Picker | undefined {
	return pickerByField.get(name.split('.').at(-1) ?? name);
}

/** Whether the fields of an object of this name are shown one by one. */
export function isFlattened(name: string): boolean {
	return flattened.has(name);
}

/** Compares two names by how often they are used; 0 if the table does not list them. */
export function byUse(kind: 'fields' | 'filters'): (a: string, b: string) => number {
	return orderOf(forms[kind]);
}

const DATE_STYLES = new Set<string>(['date-time', 'date', 'rfc-2822'] satisfies DateStyle[]);

/** The date format of a value; undefined if it is not a date. */
export function dateStyleOf({ type, format = '' }: Schema): DateStyle | undefined {
	return type === 'string' && DATE_STYLES.has(format) ? (format as DateStyle) : undefined;
}

/** Whether `sort` values take a direction after a colon, although the specification lists only the values. */
export function sortsWithDirection({ id }: Operation): boolean {
	return forms.sortWithDirection.includes(id);
}

/** Whether 1 means yes and 0 no. */
export function isZeroOrOne(name: string): boolean {
	return forms.zeroOrOne.includes(name);
}
