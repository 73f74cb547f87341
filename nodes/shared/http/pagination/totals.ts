import type { Page } from './types';

/** What a page says about the whole list, as far as it is a number that can be right. */
export interface Totals {
	/** Records in all. */
	total?: number;
	/** Number of the last page. */
	last?: number;
	/** Records on a full page. */
	size?: number;
	/** A following page is named. */
	hasNext: boolean;
}

/** Reads the `meta.pagination` of a page. Numbers may come as text; what is no count is left out. */
export function totalsOf({ meta }: Page): Totals {
	const { total, total_pages: last, per_page: size, links } = meta?.pagination ?? {};
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

/** How many records servers put on a page when they do not follow the `limit`. */
const COMMON_SIZES = new Set([10, 20, 25, 30, 50, 100, 200]);

/** Whether a page of so many records may be a full one although nothing says how many records a full page has. */
export function mayBeFull(records: number, asked: number): boolean {
	return records >= asked || COMMON_SIZES.has(records);
}
