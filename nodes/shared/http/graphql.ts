import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { Account } from '../accounts/account';
import { storefrontUrl } from '../accounts/environment';
import { sendWithRetry } from './sendWithRetry';
import { limiterFor, type Budget } from './rateLimiter/limiterOfStore';
import type { HttpResponse } from './request';
import { cancelSignal, COMMON } from './send';
import { type Connection } from './types';
import { isJson, DEFAULT_GIVE_UP_AFTER, type SendOptions } from './sendOptions';
import { msg } from '../text/message';

/** BigCommerce's GraphQL APIs. */
export type GraphQlApi = 'admin' | 'storefront' | 'account';

/** A GraphQL request. */
export interface GraphQlRequest {
	query: string;
	variables?: Record<string, unknown>;
	/** The operation to run; required if the document has several. */
	operationName?: string;
	/** A query may be retried like a GET. A mutation is retried only if it was certainly not carried out. */
	kind: 'query' | 'mutation';
}

/** The target API. A storefront also needs the channel and the kind of token. */
export type GraphQlPlace = { api: 'admin' } | { api: 'account' } | StorefrontPlace;

export interface StorefrontPlace {
	api: 'storefront';
	channelId: number;
	/** A private token, or one for customer impersonation. */
	token: string;
	/** The impersonated customer. Source: guide to the Storefront API, `X-Bc-Customer-Id`. */
	customerId?: string;
	/** The logged-in customer. Source: the same, `X-Bc-Customer-Access-Token`. */
	customerAccessToken?: string;
}

const BUDGETS: Record<GraphQlApi, Budget> = {
	admin: 'store',
	storefront: 'storefront',
	account: 'account',
};

/** How a GraphQL request is usually sent. */
export function graphQlSendOptions(
	api: GraphQlApi,
	{ kind }: Pick<GraphQlRequest, 'kind'>,
): SendOptions {
	return {
		lane: `graphql ${api} ${kind}`,
		isRepeatable: kind === 'query',
		giveUpAfter: DEFAULT_GIVE_UP_AFTER,
	};
}

/**
 * Sends a document within the rate limit of its API. The caller handles GraphQL `errors`, which come with status 200.
 * @throws ApiError for every status outside 2xx, if no response came, or if it waited too long; its `answer` may hold `errors`
 * @throws Cancelled if the execution was cancelled
 */
export async function sendGraphQl(
	context: IAllExecuteFunctions,
	connection: Connection,
	place: GraphQlPlace,
	request: GraphQlRequest,
	sendOptions: SendOptions = graphQlSendOptions(place.api, request),
): Promise<HttpResponse> {
	const { query, variables, operationName, kind } = request;
	const options: IHttpRequestOptions = {
		...COMMON,
		method: 'POST',
		url: urlOf(connection.account, place),
		headers: {
			Accept: 'application/json',
			'Content-Type': 'application/json',
			...headersFor(place),
		},
		body: JSON.stringify({
			query,
			...(variables && Object.keys(variables).length > 0 ? { variables } : {}),
			...(operationName ? { operationName } : {}),
		}),
	};
	const limiter = limiterFor(connection.account, BUDGETS[place.api]);
	const own: SendOptions = {
		...sendOptions,
		isReading: kind === 'query',
		isWellFormed: sendOptions.isWellFormed ?? isGraphQl,
	};
	return await sendWithRetry({
		context,
		connection,
		limiter,
		sendOptions: own,
		options,
		signal: cancelSignal(context),
		...(place.api === 'storefront' ? { isSigned: true } : {}),
	});
}

/** A GraphQL response has `data`, `errors`, or both. Source: the GraphQL specification, section 7. */
function isGraphQl({ body }: HttpResponse): boolean {
	if (!isJson(body)) return false;
	const { data, errors } = body as { data?: unknown; errors?: unknown };
	return isJson(data) || (Array.isArray(errors) && errors.length > 0);
}

function urlOf(account: Account, place: GraphQlPlace): string {
	const { environment } = account;
	if (account.kind === 'account') {
		if (place.api !== 'account')
			throw new TypeError(msg`An account-level API account has no GraphQL API of a store.`);
		return `${environment.api}/accounts/${account.accountUuid}/graphql`;
	}
	if (place.api === 'account')
		throw new TypeError(msg`The Account API is for account-level API accounts.`);
	if (place.api === 'admin') return `${environment.api}/stores/${account.storeHash}/graphql`;
	return `${storefrontUrl(environment, account.storeHash, place.channelId)}/graphql`;
}

function headersFor(place: GraphQlPlace): Record<string, string> {
	if (place.api !== 'storefront') return {};
	const { token, customerId, customerAccessToken } = place;
	return {
		Authorization: `Bearer ${token}`,
		...(customerId ? { 'X-Bc-Customer-Id': customerId } : {}),
		// Without the second header, an expired session silently counts as a guest.
		...(customerAccessToken
			? {
					'X-Bc-Customer-Access-Token': customerAccessToken,
					'X-Bc-Error-On-Invalid-Customer-Access-Token': 'true',
				}
			: {}),
	};
}
