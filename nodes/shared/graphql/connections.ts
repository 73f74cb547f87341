/** A list inside an answer, as the Relay specification has it: `pageInfo` beside `edges` or `nodes`. */
export interface Connection {
	/** Names of fields that lead to it, dotted: `site.products`. */
	path: string;
	nodes: unknown[];
	/** Where the following page begins; undefined at the end of the list. */
	next?: string;
}

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * All connections of an answer that do not lie inside another list, in their order. Pure.
 * @param data the `data` of an answer
 */
export function connectionsIn(data: unknown, path: string[] = []): Connection[] {
	if (!isObject(data)) return [];
	const found = readConnection(data, path.join('.'));
	if (found) return [found];
	return Object.entries(data).flatMap(([name, value]) => connectionsIn(value, [...path, name]));
}

/** The connection that fields lead to, e.g. `site.products`; undefined when there is none, or BigCommerce answered null. */
export function connectionAt(data: unknown, path: string): Connection | undefined {
	const value = path.split('.').reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), data);
	return isObject(value) ? readConnection(value, path) : undefined;
}

/** Lists inside of a record that go on beyond what was fetched, by the names of the fields that lead to them. */
export function unfinishedIn(record: unknown, path: string[] = []): string[] {
	if (Array.isArray(record)) return [...new Set(record.flatMap((each) => unfinishedIn(each, path)))];
	if (!isObject(record)) return [];
	const here = isObject(record.pageInfo) && record.pageInfo.hasNextPage === true ? [path.join('.')] : [];
	const inside = Object.entries(record).flatMap(([name, value]) => unfinishedIn(value, STEPS.has(name) ? path : [...path, name]));
	return [...new Set([...here, ...inside])];
}

/** What a connection holds that says nothing about its records. */
const FRAME = new Set(['edges', 'nodes', 'pageInfo', '__typename']);

/** The same record with a plain list in the place of each connection inside of it, unless the query asks for more about the list. */
export function withPlainLists(record: unknown): unknown {
	if (Array.isArray(record)) return record.map(withPlainLists);
	if (!isObject(record)) return record;
	const list = Object.keys(record).every((name) => FRAME.has(name)) ? nodesOf(record) : undefined;
	if (list) return list.map(withPlainLists);
	return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, withPlainLists(value)]));
}

const STEPS = new Set(['edges', 'node', 'nodes']);

function readConnection(value: Json, path: string): Connection | undefined {
	const { edges, pageInfo } = value;
	const nodes = nodesOf(value);
	if (!nodes || !isObject(pageInfo)) return undefined;
	const next = pageInfo.hasNextPage === true ? (textOf(pageInfo.endCursor) ?? lastCursor(edges)) : undefined;
	return { path, nodes, ...(next ? { next } : {}) };
}

function nodesOf({ nodes, edges }: Json): unknown[] | undefined {
	const list = Array.isArray(nodes) ? nodes : Array.isArray(edges) ? edges.map(nodeOf) : undefined;
	return list?.filter((each) => each !== null && each !== undefined);
}

/** What an edge says beside its node, such as when a user came to a store, belongs to the node here; its cursor to nobody. */
function nodeOf(edge: unknown): unknown {
	if (!isObject(edge) || !('node' in edge)) return edge;
	const { node } = edge;
	const beside = Object.entries(edge).filter(([name]) => name !== 'node' && name !== 'cursor' && name !== '__typename');
	return isObject(node) ? { ...Object.fromEntries(beside), ...node } : node;
}

function lastCursor(edges: unknown): string | undefined {
	const last: unknown = Array.isArray(edges) ? edges.at(-1) : undefined;
	return isObject(last) ? textOf(last.cursor) : undefined;
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}
