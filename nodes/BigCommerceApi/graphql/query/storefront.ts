import omit from 'lodash/omit';

import { ApiError } from '../../../shared/http/send';
import type { GraphQlRequest } from '../../../shared/http/graphql';
import { callGraphQl, type GraphQlAnswer, type GraphQlCall } from '../../../shared/graphql/call';
import { acceptToken, renewedToken, storefrontToken, type TokenRequest } from './storefrontTokens';
import { msg } from '../../../shared/text/message';

/** A storefront, and the customer to query it as. */
export interface StorefrontContext {
	channelId: number;
	/** The customer to impersonate. */
	customerId?: string;
	/** What the node's token is for, if not the usual. */
	tokenScopes?: string[];
	/** The token of a signed-in customer. */
	customerAccessToken?: string;
}

/**
 * Sends a query to a storefront. Creates a token if there is none. If the storefront does not accept an existing one, which may
 * have been revoked, creates a new one once. A request refused with 401 was not executed, so the retry is safe for mutations too.
 * @throws as callGraphQl
 */
export async function callStorefront(
	call: Omit<GraphQlCall, 'place'>,
	storefront: StorefrontContext,
	request: GraphQlRequest,
): Promise<GraphQlAnswer> {
	const { context, connection, sendOptions } = call;
	const wanted: TokenRequest = {
		context,
		connection,
		kind: storefront.customerId ? 'impersonation' : 'private',
		channelId: storefront.channelId,
		...(storefront.tokenScopes ? { scopes: storefront.tokenScopes } : {}),
		customerAccessToken: storefront.customerAccessToken,
		...(sendOptions
			? { sendOptions: omit(sendOptions, ['lane', 'isRepeatable', 'isWellFormed']) }
			: {}),
	};
	const token = await storefrontToken(wanted);
	let answer = await ask(call, storefront, request, token);
	const renewed = isTurnedAway(answer) ? await renewedToken(wanted, token) : undefined;
	if (renewed !== undefined) answer = await ask(call, storefront, request, renewed);
	if (!isTurnedAway(answer)) acceptToken(wanted);
	return settled(answer);
}

async function ask(
	call: Omit<GraphQlCall, 'place'>,
	storefront: StorefrontContext,
	request: GraphQlRequest,
	token: string,
): Promise<GraphQlAnswer | Error> {
	return await callGraphQl(
		{ ...call, place: { api: 'storefront', ...storefront, token } },
		request,
	).catch((error: Error) => error);
}

function isTurnedAway(answer: GraphQlAnswer | Error): answer is ApiError {
	return answer instanceof ApiError && answer.failure?.status === 401;
}

function settled(answer: GraphQlAnswer | Error): GraphQlAnswer {
	if (!(answer instanceof Error)) return answer;
	if (!isTurnedAway(answer)) throw answer;
	const reason = answer.failure?.title ?? answer.failure?.details[0]?.message;
	const description = `${reason ? `BigCommerce says: ${reason}\n` : ''}The node created a new token, which was not accepted either. Check the channel. If the options have a customer access token, check that too: it may have expired.`;
	throw new ApiError(
		{ message: msg`The storefront did not accept the node's token`, description },
		'refused',
		answer.failure,
		answer.answer,
	);
}
