import type { Operation, SinceWay } from '../../../catalog/types';
import { dateStyleOf } from '../../shared/catalog/forms';
import { filterLabel } from '../../shared/catalog/names';
import { recordKey } from '../../shared/http/pagination/dedupe';
import { paginate } from '../../shared/http/pagination/paginate';
import { totalsOf } from '../../shared/http/pagination/totals';
import { withQuery, type HttpResponse, type Request } from '../../shared/http/request';
import { ApiError } from '../../shared/http/send';
import { serverTime } from '../../shared/http/serverTime';
import { msg } from '../../shared/text/message';
import type { BatchItem } from '../batching/types';
import { noteCutLists } from '../execution/cutListHints';
import { loweredPaging, wholePage } from '../execution/readList';
import { sendForItem, type Run } from '../execution/runState';
import { noteUnapplied } from '../execution/unappliedFilters';
import { writeDate } from '../requests/dates';
import { choicesOf } from '../requests/query';
import type { Part, SinceList, SincePage } from './types';

/** The list of an item, to be read since the last run. */
export function sinceListOf(run: Run, batchItem: BatchItem, way: SinceWay): SinceList {
	const { operation, itemRequest } = batchItem;
	return createSinceList({
		operation,
		way,
		request: itemRequest.request,
		send: async (request) => await sendForItem(run, batchItem, request),
		onRecords: (records) => {
			noteCutLists(run, operation, records);
			noteUnapplied(run, operation, itemRequest.request, records);
		},
	});
}

/** What it takes to read a list. */
interface Source {
	operation: Operation;
	way: SinceWay;
	/** The list with the filters of the user. */
	request: Request;
	/** @throws ApiError, Cancelled */
	send: (request: Request) => Promise<HttpResponse>;
	onRecords?: (records: unknown[]) => void;
}

/** A list to be read since the last run. */
export function createSinceList({ operation, way, request, send, onRecords }: Source): SinceList {
	const base = withNeededFields(operation, request, neededFields(operation, way));
	const paging = operation.paging && loweredPaging(operation.paging, base);
	const keyOf = recordKey(paging?.key ?? ['id']);
	const read = (answer: HttpResponse): SincePage => {
		const page = wholePage(operation, answer);
		onRecords?.(page.records);
		return {
			records: page.records,
			total: totalsOf(page).total,
			time: serverTime(answer.headers),
		};
	};
	const requestFor = (part: Part) => withQuery(base, queryFor(operation, way, part));
	return {
		operation,
		way,
		limit: paging?.maxLimit ?? Infinity,
		keyOf,
		fetch: async (part) => read(await send(withQuery(requestFor(part), pageOf(operation, part)))),
		async *pages(part, onPage) {
			if (!paging) {
				const page = read(await send(requestFor(part)));
				onPage(page);
				yield page.records;
				return;
			}
			yield* paginate({
				request: requestFor(part),
				paging,
				ahead: 1,
				send,
				read: (answer) => {
					onPage(read(answer));
					return wholePage(operation, answer);
				},
				keyOf,
				onGap: () => {
					throw changedMeanwhile();
				},
				onRepeat: () => {
					throw changedMeanwhile();
				},
			});
		},
	};
}

/** The query parameters that select a part of the list and sort it. */
function queryFor(
	operation: Operation,
	way: SinceWay,
	{ from, to, isLast }: Part,
): Record<string, string | number> {
	const margin = way.strict && way.by === 'date' ? 1 : 0;
	return {
		...(isLast ? way.last : way.sort),
		...(way.from && from > 0 && !isLast
			? { [way.from]: positionText(operation, way, way.from, from - margin) }
			: {}),
		...(way.to && to !== undefined
			? { [way.to]: positionText(operation, way, way.to, to + margin) }
			: {}),
	};
}

function positionText(
	operation: Operation,
	{ by }: SinceWay,
	name: string,
	position: number,
): string | number {
	if (by === 'id') return position;
	const { schema } = operation.query.find((parameter) => parameter.name === name) ?? {};
	const style = (schema && dateStyleOf(schema)) ?? 'date-time';
	return writeDate(new Date(position * 1000), style, filterLabel(name));
}

function pageOf({ paging }: Operation, { page = 1, limit = 1 }: Part): Record<string, number> {
	if (!paging) return {};
	const size = Math.max(limit, paging.minLimit ?? 1);
	if (paging.kind === 'offset')
		return { ...(page > 1 ? { offset: (page - 1) * size } : {}), limit: size };
	return paging.kind === 'cursor' ? { limit: size } : { page, limit: size };
}

/** The fields that tell what a record is and how new it is. */
export function neededFields({ paging }: Operation, { field, created }: SinceWay): string[] {
	const keys = (paging?.key ?? ['id']).map((key) => key.split('.')[0]);
	return [...new Set([...keys, field, ...(created ? [created] : [])])];
}

/** Without these fields, the node cannot say how far the list was read. BigCommerce always returns those that it does not list, such as the ID. */
function withNeededFields(operation: Operation, request: Request, needed: string[]): Request {
	const choices = choicesOf(operation, 'include_fields');
	const listed = needed.filter((field) => choices.length === 0 || choices.includes(field));
	const query = request.query.map(([name, value]): [string, string] => {
		const fields = value.split(',');
		if (name === 'include_fields') return [name, [...new Set([...fields, ...listed])].join()];
		return name === 'exclude_fields'
			? [name, fields.filter((field) => !needed.includes(field)).join()]
			: [name, value];
	});
	return { ...request, query: query.filter(([, value]) => value !== '') };
}

function changedMeanwhile(): ApiError {
	return new ApiError(
		{
			message: msg`The list changed again and again while it was read`,
			description:
				'Some records may have been passed over. Nothing was output, and the place has not moved. Run the node again.',
		},
		'refused',
	);
}
