import type { Page } from './types';
import { mayBeFull, totalsOf } from './totals';

/** What is known of how far a numbered list goes. Never changed, only replaced. */
export interface PageRange {
	/** Records on a full page, as the server serves them. */
	size: number;
	/** Number of the last page; undefined: not known, so it is read until a page is empty. */
	last?: number;
	/** Records in all, as the latest page says. */
	total?: number;
	/** The list became shorter while it was read, so records may have slipped past. */
	hasShrunk: boolean;
	/** The totals may not be right: a full last page is not taken for the last. */
	isDoubtful: boolean;
	/** The totals are those of the page alone, and say nothing about the list. */
	isPageTotal: boolean;
	/** A page was the last one whatever the totals say. */
	hasEnded: boolean;
	/** How many pages may be read at most, going by what the list said of its length when it was begun. */
	ceiling: number;
}

/** Pages that a list may have which says nothing believable about its length: 2.5 million records. */
export const MOST_UNCOUNTED = 10_000;

/**
 * The extent after the first page. A server may serve smaller pages than it was asked for, and its totals may be those
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
	// A page that others follow is full, however many records the server says there are on one.
	const isFull = total !== undefined && total > count && count > 0;
	const size = Math.max(1, isFull ? count : (perPage ?? (count || asked)));
	const last = Math.max(1, pages ?? 1, total === undefined ? 1 : Math.ceil(total / size));
	const known = { ...common, size, last, total, isDoubtful: total === undefined };
	return reaching(total === undefined ? known : { ...known, ceiling: ceilingFor(last) }, 1, page);
}

/** The extent after page `number`: lists grow and shrink while they are read, and totals may be wrong. */
export function nextPageRange(known: PageRange, number: number, page: Page): PageRange {
	const { total: said, last: pages, hasNext } = totalsOf(page);
	const total = known.isPageTotal ? undefined : said;
	const last = known.isPageTotal && pages !== undefined && pages < 2 ? undefined : pages;
	const count = page.records.length;
	const change = total === undefined || known.total === undefined ? 0 : total - known.total;
	// Without totals, a page that is not full is the last one.
	const isEnd =
		known.last === undefined ? count < known.size && !hasNext : count === 0 && number >= known.last;
	const counted = total === undefined ? 1 : Math.ceil(total / known.size);
	return reaching(
		{
			...known,
			last: known.last === undefined ? last : Math.max(last ?? known.last, counted),
			total: total ?? known.total,
			hasShrunk: known.hasShrunk || change < 0,
			isDoubtful: known.isDoubtful || change > 0,
			hasEnded: known.hasEnded || isEnd,
		},
		number,
		page,
	);
}

/** The extent as a count that came from elsewhere has it. */
export function extentCounted(known: PageRange, total: number | undefined): PageRange {
	if (total === undefined || total < known.size) return known;
	const last = Math.max(2, Math.ceil(total / known.size));
	return { ...known, total, last, isDoubtful: true, ceiling: ceilingFor(last) };
}

/** Lists grow while they are read, but not without end. */
function ceilingFor(pages: number): number {
	return Math.min(MOST_UNCOUNTED, 4 * pages + 100);
}

/** A page that names a next one, holds more than the total leaves for it, or is full beside doubtful totals is not last. */
function reaching(extent: PageRange, number: number, page: Page): PageRange {
	const { size, last, total, isDoubtful } = extent;
	const count = page.records.length;
	if (last === undefined || number < last || count === 0) return extent;
	const expected = total === undefined ? size : total - (number - 1) * size;
	const goesOn = totalsOf(page).hasNext || count > expected || (isDoubtful && count >= size);
	return goesOn ? { ...extent, last: number + 1 } : extent;
}
