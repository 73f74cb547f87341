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
import { isWellFormed } from './wellFormed';
import type { Grant } from '../../shared/scopes/permission';
import type { HttpResponse, Request } from '../../shared/http/request';
import { ApiError, send, type Connection } from '../../shared/http/send';
import { defaultSendOptions, type SendOptions } from '../../shared/http/sendOptions';
import { toHttpResponse, plainLists, valueAt } from './graphQlAnswer';
import { msg } from '../../shared/text/message';

/** Who asks, and how a request is to be sent. */
export interface SendContext {
	context: IAllExecuteFunctions;
	caller: Connection;
	/** What the account may do, for the sentence about a missing scope. */
	grant?: Grant;
	terms?: SendOptions;
	/** Sentences for the person who looks at the run. */
	hints?: Set<string>;
}

/**
 * Sends the request of an operation to whichever API it belongs to.
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
			asking.caller,
			request,
			termsFor(operation, request, asking.terms),
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

/** The terms, with what is known of the operation's answer. */
function termsFor(
	operation: Operation,
	request: Request,
	terms: SendOptions = defaultSendOptions(request),
): SendOptions {
	const isReading = operation.method === 'GET' || operation.repeat === 'always';
	return { ...terms, isReading, isWellFormed: (answer) => isWellFormed(operation, answer) };
}

/**
 * One part of a list that is read in GraphQL. Connections inside its records are plain lists.
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
	const found = connectionAt(
		await sendDocument(asking, operation, graphql, { ...(request.body as object), ...part }),
		graphql.at,
	);
	if (!found) throw withoutList(graphql.at);
	for (const each of found.nodes) noteUnfinished(asking, each);
	const keys = operation.paging?.key;
	return {
		...found,
		nodes: found.nodes.map(plainLists),
		...(keys ? { cursors: found.nodes.map((each) => placeOf(each, keys)) } : {}),
	};
}

/** What tells a record apart that has no ID. */
function placeOf(record: unknown, keys: string[]): string | undefined {
	const values = keys.map((each) => valueAt(record, each));
	return values.some((each) => each === undefined || each === null)
		? undefined
		: JSON.stringify(values);
}

/** An answer that holds something else in the place of a list. */
export function withoutList(path: string): ApiError {
	return new ApiError(
		{
			message: msg`BigCommerce's answer does not hold "${path}"`,
			description: 'The response contains null or something else there. Try again in a minute.',
		},
		'refused',
	);
}

/** Lists inside of records become plain lists, which do not say whether they go on. */
export function noteUnfinished({ hints = new Set() }: SendContext, record: unknown): void {
	for (const path of unfinishedLists(record).keys())
		hints.add(
			msg`BigCommerce has more in "${path}" of some records than it returned. The output contains what it returned.`,
		);
}

/** The `data` of an operation's document. @throws ApiError, Cancelled */
export async function sendDocument(
	{ context, caller, grant, terms }: SendContext,
	{ method }: Operation,
	{ api, document }: GraphQl,
	variables: Record<string, unknown>,
): Promise<Record<string, unknown>> {
	const kind = method === 'GET' ? 'query' : 'mutation';
	const { data } = await callGraphQl(
		{ context, caller, place: { api }, question: questionOf(document), grant, terms },
		{ query: document, variables, kind },
	);
	return data;
}

/** The documents of the catalogue, each read once. */
const questions = new Map<string, Question>();

function questionOf(text: string): Question {
	const known = questions.get(text);
	if (known) return known;
	const document = readDocument(text);
	const question = { operation: operationIn(document), fragments: document.fragments };
	questions.set(text, question);
	return question;
}
