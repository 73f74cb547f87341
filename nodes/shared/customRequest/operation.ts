import groupBy from 'lodash/groupBy';

import type { Header, Method, Operation, Paging } from '../../../catalog/types';
import { fromJson, InvalidInput } from '../requests/input';
import { addressFrom, type Address, type Place } from './address';
import { operationAt } from './match';

/** What a user filled in for a request of their own. */
export interface CustomInput {
	method: Method;
	url: string;
	/** JSON text, or an object. */
	query: unknown;
	headers: unknown;
	body: unknown;
	/** Read a list to its end. */
	returnAll: boolean;
}

/** A request of the user's own as an operation like any other, and the values for its query. */
export interface CustomOperation {
	operation: Operation;
	filters: Record<string, unknown>;
	address: Address;
}

const LARGEST_PAGE = 250;

/**
 * Turns what a user filled in into an operation, so that everything that holds for operations holds for it.
 * @param template the catalogue's entry for requests of one's own
 * @throws InvalidInput when the address, the query or a header cannot be sent
 */
export function customOperation(template: Operation, input: CustomInput, place: Place): CustomOperation {
	const { method } = input;
	const address = addressFrom(input.url, place);
	const { server, path } = address;
	const query = { ...grouped(address.query), ...queryFrom(input.query) };
	const known = operationAt({ method, server, path });
	const paging = input.returnAll && method === 'GET' ? pagingFrom(known, server, query) : undefined;
	const filters = paging ? withoutPosition(query) : query;
	const operation: Operation = {
		...(known ?? template),
		custom: true,
		documented: known,
		method,
		server,
		path,
		pathParameters: [],
		query: Object.keys(filters).map((name) => ({ name, schema: {}, list: known?.query.find((each) => each.name === name)?.list ?? 'comma' })),
		headers: [...constants(known), ...headersFrom(input.headers)],
		body: takesBody(input) ? { content: 'json', schema: {} } : undefined,
		answer: { kind: known?.answer.kind === 'file' ? 'file' : 'item', envelope: 'data' },
		paging,
		// The body is the user's: it is neither taken apart nor put together with others.
		batch: undefined,
		twin: undefined,
	};
	return { operation, filters, address };
}

/** The user's own `limit` is the size of a page. */
function pagingFrom(known: Operation | undefined, server: Operation['server'], { limit }: Record<string, unknown>): Paging {
	const usual = known?.paging ?? { kind: server === 'v2' ? 'v2' : 'page', maxLimit: LARGEST_PAGE };
	return { ...usual, count: undefined, maxLimit: Number(limit) > 0 ? Math.min(Number(limit), usual.maxLimit) : usual.maxLimit };
}

/** Reading a list to its end starts at its beginning. */
function withoutPosition(query: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(query).filter(([name]) => !['page', 'limit', 'before', 'after'].includes(name)));
}

function queryFrom(given: unknown): Record<string, unknown> {
	const query = objectFrom(given, 'Query Parameters');
	const nested = Object.keys(query).find((name) => [query[name]].flat().some((each) => typeof each === 'object' && each !== null));
	if (nested !== undefined) throw new InvalidInput(`The query parameter "${nested}" holds an object`, 'A query parameter is a text, a number, true or false, or a list of them.');
	return query;
}

/** A name that stands several times is a list. */
function grouped(query: Address['query']): Record<string, unknown> {
	const byName = groupBy(query, ([name]) => name);
	return Object.fromEntries(Object.entries(byName).map(([name, entries]) => [name, entries.length > 1 ? entries.map(([, value]) => value) : entries[0][1]]));
}

function isEmpty(body: unknown): boolean {
	return body === undefined || body === null || (typeof body === 'string' && body.trim() === '');
}

/** An empty object stands in the form from the beginning: a deletion is not meant to carry it. */
function takesBody({ method, body }: CustomInput): boolean {
	if (method === 'GET' || isEmpty(body)) return false;
	const text = typeof body === 'string' ? body.replaceAll(/\s/g, '') : JSON.stringify(body);
	return method !== 'DELETE' || text !== '{}';
}

function objectFrom(given: unknown, label: string): Record<string, unknown> {
	if (isEmpty(given)) return {};
	const value = typeof given === 'string' ? fromJson(given, label) : given;
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
	throw new InvalidInput(`"${label}" must be a JSON object`, 'e.g. { "limit": 50 }');
}

function constants(known: Operation | undefined): Header[] {
	return (known?.headers ?? []).filter((each) => 'value' in each);
}

/** What the node and the connection set themselves. */
const RESERVED = /^(x-auth-token|host|content-length|content-type|transfer-encoding|connection|cookie|expect|upgrade|proxy-.*)$/i;

function headersFrom(given: unknown): Header[] {
	return Object.entries(objectFrom(given, 'Headers')).map(([name, value]) => {
		if (RESERVED.test(name)) throw new InvalidInput(`The header "${name}" is set by the node itself`, 'Remove it.');
		const text = String(value);
		if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[^\x20-\x7e]/.test(text)) throw new InvalidInput(`The header "${name}" holds characters that a header cannot carry`);
		return { name, value: text };
	});
}
