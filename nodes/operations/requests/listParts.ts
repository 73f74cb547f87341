import type { Operation } from '../../../catalog/types';
import { filterLabel } from '../../shared/catalog/names';
import type { Request } from '../../shared/http/request';
import {
	addressLength,
	encodedLength,
	entryLength,
	LONGEST_ADDRESS,
	type Address,
} from './addressLength';
import { InputError } from '../../shared/utils/coerce';
import { msg } from '../../shared/text/message';

/** Characters of the parameters by which the node asks for the pages of a list. */
const PAGING = 100;

/** Records that BigCommerce hands out where no `limit` can be asked for. */
const USUAL_PAGE = 50;

/** A list of values in a query. */
interface ValueList {
	name: string;
	values: string[];
	/** Every value stands under the name anew: `id=1&id=2`. */
	isRepeated: boolean;
}

/**
 * Refuses an address that servers on the way would refuse, unless it holds a list that can be asked for in parts.
 * @throws InputError which names what is too long
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
 * A request for a list as several ones whose addresses are short enough. Together they find what it would find.
 * @returns the request itself where it is short enough
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

/** How many records a list has at most because it is asked for by its own key; undefined where that is not known. */
export function mostByKey({ paging }: Operation, { query }: Request): number | undefined {
	const [key, ...others] = paging?.key ?? ['id'];
	const values = query
		.filter(([name]) => name === `${key}:in`)
		.flatMap(([, value]) => value.split(','));
	return others.length > 0 || values.length === 0
		? undefined
		: new Set(values.map((each) => each.trim())).size;
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

/** How many values BigCommerce takes in a list, where it documents that. */
function maxItemsOf({ query }: Operation, name: string): number {
	return query.find((each) => each.name === name)?.schema.maxItems ?? Infinity;
}

/** The longest list whose values can be asked for one part after another. */
function listInParts(operation: Operation, query: Request['query']): ValueList | undefined {
	const names = [...new Set(query.map(([name]) => name))].filter((name) =>
		isInParts(operation, name),
	);
	const lists = names.map((name) => listOf(operation, name, query));
	return lists.sort((a, b) => b.values.join().length - a.values.join().length).at(0);
}

/** A record that is found by any of the values is found by the part that this value is in. */
function isInParts({ method, query, answer, paging, batch }: Operation, name: string): boolean {
	if (batch?.form === 'query') return name === batch.key;
	const isList = method === 'GET' && (paging !== undefined || answer.kind === 'list');
	return (
		isList && name.endsWith(':in') && query.find((each) => each.name === name)?.matches !== 'all'
	);
}

function listOf(
	{ query: parameters }: Operation,
	name: string,
	query: Request['query'],
): ValueList {
	const isRepeated = parameters.find((each) => each.name === name)?.list === 'repeat';
	const given = query
		.filter(([each]) => each === name)
		.flatMap(([, value]) => (isRepeated ? [value] : value.split(',')));
	return { name, values: [...new Set(given)], isRepeated };
}

function withoutList({ path, query }: Address, { name }: ValueList): Address {
	return { path, query: query.filter(([each]) => each !== name) };
}

/** Characters that are left for the values of a list. */
function roomFor({ paging }: Operation, { name, isRepeated }: ValueList, rest: Address): number {
	return (
		LONGEST_ADDRESS -
		(paging ? PAGING : 0) -
		addressLength(rest) -
		(isRepeated ? 0 : entryLength(name, ''))
	);
}

/** Characters that a value takes, with what separates it from others. */
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

/** @param inPartsAlready the list that is asked for in parts, which does not suffice */
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
	const matches = query.find((each) => each.name === name)?.matches;
	if (inPartsAlready && name.endsWith(':in')) {
		return `Only one list can be split over several requests, and "${filterLabel(inPartsAlready.name)}" is already split. Enter fewer values at a time.`;
	}
	if (name.endsWith(':not_in'))
		return 'Values to exclude cannot be split over several requests. Exclude the records afterwards with a Filter node.';
	if (matches === 'all')
		return 'A record must have all of these values, so they cannot be split over several requests. Enter fewer values.';
	return 'Enter fewer or shorter values at a time.';
}
