import { ApiError } from '../apiError';
import type { Page } from './types';
import { msg } from '../../text/message';

/** Maximum pages in a row without new records. Added records push others onto the following pages. */
const MOST_BARREN = 2;

/** Whether and why reading continues after a page. */
export type Verdict = 'goOn' | 'isEmpty' | 'repeats';

/** Detects servers that return pages without end. */
export interface Patience {
	/** @param isNew the page has new records */
	judge(page: Page, isNew: boolean): Verdict;
	/** Whether the previous page had nothing new, so more pages may be pointless. */
	isWaning(): boolean;
}

/** @param isReread the list is read again, so pages without new records are expected */
export function createPatience(isReread = false): Patience {
	let barren = 0;
	return {
		judge({ records }, isNew) {
			const isEmpty = records.length === 0;
			barren = isNew || (isReread && !isEmpty) ? 0 : barren + 1;
			if (barren < MOST_BARREN) return 'goOn';
			return isEmpty ? 'isEmpty' : 'repeats';
		},
		isWaning: () => barren > 0,
	};
}

/** @throws ApiError if more pages were read than a list of that length has */
export function assertEnds(pages: number, ceiling: number): void {
	if (pages < ceiling) return;
	const description =
		`BigCommerce handed out ${pages.toLocaleString('en')} pages and names more, far beyond what it said of the list at ` +
		'first. Narrow the list down with a filter, or turn off "Return All" and set a limit.';
	throw new ApiError({ message: msg`The list does not end`, description }, 'refused');
}
