import type { Page } from '../paginate';

/** What is known of how far a numbered list goes. Never changed, only replaced. */
export interface Extent {
	/** Records on a full page, as the server serves them. */
	size: number;
	/** Number of the last page; undefined: not known, so it is read until a page is empty. */
	last?: number;
	/** Records in all, as the latest page says. */
	total?: number;
	/** The list became shorter while it was read, so records may have slipped past. */
	hasShrunk: boolean;
	/** A page was the last one whatever the totals say. */
	hasEnded: boolean;
}

/** The extent after the first page. A server may serve smaller pages than it was asked for. */
export function extentFrom({ records, meta }: Page, asked: number): Extent {
	const { total, total_pages: last, per_page: size } = meta?.pagination ?? {};
	const first = { size: Math.max(1, size ?? records.length), hasShrunk: false, hasEnded: records.length === 0 };
	if (last === undefined) return { ...first, size: Math.max(1, records.length || asked) };
	return grown({ ...first, last, total }, 1, { records, meta });
}

/** The extent after page `number`: lists grow and shrink while they are read, and totals may be wrong. */
export function extentAfter(known: Extent, number: number, page: Page): Extent {
	const { total, total_pages: last } = page.meta?.pagination ?? {};
	const hasShrunk = known.hasShrunk || (total !== undefined && known.total !== undefined && total < known.total);
	// Without totals, a page that is not full is the last one.
	const isEnd = page.records.length === 0 || (known.last === undefined && page.records.length < known.size);
	return grown({ ...known, last: last ?? known.last, total: total ?? known.total, hasShrunk, hasEnded: known.hasEnded || isEnd }, number, page);
}

/** A last page that names a next one, or holds more than the total leaves for it, is not the last. */
function grown(extent: Extent, number: number, { records, meta }: Page): Extent {
	const { size, last, total } = extent;
	if (last === undefined || number < last || records.length === 0) return extent;
	const expected = total === undefined ? size : total - (number - 1) * size;
	const goesOn = meta?.pagination?.links?.next !== undefined || records.length > expected;
	return goesOn ? { ...extent, last: number + 1 } : extent;
}
