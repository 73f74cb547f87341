import { createHash } from 'node:crypto';
import type { IAllExecuteFunctions } from 'n8n-workflow';

import { USUAL_SCOPES } from './tokenScopes';
import { scopeLabelWithParameter } from '../../../shared/scopes/scopes';
import type { ErrorMessage } from '../../../shared/http/errorMessages';
import type { HttpResponse, Request } from '../../../shared/http/request';
import { ApiError, send } from '../../../shared/http/send';
import { type Connection } from '../../../shared/http/types';
import { defaultSendOptions, type SendOptions } from '../../../shared/http/sendOptions';
import { msg } from '../../../shared/text/message';
import { createExpiringMap } from '../../../shared/utils/expiringMap';

/** `private` queries the storefront as any shopper, `impersonation` as one customer. */
export type TokenKind = 'private' | 'impersonation';

/**
 * How to create each kind of token. Private tokens are for servers: since 2026-06-30 new standard tokens work only in browsers.
 * Source: reference/storefront_tokens.v3.yml; the scopes from the guide to API accounts.
 */
export const TOKENS: Record<TokenKind, { path: string; scope: string }> = {
	private: { path: '/storefront/api-token-private', scope: 'store_storefront_api' },
	impersonation: {
		path: '/storefront/api-token-customer-impersonation',
		scope: 'store_storefront_api_customer_impersonation',
	},
};

/** Milliseconds that a token is valid, and how long before its expiry a new one is created. */
const GOOD_FOR = 3_600_000;
const EARLY = 300_000;

/** Milliseconds without another new token after a storefront refused one: the problem is then not the token. */
const NOT_AGAIN_FOR = 60_000;

/** In memory only and keyed by fingerprint: no token is saved. */
const tokens = createExpiringMap<Promise<string>>(GOOD_FOR - EARLY);

/** Tokens renewed because the storefront did not accept them, by token request and customer. */
const renewals = createExpiringMap<true>(NOT_AGAIN_FOR);

/** A request for a token. */
export interface TokenRequest {
	context: IAllExecuteFunctions;
	connection: Connection;
	kind: TokenKind;
	channelId: number;
	/** What a private token is for. */
	scopes?: readonly string[];
	/** The signed-in customer, to distinguish a refused token from a refused customer. */
	customerAccessToken?: string;
	/** Send options of the run. */
	sendOptions?: Partial<SendOptions>;
}

/**
 * A token for a channel's storefront, cached or new. Simultaneous callers share one new token.
 * @throws ApiError if BigCommerce does not create one
 */
export async function storefrontToken(wanted: TokenRequest, now = Date.now()): Promise<string> {
	return await (tokens.get(keyOf(wanted), now) ?? keep(wanted, now));
}

/**
 * A new token to replace one that the storefront did not accept, which may have been revoked.
 * @returns undefined if one was just created for this reason and was not accepted either
 */
export async function renewedToken(
	wanted: TokenRequest,
	refused: string,
	now = Date.now(),
): Promise<string | undefined> {
	const key = keyOf(wanted);
	const token = tokens.get(key, now);
	const current = await token?.catch(() => undefined);
	const latest = tokens.get(key, now);
	if (latest && latest !== token) return await latest;
	if (current !== undefined && current !== refused) return current;
	const attempt = fingerprint(key, wanted.customerAccessToken);
	if (renewals.get(attempt, now)) return undefined;
	renewals.set(attempt, true, now);
	return await keep(wanted, now);
}

/** Remembers that a storefront accepted a token. */
export function acceptToken(wanted: TokenRequest): void {
	renewals.delete(fingerprint(keyOf(wanted), wanted.customerAccessToken));
}

/** Creates a token, and forgets it again if BigCommerce does not. */
async function keep(wanted: TokenRequest, now: number): Promise<string> {
	const key = keyOf(wanted);
	const token = make(wanted, now);
	tokens.set(key, token, now);
	return await token.catch((error: Error) => {
		if (tokens.get(key, now) === token) tokens.delete(key);
		throw error;
	});
}

async function make(wanted: TokenRequest, now: number): Promise<string> {
	const { context, connection, kind, channelId, scopes = USUAL_SCOPES, sendOptions } = wanted;
	const { path } = TOKENS[kind];
	const body = {
		channel_id: channelId,
		expires_at: Math.floor((now + GOOD_FOR) / 1000),
		...(kind === 'private' ? { scopes } : {}),
	};
	const request: Request = { server: 'v3', method: 'POST', path, query: [], body };
	// Safe to retry: an extra token does no harm.
	const response = await send(context, connection, request, {
		...defaultSendOptions(request),
		...sendOptions,
		lane: `POST ${path}`,
		isRepeatable: true,
		isWellFormed: (answer) => tokenIn(answer) !== undefined,
	}).catch((error: Error) => error);
	const answer =
		response instanceof ApiError
			? response.answer
			: response instanceof Error
				? undefined
				: response;
	if (answer && answer.status >= 200 && answer.status < 300 && tokenIn(answer) === undefined)
		throw new ApiError(
			{
				message: msg`BigCommerce made no storefront token`,
				description: 'The response contains no token. Try again in a minute.',
			},
			'refused',
		);
	if (response instanceof ApiError)
		throw new ApiError(
			explained(response, wanted),
			response.fate === 'unsent' ? 'unsent' : 'refused',
			response.failure,
			response.answer,
		);
	if (response instanceof Error) throw response;
	return tokenIn(response) as string;
}

/** The token in a response. It must be visible ASCII, because it becomes a header. */
function tokenIn({ body }: HttpResponse): string | undefined {
	const { data } = (body ?? {}) as { data?: { token?: unknown } | null };
	const token = data?.token;
	return typeof token === 'string' && /^[\x21-\x7e]{1,8192}$/.test(token) ? token : undefined;
}

/** Explains the error to the user, who did not ask for a token. */
function explained(
	{ explanation: { message, description }, failure }: ApiError,
	{ kind, channelId }: TokenRequest,
): ErrorMessage {
	const scope =
		failure?.status === 403
			? `\nStorefront tokens need ${scopeLabelWithParameter(TOKENS[kind].scope)}.`
			: '';
	if (failure?.status !== 422 && failure?.status !== 404)
		return {
			message,
			description: `The node needed a storefront token first; the query was not sent.${scope}\n${description}`,
		};
	return {
		message: msg`BigCommerce makes no storefront token for channel ${channelId}`,
		description: `${message}\nCheck the channel: it must be a storefront of this store.`,
	};
}

function keyOf({ connection: { account }, kind, channelId, scopes }: TokenRequest): string {
	const place = account.kind === 'account' ? account.accountUuid : account.storeHash;
	return fingerprint(account.environment.api, place, account.accessToken, kind, channelId, scopes);
}

function fingerprint(...parts: unknown[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
