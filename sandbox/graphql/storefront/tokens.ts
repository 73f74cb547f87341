import type { Row } from '../../state/row';
import type { Store } from '../../state/store';

/** Collections of issued tokens and of customer sessions. */
export const TOKENS = 'storefront/tokens';
export const SESSIONS = 'storefront/sessions';

/** The kind of a token: for browsers, for servers, or for servers that act for a customer. */
export type TokenKind = 'browser' | 'private' | 'impersonation';

/** A token for the Storefront API. */
export interface StorefrontToken {
	kind: TokenKind;
	channels: number[];
	/** Seconds since 1970. */
	expiresAt: number;
	/** Milliseconds since 1970. */
	createdAt: number;
	/** Origins that may use it. */
	origins: string[];
	/** Of private tokens only. */
	scopes?: TokenScope[];
	/** The API account that created it. */
	clientId: string;
}

/** Standard tokens created after the first date work only in browsers. Older ones work on servers until the second date. Source: BigCommerce's notice. */
const LAST_DAY_FOR_SERVERS = Date.parse('2026-07-01T00:00:00Z');
const END_FOR_SERVERS = Date.parse('2027-04-01T00:00:00Z');

/** The facts of a request that decide whether a token may be used for it. */
interface Use {
	channelId: number;
	/** Origin of the page; undefined for a server. */
	origin?: string;
	now: number;
}

/** Why a token may not be used; undefined if it may. */
export function reasonAgainst(
	token: StorefrontToken | undefined,
	{ channelId, origin, now }: Use,
): { status: 401 | 403; message: string } | undefined {
	const refuse = (status: 401 | 403, message: string) => ({ status, message });
	if (!token) return refuse(401, 'The token is missing, unknown or revoked.');
	if (token.expiresAt * 1000 <= now) return refuse(401, 'The token has expired.');
	if (!token.channels.includes(channelId))
		return refuse(401, `The token is not for channel ${channelId}.`);
	if (token.kind !== 'browser')
		return origin === undefined
			? undefined
			: refuse(403, 'This token is for servers only: it must not be used in a browser.');
	if (origin !== undefined)
		return token.origins.includes(origin)
			? undefined
			: refuse(403, `The token is not for pages of ${origin}.`);
	const isOld = token.createdAt < LAST_DAY_FOR_SERVERS && now < END_FOR_SERVERS;
	return isOld
		? undefined
		: refuse(
				403,
				'Storefront tokens made after June 30th, 2026 are for browsers only: use a private token on a server.',
			);
}

/** A token issued by a store. */
export function findToken(store: Store, token: string): StorefrontToken | undefined {
	const row = store.collection(TOKENS).get(token);
	return row?.revoked ? undefined : (row?.token as StorefrontToken | undefined);
}

/** The customer of an active session. */
export function customerOfSession(
	store: Store,
	value: string | undefined,
	now: number,
): Row | undefined {
	const session = value ? store.collection(SESSIONS).get(value) : undefined;
	return session && Number(session.expires) > now
		? store.collection('customers').get(Number(session.customer_id))
		: undefined;
}

/** What a private token may be good for. Source: BigCommerce's guide to authenticating storefront requests. */
export type TokenScope = 'Unauthenticated' | 'Customer' | 'B2B';
