import { createHash } from 'node:crypto';

import { ApiError } from '../http/apiError';
import type { GraphQlConnection } from './connections';
import { isTooComplex } from './graphQlApiError';
import { msg } from '../text/message';

/** The requested part of a connection. */
export interface PagePosition {
	/** Number of records. */
	first: number;
	/** After this cursor; undefined for the beginning. */
	after?: string;
}

/** A connection to read. */
export interface ConnectionRequest {
	/** Requests a part. @returns undefined if the response does not contain the connection */
	ask(part: PagePosition): Promise<GraphQlConnection | undefined>;
	/** Maximum records per request. Lowered while BigCommerce finds the query too complex. */
	size: number;
	/** The cursor to start after. */
	from?: string;
	/** Maximum number of records; undefined for all. */
	wanted?: number;
}

/** Maximum records per page: BigCommerce returns at most 10,000 values per query. */
export const LARGEST_PAGE = 10_000;
/** Maximum empty pages in a row. Filtered lists may have some in between. */
const MOST_EMPTY = 3;
/** Maximum identical pages in a row. Records without an ID may look the same, but not on many pages. */
const MOST_ALIKE = 10;
/** Half a million records, fifty at a time. */
const MOST_PAGES = 10_000;

/** A list that cannot be read to its end. */
export class ListBroken extends ApiError {
	override name = 'ListBroken';

	constructor(
		reason: string,
		readonly read: number,
	) {
		const advice =
			read > 0
				? `${read.toLocaleString('en')} records were read, but are not in the output. To output them, set "Limit" to ${read.toLocaleString('en')}.`
				: 'The output is empty.';
		super(
			{
				message: msg`The list cannot be read to its end: ${reason}`,
				description: `${advice} Try again in a minute. If this persists, use filters to read the list in smaller parts.`,
			},
			'refused',
		);
	}
}

/**
 * Reads a connection page by page, to its end or until there are enough records. Detects loops.
 * @throws ListBroken for a list that cannot be read to its end; any error of `ask`, except that a query that is too
 * complex is retried with half as many records
 */
export async function* connectionPages({
	ask,
	size,
	from,
	wanted = Infinity,
}: ConnectionRequest): AsyncGenerator<unknown[]> {
	const progress = createProgress(from);
	let most = Math.min(LARGEST_PAGE, Math.max(1, size));
	let read = 0;
	let after = from;
	while (read < wanted) {
		const first = Math.min(most, wanted - read);
		const page = await ask({ first, ...(after === undefined ? {} : { after }) }).catch(
			(error: unknown) => ({ error }),
		);
		if (page && 'error' in page) {
			if (first === 1 || !isTooComplex(page.error)) throw page.error;
			most = Math.floor(first / 2);
			continue;
		}
		if (!page) return;
		const fresh = progress.take(page, read).slice(0, wanted - read);
		read += fresh.length;
		if (fresh.length > 0) yield fresh;
		if (read >= wanted) return;
		after = progress.next(page, read);
		if (after === undefined) return;
	}
}

/** Checks that a list makes progress, page by page. */
export interface Progress {
	/** The new records of a page. @throws ListBroken if there are none */
	take(page: GraphQlConnection, read: number): unknown[];
	/** The next cursor after a page; undefined at the end. @throws ListBroken if there is no usable cursor, or if the list does not end */
	next(page: GraphQlConnection, read: number): string | undefined;
}

/** @param from the first cursor of the list */
export function createProgress(from?: string): Progress {
	const keys = new Set<string>();
	const contents = new Set<string>();
	const cursors = new Set(from === undefined ? [] : [from]);
	let [empty, alike, pages] = [0, 0, 0];

	function freshOf({ nodes, cursors: places = [] }: GraphQlConnection): unknown[] {
		const fresh = nodes.filter((node, index) => {
			const key = keyOf(node);
			// Without an ID, the cursor identifies a record. Records with neither are accepted for some pages.
			const isKnown = keys.has(key ?? places[index] ?? '');
			if (key !== undefined || places[index] !== undefined) keys.add(key ?? places[index] ?? '');
			return !isKnown;
		});
		if (nodes.every((node, index) => keyOf(node) ?? places[index])) return fresh;
		const digests = nodes.map(digestOf);
		alike = digests.every((digest) => contents.has(digest)) ? alike + 1 : 0;
		for (const digest of digests) contents.add(digest);
		return alike < MOST_ALIKE ? fresh : [];
	}

	return {
		take: (page, read) => {
			const fresh = freshOf(page);
			if (page.nodes.length > 0 && fresh.length === 0)
				throw new ListBroken('BigCommerce answered the same records again', read);
			return fresh;
		},
		next: ({ nodes, next, isCut }, read) => {
			pages += 1;
			empty = nodes.length > 0 ? 0 : empty + 1;
			if (isCut) throw new ListBroken('BigCommerce does not say where it continues', read);
			if (next === undefined) return undefined;
			if (cursors.has(next)) throw new ListBroken('BigCommerce repeated an earlier cursor', read);
			if (empty >= MOST_EMPTY)
				throw new ListBroken(`${MOST_EMPTY} pages in a row were empty`, read);
			if (pages >= MOST_PAGES)
				throw new ListBroken(
					`it had not ended after ${MOST_PAGES.toLocaleString('en')} pages`,
					read,
				);
			cursors.add(next);
			return next;
		},
	};
}

/** Fields that identify records, if the query requests them. */
export const KEYS = ['id', 'entityId'];

function keyOf(record: unknown): string | undefined {
	if (typeof record !== 'object' || record === null) return undefined;
	const name = KEYS.find((text) =>
		['string', 'number'].includes(typeof (record as Record<string, unknown>)[text]),
	);
	return name && `${name} ${String((record as Record<string, unknown>)[name])}`;
}

function digestOf(record: unknown): string {
	return createHash('sha1')
		.update(JSON.stringify(record) ?? '')
		.digest('base64');
}
