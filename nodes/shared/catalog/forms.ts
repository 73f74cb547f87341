import type { DateStyle, Forms, Picker } from '../../../catalog/formTypes';
import type { Operation, Schema } from '../../../catalog/types';

const forms = require('../../../catalog/forms.json') as Forms;

const pickerByParameter = new Map(forms.pickers.map((each) => [each.parameter, each]));
const pickerByField = new Map(
	forms.pickers.flatMap((each) => (each.fields ?? []).map((field) => [field, each])),
);
const flattened = new Set(forms.flattened);

/** The words of forms. */
export const { labels } = forms;

/** Everything that can be picked from a list. */
export function allPickers(): readonly Picker[] {
	return forms.pickers;
}

/** What a path parameter is picked from; undefined where nothing lists it. */
export function pickerOf(parameter: string): Picker | undefined {
	return pickerByParameter.get(parameter);
}

/** What a body field or a filter of this name holds the ID of; undefined for everything that is no ID. */
export function pickerForField(name: string): Picker | undefined {
	return pickerByField.get(name.split('.').at(-1) ?? name);
}

/** Whether the fields of an object of this name are shown one by one. */
export function isFlattened(name: string): boolean {
	return flattened.has(name);
}

/** Compares two names by the order in which they are looked for; 0 where the table says nothing. */
export function byUse(kind: 'fields' | 'filters'): (a: string, b: string) => number {
	const { first, last } = forms[kind];
	const rank = (name: string) => {
		const place = first.indexOf(name);
		if (place >= 0) return place - first.length;
		return last.indexOf(name) + 1;
	};
	return (a, b) => rank(a) - rank(b);
}

const DATE_STYLES = new Set<string>(['date-time', 'date', 'rfc-2822'] satisfies DateStyle[]);

/** How a value that is a date is written; undefined when it is none. */
export function dateStyleOf({ type, format = '' }: Schema): DateStyle | undefined {
	return type === 'string' && DATE_STYLES.has(format) ? (format as DateStyle) : undefined;
}

/** Whether the direction goes behind a colon of each value of `sort`, although the specification lists the values alone. */
export function sortsWithDirection({ id }: Operation): boolean {
	return forms.sortWithDirection.includes(id);
}

/** Whether 1 means yes and 0 no. */
export function isZeroOrOne(name: string): boolean {
	return forms.zeroOrOne.includes(name);
}
