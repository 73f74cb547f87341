import omit from 'lodash/omit';

import type { GraphQl, InnerList, Operation } from '../../../catalog/types';
import { parameterLabel } from '../catalog/names';
import { connectionAt } from '../graphql/connections';
import { isTooComplex } from '../graphql/refused';
import { bareId } from '../requests/globalIds';
import { InvalidInput } from '../requests/input';
import type { Request } from '../transport/request';
import { isObject, plainLists, valueAt } from './answer';
import { dataOf, type Asking } from './ask';

type Json = Record<string, unknown>;

/** A list of lists that is to be read. */
export interface InnerReading {
	asking: Asking;
	operation: Operation;
	graphql: GraphQl;
	inner: InnerList;
	request: Request;
	/** Inner records per request at most. */
	size: number;
	/** How many records suffice; undefined: all. */
	wanted?: number;
	/** What names the only outer node that is meant. */
	only?: unknown;
}

/** Outer nodes per request. It is lowered while BigCommerce finds the query too complex, and then the size of the inner lists. */
const OUTER = 10;

/** The part of the lists that is asked for. */
interface Part {
	first: number;
	after?: string;
	innerFirst: number;
	innerAfter?: string;
}

interface Edge {
	cursor?: string;
	node: Json;
}

/**
 * Reads the lists inside the nodes of a list, all of them to their ends. Several outer nodes share a request; one whose
 * inner list goes on is asked for alone, from the cursor before it.
 * @throws RequestRefused, Cancelled; InvalidInput when the only outer node that is meant is not there
 */
export async function* innerPages(reading: InnerReading): AsyncGenerator<unknown[]> {
	const { inner, only, wanted = Infinity } = reading;
	let left = wanted;
	let outer = OUTER;
	let { size } = reading;
	let after: string | undefined;
	const seen = new Set<string>();
	do {
		const part = { first: outer, innerFirst: Math.min(size, left), ...(after === undefined ? {} : { after }) };
		const found = await outerPage(reading, part).catch((error: unknown) => ({ error }));
		if ('error' in found) {
			if ((outer === 1 && size === 1) || !isTooComplex(found.error)) throw found.error;
			if (outer > 1) outer = Math.floor(outer / 2);
			else size = Math.floor(size / 2);
			continue;
		}
		for (const [index, edge] of found.edges.entries()) {
			if (only !== undefined && !isMeant(edge.node, inner, only)) continue;
			for await (const records of innerOf({ ...reading, size }, edge, index === 0 ? after : found.edges[index - 1].cursor)) {
				const fresh = records.slice(0, left);
				left -= fresh.length;
				if (fresh.length > 0) yield fresh;
				if (left <= 0) return;
			}
			if (only !== undefined) return;
		}
		if (found.next === undefined || seen.has(found.next)) break;
		seen.add(found.next);
		after = found.next;
	} while (left > 0);
	if (only !== undefined) throw notThere(inner, only);
}

async function outerPage({ asking, operation, graphql, request }: InnerReading, part: Part): Promise<{ edges: Edge[]; next?: string }> {
	const data = await dataOf(asking, operation, graphql, { ...(request.body as object), ...part });
	const edges = valueAt(data, `${graphql.at}.edges`);
	const next = connectionAt(data, graphql.at)?.next;
	return { edges: (Array.isArray(edges) ? edges : []).filter((each): each is Edge => isObject(each) && isObject(each.node)), ...(next === undefined ? {} : { next }) };
}

/** The inner list of one outer node, from the part that is there already to its end. @param before the cursor of the node before it */
async function* innerOf(reading: InnerReading, { node }: Edge, before: string | undefined): AsyncGenerator<unknown[]> {
	const { inner: { field, as }, size } = reading;
	const outer = plainLists(omit(node, field));
	let list = connectionAt(node, field);
	const seen = new Set<string>();
	while (list) {
		yield list.nodes.map((each) => ({ ...(plainLists(each) as Json), [as]: outer }));
		const { next } = list;
		if (next === undefined || seen.has(next)) return;
		seen.add(next);
		const { edges } = await outerPage(reading, { first: 1, innerFirst: size, innerAfter: next, ...(before === undefined ? {} : { after: before }) });
		// Somebody has added or removed an outer node in between: its place is another one's now.
		if (edges[0]?.node.id !== node.id) return;
		list = connectionAt(edges[0].node, field);
	}
}

function isMeant(node: Json, { only }: InnerList, value: unknown): boolean {
	const wanted = bareId(String(value).trim());
	return bareId(String(node.id)) === wanted || (only?.fields ?? []).some((field) => node[field] === wanted);
}

function notThere({ only }: InnerList, value: unknown): InvalidInput {
	const what = parameterLabel(only?.parameter ?? '').toLowerCase();
	return new InvalidInput(`There is no ${what} "${bareId(String(value))}" here`, `Choose the ${what} from the list.`);
}
