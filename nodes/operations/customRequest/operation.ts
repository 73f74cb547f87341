import groupBy from 'lodash/groupBy';
import mapValues from 'lodash/mapValues';

import type { Header, Method, Operation, Paging, QueryParameter } from '../../../catalog/types';
import { isBlank, isStray } from '../../shared/utils/blank';
import { parseJson, InputError } from '../../shared/utils/coerce';
import { isReadMethod } from '../../shared/utils/isReadMethod';
import { isObject } from '../../shared/utils/isObject';
import { shallow } from '../../shared/utils/json';
import { addressFrom, type Address, type Place } from './address';
import { assertComplete, completeQuery, type Sources } from './assertComplete';
import { assertNoGaps } from '../requests/massDelete';
import { isOfCollection } from './deletion';
import { operationAt } from './match';
import { PAGING_NAMES } from '../requests/otherFilters';
import { msg } from '../../shared/text/message';

/** The parameter values of a custom request. */
export interface CustomInput {
	method: unknown;
	url: unknown;
	/** JSON text, or an object. */
	query: unknown;
	headers: unknown;
	body: unknown;
	/** Read the whole list. */
	returnAll: boolean;
	/** Which of these come from expressions and may lack a value. */
	sources?: Sources;
}

/** A custom request as an operation, and its query values. */
export interface CustomOperation {
	operation: Operation;
	filters: Record<string, unknown>;
	address: Address;
}

const LARGEST_PAGE = 250;

/**
 * Converts a custom request to an operation, so that all checks for operations apply to it.
 * @param template the catalog entry for custom requests
 * @throws InputError if the URL, the query or a header cannot be sent
 */
export function customOperation(
	template: Operation,
	input: CustomInput,
	place: Place,
): CustomOperation {
	const method = methodFrom(input.method);
	const isWriting = !isReadMethod(method);
	const { isUrlExpression = false, isQueryExpression = false } = input.sources ?? {};
	const address = addressFrom(input.url, place);
	assertComplete(address, isWriting, isUrlExpression);
	const { server, path } = address;
	const query = {
		...completeQuery(grouped(address.query), isWriting, isWriting || isUrlExpression),
		...completeQuery(queryFrom(input.query), isWriting, isWriting || isQueryExpression),
	};
	const catalogOperation = operationAt({
		method: method === 'HEAD' ? 'GET' : method,
		server,
		path,
	});
	const paging =
		input.returnAll && method === 'GET' ? pagingFrom(catalogOperation, server, query) : undefined;
	const filters = paging ? withoutPosition(query) : query;
	const body = takesBody(method, input.body);
	if (method === 'DELETE' && catalogOperation && body)
		assertNoGaps(catalogOperation, bodyOf(input.body));
	const operation: Operation = {
		...(catalogOperation ?? template),
		custom: true,
		documented: catalogOperation,
		method,
		server,
		path,
		pathParameters: [],
		query: Object.keys(filters).map((name) => parameterFor(name, catalogOperation, method)),
		headers: [...constants(catalogOperation), ...headersFrom(input.headers)],
		body: body ? { content: 'json', schema: {} } : undefined,
		answer: method === 'HEAD' ? { kind: 'nothing', envelope: 'bare' } : answerOf(catalogOperation),
		paging,
		// The body is sent as the user wrote it: not split and not batched.
		batch: undefined,
		twin: undefined,
		massDelete:
			method === 'DELETE' &&
			isOfCollection(catalogOperation, {
				path,
				query: Object.entries(filters).map(([name, value]) => [name, String(value)]),
				body: body ? bodyOf(input.body) : undefined,
			})
				? true
				: undefined,
	};
	return { operation, filters, address };
}

/** The response is read as is. */
function answerOf(catalogOperation: Operation | undefined): Operation['answer'] {
	const { kind, cutLists } = catalogOperation?.answer ?? {};
	return {
		kind: kind === 'file' ? 'file' : 'item',
		envelope: 'data',
		...(cutLists ? { cutLists } : {}),
	};
}

const METHODS: Method[] = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'];

/** In upper case, because endpoints are looked up by it. */
function methodFrom(value: unknown): Method {
	const method = METHODS.find(
		(method) => typeof value === 'string' && method === value.trim().toUpperCase(),
	);
	if (!method)
		throw new InputError(
			msg`"Method" must be one of ${METHODS.join(', ')}`,
			'Choose it from the list.',
		);
	return method;
}

/**
 * The catalog defines the list parameters. Filters of a deletion must have the right type,
 * because BigCommerce might ignore a filter that it cannot read.
 */
