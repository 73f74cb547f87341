import type { FilterType, Operation, QueryParameter } from './types';

/** The endings that BigCommerce's guide documents for every field of a type: developer.bigcommerce.com/api-docs/getting-started/filtering */
const ENDINGS: Record<FilterType, readonly string[]> = {
	number: ['min', 'max', 'greater', 'less', 'in', 'not_in'],
	date: ['min', 'max', 'greater', 'less'],
	text: ['like', 'in', 'not_in'],
	list: ['in', 'not_in'],
};

/** A filter that its specification does not list, although the guide's endings apply to its field; undefined for any other name. */
export function familyFilter(
	{ filterFields }: Pick<Operation, 'filterFields'>,
	name: string,
): QueryParameter | undefined {
	const [field, ending, ...more] = name.split(':');
	if (!filterFields || !Object.hasOwn(filterFields, field) || more.length > 0) return undefined;
	const type = filterFields[field];
	if (!ENDINGS[type].includes(ending)) return undefined;
	return filterWithEnding(name, ending, type);
}

/** A filter as its ending says: a list of values, or a single one. */
export function filterWithEnding(
	name: string,
	ending: string | undefined,
	type: FilterType,
): QueryParameter {
	const value = type === 'number' ? ({ type: 'number' } as const) : ({ type: 'string' } as const);
	if (ending === 'in' || ending === 'not_in')
		return { name, schema: { type: 'array', items: value }, list: 'comma' };
	return { name, schema: type === 'date' ? { type: 'string', format: 'date-time' } : value };
}

/** Whether a field holds a date. Many specifications declare it as text, so the name decides. */
export function isDateName(field: string): boolean {
	return /(^|_)date(_|$)/.test(field);
}
