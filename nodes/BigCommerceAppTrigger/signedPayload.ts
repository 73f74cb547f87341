import { z } from 'zod';

import type { App } from './app';
import type { Refusal } from '../shared/jwt/claims';
import { verifyJwt } from '../shared/jwt/verify';
import { personShape } from './person';

const STORE = /^stores\/([a-z0-9]{4,32})$/;
const person = z.object({
	...personShape,
	locale: z.string().optional().catch(undefined),
});

const claimsSchema = z.object({
	sub: z.string().regex(STORE),
	exp: z.number(),
	user: person,
	owner: person,
	// Only passed on, so an unexpected value must not reject the rest.
	url: z.string().nullish().catch(null),
	channel_id: z.number().nullish().catch(null),
});

/** The content of a signed callback: the user, and the store. */
export interface SignedPayload {
	storeHash: string;
	user: z.infer<typeof person>;
	owner: z.infer<typeof person>;
	/** The requested page of the app. */
	url: string | null;
	channelId: number | null;
	/** Expiry of the token, in seconds. */
	until: number;
}

/**
 * Verifies a `signed_payload_jwt`: HS256 with the client secret, for this app, from BigCommerce, about a store, and not
 * expired. Source: BigCommerce's guide to app callbacks.
 * @param now seconds
 */
export function verifySignedPayload(
	token: unknown,
	{ clientId, clientSecret }: App,
	now: number,
): { payload: SignedPayload } | { refused: Refusal } {
	const verdict = verifyJwt(
		token,
		clientSecret,
		{ audience: clientId, issuer: 'bc', subject: STORE, mustExpire: true },
		now,
	);
	if ('refused' in verdict) return verdict;
	const { data } = claimsSchema.safeParse(verdict.claims);
	if (!data) return { refused: 'malformed' };
	const { sub, user, owner, url, channel_id: channelId, exp } = data;
	return {
		payload: {
			storeHash: (STORE.exec(sub) as RegExpExecArray)[1],
			user,
			owner,
			url: url ?? null,
			channelId: channelId ?? null,
			until: exp,
		},
	};
}
