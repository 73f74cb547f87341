import { ApiError } from '../apiError';
import type { Page } from './types';
import { msg } from '../../text/message';

/** Pages in a row that may bring nothing new: records that are added push others onto the following pages. */
const MOST_BARREN = 2;

/** Why reading goes on or ends after a page. */
export type Verdict = 'goOn' | 'isEmpty' | 'repeats';

/** Notices when a server hands out pages without end. */
export interface Patience {
	/** @param isNew the page brought something that the list had not given before */
	judge(page: Page, isNew: boolean): Verdict;
	/** Whether the page before brought nothing, so that others may not be worth asking for. */
	isWaning(): boolean;
}

/** @param isReread the list is read once more, so that pages without anything new are expected */
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

/** @throws ApiError when more pages were read than a list of that length has */
export function assertEnds(pages: number, ceiling: number): void {
	if (pages < ceiling) return;
	const description =
		`BigCommerce handed out ${pages.toLocaleString('en')} pages and names more, far beyond what it said of the list at ` +
		'first. Narrow the list down with a filter, or turn off "Return All" and set a limit.';
	throw new ApiError({ message: msg`The list does not end`, description }, 'refused');
}
