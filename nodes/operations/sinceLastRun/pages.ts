import { mayBeFull } from '../../shared/http/pagination/totals';
import { ApiError } from '../../shared/http/send';
import { msg } from '../../shared/text/message';
import type { Cursor } from './cursor';
import type { PageMark, SincePage } from './types';

/** A portion that is read: its records leave page by page, and at last how it ended. */
export type Portion = AsyncGenerator<unknown[], PortionEnd>;

export interface PortionEnd {
	/** Nothing is left. */
	isEnd: boolean;
	/** The number of records that are left, if BigCommerce says it. */
	left?: number;
	/** The page after which the next run goes on. */
	page?: PageMark;
}

/** Whether a page from the beginning of a list has all of it. @param size the number of records that were asked for */
export function isWholeList({ records, total }: SincePage, size: number): boolean {
	if (records.length === 0) return true;
	return total === undefined
		? records.length < size && !mayBeFull(records.length, size)
		: records.length >= total;
}

/**
 * The position of the last record of a page.
 * @param before the last position of the page before
 * @throws ApiError if the records are not sorted, because some would be passed over
 */
export function lastPosition(
	records: unknown[],
	cursor: Cursor,
	field: string,
	before = -Infinity,
): number {
	let last = before;
	for (const record of records) {
		const position = cursor.positionOf(record);
		if (position < last) throw notSorted(field);
		last = position;
	}
	return last;
}

function notSorted(field: string): ApiError {
	return new ApiError(
		{
			message: msg`BigCommerce did not sort the list by "${field}"`,
			description:
				'The node asked for the oldest records first. In another order, some would be passed over. Nothing was output, and the place has not moved.',
		},
		'refused',
	);
}

/** The error for a list that does not go on after a page. */
export function withoutEnd(): ApiError {
	return new ApiError(
		{
			message: msg`BigCommerce returned the same records again instead of those that follow`,
			description: 'Nothing was output, and the place has not moved. Run the node again.',
		},
		'refused',
	);
}
