import { familyFilter, filterWithEnding, isDateName } from '../../../catalog/filterFamilies';
import type { Operation, QueryParameter } from '../../../catalog/types';
import { filterLabel } from '../../shared/catalog/names';
import { msg } from '../../shared/text/message';
import { isBlank } from '../../shared/utils/blank';
import { InputError, parseJson } from '../../shared/utils/coerce';
import { isObject } from '../../shared/utils/isObject';
import { withoutValue } from './withoutValue';

/** The field of the form for filters that it does not list: a JSON object with their names and values. */
export const OTHER_FILTERS = 'otherFilters';

/** Whether users may add filters by name. Only for lists that are read: a deletion must not depend on a filter that BigCommerce may ignore. */
export function takesOtherFilters({ method, graphql, own, custom, answer }: Operation): boolean {
	return method === 'GET' && answer.kind === 'list' && !graphql && !own && !custom;
}

/**
 * All filters by name, with those of the field *Other Filters* among them.
 * @throws InputError if that field is no object, or sets a filter that the form sets as well
 */
export function withOtherFilters(
	operation: Operation,
	all: Record<string, unknown>,
): Record<string, unknown> {
	// An expression without a value is a filter that is set.
	if (!Object.hasOwn(all, OTHER_FILTERS) || !takesOtherFilters(operation)) return all;
	const { [OTHER_FILTERS]: others, ...filters } = all;
	const label = filterLabel(OTHER_FILTERS);
	if (isBlank(others)) throw withoutValue(label);
	const named = typeof others === 'string' ? parseJson(others, label) : others;
	if (!isObject(named) || Array.isArray(named) || named instanceof Date)
		throw new InputError(
			msg`"${label}" must be an object of filters and their values`,
			'For example: { "weight:min": 5, "name:like": "lamp" }',
		);
	if (Object.keys(named).length === 0) throw withoutValue(label);
	const twice = Object.keys(named).find((name) => Object.hasOwn(filters, name));
	if (twice)
		throw new InputError(
			msg`The filter "${filterLabel(twice)}" is set twice`,
			'It is in the form and in "Other Filters". Remove one of them.',
		);
	return { ...filters, ...named };
}

/** The parameter of a filter that the catalog does not list; undefined if it cannot be sent. */
export function unlistedFilter(operation: Operation, name: string): QueryParameter | undefined {
	if (!takesOtherFilters(operation) || !NAME.test(name) || PAGING_NAMES.has(name)) return undefined;
	const family = familyFilter(operation, name);
	if (family) return family;
	const [field, ending] = name.split(':');
	return filterWithEnding(name, ending, isDateName(field) && ending !== 'in' ? 'date' : 'text');
}

const NAME = /^[A-Za-z]\w*(\.\w+)*(:[a-z_]+)?$/;

/** The parameters that page through a list, for addresses that the catalog does not know. */
export const PAGING_NAMES = new Set(['page', 'limit', 'before', 'after']);

/** The names of the filters that neither the specification nor the guide knows, for a hint. */
export function unlistedNames(operation: Operation, filters: Record<string, unknown>): string[] {
	if (!takesOtherFilters(operation)) return [];
	return Object.keys(filters)
		.filter((name) => !isListed(operation, name))
		.map((name) => (hasFilter(operation, `${name}:in`) ? `${name} (there is ${name}:in)` : name));
}

/** Whether the specification or the guide says that the operation has this filter. */
export function isListed(operation: Operation, name: string): boolean {
	return hasFilter(operation, name) || familyFilter(operation, name) !== undefined;
}

function hasFilter({ query }: Operation, name: string): boolean {
	return query.some((queryParameter) => queryParameter.name === name);
}
