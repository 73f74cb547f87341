import type { Page } from './types';
import { mayBeFull, totalsOf } from './totals';

/** The known length of a numbered list. Immutable. */
export interface PageRange {
	/** The server's actual page size. */
	size: number;
	/** Number of the last page; undefined if unknown, so the list is read until a page is empty. */
	last?: number;
	/** Total number of records, according to the latest page. */
	total?: number;
	/** The list became shorter while it was read, so records may have been missed. */
	hasShrunk: boolean;
	/** The totals may be wrong: a full last page does not count as the last. */
	isDoubtful: boolean;
	/** The totals count only the page, not the list. */
	isPageTotal: boolean;
	/** A page was certainly the last one, regardless of the totals. */
	hasEnded: boolean;
	/** Maximum number of pages, based on the length of the list at the start. */
	ceiling: number;
}

/** Maximum number of pages for lists without a plausible length: 2.5 million records. */
export const MOST_UNCOUNTED = 10_000;

/**
 * The extent after the first page. A server may return smaller pages than requested, and its totals may count only
 * of the page alone.
 * @param endsShort a page with fewer records than asked for is the last one, as in V2, which refuses too large a limit
 */
export function firstPageRange(page: Page, asked: number, endsShort: boolean): PageRange {
	const count = page.records.length;
	const { total: said, last: pages, size: perPage, hasNext } = totalsOf(page);
	const isPageTotal = count > 0 && said === count && count >= Math.min(asked, perPage ?? count);
	const total = said !== undefined && said >= count && !isPageTotal ? said : undefined;
	const common = {
		hasShrunk: false,
		isPageTotal,
		hasEnded: count === 0 && !hasNext,
		ceiling: MOST_UNCOUNTED,
	};
	if (total === undefined && (pages === undefined || (isPageTotal && pages < 2))) {
		const isLast = endsShort && !hasNext && !mayBeFull(count, asked);
		return {
			...common,
			size: count || asked,
			isDoubtful: true,
			hasEnded: common.hasEnded || isLast,
		};
	}
	// A page that is followed by others is full, regardless of the reported page size.
	const isFull = total !== undefined && total > count && count > 0;
	const size = Math.max(1, isFull ? count : (perPage ?? (count || asked)));
	const last = Math.max(1, pages ?? 1, total === undefined ? 1 : Math.ceil(total / size));
	const range = { ...common, size, last, total, isDoubtful: total === undefined };
	return reaching(total === undefined ? range : { ...range, ceiling: ceilingFor(last) }, 1, page);
}

/** The extent after page `number`: lists grow and shrink while they are read, and totals may be wrong. */
export function nextPageRange(range: PageRange, number: number, page: Page): PageRange {
	const { total: said, last: pages, hasNext } = totalsOf(page);
	const total = range.isPageTotal ? undefined : said;
	const last = range.isPageTotal && pages !== undefined && pages < 2 ? undefined : pages;
	const count = page.records.length;
	const change = total === undefined || range.total === undefined ? 0 : total - range.total;
	// Without totals, a page that is not full is the last one.
	const isEnd =
		range.last === undefined ? count < range.size && !hasNext : count === 0 && number >= range.last;
	const counted = total === undefined ? 1 : Math.ceil(total / range.size);
	return reaching(
		{
			...range,
			last: range.last === undefined ? last : Math.max(last ?? range.last, counted),
			total: total ?? range.total,
			hasShrunk: range.hasShrunk || change < 0,
			isDoubtful: range.isDoubtful || change > 0,
			hasEnded: range.hasEnded || isEnd,
		},
		number,
		page,
	);
}

/** The extent according to a separate count. */
export function extentCounted(range: PageRange, total: number | undefined): PageRange {
	if (total === undefined || total < range.size) return range;
	const last = Math.max(2, Math.ceil(total / range.size));
	return { ...range, total, last, isDoubtful: true, ceiling: ceilingFor(last) };
}

/** Lists may grow while they are read, but not without end. */
function ceilingFor(pages: number): number {
	return Math.min(MOST_UNCOUNTED, 4 * pages + 100);
}

/** Whether a page is not the last: it names a next one, has more records than the total allows, or is full with doubtful totals. */
function reaching(extent: PageRange, number: number, page: Page): PageRange {
	const { size, last, total, isDoubtful } = extent;
	const count = page.records.length;
	if (last === undefined || number < last || count === 0) return extent;
	const expected = total === undefined ? size : total - (number - 1) * size;
	const goesOn = totalsOf(page).hasNext || count > expected || (isDoubtful && count >= size);
	return goesOn ? { ...extent, last: number + 1 } : extent;
}
