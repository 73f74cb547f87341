import type { IAllExecuteFunctions } from 'n8n-workflow';

import type { GraphQl, Operation } from '../../../catalog/types';
import { callGraphQl } from '../../shared/graphql/call';
import {
	connectionAt,
	unfinishedLists,
	type GraphQlConnection,
} from '../../shared/graphql/connections';
import { operationIn, readDocument } from '../../shared/graphql/document';
import type { Question } from '../../shared/graphql/mutationOutcome';
import type { PagePosition } from '../../shared/graphql/pages';
import { isWellFormed } from './wellFormedResponse';
import type { Grant } from '../../shared/scopes/permission';
import type { HttpResponse, Request } from '../../shared/http/request';
import { isReadMethod } from '../../shared/utils/isReadMethod';
import { ApiError, send } from '../../shared/http/send';
import { type Connection } from '../../shared/http/types';
import { defaultSendOptions, type SendOptions } from '../../shared/http/sendOptions';
import { valueAt } from '../../shared/utils/isObject';
import { toHttpResponse, plainLists } from './graphQlAnswer';
import { msg } from '../../shared/text/message';

/** The account and the options for sending a request. */
export interface SendContext {
	context: IAllExecuteFunctions;
	connection: Connection;
	/** The account's permissions, for the message about a missing scope. */
	grant?: Grant;
	sendOptions?: SendOptions;
	/** Hints to show with the output. */
	hints?: Set<string>;
	/** Entries of a list that are not records do not make the response unreadable: the caller skips them. */
	skipsOddRecords?: true;
}

/**
 * Sends the request of an operation to the API that it belongs to.
 * @throws ApiError, Cancelled
 */
export async function sendOperation(
	asking: SendContext,
	operation: Operation,
	request: Request,
): Promise<HttpResponse> {
	const { graphql } = operation;
	if (!graphql)
		return await send(
			asking.context,
			asking.connection,
			request,
			termsFor(operation, request, asking),
		);
	const data = await sendDocument(
		asking,
		operation,
		graphql,
		request.body as Record<string, unknown>,
	);
	noteUnfinished(asking, valueAt(data, graphql.at));
	return toHttpResponse(operation, graphql, request, data);
}

/** The send options, with a check for the operation's response. */
function termsFor(
	operation: Operation,
	request: Request,
	{ sendOptions = defaultSendOptions(request), skipsOddRecords }: SendContext,
): SendOptions {
	const isReading = isReadMethod(operation.method) || operation.repeat === 'always';
	return {
		...sendOptions,
		isReading,
		isWellFormed: (answer) => isWellFormed(operation, answer, skipsOddRecords),
	};
}

/**
 * One part of a list that is read with GraphQL. Connections inside its records become plain lists.
 * @throws ApiError, Cancelled
 */
export async function sendListPart(
	asking: SendContext,
	operation: Operation,
	request: Request,
	part: PagePosition,
): Promise<GraphQlConnection | undefined> {
	const { graphql } = operation;
	if (!graphql) throw new Error(`${operation.id} is not asked for in GraphQL.`);
	const connection = connectionAt(
		await sendDocument(asking, operation, graphql, { ...(request.body as object), ...part }),
		graphql.at,
	);
	if (!connection) throw withoutList(graphql.at);
	for (const node of connection.nodes) noteUnfinished(asking, node);
	const keys = operation.paging?.key;
	return {
		...connection,
		nodes: connection.nodes.map(plainLists),
		...(keys ? { cursors: connection.nodes.map((node) => placeOf(node, keys)) } : {}),
	};
}

/** The identity of a record without an ID. */
function placeOf(record: unknown, keys: string[]): string | undefined {
	const values = keys.map((key) => valueAt(record, key));
	return values.some((value) => value === undefined || value === null)
		? undefined
		: JSON.stringify(values);
}

/** The error for a response without the expected list. */
export function withoutList(path: string): ApiError {
	return new ApiError(
		{
			message: msg`BigCommerce's answer does not hold "${path}"`,
			description: 'The response contains null or something else there. Try again in a minute.',
		},
		'refused',
	);
}

/** Adds hints about incomplete lists inside records, because plain lists do not show that they continue. */
export function noteUnfinished({ hints = new Set() }: SendContext, record: unknown): void {
	for (const path of unfinishedLists(record).keys())
		hints.add(
			msg`BigCommerce has more in "${path}" of some records than it returned. The output contains what it returned.`,
		);
}

/** The `data` of an operation's document. @throws ApiError, Cancelled */
export async function sendDocument(
	{ context, connection, grant, sendOptions }: SendContext,
	{ method }: Operation,
	{ api, document }: GraphQl,
	variables: Record<string, unknown>,
): Promise<Record<string, unknown>> {
	const kind = method === 'GET' ? 'query' : 'mutation';
	const { data } = await callGraphQl(
		{ context, connection, place: { api }, question: questionOf(document), grant, sendOptions },
		{ query: document, variables, kind },
	);
	return data;
}

/** Parsed documents of the catalog. */
const questions = new Map<string, Question>();

function questionOf(text: string): Question {
	const response = questions.get(text);
	if (response) return response;
	const document = readDocument(text);
	const question = { operation: operationIn(document), fragments: document.fragments };
	questions.set(text, question);
	return question;
}
