import type { IAllExecuteFunctions, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { Server } from '../../../catalog/types';
import { storeBaseUrl } from '../accounts/environment';
import { sendWithRetry } from './sendWithRetry';
import { openEnvelope } from './b2bEnvelope';
import { limiterFor, type Budget } from './rateLimiter/limiterOfStore';
import { printQuery, type HttpResponse, type Request } from './request';
import { defaultSendOptions, type SendOptions } from './sendOptions';
import { msg } from '../text/message';
import type { Connection } from './types';

export { ApiError } from './apiError';

/**
 * Sends one request within the store's rate limit, and retries it if that is safe.
 * @throws ApiError for every status outside 2xx, if no response came, or if it waited too long
 * @throws Cancelled if the execution was cancelled
 */
export async function send(
	context: IAllExecuteFunctions,
	connection: Connection,
	request: Request,
	sendOptions: SendOptions = defaultSendOptions(request),
): Promise<HttpResponse> {
	const { expectsFile, server } = request;
	const limiter = limiterFor(connection.account, budgetOf(server));
	return await sendWithRetry({
		context,
		connection,
		limiter,
		sendOptions,
		options: optionsFor(connection, request),
		signal: cancelSignal(context),
		...(server === 'b2b' ? { open: openEnvelope } : {}),
		...(expectsFile ? { expectsFile } : {}),
	});
}

function budgetOf(server: Server): Budget {
	return server === 'payments' || server === 'b2b' ? server : 'store';
}

/** Ends when the execution is cancelled; a form that loads its options has none. */
export function cancelSignal(context: IAllExecuteFunctions): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context
		? (context as IExecuteFunctions).getExecutionCancelSignal()
		: undefined;
}

function optionsFor(
	connection: Connection,
	{ server, method, path, query, headers, body, expectsFile }: Request,
): IHttpRequestOptions {
	const { account } = connection;
	if (account.kind === 'account')
		throw new TypeError(msg`An account-level API account has no REST API.`);
	const printed = printQuery(query);
	const url = `${storeBaseUrl(account.environment, account.storeHash, server)}${path}${printed ? `?${printed}` : ''}`;
	return {
		...COMMON,
		method,
		url,
		headers: {
			Accept: expectsFile ? '*/*' : 'application/json',
			...headers,
			...(server === 'b2b' ? { 'X-Store-Hash': account.storeHash } : {}),
			...(isJson(body) ? { 'Content-Type': 'application/json' } : {}),
		},
		...(body === undefined
			? {}
			: { body: isJson(body) ? JSON.stringify(body) : (body as IHttpRequestOptions['body']) }),
	};
}

/** JSON is serialized here, because n8n's helper would drop an empty object, which some operations need. Bytes are an encoded form. */
function isJson(body: unknown): boolean {
	return body !== undefined && !Buffer.isBuffer(body);
}

/** The options of every request for n8n's HTTP helper. */
export const COMMON = { headers: { Accept: 'application/json' }, disableFollowRedirect: true };
