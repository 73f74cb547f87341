import { isObject, valueAt, type Json } from '../utils/isObject';

/** A list inside an answer, as the Relay specification has it: `pageInfo` beside `edges` or `nodes`. */
export interface GraphQlConnection {
	/** Its path: `site.products`. */
	path: string;
	nodes: unknown[];
	/** The cursor of each record, if the query requests it. */
	cursors?: Array<string | undefined>;
	/** The cursor of the next page; undefined at the end of the list. */
	next?: string;
	/** The list continues or may continue, but has no cursor. */
	isCut?: true;
	/** Number of entries without a record. */
	empty?: number;
}

/**
 * All connections of a response that are not inside another list, in order. Pure.
 * @param data the `data` of a response
 */
export function connectionsIn(data: unknown, path: string[] = []): GraphQlConnection[] {
	if (!isObject(data)) return [];
	const connection = readConnection(data, path.join('.'));
	if (connection) return [connection];
	return Object.entries(data).flatMap(([name, value]) => connectionsIn(value, [...path, name]));
}

/** The connection at a path, e.g. `site.products`; undefined if there is none or if it is null. */
export function connectionAt(data: unknown, path: string): GraphQlConnection | undefined {
	const value = valueAt(data, path);
	return isObject(value) ? readConnection(value, path) : undefined;
}

/** Why there is no connection at a path: a value on the way is null or a list. */
export function obstacleBefore(
	data: unknown,
	path: string,
): { path: string; is: 'null' | 'list' } | undefined {
	const way: string[] = [];
	let at = data;
	for (const name of path.split('.')) {
		way.push(name);
		at = isObject(at) ? at[name] : undefined;
		if (at === null || Array.isArray(at))
			return { path: way.join('.'), is: at === null ? 'null' : 'list' };
	}
	return undefined;
}

/** Lists inside a response that continue or may continue, by path. */
export type Unfinished = Map<string, 'more' | 'maybe'>;

/**
 * Finds the incomplete lists inside a record.
 * @param sizes requested page size, by path, of lists without `pageInfo`: a full page may not be all
 */
export function unfinishedLists(
	record: unknown,
	sizes: ReadonlyMap<string, number> = new Map(),
	at: string[] = [],
): Unfinished {
	const unfinished: Unfinished = new Map();
	const look = (value: unknown, path: string[]): void => {
		if (Array.isArray(value)) {
			for (const child of value) look(child, path);
			return;
		}
		if (!isObject(value)) return;
		const here = path.join('.');
		const { pageInfo } = value;
		const size = sizes.get(here);
		if (isObject(pageInfo) && pageInfo.hasNextPage === true) unfinished.set(here, 'more');
		else if (
			size !== undefined &&
			!isObject(pageInfo) &&
			!unfinished.has(here) &&
			(nodesOf(value)?.length ?? 0) >= size
		)
			unfinished.set(here, 'maybe');
		for (const [name, child] of Object.entries(value))
			if (typeof child === 'object') look(child, STEPS.has(name) ? path : [...path, name]);
	};
	look(record, at);
	return unfinished;
}

/** The same for a whole response, without lists whose `pageInfo` was requested for paging. */
export function unfinishedInAnswer(data: unknown, sizes: ReadonlyMap<string, number>): Unfinished {
	const own = new Set(connectionsIn(data).map(({ path }) => path));
	return new Map(
		[...unfinishedLists(data, sizes)].filter(([path, is]) => is === 'maybe' || !own.has(path)),
	);
}

/** The incomplete lists inside a record, by path. */
export function unfinishedIn(record: unknown): string[] {
	return [...unfinishedLists(record).keys()];
}

/** Fields of a connection that are not about its records. */
const FRAME = new Set(['edges', 'nodes', 'pageInfo', '__typename']);

/** Replaces connections inside a record with plain lists, unless the query requests other fields of the connection. */
export function withPlainLists(record: unknown): unknown {
	if (Array.isArray(record)) return record.map(withPlainLists);
	if (!isObject(record)) return record;
	const list = Object.keys(record).every((name) => FRAME.has(name)) ? nodesOf(record) : undefined;
	if (list) return list.map(withPlainLists);
	return Object.fromEntries(
		Object.entries(record).map(([name, value]) => [name, withPlainLists(value)]),
	);
}

/** Path steps through a list, which do not identify the list. */
export const STEPS: ReadonlySet<string> = new Set(['edges', 'node', 'nodes']);

function readConnection(value: Json, path: string): GraphQlConnection | undefined {
	const { edges, nodes: plain, pageInfo } = value;
	const nodes = nodesOf(value);
	if (!nodes || !isObject(pageInfo)) return undefined;
	const next =
		pageInfo.hasNextPage === true ? (textOf(pageInfo.endCursor) ?? lastCursor(edges)) : undefined;
	const isCut = pageInfo.hasNextPage !== false && next === undefined;
	const cursors =
		Array.isArray(plain) || !Array.isArray(edges)
			? []
			: edges
					.filter((edge) => hasRecord(nodeOf(edge)))
					.map((edge) => (isObject(edge) ? textOf(edge.cursor) : undefined));
	const empty =
		(Array.isArray(plain) ? plain.length : Array.isArray(edges) ? edges.length : 0) - nodes.length;
	return {
		path,
		nodes,
		...(cursors.some(Boolean) ? { cursors } : {}),
		...(next ? { next } : {}),
		...(isCut ? { isCut } : {}),
		...(empty > 0 ? { empty } : {}),
	};
}

function nodesOf({ nodes, edges }: Json): unknown[] | undefined {
	const list = Array.isArray(nodes) ? nodes : Array.isArray(edges) ? edges.map(nodeOf) : undefined;
	return list?.filter(hasRecord);
}

function hasRecord(node: unknown): boolean {
	return node !== null && node !== undefined;
}

/** Other fields of an edge, such as the date when a user joined a store, are moved to the node. The cursor is dropped. */
function nodeOf(edge: unknown): unknown {
	if (!isObject(edge) || !('node' in edge)) return edge;
	const { node } = edge;
	const beside = Object.entries(edge).filter(
		([name]) => name !== 'node' && name !== 'cursor' && name !== '__typename',
	);
	return isObject(node) ? { ...Object.fromEntries(beside), ...node } : node;
}

function lastCursor(edges: unknown): string | undefined {
	const last: unknown = Array.isArray(edges) ? edges.at(-1) : undefined;
	return isObject(last) ? textOf(last.cursor) : undefined;
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}
