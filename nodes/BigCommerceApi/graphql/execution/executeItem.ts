import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { callGraphQl, type GraphQlAnswer, type GraphQlCall } from '../../../shared/graphql/call';
import {
	connectionAt,
	obstacleBefore,
	unfinishedInAnswer,
	unfinishedLists,
	withPlainLists,
	type GraphQlConnection,
} from '../../../shared/graphql/connections';
import { placeOf, refusalsIn } from '../../../shared/graphql/graphQlErrors';
import { mutationsIn, whatMayBeDone } from '../../../shared/graphql/mutationOutcome';
import { connectionPages, ListBroken, type PagePosition } from '../../../shared/graphql/pages';
import { requestForPart } from '../query/paging';
import { GraphQlApiError, isTooComplex } from '../../../shared/graphql/graphQlApiError';
import { callStorefront } from '../query/storefront';
import { InputError } from '../../../shared/utils/coerce';
import { asItem } from '../../../shared/utils/responseRecords';
import { graphQlSendOptions } from '../../../shared/http/graphql';
import { ApiError } from '../../../shared/http/send';
import { noteUnfinished } from './unfinishedHints';
import type { ListWork, QueryRun, QueryItem } from './queryItem';
import { msg } from '../../../shared/text/message';
import { redact } from '../../../shared/text/redact';
import { secretsHandedOut } from '../../../shared/text/secrets';

/**
 * Sends the query of an item, page by page if it reads a list.
 * @returns the records of the list, or the complete response as one item
 * @throws GraphQlApiError, ApiError, InputError, Cancelled
 */
export async function executeItem(
	run: QueryRun,
	queryItem: QueryItem,
): Promise<INodeExecutionData[]> {
	if (queryItem.isPreview) return [previewOf(run, queryItem)];
	if (queryItem.list) return await readList(run, queryItem, queryItem.list);
	const { data, errors } = await ask(run, queryItem, queryItem.query, queryItem.variables);
	noteUnfinished(run, unfinishedInAnswer(data, queryItem.sizes));
	return [itemFrom(queryItem, { ...data, ...(errors.length > 0 ? { errors } : {}) })];
}

/** What would be sent for a mutation. */
function previewOf(run: QueryRun, queryItem: QueryItem): INodeExecutionData {
	const { query, variables } = queryItem;
	run.hints.add(msg`Preview: nothing was changed. Mutations were not sent.`);
	const body = redact({ query, variables }, secretsHandedOut(variables));
	return itemFrom(queryItem, { method: 'POST', path: '/graphql', body });
}

async function readList(
	run: QueryRun,
	queryItem: QueryItem,
	list: ListWork,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	const ended = await collect(run, queryItem, list, items).catch((error: Error) => error);
	if (!(ended instanceof Error)) return items;
	const isWelcome = ended instanceof ListBroken && queryItem.acceptsPartial && items.length > 0;
	if (!isWelcome)
		throw items.length > 0 && ended instanceof ApiError ? brokenOff(ended, items.length) : ended;
	run.hints.add(msg`BigCommerce left something out: ${ended.message}`);
	return items;
}

async function collect(
	run: QueryRun,
	queryItem: QueryItem,
	list: ListWork,
	items: INodeExecutionData[],
): Promise<void> {
	const {
		size,
		from,
		wanted,
		plain: {
			list: { path },
		},
	} = list;
	const largestFirst = run.learnt.get(queryItem.query) ?? Infinity;
	for await (const records of connectionPages({
		ask: async (part) => await askForPart(run, queryItem, list, part),
		size: Math.min(size, largestFirst),
		from,
		wanted,
	})) {
		for (const record of records) {
			noteUnfinished(run, unfinishedLists(record, queryItem.sizes, path.split('.')), path);
			items.push(itemFrom(queryItem, withPlainLists(record)));
		}
	}
}

