import type { Operation } from '../../../catalog/types';
import type { ItemRequest } from '../batching/types';
import { operationOf } from '../../shared/catalog/catalog';
import { titleOf } from '../../shared/catalog/names';
import { cutListsIn, type Cut } from './cutLists';
import { readRecords } from '../../shared/utils/responseRecords';
import { totalsOf } from '../../shared/http/pagination/totals';
import type { HttpResponse } from '../../shared/http/request';
import { ApiError } from '../../shared/http/send';
import type { Run } from './run';
import { msg } from '../../shared/text/message';

/** Says which lists inside of records BigCommerce cut off. */
export function noteCutLists(
	{ hints }: Pick<Run, 'hints'>,
	operation: Operation,
	records: unknown[],
): void {
	for (const cut of cutListsIn(operation, records)) hints.add(cutList(cut));
}

/** Says what an answer that is not a page of a list leaves out: the rest of the list, or of lists inside of its records. */
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
	const goesOn = hasNext || total > page.records.length || isDefaultPage(work, answer.body);
	if (operation.method !== 'GET' || !goesOn) return;
	if (!operation.custom)
		run.hints.add(
			msg`BigCommerce handed out only the first part of this list, and documents no way to ask for the rest.`,
		);
	else if (!request.query.some(([name]) => POSITION.has(name)))
		run.hints.add(
			msg`BigCommerce handed out only the first page of this list. Turn on "Return All" to read it to its end.`,
		);
}

/** Who sets one of these reads page by page. */
const POSITION = new Set(['page', 'limit', 'before', 'after']);

/** How many records V2 puts on a page where no `limit` is given; it does not say whether there are more. */
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
	if (field === '') return msg`BigCommerce left out a part of some records, as it says in them.`;
	if (limit === undefined)
		return msg`In some records, "${field}" is not complete: BigCommerce handed out its first part only.`;
	if (isCertain)
		return msg`In some records, "${field}" is not complete: BigCommerce puts no more than ${limit} entries into it. ${advice}`;
	return msg`In some records, "${field}" may not be complete: it has ${limit} entries, and BigCommerce puts no more into it. ${advice}`;
}

/** A refusal that ended a list, with what became of the records before it. @param read how many they are */
export function brokenOff(error: Error, read: number): Error {
	if (read === 0 || !(error instanceof ApiError)) return error;
	const {
		explanation: { message, description },
		fate,
		failure,
		answer,
	} = error;
	const records = read === 1 ? '1 record' : `${read.toLocaleString('en')} records`;
	const note = `The list broke off after ${records}, which are not in the output: it would have looked complete.`;
	return new ApiError({ message, description: `${description}\n${note}` }, fate, failure, answer);
}
