import type { IAllExecuteFunctions } from 'n8n-workflow';

import type { GraphQl, Operation } from '../../../catalog/types';
import { callGraphQl } from '../graphql/call';
import { connectionAt, type Connection } from '../graphql/connections';
import type { Part } from '../graphql/pages';
import { isWellFormed } from '../requests/wellFormed';
import type { Grant } from '../scopes/permission';
import type { Answer, Request } from '../transport/request';
import { send, type Caller } from '../transport/send';
import { usualTerms, type Terms } from '../transport/terms';
import { answerFrom, plainLists } from './answer';

/** Who asks, and how a request is to be sent. */
export interface Asking {
	context: IAllExecuteFunctions;
	caller: Caller;
	/** What the account may do, for the sentence about a missing scope. */
	grant?: Grant;
	terms?: Terms;
}

/**
 * Sends the request of an operation to whichever API it belongs to.
 * @throws RequestRefused, Cancelled
 */
export async function ask(asking: Asking, operation: Operation, request: Request): Promise<Answer> {
	const { graphql } = operation;
	if (!graphql) return await send(asking.context, asking.caller, request, termsFor(operation, request, asking.terms));
	return answerFrom(operation, graphql, request, await dataOf(asking, operation, graphql, request.body as Record<string, unknown>));
}

/** The terms, with what is known of the operation's answer. */
function termsFor(operation: Operation, request: Request, terms: Terms = usualTerms(request)): Terms {
	const isReading = operation.method === 'GET' || operation.repeat === 'always';
	return { ...terms, isReading, isWellFormed: (answer) => isWellFormed(operation, answer) };
}

/**
 * One part of a list that is read in GraphQL. Connections inside its records are plain lists.
 * @throws RequestRefused, Cancelled
 */
export async function askForPart(asking: Asking, operation: Operation, request: Request, part: Part): Promise<Connection | undefined> {
	const { graphql } = operation;
	if (!graphql) throw new Error(`${operation.id} is not asked for in GraphQL.`);
	const found = connectionAt(await dataOf(asking, operation, graphql, { ...(request.body as object), ...part }), graphql.at);
	return found && { ...found, nodes: found.nodes.map(plainLists) };
}

/** The `data` of an operation's document. @throws RequestRefused, Cancelled */
export async function dataOf({ context, caller, grant, terms }: Asking, { method }: Operation, { api, document }: GraphQl, variables: Record<string, unknown>): Promise<Record<string, unknown>> {
	const kind = method === 'GET' ? 'query' : 'mutation';
	const { data } = await callGraphQl({ context, caller, place: { api }, grant, terms }, { query: document, variables, kind });
	return data;
}