/** The error if a later page of a list was refused. */
function brokenOff(refused: ApiError, read: number): ApiError {
	if (refused instanceof ListBroken) return refused;
	const {
		explanation: { message, description },
		fate,
		failure,
		answer,
	} = refused;
	return new ApiError(
		{
			message,
			description: `${description}\nThe list broke off after ${read.toLocaleString('en')} records. None of them were output.`,
		},
		fate,
		failure,
		answer,
	);
}

async function askForPart(
	run: QueryRun,
	queryItem: QueryItem,
	list: ListWork,
	part: PagePosition,
): Promise<GraphQlConnection | undefined> {
	const { variables, query } = queryItem;
	const isPlain = run.plain.has(query);
	const { document, list: asked } = isPlain ? list.plain : list.rich;
	const request = requestForPart(document, asked, variables, part);
	const answer = await ask(run, queryItem, request.query, request.variables).catch(
		(error: Error) => error,
	);
	if (!(answer instanceof Error)) return connectionIn(run, answer.data, asked.path);
	if (!isTooComplex(answer)) throw answer;
	run.plain.add(query);
	if (part.first === 1 && !isPlain) return await askForPart(run, queryItem, list, part);
	run.learnt.set(query, Math.max(1, Math.floor(part.first / 2)));
	throw answer;
}

/** The list in a response; undefined if BigCommerce returned null, with a hint that says so. */
function connectionIn(
	{ hints }: QueryRun,
	data: Record<string, unknown>,
	path: string,
): GraphQlConnection | undefined {
	const connection = connectionAt(data, path);
	if (connection?.empty) hints.add(msg`Some entries of "${path}" came without a record`);
	if (connection) return connection;
	const obstacle = obstacleBefore(data, path);
	if (obstacle?.is === 'list')
		throw new InputError(
			msg`There are several lists at "${path}"`,
			`"${obstacle.path}" is itself a list, and the node can read only one list to its end. Select "Whole Answer" as the output.`,
		);
	if (!obstacle)
		throw new ApiError(
			{
				message: msg`BigCommerce's answer does not hold "${path}"`,
				description: 'The response has something else in its place. Try again in a minute.',
			},
			'refused',
		);
	hints.add(
		msg`BigCommerce answered null for "${obstacle.path}": there is nothing of that kind, and so no records`,
	);
	return undefined;
}

async function ask(
	run: QueryRun,
	queryItem: QueryItem,
	query: string,
	variables: Record<string, unknown>,
): Promise<GraphQlAnswer> {
	const { context, giveUpAfter, usage, hints } = run;
	const {
		itemAccount,
		api,
		storefront,
		kind,
		operation,
		document: { fragments },
		acceptsPartial,
		refusalNames,
	} = queryItem;
	const request = { query, variables, operationName: operation.name?.value, kind };
	const question = { operation, fragments };
	const sendOptions = { ...graphQlSendOptions(api, request), giveUpAfter, usage };
	const call: Omit<GraphQlCall, 'place'> = {
		context,
		connection: itemAccount.connection,
		question,
		written: queryItem.query,
		grant: itemAccount.grant,
		acceptsPartial,
		sendOptions,
	};
	const answer =
		api === 'storefront' && storefront
			? await callStorefront(call, storefront, request)
			: await callGraphQl(
					{ ...call, place: { api: api === 'account' ? 'account' : 'admin' } },
					request,
				);
	const refusals = kind === 'mutation' ? refusalsIn(answer.data, refusalNames) : [];
	if (refusals.length > 0 && !acceptsPartial) {
		const body = { data: answer.data, errors: refusals };
		throw new GraphQlApiError(body, {
			api,
			kind,
			isPartial: true,
			mayBeDone: whatMayBeDone(mutationsIn(question), answer.data, refusals, refusalNames),
			grant: itemAccount.grant,
		});
	}
	for (const error of [...answer.errors, ...refusals])
		hints.add(
			msg`BigCommerce left something out: ${error.message}${placeOf(error) ? ` (${placeOf(error)})` : ''}`,
		);
	return answer;
}

function itemFrom({ itemIndex }: QueryItem, record: unknown): INodeExecutionData {
	return { json: asItem(record) as IDataObject, pairedItem: { item: itemIndex } };
}
