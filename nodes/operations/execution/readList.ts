import type { Operation, Paging } from '../../../catalog/types';
import { readReport, withoutRecords } from '../batching/batchReport';
import { refusalOf } from '../batching/elementErrors';
import type { BatchItem } from '../batching/types';
import type { ItemAccount } from '../../shared/accounts/itemAccounts';
import { operationOf } from '../../shared/catalog/catalog';
import { connectionPages } from '../../shared/graphql/pages';
import { sendListPart } from './sendOperation';
import { nestedPages } from './nestedConnections';
import { inParts, mostByKey } from '../requests/listParts';
import { fillPath } from '../requests/path';
import { readRecords } from '../../shared/utils/responseRecords';
import { recordKey } from '../../shared/http/pagination/dedupe';
import { countFrom } from '../../shared/http/pagination/totals';
import { paginate } from '../../shared/http/pagination/paginate';
import { type ListRequest, type Page } from '../../shared/http/pagination/types';
import { parseError } from '../../shared/http/errorParser';
import type { HttpResponse, Request } from '../../shared/http/request';
import { noteCutLists, noteIncomplete } from './cutListHints';
import { readParts } from './readListParts';
import { sendContextFor, sendForItem, type Run } from './runState';
import { noteUnapplied } from './unappliedFilters';
import { msg } from '../../shared/text/message';

/** Options for reading a list or a part of it. */
interface Wanted {
	/** Maximum number of records; undefined for all. */
	wanted: number | undefined;
	/** Keys of records that were already read. */
	known?: Set<string>;
	/** Maximum number of pages requested at the same time. */
	ahead: number;
}

/**
 * Reads a list page by page, and in several parts if a list of values is too long for one URL.
 * @param wanted maximum number of records; undefined for all
 * @throws InputError if the parts cannot be sorted as requested; ApiError, Cancelled
 */
export async function* readListPages(
	run: Run,
	batchItem: BatchItem,
	request: Request,
	wanted: number | undefined,
): AsyncGenerator<unknown[]> {
	const { operation } = batchItem;
	const ahead = aheadOf(run, batchItem);
	const parts = operation.graphql ? [request] : inParts(operation, request);
	const read = (part: Request, limits: Wanted) => partOf(run, batchItem, part, limits);
	const keyOf = recordKey(operation.paging?.key ?? ['id']);
	const records =
		parts.length > 1
			? readParts({ parts, wanted, ahead, keyOf, read, hints: run.hints })
			: read(request, { wanted, ahead });
	for await (const page of records) {
		noteCutLists(run, operation, page);
		noteUnapplied(run, operation, request, page);
		yield page;
	}
}

function partOf(
	run: Run,
	batchItem: BatchItem,
	request: Request,
	{ wanted, known, ahead }: Wanted,
): AsyncGenerator<unknown[]> {
	const { operation, itemRequest } = batchItem;
	const paging = operation.paging && loweredPaging(operation.paging, request);
	if (operation.graphql) return graphQlRecords(run, batchItem, request, wanted);
	if (!paging) return onePage(run, batchItem, request, wanted);
	const counter = paging.count ? operationOf(paging.count) : undefined;
	const most = mostByKey(operation, request);
	const listing: ListRequest = {
		request,
		paging,
		wanted: most === undefined ? wanted : Math.min(most, wanted ?? Infinity),
		ahead,
		known,
		send: async (request) => await sendForItem(run, batchItem, request),
		read: (answer) => wholePage(operation, answer),
		keyOf: recordKey(paging.key ?? ['id']),
		onGap: (missing, total) => run.hints.add(gap(missing, total)),
		onRepeat: (read) => run.hints.add(repeats(read)),
		...(counter
			? {
					count: async () =>
						await countOf(
							run,
							{ ...batchItem, operation: counter },
							countRequest(counter, operation, itemRequest.parameters, request),
						),
				}
			: {}),
	};
	return paginate(listing);
}

