import type { Operation, Paging } from '../../catalog/types';
import type { Query } from '../http/validation';
import type { Identity } from '../state/collection';
import type { Row } from '../state/row';
import { noContent, type HandlerResponse } from './response';

/** BigCommerce's default `limit`. */
const DEFAULT_LIMIT = 50;

/** One page of the rows, with the operation's paging; all rows if it has none. */
export function paginate(
	operation: Operation,
	query: Query,
	rows: Row[],
	identity: Identity,
): HandlerResponse {
	if (!operation.paging)
		return operation.server === 'v2' && rows.length === 0
			? noContent
			: { data: rows, meta: operation.server === 'v2' ? undefined : {} };
	const asked = Number(query.limit ?? DEFAULT_LIMIT);
	// A larger limit is not refused: BigCommerce uses its maximum.
	const limit = Math.max(1, Math.min(asked, largestLimit(operation.paging, query)));
	if (operation.server === 'v2') return v2Page(query, rows, limit);
	const cursor =
		takesCursor(operation) && (query.after !== undefined || query.before !== undefined);
	if (cursor) return cursorPage(query, rows, limit, identity);

	const current = Number(query.page ?? 1);
	const data = rows.slice((current - 1) * limit, current * limit);
	const pagination = pageMeta(rows.length, data.length, limit, current);
	// "Both would be returned in the first page. Only pagination when page is greater than 1" (customers.v3.yml).
	const both = takesCursor(operation) && current === 1;
	return {
		data,
		meta: {
			...(operation.paging.kind !== 'cursor' && { pagination }),
			...(both && {
				cursor_pagination: cursorMeta(data, limit, identity, rows.length > data.length, false),
			}),
		},
	};
}

function largestLimit({ maxLimit, lowered }: Paging, { include }: Query): number {
	const included = Array.isArray(include) ? include : [include];
	return lowered?.include.some((name) => included.includes(name)) ? lowered.maxLimit : maxLimit;
}

function takesCursor(operation: Operation): boolean {
	return operation.query.some((parameter) => parameter.name === 'after');
}

function v2Page(query: Query, rows: Row[], limit: number): HandlerResponse {
	const current = Number(query.page ?? 1);
	const data = rows.slice((current - 1) * limit, current * limit);
	return data.length === 0 ? noContent : { data };
}

function pageMeta(total: number, count: number, limit: number, current: number): Row {
	const pages = Math.ceil(total / limit);
	const link = (number: number) => `?page=${number}&limit=${limit}`;
	return {
		total,
		count,
		per_page: limit,
		current_page: current,
		total_pages: pages,
		links: {
			...(current > 1 && { previous: link(current - 1) }),
			current: link(current),
			...(current < pages && { next: link(current + 1) }),
		},
	};
}

function cursorPage(query: Query, rows: Row[], limit: number, identity: Identity): HandlerResponse {
	const position = (cursor: unknown) =>
		rows.findIndex((row) => String(row[identity.field]) === decode(String(cursor)));
	if (query.before !== undefined) {
		const end = position(query.before);
		const start = Math.max(0, end - limit);
		const data = end < 0 ? [] : rows.slice(start, end);
		return {
			data,
			meta: { cursor_pagination: cursorMeta(data, limit, identity, end >= 0, start > 0) },
		};
	}
	const start = position(query.after) + 1;
	const data = start === 0 ? [] : rows.slice(start, start + limit);
	const more = start + data.length < rows.length;
	return { data, meta: { cursor_pagination: cursorMeta(data, limit, identity, more, true) } };
}

function cursorMeta(
	data: Row[],
	limit: number,
	identity: Identity,
	next: boolean,
	previous: boolean,
): Row {
	const start = data.length ? encode(data[0][identity.field]) : null;
	const end = data.length ? encode(data[data.length - 1][identity.field]) : null;
	return {
		count: data.length,
		per_page: limit,
		start_cursor: start,
		end_cursor: end,
		links: {
			...(previous && start && { previous: `?before=${start}&limit=${limit}` }),
			current: `?limit=${limit}`,
			...(next && end && { next: `?after=${end}&limit=${limit}` }),
		},
	};
}

/** Cursors look like BigCommerce's: `{"id":204}` in Base64. */
function encode(id: unknown): string {
	return Buffer.from(JSON.stringify({ id })).toString('base64url');
}

function decode(cursor: string): string {
	try {
		const { id } = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as { id: unknown };
		return String(id);
	} catch {
		// Some endpoints document plain IDs as cursors (channel listings).
		return cursor;
	}
}
