import type { Operation, QueryParameter } from '../../../catalog/types';
import { dateStyleOf } from '../catalog/forms';
import { filterLabel } from '../catalog/names';
import { writeDate } from './dates';
import { coerce, InvalidInput } from './input';
import type { Request } from '../transport/request';

/** Query parameters that the paging sets; a user chooses Return All or Limit instead. */
const PAGING = new Set(['page', 'limit', 'before', 'after']);

/** The query parameters that a user may set. */
export function filterParameters({ query, paging }: Operation): QueryParameter[] {
	return paging ? query.filter(({ name }) => !PAGING.has(name)) : query;
}

/** The values among which a query parameter lets choose several; none where it takes just one, or any text. */
export function choicesOf({ query }: Operation, name: string): Array<string | number | boolean> {
	const schema = query.find((each) => each.name === name)?.schema;
	const values = schema?.items?.enum ?? schema?.enum ?? [];
	return values.filter((each): each is string | number | boolean => each !== null && each !== '');
}

/**
 * Filters as query parameters. Empty values are left out.
 * @param zone what dates without a zone are in
 * @throws InvalidInput when a value has the wrong type, a required one is missing, or one is unknown to the operation
 */
export function queryFrom(operation: Operation, filters: Record<string, unknown>, zone?: string): Request['query'] {
	return filtersFrom(operation, filters, zone).flatMap(({ parameter, value }) => entries(parameter, value));
}

/** Filters in the types that BigCommerce documents. @throws InvalidInput as above */
export function filtersFrom(operation: Operation, filters: Record<string, unknown>, zone?: string): Array<{ parameter: QueryParameter; value: unknown }> {
	const known = filterParameters(operation);
	const given = Object.entries(filters).filter(([, value]) => value !== undefined && value !== null && value !== '');
	const unknown = given.find(([name]) => !known.some((each) => each.name === name));
	if (unknown) throw new InvalidInput(`"${filterLabel(unknown[0])}" is not a filter of this operation`, 'Refresh the list of filters and choose again.');
	const missing = known.find(({ name, required }) => required && !given.some(([each]) => each === name));
	if (missing) throw new InvalidInput(`The filter "${filterLabel(missing.name)}" is required`, 'BigCommerce does not run this operation without it.');
	return given.map(([name, value]) => {
		const parameter = known.find((each) => each.name === name) as QueryParameter;
		return { parameter, value: typed(parameter, value, zone) };
	});
}

function typed({ name, schema }: QueryParameter, value: unknown, zone?: string): unknown {
	const style = dateStyleOf(schema);
	const label = filterLabel(name);
	return style ? writeDate(value, style, label, zone) : coerce(schema.type === 'string' && Array.isArray(value) ? value.join(',') : value, schema, label);
}

function entries({ name, list }: QueryParameter, typed: unknown): Request['query'] {
	if (!Array.isArray(typed)) return [[name, String(typed)]];
	if (typed.length === 0) return [];
	return list === 'repeat' ? typed.map((each): [string, string] => [name, String(each)]) : [[name, typed.join(',')]];
}