/** The paging of a list with the limit that BigCommerce uses for what its records include. */
export function loweredPaging(paging: Paging, { query }: Request): Paging {
	const { lowered } = paging;
	const included = query
		.filter(([name]) => name === 'include')
		.flatMap(([, value]) => value.split(','));
	return lowered?.include.some((name) => included.includes(name))
		? { ...paging, maxLimit: Math.min(paging.maxLimit, lowered.maxLimit) }
		: paging;
}

function aheadOf({ accounts }: Run, { operation, itemRequest }: BatchItem): number {
	const { connection } = accounts.get(itemRequest.account) as ItemAccount;
	return Math.min(operation.concurrency ?? Infinity, connection.account.concurrency);
}

/** A list without paging. */
async function* onePage(
	run: Run,
	batchItem: BatchItem,
	request: Request,
	wanted: number | undefined,
): AsyncGenerator<unknown[]> {
	const answer = await sendForItem(run, batchItem, request);
	const { records } = wholePage(batchItem.operation, answer);
	noteIncomplete(run, batchItem.itemRequest, answer);
	yield records.slice(0, wanted);
}

/** The records of a response. @throws ApiError if it says that a part of them is missing */
export function wholePage(operation: Operation, answer: HttpResponse): Page {
	const { complaints, isSilent } = readReport(answer, 0);
	if (complaints.length === 0 && !isSilent) return readRecords(operation.answer, answer);
	const failure = { ...parseError(422, withoutRecords(answer)), status: answer.status };
	throw refusalOf({ kind: 'partial', records: [], failure }, operation);
}

/** Reads a list by the cursors of its connection. */
function graphQlRecords(
	run: Run,
	batchItem: BatchItem,
	request: Request,
	wanted: number | undefined,
): AsyncGenerator<unknown[]> {
	const {
		operation,
		itemRequest: { parameters },
	} = batchItem;
	const { graphql, paging } = operation;
	const size = paging?.maxLimit ?? 1;
	const asking = sendContextFor(run, batchItem, request);
	const inner = graphql?.inner;
	if (graphql && inner)
		return nestedPages({
			asking,
			operation,
			graphql,
			inner,
			request,
			size,
			wanted,
			...(inner.only ? { only: parameters[inner.only.parameter] } : {}),
		});
	return connectionPages({
		ask: async (part) => await sendListPart(asking, operation, request, part),
		size,
		wanted,
	});
}

function gap(missing: number, total: number): string {
	const change = 'The list changed while it was read';
	if (missing === 0)
		return msg`${change}, several times over: records that were added or removed meanwhile may be missing or outdated.`;
	return msg`${change}, or BigCommerce counts it wrongly: it says there are ${total.toLocaleString('en')} records, and returned ${missing.toLocaleString('en')} fewer, also when asked again.`;
}

function repeats(read: number): string {
	return msg`BigCommerce returned the same records again instead of further pages, after ${read.toLocaleString('en')} records. There may be more that could not be read.`;
}

/** The request that counts the records of a list; undefined if the count does not support one of the filters. */
function countRequest(
	counter: Operation,
	list: Operation,
	parameters: Record<string, unknown>,
	{ query }: Request,
): Request | undefined {
	const filters = query.filter(
		([name]) => !list.query.some((parameter) => parameter.name === name && parameter.role),
	);
	if (
		!filters.every(([name]) => counter.query.some((queryParameter) => queryParameter.name === name))
	)
		return undefined;
	return {
		server: counter.server,
		method: counter.method,
		path: fillPath(counter, parameters),
		query: filters,
	};
}

/** The count only makes reading faster. Without it, the list is read until a page is empty. */
async function countOf(
	run: Run,
	batchItem: BatchItem,
	request: Request | undefined,
): Promise<number | undefined> {
	const answer = request && (await sendForItem(run, batchItem, request).catch(() => undefined));
	const { count } = (answer?.body ?? {}) as { count?: unknown };
	return countFrom(count);
}
