import type { Operation, QueryParameter } from '../../../catalog/types';
import { dateStyleOf, isZeroOrOne } from '../../shared/catalog/forms';
import { filterLabel } from '../../shared/catalog/names';
import { hasOnlyBlanks, isBlank, isEmptyList, isStray } from '../../shared/utils/blank';
import { writeDate } from './dates';
import { coerce, InputError } from '../../shared/utils/coerce';
import type { Request } from '../../shared/http/request';
import { msg } from '../../shared/text/message';
import { unlistedFilter } from './otherFilters';
import { zeroOrOne } from './zeroOrOne';
import { WITHOUT_VALUE, withoutValue } from './withoutValue';

/** The query parameters that a user may set. For paging, users choose Return All or Limit instead. */
export function filterParameters({ query, paging }: Operation): QueryParameter[] {
	return paging ? query.filter(({ role }) => role !== 'paging') : query;
}

/** The allowed values of a query parameter; empty if it accepts any text. */
export function choicesOf({ query }: Operation, name: string): Array<string | number | boolean> {
	const schema = query.find((queryParameter) => queryParameter.name === name)?.schema;
	const values = schema?.items?.enum ?? schema?.enum ?? [];
	return values.filter(
		(value): value is string | number | boolean => value !== null && value !== '',
	);
}

/**
 * Filters as query parameters.
 * @param filters only filters that are set
 * @param zone the time zone for dates without one
 * @throws InputError if a filter has no value or a value of the wrong type, is missing although required, or is unknown
 */
export function queryFrom(
	operation: Operation,
	filters: Record<string, unknown>,
	zone?: string,
): Request['query'] {
	return filtersFrom(operation, filters, zone).flatMap(({ parameter, value }) =>
		entries(parameter, value),
	);
}

/** Filters in the types that BigCommerce documents. @throws InputError as above */
export function filtersFrom(
	operation: Operation,
	filters: Record<string, unknown>,
	zone?: string,
): Array<{ parameter: QueryParameter; value: unknown }> {
	const parameters = filterParameters(operation);
	const entries = Object.entries(filters);
	const missing = parameters.find(
		({ name, required }) => required && !entries.some(([text]) => text === name),
	);
	if (missing)
		throw new InputError(
			msg`The filter "${filterLabel(missing.name)}" is required`,
			'BigCommerce does not run this operation without it.',
		);
	return entries.map(([name, value]) => {
		const parameter =
			parameters.find((queryParameter) => queryParameter.name === name) ??
			unlistedFilter(operation, name);
		if (!parameter) throw notAFilter(name);
		return { parameter, value: typed(operation, parameter, value, zone) };
	});
}

function notAFilter(name: string): InputError {
	return new InputError(
		msg`"${filterLabel(name)}" is not a filter of this operation`,
		'Refresh the list of filters and choose again.',
	);
}

/**
 * The label of an `:in` filter whose list is empty, so that a read request can match no record; undefined if there is none.
 */
export function emptyListIn(
	{ method }: Pick<Operation, 'method'>,
	filters: Record<string, unknown>,
): string | undefined {
	const entry =
		method === 'GET'
			? Object.entries(filters).find(([name, value]) => name.endsWith(':in') && isEmptyList(value))
			: undefined;
	return entry && filterLabel(entry[0]);
}

function typed(
	{ method }: Operation,
	parameter: QueryParameter,
	value: unknown,
	zone?: string,
): unknown {
	const { name, schema, list } = parameter;
	const label = filterLabel(name);
	// Text that consists only of commas may be a search term, but must not select records to delete.
	const isList = Array.isArray(value) || takesList(parameter) || method === 'DELETE';
	if (isBlank(value) || (isList ? hasOnlyBlanks(value) : isEmptyList(value)))
		throw withoutValue(label);
	// A person may be named Null, so a search for it is allowed.
	const stray = [value]
		.flat()
		.find((value) => isStray(value) && (method === 'DELETE' || value !== 'null'));
	if (stray !== undefined)
		throw new InputError(
			msg`The filter "${label}" has no value, only the word "${String(stray)}"`,
			WITHOUT_VALUE,
		);
	const style = dateStyleOf(schema);
	if (style) return writeDate(value, style, label, zone);
	if (isZeroOrOne(name, schema)) return zeroOrOne(value, schema, label);
	if (schema.type !== 'array' && Array.isArray(value) && takesList(parameter))
		return coerce(value, { type: 'array', items: schema }, label);
	const result = coerce(value, schema, label);
	if (Array.isArray(result) && result.every(isBlank)) throw withoutValue(label);
	if (list !== 'repeat') assertNoComma(result, label);
	return result;
}

/** Names of fields and of related records are lists, even if the specification says string. */
function takesList({ role, schema }: QueryParameter): boolean {
	const names = role === 'expansion' || role === 'fields';
	return names || schema.type === 'array' || schema.type === undefined;
}

/** BigCommerce splits a list at its commas, so a value with one would become two. */
function assertNoComma(values: unknown, label: string): void {
	const hasComma =
		Array.isArray(values) &&
		values.some((value) => typeof value === 'string' && value.includes(','));
	if (hasComma)
		throw new InputError(
			msg`A value of the filter "${label}" has a comma in it`,
			'BigCommerce separates the values of this list by commas and would read it as two values. Use another filter for that record, e.g. its ID.',
		);
}

function entries({ name, list }: QueryParameter, typed: unknown): Request['query'] {
	if (!Array.isArray(typed)) return [[name, String(typed)]];
	return list === 'repeat'
		? typed.map((value): [string, string] => [name, String(value)])
		: [[name, typed.join(',')]];
}
