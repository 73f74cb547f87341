import { graphQlError } from './errors';

/** A global ID: `bc/account/user/5`. */
export function idOf(kind: string, own: unknown): string {
	return `bc/${kind}/${String(own)}`;
}

/** The part after the kind in a global ID. Throws for an ID of another kind or an invalid ID. */
export function localId(kind: string, id: string): string {
	const start = `bc/${kind}/`;
	if (!id.startsWith(start) || id.length === start.length)
		throw graphQlError(`Invalid ID: ${id}. Expected ${start}{id}.`);
	return id.slice(start.length);
}

/** The paging arguments of a request. */
export interface PageArguments {
	first?: number | null;
	last?: number | null;
	after?: string | null;
	before?: string | null;
}

/** A page of a list as a Relay connection. */
interface Connection<Node> {
	edges: Array<{ cursor: string; node: Node }>;
	pageInfo: {
		hasNextPage: boolean;
		hasPreviousPage: boolean;
		startCursor: string | null;
		endCursor: string | null;
	};
	collectionInfo: { totalItems: number };
}

/** Default and maximum page size. */
export const DEFAULT_PAGE_SIZE = 10;
const MAX_PAGE_SIZE = 50;

const PREFIX = 'arrayconnection:';

/** The requested page of a list. Refuses sizes out of range and unknown cursors. */
export function connection<Row, Node>(
	rows: Row[],
	asked: PageArguments,
	toNode: (row: Row) => Node,
	largest = MAX_PAGE_SIZE,
): Connection<Node> {
	const size = sizeOf(asked, largest);
	const from = asked.after ? positionOf(asked.after) + 1 : 0;
	const until = asked.before ? Math.min(positionOf(asked.before), rows.length) : rows.length;
	const backwards = typeof asked.last === 'number' && typeof asked.first !== 'number';
	const start = backwards ? Math.max(from, until - size) : from;
	const end = backwards ? until : Math.min(until, from + size);
	const edges = rows
		.slice(start, end)
		.map((row, index) => ({ cursor: cursorOf(start + index), node: toNode(row) }));
	return {
		edges,
		pageInfo: {
			hasNextPage: end < rows.length,
			hasPreviousPage: start > 0,
			startCursor: edges[0]?.cursor ?? null,
			endCursor: edges.at(-1)?.cursor ?? null,
		},
		collectionInfo: { totalItems: rows.length },
	};
}

function sizeOf({ first, last }: PageArguments, largest: number): number {
	const size = first ?? last ?? DEFAULT_PAGE_SIZE;
	if (size < 0) throw graphQlError('The number of elements of a page must not be negative.');
	if (size > largest) throw graphQlError(`The largest page has ${largest} elements, not ${size}.`);
	return size;
}

function cursorOf(position: number): string {
	return Buffer.from(`${PREFIX}${position}`).toString('base64');
}

function positionOf(cursor: string): number {
	const text = Buffer.from(cursor, 'base64').toString();
	const position = Number(text.slice(PREFIX.length));
	if (!text.startsWith(PREFIX) || !Number.isInteger(position))
		throw graphQlError(`Invalid cursor: ${cursor}`);
	return position;
}
