import type { CutList, Operation } from '../../../catalog/types';
import { operationOf } from '../../shared/catalog/catalog';
import { titleOf } from '../../shared/catalog/names';
import { totalsOf } from '../../shared/http/pagination/totals';
import type { HttpResponse } from '../../shared/http/request';
import { ApiError } from '../../shared/http/send';
import { msg } from '../../shared/text/message';
import { isObject, type Json } from '../../shared/utils/isObject';
import { readRecords } from '../../shared/utils/responseRecords';
import type { ItemRequest } from '../batching/types';
import { PAGING_NAMES } from '../requests/otherFilters';
import type { Run } from './runState';

/** An incomplete list inside records, by its dotted field name. */
interface Cut {
	field: string;
	/** It certainly continues. Otherwise it has the maximum number of entries and may continue. */
	isCertain: boolean;
	/** Maximum number of entries that BigCommerce returns in it. */
	limit?: number;
	/** Slug of the operation that lists all entries. */
	all?: string;
}

/** Names under which BigCommerce remarks that something was left out. */
const WARNING = '__warning__';
/** Maximum depth at which such warnings are searched. */
const DEPTH = 8;

/** The lists inside records that BigCommerce returned only in part, each once. Pure. */
export function cutListsIn({ answer }: Pick<Operation, 'answer'>, records: unknown[]): Cut[] {
	const cuts = new Map<string, Cut>();
	const note = (cut: Cut) => {
		if (cut.isCertain || !cuts.has(cut.field)) cuts.set(cut.field, cut);
	};
	for (const record of records) {
		for (const list of answer.cutLists ?? []) noteDocumented(record, list, note);
		noteSaid(record, DEPTH, [], note);
	}
	return [...cuts.values()];
}

function noteDocumented(
	record: unknown,
	{ field, limit, count, all }: CutList,
	note: (cut: Cut) => void,
): void {
	const total = count && isObject(record) ? record[count] : undefined;
	for (const list of listsAt(record, field.split('.'))) {
		// A list that was not asked for may be there all the same, without entries.
		const isCertain = list.length > 0 && typeof total === 'number' && total > list.length;
		const isOpen = typeof total !== 'number' && list.length >= limit;
		if (isCertain || isOpen) note({ field, isCertain, limit, ...(all ? { all } : {}) });
	}
}

/** The lists at a path of field names. Goes through lists on the way. */
function listsAt(value: unknown, [name, ...rest]: string[]): unknown[][] {
	if (name === undefined) return Array.isArray(value) ? [value] : [];
	if (Array.isArray(value)) return value.flatMap((value) => listsAt(value, [name, ...rest]));
	return isObject(value) ? listsAt(value[name], rest) : [];
}

/** Lists that the response itself marks as incomplete, by a warning or by totals. */
function noteSaid(value: unknown, depth: number, path: string[], note: (cut: Cut) => void): void {
	if (!isNested(value) || !saysSomething(value, depth)) return;
	if (Array.isArray(value)) {
		for (const child of value) noteSaid(child, depth - 1, path, note);
		return;
	}
	if (isCut(value)) note({ field: path.join('.'), isCertain: true });
	for (const [name, inner] of Object.entries(value))
		noteSaid(inner, depth - 1, [...path, name], note);
}

/** Whether a value contains such a mark. Runs for every record, so it allocates nothing. */
function saysSomething(value: Json | unknown[], depth: number): boolean {
	if (depth < 0) return false;
	if (Array.isArray(value)) {
		for (const child of value) if (isNested(child) && saysSomething(child, depth - 1)) return true;
		return false;
	}
	if (isCut(value)) return true;
	for (const name in value) {
		const inner = value[name];
		if (isNested(inner) && saysSomething(inner, depth - 1)) return true;
	}
	return false;
}

function isNested(value: unknown): value is Json | unknown[] {
	return typeof value === 'object' && value !== null;
}

function isCut(value: Json): boolean {
	return WARNING in value || goesOn(value);
}

/** Whether an object is the first page of a list: `{ data, meta: { pagination } }`. */
function goesOn({ data, meta }: Json): boolean {
	if (!Array.isArray(data) || !isObject(meta) || !isObject(meta.pagination)) return false;
	const { total, links } = meta.pagination;
	return Number(total) > data.length || (isObject(links) && Boolean(links.next));
}

/** Adds hints about lists inside records that BigCommerce truncated. */
export function noteCutLists(
	{ hints }: Pick<Run, 'hints'>,
	operation: Operation,
	records: unknown[],
): void {
	for (const cut of cutListsIn(operation, records)) hints.add(cutList(cut));
}

/** Adds hints about what a single response leaves out: the rest of the list, or of lists inside its records. */
export function noteIncomplete(
	run: Pick<Run, 'hints'>,
	itemRequest: ItemRequest,
	answer: HttpResponse,
): void {
	const { operation, request } = itemRequest;
	if (operation.answer.kind === 'file' || operation.graphql || Buffer.isBuffer(answer.body)) return;
	const page = readRecords(operation.answer, answer);
	noteCutLists(run, operation, page.records);
	const { total = 0, hasNext } = totalsOf(page);
	const hasCursor = Boolean(page.meta?.cursor_pagination?.links?.next);
	const goesOn =
		hasNext || hasCursor || total > page.records.length || isDefaultPage(itemRequest, answer.body);
	if (operation.method !== 'GET' || !goesOn) return;
	if (!operation.custom)
		run.hints.add(
			msg`BigCommerce returned only the first part of this list and documents no way to request the rest.`,
		);
	// With one of these parameters, the user pages through the list.
	else if (!request.query.some(([name]) => PAGING_NAMES.has(name)))
		run.hints.add(
			msg`BigCommerce returned only the first page of this list. Turn on "Return All" to read the whole list.`,
		);
}

/** V2's page size without a `limit`. V2 does not say whether there are more records. */
const V2_PAGE = 50;

function isDefaultPage({ operation }: ItemRequest, body: unknown): boolean {
	return (
		operation.custom === true &&
		operation.server === 'v2' &&
		Array.isArray(body) &&
		body.length === V2_PAGE
	);
}

function cutList({ field, isCertain, limit, all }: Cut): string {
	const operation = all ? operationOf(all) : undefined;
	const advice = operation
		? `"${titleOf(operation)}" reads all of them.`
		: 'The rest cannot be read here.';
	if (field === '')
		return msg`BigCommerce left out part of some records, according to a warning in them.`;
	if (limit === undefined)
		return msg`In some records, "${field}" is not complete: BigCommerce returned only its first part.`;
	if (isCertain)
		return msg`In some records, "${field}" is not complete: BigCommerce returns no more than ${limit} entries. ${advice}`;
	return msg`In some records, "${field}" may not be complete: it has ${limit} entries, and BigCommerce returns no more. ${advice}`;
}

/** Adds to an error that ended a list what happened to the records read before. @param read their number */
export function brokenOff(error: Error, read: number): Error {
	if (read === 0 || !(error instanceof ApiError)) return error;
	const {
		explanation: { message, description },
		fate,
		failure,
		answer,
	} = error;
	const records = read === 1 ? '1 record' : `${read.toLocaleString('en')} records`;
	const note = `The list broke off after ${records}. They are not in the output, because it would look complete.`;
	return new ApiError({ message, description: `${description}\n${note}` }, fate, failure, answer);
}
