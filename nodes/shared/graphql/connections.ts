import { isObject, type Json } from '../utils/isObject';

/** A list inside an answer, as the Relay specification has it: `pageInfo` beside `edges` or `nodes`. */
export interface GraphQlConnection {
	/** Names of fields that lead to it, dotted: `site.products`. */
	path: string;
	nodes: unknown[];
	/** Where each record stands in the list, as far as the query asks for it. */
	cursors?: Array<string | undefined>;
	/** Where the following page begins; undefined at the end of the list. */
	next?: string;
	/** The list goes on, or may go on, and does not say where. */
	isCut?: true;
	/** Entries that came without a record. */
	empty?: number;
}

/**
 * All connections of an answer that do not lie inside another list, in their order. Pure.
 * @param data the `data` of an answer
 */
export function connectionsIn(data: unknown, path: string[] = []): GraphQlConnection[] {
	if (!isObject(data)) return [];
	const found = readConnection(data, path.join('.'));
	if (found) return [found];
	return Object.entries(data).flatMap(([name, value]) => connectionsIn(value, [...path, name]));
}

/** The connection that fields lead to, e.g. `site.products`; undefined when there is none, or BigCommerce answered null. */
export function connectionAt(data: unknown, path: string): GraphQlConnection | undefined {
	const value = path
		.split('.')
		.reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), data);
	return isObject(value) ? readConnection(value, path) : undefined;
}

/** Why there is no connection where fields lead to one: something on the way is null, or a list. */
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

/** Lists inside of an answer that go on beyond what was fetched, or may: by the names of the fields that lead to them. */
export type Unfinished = Map<string, 'more' | 'maybe'>;

/**
 * Finds the lists inside of a record that go on beyond what was fetched.
 * @param sizes how many entries were asked for, by path, of the lists whose `pageInfo` was not: as many entries may not be all
 */
export function unfinishedLists(
	record: unknown,
	sizes: ReadonlyMap<string, number> = new Map(),
	at: string[] = [],
): Unfinished {
	const found: Unfinished = new Map();
	const look = (value: unknown, path: string[]): void => {
		if (Array.isArray(value)) {
			for (const each of value) look(each, path);
			return;
		}
		if (!isObject(value)) return;
		const here = path.join('.');
		const { pageInfo } = value;
		const size = sizes.get(here);
		if (isObject(pageInfo) && pageInfo.hasNextPage === true) found.set(here, 'more');
		else if (
			size !== undefined &&
			!isObject(pageInfo) &&
			!found.has(here) &&
			(nodesOf(value)?.length ?? 0) >= size
		)
			found.set(here, 'maybe');
		for (const [name, each] of Object.entries(value))
			if (typeof each === 'object') look(each, STEPS.has(name) ? path : [...path, name]);
	};
	look(record, at);
	return found;
}

/** The same of a whole answer, without the lists whose own `pageInfo` somebody asked for to go on by it. */
export function unfinishedInAnswer(data: unknown, sizes: ReadonlyMap<string, number>): Unfinished {
	const own = new Set(connectionsIn(data).map(({ path }) => path));
	return new Map(
		[...unfinishedLists(data, sizes)].filter(([path, is]) => is === 'maybe' || !own.has(path)),
	);
}

/** Lists inside of a record that go on beyond what was fetched, by the names of the fields that lead to them. */
export function unfinishedIn(record: unknown): string[] {
	return [...unfinishedLists(record).keys()];
}

/** What a connection holds that says nothing about its records. */
const FRAME = new Set(['edges', 'nodes', 'pageInfo', '__typename']);

/** The same record with a plain list in the place of each connection inside of it, unless the query asks for more about the list. */
export function withPlainLists(record: unknown): unknown {
	if (Array.isArray(record)) return record.map(withPlainLists);
	if (!isObject(record)) return record;
	const list = Object.keys(record).every((name) => FRAME.has(name)) ? nodesOf(record) : undefined;
	if (list) return list.map(withPlainLists);
	return Object.fromEntries(
		Object.entries(record).map(([name, value]) => [name, withPlainLists(value)]),
	);
}

/** Steps through a list, which say nothing about what it is a list of. */
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
					.filter((each) => hasRecord(nodeOf(each)))
					.map((each) => (isObject(each) ? textOf(each.cursor) : undefined));
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

/** What an edge says beside its node, such as when a user came to a store, belongs to the node here; its cursor to nobody. */
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
