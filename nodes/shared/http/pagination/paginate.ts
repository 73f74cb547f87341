import { cursorPages } from './cursor';
import { numberedPages, type Pass } from './pageNumbers';
import { createDedupe, type Dedupe } from './dedupe';
import type { ListRequest } from './types';

export { nextPosition } from './cursor';

/** A list that shrinks while it is read is read again so often, for what slipped past. */
const MOST_PASSES = 3;

/**
 * Reads a list to its end, or until there are enough records, in order and each record once. Records may move between
 * pages in the meantime: duplicates are dropped, and possibly missed records are read again at the end.
 * Does not rely on a single sign: it ends where BigCommerce says so, at an empty page, and if pages have nothing new.
 * @throws ApiError if a page cannot be read or the list does not end
 */
export async function* paginate(listing: ListRequest): AsyncGenerator<unknown[]> {
	const dedupe = createDedupe(listing.keyOf, listing.known);
	let left = wantedBy(listing);
	if (listing.paging.kind === 'cursor') {
		for await (const fresh of cursorPages(listing, left, dedupe)) {
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
		for await (const records of numberedPages(listing, left, dedupe, pass, before)) {
			yield* inChunks(records);
			if (pass.found >= left) return;
		}
		left -= pass.found;
		before = pass;
		const isSettled = !pass.hasShrunk && (number > 1 ? pass.found === 0 : !lacks(dedupe, pass));
		if (isSettled || pass.repeats || dedupe.count() === undefined) break;
	}
	tell(listing, dedupe, before);
}

/** Maximum number of records returned at a time, so that spreading them into a call does not overflow the stack. */
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

/** Reports what may be missing. */
function tell({ onGap, onRepeat }: ListRequest, dedupe: Dedupe, pass: Pass | undefined): void {
	if (!pass) return;
	const { total = 0, hasShrunk, repeats, fitsOnePage } = pass;
	const count = dedupe.count();
	const missing = total - (count ?? pass.found);
	if (repeats && (missing > 0 || !fitsOnePage)) onRepeat?.(count ?? pass.found);
	else if (missing > 0 || (hasShrunk && count !== undefined)) onGap?.(Math.max(0, missing), total);
}

function lacks(dedupe: Dedupe, { total }: Pass): boolean {
	const count = dedupe.count();
	return total !== undefined && count !== undefined && count < total;
}
