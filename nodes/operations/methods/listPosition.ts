import { createHash } from 'node:crypto';

import type { Paging } from '../../../catalog/types';
import { totalsOf } from '../../shared/http/pagination/totals';
import type { Page } from '../../shared/http/pagination/types';

/** Where a page of a dropdown starts: query parameters. */
export type ListPosition = Record<string, string | number>;

/** The reading position of a dropdown. n8n returns it when the user scrolls further. */
export interface Place {
	position?: ListPosition;
	/** Number of pages read so far. */
	pages: number;
	/** Hashes of the latest pages. */
	marks: string[];
}

/** Ends a list whose server returns pages forever. No user scrolls this far. */
const MOST_PAGES = 1_000;
/** Number of pages among which a repeated one is detected. */
const REMEMBERED = 20;

/** Where a list begins. */
export function firstPosition({ kind }: Paging): ListPosition {
	if (kind === 'offset') return { offset: 0 };
	return kind === 'cursor' ? {} : { page: 1 };
}

/**
 * Where the next page starts; undefined at the end. A dropdown may miss what changes meanwhile, so one sign is enough to
 * end it, but not to cut it off: it goes on where totals, links or a full page say so.
 */
export function nextListPosition(
	{ kind }: Paging,
	here: ListPosition,
	page: Page,
	size: number,
): ListPosition | undefined {
	const count = page.records.length;
	if (count === 0) return undefined;
	if (kind === 'cursor') {
		const { end_cursor: cursor, links } = page.meta?.cursor_pagination ?? {};
		const goesOn = count >= size || Boolean(links?.next);
		return goesOn && typeof cursor === 'string' && cursor !== '' && cursor !== here.after
			? { after: cursor }
			: undefined;
	}
	const { last = 0, hasNext, total = 0 } = totalsOf(page);
	if (kind === 'offset') {
		const offset = Number(here.offset) + count;
		return count >= size || offset < total ? { offset } : undefined;
	}
	const number = Number(here.page);
	return count >= size || number < last || hasNext ? { page: number + 1 } : undefined;
}

/** Parses the token that n8n returns. An invalid token starts from the beginning. */
export function placeFrom(token: string | undefined): Place {
	const start: Place = { pages: 0, marks: [] };
	try {
		const { position, pages, marks } = JSON.parse(token ?? '') as Partial<Place>;
		const isPlace = isPosition(position) && Number.isSafeInteger(pages) && Array.isArray(marks);
		return isPlace ? { position, pages: Number(pages), marks: marks.map(String) } : start;
	} catch {
		return start;
	}
}

function isPosition(value: unknown): value is ListPosition {
	return (
		typeof value === 'object' &&
		value !== null &&
		Object.values(value).every((value) => typeof value === 'string' || typeof value === 'number')
	);
}

/**
 * The place after a page.
 * @param values the values of the page's entries
 * @param next the start of the next page according to BigCommerce
 * @returns undefined if the page is a repetition, so nothing new can be expected
 */
export function placeAfter(
	{ pages, marks }: Place,
	values: unknown[],
	next: ListPosition | undefined,
): Place | undefined {
	const mark = createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 8);
	if (marks.includes(mark)) return undefined;
	const place = { pages: pages + 1, marks: [...marks, mark].slice(-REMEMBERED) };
	return next && place.pages < MOST_PAGES ? { ...place, position: next } : place;
}
