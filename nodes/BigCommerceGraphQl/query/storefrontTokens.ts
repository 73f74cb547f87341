import { createHash } from 'node:crypto';
import type { IAllExecuteFunctions } from 'n8n-workflow';

import { scopeLabelWithParameter } from '../../shared/scopes/scopes';
import type { ErrorMessage } from '../../shared/http/errorMessages';
import type { HttpResponse, Request } from '../../shared/http/request';
import { ApiError, send } from '../../shared/http/send';
import { type Connection } from '../../shared/http/types';
import { defaultSendOptions, type SendOptions } from '../../shared/http/sendOptions';
import { msg } from '../../shared/text/message';

/** For whom a storefront is asked: anybody, or one customer. */
export type TokenKind = 'private' | 'impersonation';

/**
 * How each kind of token is made. Private ones are for servers: since 2026-06-30 new plain ones are for browsers only.
 * Source: reference/storefront_tokens.v3.yml; the scopes from the guide to API accounts.
 */
export const TOKENS: Record<
	TokenKind,
	{ path: string; scope: string; fields: Record<string, unknown> }
> = {
	private: {
		path: '/storefront/api-token-private',
		scope: 'store_storefront_api',
		fields: { scopes: ['Unauthenticated', 'Customer'] },
	},
	impersonation: {
		path: '/storefront/api-token-customer-impersonation',
		scope: 'store_storefront_api_customer_impersonation',
		fields: {},
	},
};

/** Milliseconds that a token is good for, and before the end of which the next one is made. */
const GOOD_FOR = 3_600_000;
const EARLY = 300_000;

/** A storefront that turns away a new token wants something else: another one is not made for so long. */
const NOT_AGAIN_FOR = 60_000;

interface Known {
	token: Promise<string>;
	until: number;
}

/** In memory only, and under a fingerprint: no token is written anywhere. */
const tokens = new Map<string, Known>();

/** When a token was made in the place of one that was not accepted, by what it was asked for and in whose name. */
const renewals = new Map<string, number>();

/** Who wants a token, and which. */
export interface TokenRequest {
	context: IAllExecuteFunctions;
	caller: Connection;
	kind: TokenKind;
	channelId: number;
	/** Who is signed in, for telling a token that is not accepted from a customer who is not. */
	customerAccessToken?: string;
	/** How requests of the run are to be sent. */
	terms?: Partial<SendOptions>;
}

/**
 * A token for a channel's storefront: the one that is known, or a new one. Whoever asks while it is made waits for the same.
 * @throws ApiError when BigCommerce makes none
 */
export async function storefrontToken(wanted: TokenRequest, now = Date.now()): Promise<string> {
	const key = keyOf(wanted);
	const known = tokens.get(key);
	if (known && known.until > now) return await known.token;
	return await keep(wanted, { token: make(wanted, now), until: now + GOOD_FOR - EARLY });
}

/**
 * A token in the place of one that the storefront did not accept: it may have been revoked.
 * @returns undefined when one was made for this reason just now, and was not accepted either
 */
export async function renewedToken(
	wanted: TokenRequest,
	refused: string,
	now = Date.now(),
): Promise<string | undefined> {
	const key = keyOf(wanted);
	const known = tokens.get(key);
	const current = await known?.token.catch(() => undefined);
	const latest = tokens.get(key);
	if (latest && latest !== known) return await latest.token;
	if (current !== undefined && current !== refused) return current;
	const attempt = fingerprint(key, wanted.customerAccessToken);
	for (const [each, at] of renewals) if (at + NOT_AGAIN_FOR <= now) renewals.delete(each);
	if (renewals.has(attempt)) return undefined;
	renewals.set(attempt, now);
	return await keep(wanted, { token: make(wanted, now), until: now + GOOD_FOR - EARLY });
}

/** Remembers that a storefront takes a token. */
export function acceptToken(wanted: TokenRequest): void {
	renewals.delete(fingerprint(keyOf(wanted), wanted.customerAccessToken));
}

async function keep(wanted: TokenRequest, known: Known): Promise<string> {
	const key = keyOf(wanted);
	const now = Date.now();
	for (const [each, { until }] of tokens) if (until <= now) tokens.delete(each);
	tokens.set(key, known);
	return await known.token.catch((error: Error) => {
		if (tokens.get(key) === known) tokens.delete(key);
		throw error;
	});
}

async function make(wanted: TokenRequest, now: number): Promise<string> {
	const { context, caller, kind, channelId, terms } = wanted;
	const { path, fields } = TOKENS[kind];
	const body = {
		channel_id: channelId,
		expires_at: Math.floor((now + GOOD_FOR) / 1000),
		...fields,
	};
	const request: Request = { server: 'v3', method: 'POST', path, query: [], body };
	// A token too many harms nobody.
	const found = await send(context, caller, request, {
		...defaultSendOptions(request),
		...terms,
		lane: `POST ${path}`,
		isRepeatable: true,
		isWellFormed: (answer) => tokenIn(answer) !== undefined,
	}).catch((error: Error) => error);
	const answer =
		found instanceof ApiError ? found.answer : found instanceof Error ? undefined : found;
	if (answer && answer.status >= 200 && answer.status < 300 && tokenIn(answer) === undefined)
		throw new ApiError(
			{
				message: msg`BigCommerce made no storefront token`,
				description: 'Its answer holds none. Try again in a minute.',
			},
			'refused',
		);
	if (found instanceof ApiError)
		throw new ApiError(
			explained(found, wanted),
			found.fate === 'unsent' ? 'unsent' : 'refused',
			found.failure,
			found.answer,
		);
	if (found instanceof Error) throw found;
	return tokenIn(found) as string;
}

/** The token of an answer. It becomes a header, which takes visible ASCII only. */
function tokenIn({ body }: HttpResponse): string | undefined {
	const { data } = (body ?? {}) as { data?: { token?: unknown } | null };
	const token = data?.token;
	return typeof token === 'string' && /^[\x21-\x7e]{1,8192}$/.test(token) ? token : undefined;
}

/** What stands in the way of a token, which nobody asked for by name. */
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

function keyOf({ caller: { account }, kind, channelId }: TokenRequest): string {
	const place = account.kind === 'account' ? account.accountUuid : account.storeHash;
	return fingerprint(account.environment.api, place, account.accessToken, kind, channelId);
}

function fingerprint(...parts: unknown[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
