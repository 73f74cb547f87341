import type { Operation } from '../../../catalog/types';
import type { Unit } from '../../shared/batches/units';
import { operationOf } from '../../shared/catalog/catalog';
import { connectionPages } from '../../shared/graphql/pages';
import { askForPart } from '../../shared/operations/ask';
import { innerPages } from '../../shared/operations/inner';
import { fillPath } from '../../shared/requests/path';
import { readRecords } from '../../shared/requests/records';
import { keyFrom } from '../../shared/transport/lists/sieve';
import { pages, type Listing } from '../../shared/transport/paginate';
import type { Request } from '../../shared/transport/request';
import { askingFor, sendFor, type Run } from './run';

/**
 * Reads a list page by page.
 * @param wanted how many records at most; undefined: all
 */
export function recordsOf(run: Run, unit: Unit, request: Request, wanted: number | undefined): AsyncGenerator<unknown[]> {
	const { operation, work } = unit;
	const paging = operation.paging;
	if (!paging) throw new Error(`${operation.id} is not a list.`);
	if (operation.graphql) return graphQlRecords(run, unit, request, wanted);
	const counter = paging.count ? operationOf(paging.count) : undefined;
	const listing: Listing = {
		request,
		paging,
		wanted,
		ahead: Math.min(operation.concurrency ?? Infinity, run.settings.atOnce),
		send: async (each) => await sendFor(run, unit, each),
		read: (answer) => readRecords(operation.answer, answer),
		keyOf: keyFrom(paging.key ?? ['id']),
		onGap: (missing, total) => run.hints.add(gap(missing, total)),
		...(counter ? { count: async () => await countOf(run, { ...unit, operation: counter }, countRequest(counter, work.parameters, request)) } : {}),
	};
	return pages(listing);
}

/** Reads a list by the cursors of its connection. */
function graphQlRecords(run: Run, unit: Unit, request: Request, wanted: number | undefined): AsyncGenerator<unknown[]> {
	const { operation, work: { parameters } } = unit;
	const { graphql, paging } = operation;
	const size = paging?.maxLimit ?? 1;
	const asking = askingFor(run, unit, request);
	const inner = graphql?.inner;
	if (graphql && inner) return innerPages({ asking, operation, graphql, inner, request, size, wanted, ...(inner.only ? { only: parameters[inner.only.parameter] } : {}) });
	return connectionPages({ ask: async (part) => await askForPart(asking, operation, request, part), size, wanted });
}

function gap(missing: number, total: number): string {
	const change = 'The list changed while it was read';
	if (missing === 0) return `${change}, several times over: records that were added or removed meanwhile may be missing or outdated.`;
	return `${change}, or BigCommerce counts it wrongly: it says there are ${total.toLocaleString('en')} records, and handed out ${missing.toLocaleString('en')} fewer, also when asked again.`;
}

/** Parameters that put a list in order or shape its records, without choosing among them. */
const CHOOSES_NOTHING = new Set(['sort', 'direction', 'include', 'include_fields', 'exclude_fields', 'page', 'limit', 'consignment_structure']);

/** The request that counts what a list request would find; undefined where a filter of the list cannot be counted by. */
function countRequest(counter: Operation, parameters: Record<string, unknown>, { query }: Request): Request | undefined {
	const filters = query.filter(([name]) => !CHOOSES_NOTHING.has(name));
	if (!filters.every(([name]) => counter.query.some((each) => each.name === name))) return undefined;
	return { server: counter.server, method: counter.method, path: fillPath(counter, parameters), query: filters };
}

/** A count is only there to read faster: without it the list is read until a page is empty. */
async function countOf(run: Run, unit: Unit, request: Request | undefined): Promise<number | undefined> {
	const answer = request && (await sendFor(run, unit, request).catch(() => undefined));
	const { count } = (answer?.body ?? {}) as { count?: unknown };
	return typeof count === 'number' && Number.isInteger(count) ? count : undefined;
}
