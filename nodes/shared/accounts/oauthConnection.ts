import { z } from 'zod';

import { InvalidCredential } from './invalidCredential';
import { storeHashFrom } from './storeHash';
import { msg } from '../text/message';

/** What n8n stores for an OAuth2 credential: the fields and the whole response of login.bigcommerce.com. */
const shape = z
	.object({
		store: z.string().trim().catch(''),
		scope: z.string().catch(''),
		scopeSource: z.enum(['granted', 'detect', 'manual', 'all']).catch('granted'),
		// Before "Connect" it is missing or empty.
		oauthTokenData: z
			.object({
				access_token: z.string().trim().min(1),
				scope: z.string().catch(''),
				context: z.string().optional().catch(undefined),
			})
			.optional()
			.catch(undefined),
	})
	.passthrough();

/** A connected credential in the form of an app-level credential with a token. */
export interface OAuthConnection {
	data: Record<string, unknown>;
	/** Scopes that the credential requests but BigCommerce has not granted. */
	pendingScopes: string[];
}

const scopesIn = (text: string) => text.split(/[\s,]+/).filter(Boolean);

/**
 * Reads the result of "Connect": the token and the granted scopes from BigCommerce's response.
 * @throws InvalidCredential if it was never connected, or was connected to another store
 */
export function readOAuthConnection(value: unknown): OAuthConnection {
	const { scope, oauthTokenData, ...data } = shape.safeParse(value).data ?? shape.parse({});
	if (!oauthTokenData)
		throw new InvalidCredential(
			msg`This credential is not connected yet. Open it and click "Connect".`,
		);
	const { access_token: accessToken, context } = oauthTokenData;
	if (context && context !== `stores/${storeHashFrom(data.store)}`) {
		throw new InvalidCredential(
			msg`This credential was connected to the store ${context.replace('stores/', '')}, and its store was changed since. Open it and connect it again: a token works for one store only.`,
		);
	}
	const grantedScopes = scopesIn(oauthTokenData.scope);
	const isListed = data.scopeSource === 'manual';
	const pendingScopes =
		grantedScopes.length > 0
			? scopesIn(scope).filter((scope) => !grantedScopes.includes(scope))
			: [];
	return {
		data: { ...data, accessToken, ...(isListed ? {} : { grantedScopes }) },
		pendingScopes: isListed ? [] : pendingScopes,
	};
}
