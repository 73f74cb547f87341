import type { Page } from './types';

/** The plausible totals that a page reports about the whole list. */
export interface Totals {
	/** Total number of records. */
	total?: number;
	/** Number of the last page. */
	last?: number;
	/** Records on a full page. */
	size?: number;
	/** A next page is named. */
	hasNext: boolean;
}

/** Reads the `meta.pagination` of a page. Numbers may be text. Invalid counts are left out. */
export function totalsOf({ meta }: Page): Totals {
	const pagination = meta?.pagination ?? {};
	const { total_pages: last, links } = pagination;
	const { total = pagination.totalCount, per_page: size = pagination.limit } = pagination;
	return {
		total: countFrom(total),
		last: countFrom(last),
		size: countFrom(size),
		hasNext: Boolean(links?.next),
	};
}

/** A whole number from 0, also as text; undefined for anything else. */
export function countFrom(value: unknown): number | undefined {
	const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
	return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0
		? number
		: undefined;
}

/** Common page sizes of servers that ignore the `limit`. */
const COMMON_SIZES = new Set([10, 20, 25, 30, 50, 100, 200]);

/** Whether a page with this many records may be full, although the page size is unknown. */
export function mayBeFull(records: number, asked: number): boolean {
	return records >= asked || COMMON_SIZES.has(records);
}
