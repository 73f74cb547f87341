import omit from 'lodash/omit';

import { ApiError } from '../../shared/http/send';
import type { GraphQlRequest } from '../../shared/http/graphql';
import { callGraphQl, type GraphQlAnswer, type GraphQlCall } from '../../shared/graphql/call';
import { acceptToken, renewedToken, storefrontToken, type TokenRequest } from './storefrontTokens';
import { msg } from '../../shared/text/message';

/** A storefront, and the customer to query it as. */
export interface StorefrontContext {
	channelId: number;
	/** The customer to impersonate. */
	customerId?: string;
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
		customerAccessToken: storefront.customerAccessToken,
		...(sendOptions
			? { sendOptions: omit(sendOptions, ['lane', 'isRepeatable', 'isWellFormed']) }
			: {}),
	};
	const token = await storefrontToken(wanted);
	let found = await ask(call, storefront, request, token);
	const renewed = isTurnedAway(found) ? await renewedToken(wanted, token) : undefined;
	if (renewed !== undefined) found = await ask(call, storefront, request, renewed);
	if (!isTurnedAway(found)) acceptToken(wanted);
	return settled(found);
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

function isTurnedAway(found: GraphQlAnswer | Error): found is ApiError {
	return found instanceof ApiError && found.failure?.status === 401;
}

function settled(found: GraphQlAnswer | Error): GraphQlAnswer {
	if (!(found instanceof Error)) return found;
	if (!isTurnedAway(found)) throw found;
	const reason = found.failure?.title ?? found.failure?.details[0]?.message;
	const description = `${reason ? `BigCommerce says: ${reason}\n` : ''}The node created a new token, which was not accepted either. Check the channel. If the options have a customer access token, check that too: it may have expired.`;
	throw new ApiError(
		{ message: msg`The storefront did not accept the node's token`, description },
		'refused',
		found.failure,
		found.answer,
	);
}
