import omit from 'lodash/omit';

import type { GraphQl, InnerList, Operation } from '../../../catalog/types';
import { parameterLabel } from '../../shared/catalog/names';
import { inSentence } from '../../shared/text/sentences';
import { connectionAt, type GraphQlConnection } from '../../shared/graphql/connections';
import { createProgress } from '../../shared/graphql/pages';
import { isTooComplex } from '../../shared/graphql/graphQlApiError';
import { bareId } from '../requests/globalIds';
import { InputError } from '../../shared/utils/coerce';
import type { Request } from '../../shared/http/request';
import { plainLists } from './graphQlAnswer';
import { isObject, valueAt, type Json } from '../../shared/utils/isObject';
import { sendDocument, withoutList, type SendContext } from './sendOperation';
import { msg } from '../../shared/text/message';

/** A list of lists that is to be read. */
export interface NestedListRequest {
	asking: SendContext;
	operation: Operation;
	graphql: GraphQl;
	inner: InnerList;
	request: Request;
	/** Inner records per request at most. */
	size: number;
	/** Maximum number of records; undefined for all. */
	wanted?: number;
	/** Identifies the only outer node to read. */
	only?: unknown;
}

/** Outer nodes per request. Lowered while BigCommerce finds the query too complex. After that, the inner page size is lowered. */
const OUTER = 10;

/** The requested part of the lists. */
interface Part {
	first: number;
	after?: string;
	innerFirst: number;
	innerAfter?: string;
}

interface Edge {
	cursor?: string;
	node: Json;
	/** The cursor of the edge before it. */
	before?: string;
}

/**
 * Reads the lists inside the nodes of a list completely. Several outer nodes share a request. A node whose
 * inner list continues is requested alone, from the cursor before it.
 * @throws ApiError, also where a list cannot be read to its end; Cancelled; InputError when the only outer node
 * that is meant is not there
 */
export async function* nestedPages(reading: NestedListRequest): AsyncGenerator<unknown[]> {
	const { inner, only, wanted = Infinity } = reading;
	const progress = createProgress();
	let read = 0;
	let outer = OUTER;
	let { size } = reading;
	let after: string | undefined;
	for (;;) {
		const part = {
			first: outer,
			innerFirst: Math.min(size, wanted - read),
			...(after === undefined ? {} : { after }),
		};
		const page = await outerPage(reading, part).catch((error: unknown) => ({ error }));
		if ('error' in page) {
			if ((outer === 1 && size === 1) || !isTooComplex(page.error)) throw page.error;
			if (outer > 1) outer = Math.floor(outer / 2);
			else size = Math.floor(size / 2);
			continue;
		}
		progress.take(page.list, read);
		for (const edge of page.edges) {
			if (only !== undefined && !isMeant(edge.node, inner, only)) continue;
			for await (const records of innerOf({ ...reading, size }, edge, outer)) {
				const fresh = records.slice(0, wanted - read);
				read += fresh.length;
				if (fresh.length > 0) yield fresh;
				if (read >= wanted) return;
			}
			if (only !== undefined) return;
		}
		after = progress.next(page.list, read);
		if (after !== undefined) continue;
		if (only !== undefined) throw notThere(inner, only);
		return;
	}
}

async function outerPage(
	{ asking, operation, graphql, request }: NestedListRequest,
	part: Part,
): Promise<{ edges: Edge[]; list: GraphQlConnection }> {
	const data = await sendDocument(asking, operation, graphql, {
		...(request.body as object),
		...part,
	});
	const list = connectionAt(data, graphql.at);
	if (!list) throw withoutList(graphql.at);
	const { hints = new Set() } = asking;
	if (list.empty) hints.add(msg`Some entries of "${graphql.at}" came without a record.`);
	const all = valueAt(data, `${graphql.at}.edges`);
	const edges = (Array.isArray(all) ? all : []).map((value, index, others) =>
		isObject(value)
			? { ...value, before: index === 0 ? part.after : cursorOf(others[index - 1]) }
			: {},
	);
	return {
		edges: edges.filter((edge): edge is Edge => 'node' in edge && isObject(edge.node)),
		list,
	};
}

function cursorOf(edge: unknown): string | undefined {
	return isObject(edge) && typeof edge.cursor === 'string' ? edge.cursor : undefined;
}

/** The rest of the inner list of one outer node. */
async function* innerOf(
	reading: NestedListRequest,
	edge: Edge,
	outer: number,
): AsyncGenerator<unknown[]> {
	const {
		asking: { hints = new Set() },
		graphql,
		inner: { field, as },
	} = reading;
	const node = plainLists(omit(edge.node, field));
	const progress = createProgress();
	let list = innerListOf(reading, edge.node);
	let read = 0;
	for (;;) {
		yield progress.take(list, read).map((value) => ({
			...(isObject(value) ? (plainLists(value) as Json) : { value }),
			[as]: node,
		}));
		read += list.nodes.length;
		const next = progress.next(list, read);
		if (next === undefined) return;
		const page =
			(await samePlace(reading, edge, next)) ?? (await otherPlace(reading, edge, next, outer));
		if (!page) {
			hints.add(
				msg`An entry of "${graphql.at}" was removed while its "${field}" was read: some may be missing.`,
			);
			return;
		}
		list = innerListOf(reading, page);
	}
}

function innerListOf(
	{ graphql, inner: { field } }: NestedListRequest,
	node: Json,
): GraphQlConnection {
	const list = connectionAt(node, field);
	if (!list) throw withoutList(`${graphql.at}.${field}`);
	return list;
}

/** Reads the outer node at its known position, with the next part of its inner list. */
async function samePlace(
	reading: NestedListRequest,
	{ node, before }: Edge,
	innerAfter: string,
): Promise<Json | undefined> {
	const { edges } = await outerPage(reading, {
		first: 1,
		innerFirst: reading.size,
		innerAfter,
		...(before === undefined ? {} : { after: before }),
	});
	return edges[0]?.node.id === node.id ? edges[0]?.node : undefined;
}

/** If outer nodes were added or removed in the meantime, searches the node from the start of the list. */
async function otherPlace(
	reading: NestedListRequest,
	{ node }: Edge,
	innerAfter: string,
	outer: number,
): Promise<Json | undefined> {
	const progress = createProgress();
	let after: string | undefined;
	do {
		const { edges, list } = await outerPage(reading, {
			first: outer,
			innerFirst: reading.size,
			innerAfter,
			...(after === undefined ? {} : { after }),
		});
		const sameEdge = edges.find((edge) => edge.node.id === node.id);
		if (sameEdge) return sameEdge.node;
		progress.take(list, 0);
		after = progress.next(list, 0);
	} while (after !== undefined);
	return undefined;
}

function isMeant(node: Json, { only }: InnerList, value: unknown): boolean {
	const wanted = bareId(String(value).trim());
	return (
		(typeof node.id === 'string' && bareId(node.id) === wanted) ||
		(only?.fields ?? []).some((field) => node[field] === wanted)
	);
}

function notThere({ only }: InnerList, value: unknown): InputError {
	const what = inSentence(parameterLabel(only?.parameter ?? ''));
	return new InputError(
		msg`There is no ${what} "${bareId(String(value))}" here`,
		`Choose the ${what} from the list.`,
	);
}
