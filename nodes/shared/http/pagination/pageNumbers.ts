import { withQuery } from '../request';
import type { ListRequest, Page } from './types';
import { nextPageRange, extentCounted, firstPageRange, type PageRange } from './pageRange';
import { assertEnds, createPatience } from './endOfList';
import type { Dedupe } from './dedupe';
import { countFrom, mayBeFull, totalsOf } from './totals';

/** The result of one pass over the list, filled in while reading. */
export interface Pass {
	pages: number;
	/** Records that no earlier pass had. */
	found: number;
	total?: number;
	hasShrunk: boolean;
	/** It ended because the same records were repeated. */
	repeats: boolean;
	/** The server may have only one page and return it for every page number. */
	fitsOnePage: boolean;
}

/** A list that is read again may have grown by this many pages. */
const MOST_MORE = 10;

/**
 * Reads the pages of a numbered list in order, several at a time once their number is known. If it is not known, in
 * waves that grow while pages are full.
 * @param wanted the number of records needed: no pages are requested beyond them
 * @param before the result of the previous pass
 * @returns the new records of every page
 * @throws ApiError if a page cannot be read or the list does not end
 */
export async function* numberedPages(
	listing: ListRequest,
	wanted: number,
	dedupe: Dedupe,
	pass: Pass,
	before?: Pass,
): AsyncGenerator<unknown[]> {
	const { request, paging, ahead, send, read, count } = listing;
	const limit = Math.max(paging.minLimit ?? 1, Math.min(paging.maxLimit, wanted));
	const isByOffset = paging.kind === 'offset';
	// A server may give smaller pages than asked for, so the offset counts in pages of the size that it gave.
	const placeOf = (page: number): Record<string, number> => {
		if (!isByOffset) return { page };
		return page === 1 ? {} : { offset: (page - 1) * extent.size };
	};
	const fetch = async (page: number) =>
		read(await send(withQuery(request, { ...placeOf(page), limit })));
	const patience = createPatience(before !== undefined);
	let extent = { size: limit } as PageRange;
	const first = await fetch(1);
	extent = firstPageRange(first, limit, paging.kind === 'v2');
	yield note(pass, wanted, dedupe.sift(first.records).fresh, extent);
	patience.judge(first, first.records.length > 0);
	const isCountable = extent.last === undefined && first.records.length >= limit && wanted > limit;
	if (isCountable) extent = extentCounted(extent, countFrom(await count?.()));
	const ceiling = before ? before.pages + MOST_MORE : extent.ceiling;
	let width = extent.last === undefined ? 1 : ahead;
	const coming: Array<Promise<Page>> = [];
	let asked = 1;
	for (let number = 2; !extent.hasEnded; number++) {
		const last = Math.min(
			extent.last ?? Infinity,
			Math.max(number, Math.ceil(wanted / extent.size)),
		);
		if ((number > last && coming.length === 0) || (before && number > ceiling)) return;
		assertEnds(number - 1, ceiling);
		const most = patience.isWaning() ? 1 : width;
		while (coming.length < most && asked < Math.min(last, ceiling))
			coming.push(handled(fetch(++asked)));
		const page = await coming.shift();
		if (!page) return;
		extent = nextPageRange(extent, number, page);
		const { fresh, isNew } = dedupe.sift(page.records);
		yield note(pass, wanted, fresh, extent);
		const verdict = patience.judge(page, isNew);
		pass.repeats = verdict === 'repeats';
		const saysMore = totalsOf(page).hasNext || (extent.last ?? 0) > number;
		pass.fitsOnePage =
			!saysMore && pass.found <= first.records.length && !mayBeFull(first.records.length, limit);
		if (verdict !== 'goOn') return;
		width = Math.min(ahead, width * 2);
	}
}

/** Adds a page to the result of the pass. @returns the wanted part of it */
function note(
	pass: Pass,
	wanted: number,
	fresh: unknown[],
	{ total, hasShrunk }: PageRange,
): unknown[] {
	const taken = fresh.slice(0, wanted - pass.found);
	pass.pages += 1;
	pass.found += taken.length;
	pass.total = total;
	pass.hasShrunk = hasShrunk;
	return taken;
}

/** Handles rejections of pages that are no longer awaited because another one failed. They would end the process. */
function handled<Result>(promise: Promise<Result>): Promise<Result> {
	promise.catch(() => undefined);
	return promise;
}
