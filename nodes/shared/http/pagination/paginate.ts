import type { Paging } from '../../../../catalog/types';
import { cursorPages } from './cursor';
import { numberedPages, type Pass } from './pageNumbers';
import { createDedupe, type Dedupe } from './dedupe';
import type { HttpResponse, Request } from '../request';

export { nextPosition } from './nextPosition';

/** One part of a long list. */
export interface Page {
	records: unknown[];
	/** The `meta` of a V3 answer. */
	meta?: PageMeta;
}

export interface PageMeta {
	pagination?: {
		total?: number;
		per_page?: number;
		current_page?: number;
		total_pages?: number;
		links?: { next?: string };
	};
	cursor_pagination?: { end_cursor?: string; links?: { next?: string } };
}

export interface ListRequest {
	request: Request;
	paging: Paging;
	/** Maximum number of records; undefined for all. */
	wanted?: number;
	/** Maximum number of pages requested at the same time. */
	ahead: number;
	send: (request: Request) => Promise<HttpResponse>;
	/** Unwraps an answer. */
	read: (answer: HttpResponse) => Page;
	/** What tells two records apart; undefined for a record that has no such thing. */
	keyOf: (record: unknown) => string | undefined;
	/** How many records there are, for lists whose pages do not say. */
	count?: () => Promise<number | undefined>;
	/** Told when fewer records could be read than BigCommerce counts, or when the list never held still. */
	onGap?: (missing: number, total: number) => void;
	/** Told when the list ended because the same records came again, so that there may be more. */
	onRepeat?: (read: number) => void;
	/** Keys of records that other parts of the same list gave already: they are left out. */
	known?: Set<string>;
}

/** A list that shrinks while it is read is read again so often, for what slipped past. */
const MOST_PASSES = 3;

/**
 * Reads a list to its end, or until enough records are there, in order and each record once. Records may move between
 * pages meanwhile: what comes twice is dropped, and what may have slipped past is read again at the end.
 * It never trusts one sign alone: it ends where BigCommerce says so, at an empty page, and when pages bring nothing.
 * @throws ApiError where a page cannot be had, or the list does not end
 */
export async function* paginate(listing: ListRequest): AsyncGenerator<unknown[]> {
	const sieve = createDedupe(listing.keyOf, listing.known);
	let left = wantedBy(listing);
	if (listing.paging.kind === 'cursor') {
		for await (const fresh of cursorPages(listing, left, sieve)) {
			const taken = fresh.slice(0, left);
			left -= taken.length;
			yield* inChunks(taken);
			if (left <= 0) return;
		}
		return;
	}
	let before: Pass | undefined;
	for (let number = 1; number <= MOST_PASSES; number++) {
		const pass: Pass = { pages: 0, found: 0, hasShrunk: false, repeats: false, fitsOnePage: false };
		for await (const records of numberedPages(listing, left, sieve, pass, before)) {
			yield* inChunks(records);
			if (pass.found >= left) return;
		}
		left -= pass.found;
		before = pass;
		const isSettled = !pass.hasShrunk && (number > 1 ? pass.found === 0 : !lacks(sieve, pass));
		if (isSettled || pass.repeats || sieve.count() === undefined) break;
	}
	tell(listing, sieve, before);
}

/** Records handed on at a time: whoever spreads them into a call must not run out of stack. */
const MOST_AT_A_TIME = 10_000;

/** A server that ignores the limit may put any number of records on a page. */
function* inChunks(records: unknown[]): Generator<unknown[]> {
	for (let from = 0; from < records.length; from += MOST_AT_A_TIME)
		yield records.slice(from, from + MOST_AT_A_TIME);
}

/** No number of records is never all of them. */
function wantedBy({ wanted }: ListRequest): number {
	if (wanted === undefined) return Infinity;
	if (Number.isInteger(wanted) && wanted > 0) return wanted;
	throw new Error('A list is read as a whole, or up to a number of records above 0.');
}

/** Says what may be missing. */
function tell({ onGap, onRepeat }: ListRequest, sieve: Dedupe, pass: Pass | undefined): void {
	if (!pass) return;
	const { total = 0, hasShrunk, repeats, fitsOnePage } = pass;
	const count = sieve.count();
	const missing = total - (count ?? pass.found);
	if (repeats && (missing > 0 || !fitsOnePage)) onRepeat?.(count ?? pass.found);
	else if (missing > 0 || (hasShrunk && count !== undefined)) onGap?.(Math.max(0, missing), total);
}

function lacks(sieve: Dedupe, { total }: Pass): boolean {
	const count = sieve.count();
	return total !== undefined && count !== undefined && count < total;
}
