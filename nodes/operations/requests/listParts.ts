import type { Operation } from '../../../catalog/types';
import { filterLabel } from '../../shared/catalog/names';
import type { Request } from '../../shared/http/request';
import { isListed } from './otherFilters';
import { addressLength, encodedLength, entryLength, LONGEST_ADDRESS, type Address } from './path';
import { InputError } from '../../shared/utils/coerce';
import { msg } from '../../shared/text/message';

/** Characters reserved for the paging parameters. */
const PAGING = 100;

/** Page size of lists that have no `limit` parameter. */
const USUAL_PAGE = 50;

/** A list of values in a query. */
interface ValueList {
	name: string;
	values: string[];
	/** The name is repeated for every value: `id=1&id=2`. */
	isRepeated: boolean;
}

/**
 * Checks that a URL is not too long, unless it contains a list that can be split over several requests.
 * @throws InputError naming the parameter that is too long
 */
export function assertAddressFits(operation: Operation, address: Address): void {
	if (operation.graphql || fits(operation, address)) return;
	const list = listInParts(operation, address.query);
	const longest =
		list?.values.reduce((most, value) => Math.max(most, valueLength(list, value)), 0) ?? Infinity;
	if (list && roomFor(operation, list, withoutList(address, list)) >= longest) return;
	throw tooLong(operation, address, longest > LONGEST_ADDRESS / 2 ? undefined : list);
}

/**
 * Splits a list request into several with shorter URLs. Together they find the same records.
 * @returns the request itself if it is short enough
 */
export function inParts(operation: Operation, request: Request): Request[] {
	const list =
		operation.method !== 'GET' || fits(operation, request)
			? undefined
			: listInParts(operation, request.query);
	if (!list) return [request];
	const { query } = withoutList(request, list);
	const room = roomFor(operation, list, { path: request.path, query });
	const most = Math.min(operation.paging?.maxLimit ?? USUAL_PAGE, maxItemsOf(operation, list.name));
	return partsOf(list, room, most).map((values) => ({
		...request,
		query: [...query, ...entriesOf(list, values)],
	}));
}

/** The maximum number of records if the list is filtered by its key; undefined if unknown. */
export function mostByKey(operation: Operation, { query }: Request): number | undefined {
	const [key, ...others] = operation.paging?.key ?? ['id'];
	const values = query
		.filter(([name]) => name === `${key}:in` && isListed(operation, name))
		.flatMap(([, value]) => value.split(','));
	return others.length > 0 || values.length === 0
		? undefined
		: new Set(values.map((value) => value.trim())).size;
}

function fits(operation: Operation, { path, query }: Address): boolean {
	const isTooMany = query.some(
		([name, value]) => value.split(',').length > maxItemsOf(operation, name),
	);
	return (
		!isTooMany &&
		addressLength({ path, query }) <= LONGEST_ADDRESS - (operation.paging ? PAGING : 0)
	);
}

/** The documented maximum number of values in a list. */
function maxItemsOf({ query }: Operation, name: string): number {
	return query.find((queryParameter) => queryParameter.name === name)?.schema.maxItems ?? Infinity;
}

/** The longest list that can be split over several requests. */
function listInParts(operation: Operation, query: Request['query']): ValueList | undefined {
	const names = [...new Set(query.map(([name]) => name))].filter((name) =>
		isInParts(operation, name),
	);
	const lists = names.map((name) => listOf(operation, name, query));
	return lists.sort((a, b) => b.values.join().length - a.values.join().length).at(0);
}

/** Whether a list can be split: a record that matches any of the values is found by the part with that value. */
function isInParts(operation: Operation, name: string): boolean {
	const { method, query, answer, paging, batch } = operation;
	if (batch?.form === 'query') return name === batch.key;
	const isList = method === 'GET' && (paging !== undefined || answer.kind === 'list');
	return (
		isList &&
		name.endsWith(':in') &&
		// BigCommerce may ignore a filter that is not documented, and each part would then be the whole list.
		isListed(operation, name) &&
		query.find((queryParameter) => queryParameter.name === name)?.matches !== 'all'
	);
}

function listOf(
	{ query: parameters }: Operation,
	name: string,
	query: Request['query'],
): ValueList {
	const isRepeated = parameters.find((parameter) => parameter.name === name)?.list === 'repeat';
	const values = query
		.filter(([text]) => text === name)
		.flatMap(([, value]) => (isRepeated ? [value] : value.split(',')));
	return { name, values: [...new Set(values)], isRepeated };
}

function withoutList({ path, query }: Address, { name }: ValueList): Address {
	return { path, query: query.filter(([text]) => text !== name) };
}

/** Characters left for the values of a list. */
function roomFor({ paging }: Operation, { name, isRepeated }: ValueList, rest: Address): number {
	return (
		LONGEST_ADDRESS -
		(paging ? PAGING : 0) -
		addressLength(rest) -
		(isRepeated ? 0 : entryLength(name, ''))
	);
}

/** Characters of a value, including its separator. */
function valueLength({ name, isRepeated }: ValueList, value: string): number {
	return isRepeated ? entryLength(name, value) : encodedLength(value) + 1;
}

function partsOf(list: ValueList, room: number, most: number): string[][] {
	const parts: string[][] = [];
	let used = 0;
	for (const value of list.values) {
		const length = valueLength(list, value);
		const last = parts.at(-1);
		if (last && last.length < most && used + length <= room) {
			last.push(value);
			used += length;
		} else {
			parts.push([value]);
			used = length;
		}
	}
	return parts;
}

function entriesOf({ name, isRepeated }: ValueList, values: string[]): Request['query'] {
	return isRepeated
		? values.map((value): [string, string] => [name, value])
		: [[name, values.join(',')]];
}

/** @param inPartsAlready the list that is already split, which is not enough */
function tooLong(
	operation: Operation,
	{ path, query }: Address,
	inPartsAlready: ValueList | undefined,
): InputError {
	const lengths = new Map<string, number>();
	for (const [name, value] of query) lengths.set(name, (lengths.get(name) ?? 0) + value.length);
	if (inPartsAlready) lengths.delete(inPartsAlready.name);
	const [name] = [...lengths].sort(([, a], [, b]) => b - a).at(0) ?? [];
	const characters = addressLength({ path, query }).toLocaleString('en');
	const size = `The URL of the request would have ${characters} characters, and servers along the way accept ${LONGEST_ADDRESS.toLocaleString('en')}. Nothing was sent.`;
	if (name === undefined)
		return new InputError(
			msg`The address of the request is too long`,
			`${size} Shorten the values in it.`,
		);
	return new InputError(
		msg`"${filterLabel(name)}" is too long for one request`,
		`${size} ${adviceFor(operation, name, inPartsAlready)}`,
	);
}

function adviceFor(
	{ query }: Operation,
	name: string,
	inPartsAlready: ValueList | undefined,
): string {
	const matches = query.find((queryParameter) => queryParameter.name === name)?.matches;
	if (inPartsAlready && name.endsWith(':in')) {
		return `Only one list can be split over several requests, and "${filterLabel(inPartsAlready.name)}" is already split. Enter fewer values at a time.`;
	}
	if (name.endsWith(':not_in'))
		return 'Values to exclude cannot be split over several requests. Exclude the records afterwards with a Filter node.';
	if (matches === 'all')
		return 'A record must have all of these values, so they cannot be split over several requests. Enter fewer values.';
	return 'Enter fewer or shorter values at a time.';
}
