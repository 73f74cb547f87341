import type { Paging } from '../../../catalog/types';
import { cursorPages } from './lists/cursors';
import { numberedPages } from './lists/numbered';
import { createSieve, type Sieve } from './lists/sieve';
import type { Answer, Request } from './request';

export { nextPosition } from './lists/positions';

/** One part of a long list. */
export interface Page {
	records: unknown[];
	/** The `meta` of a V3 answer. */
	meta?: PageMeta;
}

export interface PageMeta {
	pagination?: { total?: number; per_page?: number; current_page?: number; total_pages?: number; links?: { next?: string } };
	cursor_pagination?: { end_cursor?: string; links?: { next?: string } };
}

export interface Listing {
	request: Request;
	paging: Paging;
	/** How many records at most; undefined: all. */
	wanted?: number;
	/** How many pages may be on their way at a time. */
	ahead: number;
	send: (request: Request) => Promise<Answer>;
	/** Unwraps an answer. */
	read: (answer: Answer) => Page;
	/** What tells two records apart; undefined for a record that has no such thing. */
	keyOf: (record: unknown) => string | undefined;
	/** How many records there are, for lists whose pages do not say. */
	count?: () => Promise<number | undefined>;
	/** Told when fewer records could be read than BigCommerce counts, or when the list never held still. */
	onGap?: (missing: number, total: number) => void;
}

/** A list that shrinks while it is read is read again so often, for what slipped past. */
const MOST_PASSES = 3;

/**
 * Reads a list to its end, or until enough records are there, in order and each record once. Records may move between
 * pages meanwhile: what comes twice is dropped, and what may have slipped past is read again at the end.
 * It never trusts one sign alone: it ends where BigCommerce says so, at an empty page, and when a server that ignores
 * `page` hands out the same page again.
 */
export async function* pages(listing: Listing): AsyncGenerator<unknown[]> {
	const sieve = createSieve(listing.keyOf);
	let left = listing.wanted ?? Infinity;
	if (listing.paging.kind === 'cursor') {
		for await (const { records } of cursorPages(listing, left)) {
			const fresh = sieve.fresh(records).slice(0, left);
			left -= fresh.length;
			if (fresh.length > 0) yield fresh;
			if (left <= 0) return;
		}
		return;
	}
	let state: Pass = { found: 0, hasShrunk: false };
	for (let pass = 1; pass <= MOST_PASSES; pass++) {
		state = { found: 0, hasShrunk: false };
		for await (const records of onePass(listing, sieve, left, state)) {
			yield records;
			left -= records.length;
			if (left <= 0) return;
		}
		const isSettled = !state.hasShrunk && (pass > 1 ? state.found === 0 : !lacks(sieve, state));
		if (isSettled || sieve.count() === undefined) break;
	}
	const missing = (state.total ?? 0) - (sieve.count() ?? Infinity);
	if (missing > 0 || (state.hasShrunk && sieve.count() !== undefined)) listing.onGap?.(Math.max(0, missing), state.total ?? 0);
}

/** What one reading of the whole list showed. */
interface Pass {
	/** Records that no reading before had. */
	found: number;
	total?: number;
	hasShrunk: boolean;
}

async function* onePass(listing: Listing, sieve: Sieve, wanted: number, state: Pass): AsyncGenerator<unknown[]> {
	for await (const { page, extent } of numberedPages(listing, wanted)) {
		const fresh = sieve.fresh(page.records).slice(0, wanted - state.found);
		state.found += fresh.length;
		state.total = extent.total;
		state.hasShrunk = extent.hasShrunk;
		if (fresh.length > 0) yield fresh;
	}
}

function lacks(sieve: Sieve, { total }: Pass): boolean {
	const count = sieve.count();
	return total !== undefined && count !== undefined && count < total;
}
