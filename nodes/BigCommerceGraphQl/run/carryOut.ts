import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { callGraphQl, type GraphQlAnswer, type GraphQlCall } from '../../shared/graphql/call';
import { connectionAt, unfinishedIn, withPlainLists } from '../../shared/graphql/connections';
import { placeOf, refusalsIn } from '../../shared/graphql/faults';
import { connectionPages, type Part } from '../../shared/graphql/pages';
import { requestForPart } from '../../shared/graphql/paging';
import { GraphQlRefused, isTooComplex } from '../../shared/graphql/refused';
import { callStorefront } from '../../shared/graphql/storefront';
import { asItem } from '../../shared/requests/records';
import { graphQlTerms } from '../../shared/transport/graphql';
import type { Run, Work } from './work';

/**
 * Sends what an item asks for, page by page where it is a list.
 * @returns the records of the list, or the whole answer as one item
 * @throws GraphQlRefused, RequestRefused, Cancelled
 */
export async function carryOut(run: Run, work: Work): Promise<INodeExecutionData[]> {
	if (!work.list) {
		const { data, errors } = await ask(run, work, work.query, work.variables);
		return [itemFrom(work, { ...data, ...(errors.length > 0 ? { errors } : {}) })];
	}
	const { size, from, wanted } = work.list;
	const known = run.learnt.get(work.query) ?? Infinity;
	const items: INodeExecutionData[] = [];
	for await (const records of connectionPages({ ask: async (part) => await askForPart(run, work, part), size: Math.min(size, known), from, wanted })) {
		for (const each of unfinishedIn(records)) run.hints.add(`Some records hold more in "${each}" than was fetched: ask for more with "first", or for these records in a query of their own.`);
		items.push(...records.map((record) => itemFrom(work, withPlainLists(record))));
	}
	return items;
}

async function askForPart(run: Run, work: Work, part: Part) {
	const { document, list, variables, query } = work;
	if (!list) throw new Error('There is no list to ask for.');
	const request = requestForPart(document, list.list, variables, part);
	const found = await ask(run, work, request.query, request.variables).catch((error: Error) => error);
	if (!(found instanceof Error)) return connectionAt(found.data, list.list.path);
	if (isTooComplex(found)) run.learnt.set(query, Math.max(1, Math.floor(part.first / 2)));
	throw found;
}

async function ask({ context, spending, tally, hints }: Run, { asker, api, shop, kind, operation, acceptsPartial }: Work, query: string, variables: Record<string, unknown>): Promise<GraphQlAnswer> {
	const request = { query, variables, operationName: operation.name?.value, kind };
	const terms = { ...graphQlTerms(api, request), ...spending, tally };
	const call: Omit<GraphQlCall, 'place'> = { context, caller: asker.caller, grant: asker.grant, acceptsPartial, terms };
	const answer = api === 'storefront' && shop ? await callStorefront(call, shop, request) : await callGraphQl({ ...call, place: { api: api === 'account' ? 'account' : 'admin' } }, request);
	const refusals = kind === 'mutation' ? refusalsIn(answer.data) : [];
	if (refusals.length > 0 && !acceptsPartial) throw new GraphQlRefused({ data: answer.data, errors: refusals }, { api, kind, isPartial: true, grant: asker.grant });
	for (const each of [...answer.errors, ...refusals]) hints.add(`BigCommerce left something out: ${each.message}${placeOf(each) ? ` (${placeOf(each)})` : ''}`);
	return answer;
}

function itemFrom({ itemIndex }: Work, record: unknown): INodeExecutionData {
	return { json: asItem(record) as IDataObject, pairedItem: { item: itemIndex } };
}
