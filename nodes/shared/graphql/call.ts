import type { IAllExecuteFunctions } from 'n8n-workflow';

import type { Grant } from '../scopes/permission';
import {
	graphQlSendOptions,
	sendGraphQl,
	type GraphQlPlace,
	type GraphQlRequest,
} from '../http/graphql';
import type { HttpResponse } from '../http/request';
import { ApiError } from '../http/send';
import { type Connection } from '../http/types';
import type { SendOptions } from '../http/sendOptions';
import { bodyFrom, holdsSomething, type GraphQlBody } from './graphQlErrors';
import { mutationsIn, unansweredMutation, whatMayBeDone, type Question } from './mutationOutcome';
import { GraphQlApiError } from './graphQlApiError';
import { misfitIn } from './answerShape';
import { withPlacesIn } from './positions';
import { msg } from '../text/message';

/** The account, the API and the send options. */
export interface GraphQlCall {
	context: IAllExecuteFunctions;
	connection: Connection;
	place: GraphQlPlace;
	/** The requested fields, which the response must contain. */
	question: Question;
	/** The query as a user wrote it, which places of errors refer to. */
	written?: string;
	/** The account's permissions, for the message about a missing scope. */
	grant?: Grant;
	/** Accept partial data together with its `errors`. */
	acceptsPartial?: boolean;
	sendOptions?: SendOptions;
}

/** `data` and the `errors` accepted with it. */
export interface GraphQlAnswer extends GraphQlBody {
	data: Record<string, unknown>;
}

/**
 * Sends a query or a mutation to one of BigCommerce's GraphQL APIs within its rate limit. A query is retried
 * like a GET. A mutation is retried only if it was certainly not carried out.
 * @throws GraphQlApiError if the response contains `errors`; ApiError for any other failure, and if
 * the response does not contain the requested fields; Cancelled
 */
export async function callGraphQl(
	call: GraphQlCall,
	request: GraphQlRequest,
): Promise<GraphQlAnswer> {
	const { context, connection, place, question, acceptsPartial = false } = call;
	const isWellFormed = ({ body }: HttpResponse) => missingIn(body, question) === undefined;
	const sendOptions: SendOptions = {
		...(call.sendOptions ?? graphQlSendOptions(place.api, request)),
		isWellFormed,
	};
	const result = await sendGraphQl(context, connection, place, request, sendOptions).catch(
		(error: Error) => error,
	);
	if (result instanceof Error && !(result instanceof ApiError)) throw result;
	const answer = result instanceof ApiError ? result.answer : result;
	const missing = answer && isSuccess(answer) ? missingIn(answer.body, question) : undefined;
	if (answer && missing !== undefined) throw unreadable(missing, request, answer, result);
	const body = answer && bodyFrom(answer.body);
	// For gateway errors and unknown tokens, the status is more helpful than the body.
	if (
		result instanceof ApiError &&
		(!body || body.errors.length === 0 || isAboutTheRequest(result))
	)
		throw place.api === 'account' ? withQuota(result) : result;
	if (!answer || !body) throw new Error('An answer that can be read has a body.');
	const { data, errors } = body;
	if (
		!data ||
		(errors.length > 0 && !(acceptsPartial && holdsSomething(data) && isSuccess(answer)))
	)
		throw refused(
			call,
			{ ...body, errors: withPlacesIn(errors, request.query, call.written) },
			answer,
			result instanceof ApiError && result.fate === 'unknown',
		);
	const unanswered = unansweredMutation(mutationsIn(question), data, errors);
	if (unanswered !== undefined) throw unproven(unanswered, answer);
	return { ...body, data };
}

/** The missing part of a response; undefined if it is complete or reports errors. */
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

/** Statuses that do not depend on the document: token, rate limit, server. */
function isAboutTheRequest({ failure }: ApiError): boolean {
	const { status = 0 } = failure ?? {};
	return status === 401 || status === 429 || status >= 500;
}

/** Rewrites a message about a store's rate limit for the Account API, which has a different one. */
function withQuota(error: ApiError): ApiError {
	const {
		explanation: { message },
		fate,
		failure,
		answer,
	} = error;
	if (fate !== 'unsent' && !(fate === 'refused' && failure?.status === 429)) return error;
	const description =
		'It was not carried out. The Account API accepts 70 requests per hour, shared by everyone who uses the account. Run the node again later, request more records per request, or raise "Give Up After" in the options.';
	return new ApiError({ message, description }, fate, failure, answer);
}

/**
 * @param missing path of the missing field; empty if it is not a GraphQL response
 * @param found the HTTP layer's description, which recognizes web pages
 */
function unreadable(
	missing: string,
	{ kind }: GraphQlRequest,
	answer: HttpResponse,
	response: HttpResponse | ApiError,
): ApiError {
	const advice = kind === 'query' ? 'Nothing was changed. Try again in a minute.' : UNKNOWN;
	const description =
		response instanceof ApiError && missing === '' ? response.explanation.description : advice;
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

/** @param path path of the mutation */
function unproven(path: string, answer: HttpResponse): ApiError {
	const description = `${UNKNOWN} BigCommerce returned null. Request fields that show what was done, such as the ID of the record, and "errors" if the mutation has them.`;
	return new ApiError(
		{ message: msg`BigCommerce's answer does not say that "${path}" was carried out`, description },
		'unknown',
		undefined,
		answer,
	);
}
