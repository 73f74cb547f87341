import type { IAllExecuteFunctions } from 'n8n-workflow';

import type { Grant } from '../scopes/permission';
import { sendGraphQl, type GraphQlPlace, type GraphQlRequest } from '../transport/graphql';
import type { Answer } from '../transport/request';
import { RequestRefused, type Caller } from '../transport/send';
import type { Terms } from '../transport/terms';
import { bodyFrom, holdsSomething, type GraphQlBody } from './faults';
import { GraphQlRefused } from './refused';

/** Who asks which API, and how. */
export interface GraphQlCall {
	context: IAllExecuteFunctions;
	caller: Caller;
	place: GraphQlPlace;
	/** What the account may do, for the sentence about a missing scope. */
	grant?: Grant;
	/** Data is welcome although something is missing from it; its `errors` come along. */
	acceptsPartial?: boolean;
	terms?: Terms;
}

/** `data`, and the `errors` that were accepted with it. */
export interface GraphQlAnswer extends GraphQlBody {
	data: Record<string, unknown>;
	/** What BigCommerce says the query cost, of 10,000. */
	complexity?: number;
}

/**
 * Sends a query or a mutation to one of BigCommerce's GraphQL APIs, through the limiter of its quota. A query is sent again
 * like a GET; a mutation only when it certainly was not carried out.
 * @throws GraphQlRefused when the answer holds `errors`; RequestRefused for everything else that keeps data away; Cancelled
 */
export async function callGraphQl({ context, caller, place, grant, acceptsPartial = false, terms }: GraphQlCall, request: GraphQlRequest): Promise<GraphQlAnswer> {
	const found = await sendGraphQl(context, caller, place, request, terms).catch((error: Error) => error);
	if (found instanceof Error && !(found instanceof RequestRefused)) throw found;
	const answer = found instanceof RequestRefused ? found.answer : found;
	const body = answer && bodyFrom(answer.body);
	// Trouble on the way says more than what a gateway writes into the body; so does a token that is not known.
	if (found instanceof RequestRefused && (!body || isAboutTheRequest(found))) throw place.api === 'account' ? withQuota(found) : found;
	if (!answer || !body) throw unreadable(answer, request);
	const isPartial = holdsSomething(body.data);
	if (body.data && (body.errors.length === 0 || (acceptsPartial && isPartial))) return { ...body, data: body.data, ...complexityOf(answer) };
	throw new GraphQlRefused(body, { api: place.api, kind: request.kind, isPartial, grant }, answer);
}

/** Whatever the document says: the token, the quota, the server. */
function isAboutTheRequest({ failure }: RequestRefused): boolean {
	const { status = 0 } = failure ?? {};
	return status === 401 || status === 429 || status >= 500;
}

/** The quota of an account is another one than that of a store, of which these refusals tell. */
function withQuota(found: RequestRefused): RequestRefused {
	const { explanation: { message }, fate, failure, answer } = found;
	if (fate !== 'unsent' && !(fate === 'refused' && failure?.status === 429)) return found;
	const description = 'It was not carried out. The Account API takes 70 requests per hour, from all who use the account together. Run the node again later, ask for more records per request, or raise "Give Up After" in the options.';
	return new RequestRefused({ message, description }, fate, failure, answer);
}

function unreadable(answer: Answer | undefined, { kind }: GraphQlRequest): RequestRefused {
	const advice = kind === 'query' ? 'Try again in a minute.' : 'It is not known whether the mutation was carried out: look in the store before you repeat it.';
	return new RequestRefused({ message: 'BigCommerce answered with something that is not GraphQL', description: advice }, kind === 'query' ? 'refused' : 'unknown', undefined, answer);
}

/** Source: the guide to the Storefront API; the header comes with every answer that was worked out. */
function complexityOf({ headers }: Answer): { complexity?: number } {
	const number = Number(headers['x-bc-graphql-complexity']);
	return Number.isFinite(number) && number > 0 ? { complexity: number } : {};
}
