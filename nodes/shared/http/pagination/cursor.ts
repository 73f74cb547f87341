import type { Paging } from '../../../../catalog/types';
import { withQuery } from '../request';
import type { Dedupe } from './dedupe';
import { assertEnds, createPatience } from './endOfList';
import { MOST_UNCOUNTED } from './pageRange';
import type { ListRequest, Page } from './types';

/**
 * Reads a list with cursor paging, page by page. Ends if there is no new cursor, and
 * if a cursor or only known records are repeated.
 * @returns the new records of every page
 * @throws ApiError if a page cannot be read or the list does not end
 */
export async function* cursorPages(
	listing: ListRequest,
	wanted: number,
	dedupe: Dedupe,
): AsyncGenerator<unknown[]> {
	const { request, paging, send, read, onRepeat } = listing;
	const limit = Math.min(paging.maxLimit, wanted);
	const patience = createPatience();
	const seen = new Set<string>();
	let position: Record<string, string | number> = {};
	let freshCount = 0;
	for (let pages = 0; ; pages++) {
		assertEnds(pages, MOST_UNCOUNTED);
		const page: Page = read(await send(withQuery(request, { ...position, limit })));
		const { fresh, isNew } = dedupe.sift(page.records);
		freshCount += fresh.length;
		yield fresh;
		const next = nextPosition(paging, position, page);
		const hasNext = Boolean(page.meta?.cursor_pagination?.links?.next);
		if (!next || (page.records.length === 0 && !hasNext)) return;
		const verdict = patience.judge(page, isNew);
		const isCycle = seen.has(String(next.after));
		// Without links, the last page may point to itself.
		if (verdict === 'repeats' || (isCycle && (hasNext || page.records.length >= limit)))
			onRepeat?.(freshCount);
		if (verdict !== 'goOn' || isCycle) return;
		seen.add(String(next.after));
		position = next;
	}
}

/** The query parameters of the next page; undefined at the end of the list. */
export function nextPosition(
	{ kind }: Paging,
	position: Record<string, string | number>,
	{ meta }: Page,
): Record<string, string | number> | undefined {
	if (kind === 'cursor') {
		const { end_cursor: cursor, links } = meta?.cursor_pagination ?? {};
		const isLast = links !== undefined && !links?.next;
		return isCursor(cursor) && !isLast ? { after: cursor } : undefined;
	}
	const page = Number(position.page);
	const { total_pages: total } = meta?.pagination ?? {};
	return total !== undefined && page >= total ? undefined : { page: page + 1 };
}

function isCursor(value: unknown): value is string | number {
	return (
		(typeof value === 'string' && value !== '') ||
		(typeof value === 'number' && Number.isFinite(value))
	);
}
