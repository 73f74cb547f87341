import type { IAllExecuteFunctions } from 'n8n-workflow';

import type { Grant } from '../scopes/permission';
import {
	graphQlSendOptions,
	sendGraphQl,
	type GraphQlPlace,
	type GraphQlRequest,
} from '../http/graphql';
import type { HttpResponse } from '../http/request';
import { ApiError, type Connection } from '../http/send';
import type { SendOptions } from '../http/sendOptions';
import { bodyFrom, holdsSomething, type GraphQlBody } from './graphQlErrors';
import { mutationsIn, unansweredMutation, whatMayBeDone, type Question } from './mutationOutcome';
import { GraphQlApiError } from './graphQlApiError';
import { misfitIn } from './answerShape';
import { msg } from '../text/message';

/** Who asks which API, and how. */
export interface GraphQlCall {
	context: IAllExecuteFunctions;
	caller: Connection;
	place: GraphQlPlace;
	/** What the document asks for, which the answer has to hold. */
	question: Question;
	/** The account's permissions, for the message about a missing scope. */
	grant?: Grant;
	/** Data is welcome although something is missing from it; its `errors` come along. */
	acceptsPartial?: boolean;
	terms?: SendOptions;
}

/** `data`, and the `errors` that were accepted with it. */
export interface GraphQlAnswer extends GraphQlBody {
	data: Record<string, unknown>;
}

/**
 * Sends a query or a mutation to one of BigCommerce's GraphQL APIs, through the limiter of its quota. A query is sent again
 * like a GET; a mutation only when it certainly was not carried out.
 * @throws GraphQlApiError when the answer holds `errors`; ApiError for everything else that keeps data away, and where
 * the answer does not hold what was asked for; Cancelled
 */
export async function callGraphQl(
	call: GraphQlCall,
	request: GraphQlRequest,
): Promise<GraphQlAnswer> {
	const { context, caller, place, question, acceptsPartial = false } = call;
	const isWellFormed = ({ body }: HttpResponse) => missingIn(body, question) === undefined;
	const terms: SendOptions = {
		...(call.terms ?? graphQlSendOptions(place.api, request)),
		isWellFormed,
	};
	const found = await sendGraphQl(context, caller, place, request, terms).catch(
		(error: Error) => error,
	);
	if (found instanceof Error && !(found instanceof ApiError)) throw found;
	const answer = found instanceof ApiError ? found.answer : found;
	const missing = answer && isSuccess(answer) ? missingIn(answer.body, question) : undefined;
	if (answer && missing !== undefined) throw unreadable(missing, request, answer, found);
	const body = answer && bodyFrom(answer.body);
	// Trouble on the way says more than what a gateway writes into the body; so does a token that is not known.
	if (found instanceof ApiError && (!body || body.errors.length === 0 || isAboutTheRequest(found)))
		throw place.api === 'account' ? withQuota(found) : found;
	if (!answer || !body) throw new Error('An answer that can be read has a body.');
	const { data, errors } = body;
	if (
		!data ||
		(errors.length > 0 && !(acceptsPartial && holdsSomething(data) && isSuccess(answer)))
	)
		throw refused(call, body, answer, found instanceof ApiError && found.fate === 'unknown');
	const unanswered = unansweredMutation(mutationsIn(question), data, errors);
	if (unanswered !== undefined) throw unproven(unanswered, answer);
	return { ...body, data };
}

/** What an answer lacks to be one to this question; undefined when it has all of it, or says what is wrong. */
function missingIn(body: unknown, question: Question): string | undefined {
	const read = bodyFrom(body);
	if (!read) return '';
	return read.errors.length > 0 ? undefined : misfitIn(question, read.data);
}

function isSuccess({ status }: HttpResponse): boolean {
	return status >= 200 && status < 300;
}

function refused(
	{ place, question, grant }: GraphQlCall,
	body: GraphQlBody,
	answer: HttpResponse,
	isDoubtful: boolean,
): GraphQlApiError {
	const isMutation = question.operation.operation === 'mutation';
	return new GraphQlApiError(
		body,
		{
			api: place.api,
			kind: isMutation ? 'mutation' : 'query',
			isPartial: holdsSomething(body.data),
			...(isMutation
				? {
						mayBeDone:
							whatMayBeDone(mutationsIn(question), body.data, body.errors) ??
							(isDoubtful ? 'unknown' : undefined),
					}
				: {}),
			grant,
		},
		answer,
	);
}

/** Whatever the document says: the token, the quota, the server. */
function isAboutTheRequest({ failure }: ApiError): boolean {
	const { status = 0 } = failure ?? {};
	return status === 401 || status === 429 || status >= 500;
}

/** The quota of an account is another one than that of a store, of which these refusals tell. */
function withQuota(found: ApiError): ApiError {
	const {
		explanation: { message },
		fate,
		failure,
		answer,
	} = found;
	if (fate !== 'unsent' && !(fate === 'refused' && failure?.status === 429)) return found;
	const description =
		'It was not carried out. The Account API accepts 70 requests per hour, shared by everyone who uses the account. Run the node again later, request more records per request, or raise "Give Up After" in the options.';
	return new ApiError({ message, description }, fate, failure, answer);
}

/**
 * @param missing names of fields that lead to what is missing; empty where it is no answer at all
 * @param found what the transport says of it, which knows a web page from other things
 */
function unreadable(
	missing: string,
	{ kind }: GraphQlRequest,
	answer: HttpResponse,
	found: HttpResponse | ApiError,
): ApiError {
	const advice = kind === 'query' ? 'Nothing was changed. Try again in a minute.' : UNKNOWN;
	const description =
		found instanceof ApiError && missing === '' ? found.explanation.description : advice;
	return new ApiError(
		{
			message:
				missing === ''
					? msg`BigCommerce answered with something that is not GraphQL`
					: msg`BigCommerce's answer does not hold "${missing}"`,
			description,
		},
		kind === 'query' ? 'refused' : 'unknown',
		undefined,
		answer,
	);
}

const UNKNOWN =
	'It is not known whether the mutation was carried out: look in the store before you repeat it.';

/** @param path names of fields that lead to the mutation */
function unproven(path: string, answer: HttpResponse): ApiError {
	const description = `${UNKNOWN} BigCommerce returned null. Request fields that show what was done, such as the ID of the record, and "errors" if the mutation has them.`;
	return new ApiError(
		{ message: msg`BigCommerce's answer does not say that "${path}" was carried out`, description },
		'unknown',
		undefined,
		answer,
	);
}
