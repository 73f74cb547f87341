import type { Paging } from '../../../catalog/types';
import { withQuery, type Answer, type Request } from './request';

/** One part of a long list. */
export interface Page {
	records: unknown[];
	/** The `meta` of a V3 answer. */
	meta?: PageMeta;
}

export interface PageMeta {
	pagination?: { current_page?: number; total_pages?: number; links?: { next?: string } };
	cursor_pagination?: { end_cursor?: string; links?: { next?: string } };
}

export interface Listing {
	request: Request;
	paging: Paging;
	/** How many records at most; undefined: all. */
	wanted?: number;
	send: (request: Request) => Promise<Answer>;
	/** Unwraps an answer. */
	read: (answer: Answer) => Page;
}

/**
 * Reads a list to its end, or until enough records are there, page after page.
 * It never trusts one sign alone: it ends where BigCommerce says so, at an empty page, and when a server that ignores
 * `page` hands out the same page again.
 */
export async function* pages({ request, paging, wanted, send, read }: Listing): AsyncGenerator<unknown[]> {
	const limit = Math.min(paging.maxLimit, wanted ?? paging.maxLimit);
	let position: Record<string, string | number> = paging.kind === 'cursor' ? {} : { page: 1 };
	let left = wanted ?? Infinity;
	let previous = '';
	while (left > 0) {
		const page = read(await send(withQuery(request, { ...position, limit })));
		const fingerprint = JSON.stringify(page.records);
		if (page.records.length === 0 || fingerprint === previous) return;
		previous = fingerprint;
		yield page.records.slice(0, left);
		left -= page.records.length;
		const next = nextPosition(paging, position, page);
		if (!next) return;
		position = next;
	}
}

/** The query parameters that lead to the following page; undefined at the end of the list. */
export function nextPosition({ kind }: Paging, position: Record<string, string | number>, { meta }: Page): Record<string, string | number> | undefined {
	if (kind === 'cursor') {
		const cursor = meta?.cursor_pagination?.end_cursor;
		const isLast = meta?.cursor_pagination?.links !== undefined && !meta.cursor_pagination.links.next;
		return cursor && !isLast && cursor !== position.after ? { after: cursor } : undefined;
	}
	const page = Number(position.page);
	const { total_pages: total } = meta?.pagination ?? {};
	return total !== undefined && page >= total ? undefined : { page: page + 1 };
}
