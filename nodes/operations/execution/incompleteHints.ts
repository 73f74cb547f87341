import type { Operation } from '../../../catalog/types';
import type { ItemRequest } from '../batching/types';
import { operationOf } from '../../shared/catalog/catalog';
import { titleOf } from '../../shared/catalog/names';
import { cutListsIn, type Cut } from './cutLists';
import { readRecords } from '../../shared/utils/responseRecords';
import { totalsOf } from '../../shared/http/pagination/totals';
import type { HttpResponse } from '../../shared/http/request';
import { ApiError } from '../../shared/http/send';
import { PAGING_NAMES } from '../requests/query';
import type { Run } from './run';
import { msg } from '../../shared/text/message';

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
	work: ItemRequest,
	answer: HttpResponse,
): void {
	const { operation, request } = work;
	if (operation.answer.kind === 'file' || operation.graphql || Buffer.isBuffer(answer.body)) return;
	const page = readRecords(operation.answer, answer);
	noteCutLists(run, operation, page.records);
	const { total = 0, hasNext } = totalsOf(page);
	const hasCursor = Boolean(page.meta?.cursor_pagination?.links?.next);
	const goesOn =
		hasNext || hasCursor || total > page.records.length || isDefaultPage(work, answer.body);
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