function parameterFor(
	name: string,
	catalogOperation: Operation | undefined,
	method: Method,
): QueryParameter {
	const {
		schema = {},
		list = 'comma',
		matches,
		role = PAGING_NAMES.has(name) ? 'paging' : undefined,
	} = catalogOperation?.query.find((queryParameter) => queryParameter.name === name) ?? {};
	return { name, schema: method === 'DELETE' ? schema : {}, list, matches, role };
}

/** The user's `limit` is the page size. */
function pagingFrom(
	catalogOperation: Operation | undefined,
	server: Operation['server'],
	{ limit }: Record<string, unknown>,
): Paging {
	const usual = catalogOperation?.paging ?? {
		kind: server === 'v2' ? 'v2' : server === 'b2b' ? 'offset' : 'page',
		maxLimit: LARGEST_PAGE,
	};
	return {
		...usual,
		count: undefined,
		maxLimit: Number(limit) > 0 ? Math.min(Number(limit), usual.maxLimit) : usual.maxLimit,
	};
}

/** Reading the whole list starts at the beginning. */
function withoutPosition(query: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(query).filter(([name]) => !PAGING_NAMES.has(name)));
}

function queryFrom(raw: unknown): Record<string, unknown> {
	const query = objectFrom(raw, 'Query Parameters');
	const nested = Object.keys(query).find((name) =>
		[query[name]].flat().some((value) => typeof value === 'object' && value !== null),
	);
	if (nested !== undefined)
		throw new InputError(
			msg`The query parameter "${nested}" holds an object`,
			'A query parameter must be text, a number, true or false, or a list of these.',
		);
	return query;
}

/** A repeated name becomes a list. */
function grouped(query: Address['query']): Record<string, unknown> {
	const byName = groupBy(query, ([name]) => name);
	return Object.fromEntries(
		Object.entries(byName).map(([name, entries]) => [
			name,
			entries.length > 1 ? entries.map(([, value]) => value) : entries[0][1],
		]),
	);
}

/** An empty object is the default of the form, so a deletion does not send it. */
function takesBody(method: Method, body: unknown): boolean {
	if (isReadMethod(method) || isBlank(body)) return false;
	return (
		method !== 'DELETE' ||
		(typeof body === 'string'
			? !/^\s*\{\s*\}\s*$/.test(body)
			: Array.isArray(body) || Object.keys(body as object).length > 0)
	);
}

function bodyOf(body: unknown): unknown {
	return typeof body === 'string' ? parseJson(body, 'JSON Body') : body;
}

function objectFrom(raw: unknown, label: string): Record<string, unknown> {
	if (isBlank(raw)) return {};
	const value = typeof raw === 'string' ? parseJson(raw, label) : shallow(withoutNaN(raw), label);
	if (typeof value === 'object' && value !== null && !Array.isArray(value))
		return value as Record<string, unknown>;
	throw new InputError(msg`"${label}" must be a JSON object`, 'e.g. { "limit": 50 }');
}

/** NaN is a missing value, which is reported by its name. */
function withoutNaN(raw: unknown): unknown {
	return isObject(raw) ? mapValues(raw, (value) => (Number.isNaN(value) ? null : value)) : raw;
}

function constants(catalogOperation: Operation | undefined): Header[] {
	return (catalogOperation?.headers ?? []).filter((header) => 'value' in header);
}

/** Headers that the node and the connection set. */
const RESERVED =
	/^(x-auth-token|host|content-length|content-type|transfer-encoding|connection|cookie|expect|upgrade|proxy-.*)$/i;
/** Some servers read the method from these headers, which would bypass all checks. */
const OVERRIDES = /^x-(http-)?method(-override)?$/i;

function headersFrom(raw: unknown): Header[] {
	return Object.entries(objectFrom(raw, 'Headers')).map(([name, value]) => {
		if (RESERVED.test(name))
			throw new InputError(msg`The header "${name}" is set by the node itself`, 'Remove it.');
		if (OVERRIDES.test(name))
			throw new InputError(
				msg`The header "${name}" would change the method`,
				'Choose the method under "Method" and remove the header.',
			);
		if (isBlank(value) || isStray(value) || typeof value === 'object')
			throw new InputError(
				msg`The header "${name}" has no value`,
				'Enter text. If it comes from an expression, the expression has no value for this item.',
			);
		const text = String(value);
		if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[^\x20-\x7e]/.test(text))
			throw new InputError(msg`The header "${name}" holds characters that a header cannot carry`);
		return { name, value: text };
	});
}
