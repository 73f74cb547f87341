import type { Paging } from '../../../../catalog/types';
import type { HttpResponse, Request } from '../request';

/** One part of a long list. */
export interface Page {
	records: unknown[];
	/** The `meta` of a V3 answer. */
	meta?: PageMeta;
}

export interface PageMeta {
	pagination?: {
		total?: number;
		per_page?: number;
		current_page?: number;
		total_pages?: number;
		links?: { next?: string };
		/** B2B Edition: the total and the page size. */
		totalCount?: number;
		limit?: number;
	};
	cursor_pagination?: { end_cursor?: string; links?: { next?: string } };
}

export interface ListRequest {
	request: Request;
	paging: Paging;
	/** How many records at most; undefined: all. */
	wanted?: number;
	/** How many pages may be on their way at a time. */
	ahead: number;
	send: (request: Request) => Promise<HttpResponse>;
	/** Unwraps an answer. */
	read: (answer: HttpResponse) => Page;
	/** What tells two records apart; undefined for a record that has no such thing. */
	keyOf: (record: unknown) => string | undefined;
	/** How many records there are, for lists whose pages do not say. */
	count?: () => Promise<number | undefined>;
	/** Told when fewer records could be read than BigCommerce counts, or when the list never held still. */
	onGap?: (missing: number, total: number) => void;
	/** Told when the list ended because the same records came again, so that there may be more. */
	onRepeat?: (read: number) => void;
	/** Keys of records that other parts of the same list gave already: they are left out. */
	known?: Set<string>;
}
