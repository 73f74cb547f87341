import type { Paging } from '../../../../catalog/types';
import { recordKey } from '../../../../nodes/shared/http/pagination/dedupe';
import { paginate } from '../../../../nodes/shared/http/pagination/paginate';
import { printQuery, type HttpResponse, type Request } from '../../../../nodes/shared/http/request';
import { readRecords } from '../../../../nodes/shared/utils/responseRecords';

export const request: Request = {
	server: 'v3',
	method: 'GET',
	path: '/things',
	query: [['name:like', 'a']],
};
export const V3: Paging = { kind: 'page', maxLimit: 250 };
export const CURSOR: Paging = { kind: 'cursor', maxLimit: 250 };
export const V2: Paging = { kind: 'v2', maxLimit: 250 };

interface ReadThings {
	ids: number[];
	queries: string[];
	/** What was told of the list, in order. */
	told: string[];
}

interface ListingOptions {
	count?: () => Promise<number | undefined>;
	known?: Set<string>;
}

/** Far more than any of these lists needs. */
const TOO_MANY = 3_000;

/** Reads numbered things from a server; `behave` makes the answer to a query. */
export async function readThings(
	paging: Paging,
	wanted: number | undefined,
	behave: (query: Record<string, string>) => unknown,
	options: ListingOptions = {},
): Promise<ReadThings> {
	const queries: string[] = [];
	const told: string[] = [];
	const send = async (page: Request): Promise<HttpResponse> => {
		queries.push(printQuery(page.query));
		if (queries.length > TOO_MANY) throw new Error('The list never ends');
		return { status: 200, headers: {}, body: behave(Object.fromEntries(page.query)) };
	};
	const ids: number[] = [];
	const onGap = (missing: number, total: number) => told.push(`${missing} of ${total} missing`);
	const onRepeat = (read: number) => told.push(`repeats after ${read}`);
	const listing = {
		request,
		paging,
		wanted,
		send,
		ahead: 8,
		keyOf: recordKey(['id']),
		read: (answer: HttpResponse) => readRecords({ kind: 'list', envelope: 'data' }, answer),
		onGap,
		onRepeat,
		...options,
	};
	for await (const records of paginate(listing))
		ids.push(...(records as Array<{ id: number }>).map(({ id }) => id));
	return { ids, queries, told };
}

/** So many things, numbered from here on. */
export const thingsFrom = (first: number, count: number) =>
	Array.from({ length: Math.max(0, count) }, (_, index) => ({ id: first + index }));

export const idsUpTo = (count: number) => thingsFrom(1, count).map(({ id }) => id);

/** A server of V3 pages with correct totals; its pages may be smaller than asked for. */
export function servePages(total: number, cap = 250) {
	return ({ page, limit }: Record<string, string>) => {
		const size = Math.min(Number(limit), cap);
		const from = (Number(page) - 1) * size;
		return {
			data: thingsFrom(from + 1, Math.min(size, total - from)),
			meta: {
				pagination: {
					total,
					total_pages: Math.ceil(total / size),
					current_page: Number(page),
					per_page: size,
				},
			},
		};
	};
}
