import { createHash } from 'node:crypto';

import type { Paging } from '../../../catalog/types';
import { totalsOf } from '../../shared/http/pagination/totals';
import type { Page } from '../../shared/http/pagination/types';

/** Where a page of a dropdown starts: query parameters. */
export type ListPosition = Record<string, string | number>;

/** How far a dropdown was read, which n8n hands back when somebody scrolls on. */
export interface Place {
	position?: ListPosition;
	/** Pages that were read so far. */
	pages: number;
	/** What tells the latest pages apart. */
	marks: string[];
}

/** Nobody scrolls further; a server that hands out pages for ever ends here. */
const MOST_PAGES = 1_000;
/** Pages among which one that comes again is noticed. */
const REMEMBERED = 20;

/** Where a list begins. */
export function firstPosition({ kind }: Paging): ListPosition {
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
	const number = Number(here.page);
	const { last = 0, hasNext } = totalsOf(page);
	return count >= size || number < last || hasNext ? { page: number + 1 } : undefined;
}

/** Reads what n8n hands back. What is no such text begins anew. */
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
		Object.values(value).every((each) => typeof each === 'string' || typeof each === 'number')
	);
}

/**
 * The place after a page.
 * @param values what the entries of the page stand for
 * @param next where BigCommerce says that the next one starts
 * @returns undefined where the page was there before, so that nothing new is to be expected
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
