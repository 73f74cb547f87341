import type { IAllExecuteFunctions } from 'n8n-workflow';

import type { GraphQl, Operation } from '../../../catalog/types';
import { callGraphQl } from '../graphql/call';
import { connectionAt, unfinishedLists, type Connection } from '../graphql/connections';
import { operationIn, readDocument } from '../graphql/document';
import type { Question } from '../graphql/outcome';
import type { Part } from '../graphql/pages';
import { isWellFormed } from '../requests/wellFormed';
import type { Grant } from '../scopes/permission';
import type { Answer, Request } from '../transport/request';
import { RequestRefused, send, type Caller } from '../transport/send';
import { usualTerms, type Terms } from '../transport/terms';
import { answerFrom, plainLists, valueAt } from './answer';
import { msg } from '../text/message';

/** Who asks, and how a request is to be sent. */
export interface Asking {
	context: IAllExecuteFunctions;
	caller: Caller;
	/** What the account may do, for the sentence about a missing scope. */
	grant?: Grant;
	terms?: Terms;
	/** Sentences for the person who looks at the run. */
	hints?: Set<string>;
}

/**
 * Sends the request of an operation to whichever API it belongs to.
 * @throws RequestRefused, Cancelled
 */
export async function ask(asking: Asking, operation: Operation, request: Request): Promise<Answer> {
	const { graphql } = operation;
	if (!graphql)
		return await send(
			asking.context,
			asking.caller,
			request,
			termsFor(operation, request, asking.terms),
		);
	const data = await dataOf(asking, operation, graphql, request.body as Record<string, unknown>);
	noteUnfinished(asking, valueAt(data, graphql.at));
	return answerFrom(operation, graphql, request, data);
}

/** The terms, with what is known of the operation's answer. */
function termsFor(
	operation: Operation,
	request: Request,
	terms: Terms = usualTerms(request),
): Terms {
	const isReading = operation.method === 'GET' || operation.repeat === 'always';
	return { ...terms, isReading, isWellFormed: (answer) => isWellFormed(operation, answer) };
}

/**
 * One part of a list that is read in GraphQL. Connections inside its records are plain lists.
 * @throws RequestRefused, Cancelled
 */
export async function askForPart(
	asking: Asking,
	operation: Operation,
	request: Request,
	part: Part,
): Promise<Connection | undefined> {
	const { graphql } = operation;
	if (!graphql) throw new Error(`${operation.id} is not asked for in GraphQL.`);
	const found = connectionAt(
		await dataOf(asking, operation, graphql, { ...(request.body as object), ...part }),
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
export function withoutList(path: string): RequestRefused {
	return new RequestRefused(
		{
			message: msg`BigCommerce's answer does not hold "${path}"`,
			description: 'It holds null or something else there. Try again in a minute.',
		},
		'refused',
	);
}

/** Lists inside of records become plain lists, which do not say whether they go on. */
export function noteUnfinished({ hints = new Set() }: Asking, record: unknown): void {
	for (const path of unfinishedLists(record).keys())
		hints.add(
			msg`BigCommerce has more in "${path}" of some records than came with them. What is there came out.`,
		);
}

/** The `data` of an operation's document. @throws RequestRefused, Cancelled */
export async function dataOf(
	{ context, caller, grant, terms }: Asking,
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
