import { noContent } from '../responses/response';
import { invalid } from '../responses/apiError';
import type { Handler } from '../crud/call';
import { fieldsOf } from '../crud/records';
import { TOKENS, type StorefrontToken, type TokenKind } from '../graphql/storefront/tokens';
import { makeUnverifiableJwt } from '../http/authentication';

const make =
	(kind: TokenKind): Handler =>
	(call) => {
		const { expires_at, channel_id, channel_ids, allowed_cors_origins, scopes } = fieldsOf(call);
		const channels =
			(channel_ids as number[] | undefined) ??
			(channel_id === undefined ? [1] : [Number(channel_id)]);
		const unknown = channels.filter((id) => !call.store.collection('channels').get(id));
		if (unknown.length > 0)
			throw invalid({ channel_ids: `channel ${unknown.join(', ')} does not exist` });
		const made: StorefrontToken = {
			kind,
			channels,
			expiresAt: Number(expires_at),
			createdAt: Date.now(),
			clientId: call.account.clientId,
			origins: (allowed_cors_origins as string[] | undefined) ?? [],
			...(kind === 'private' && { scopes: scopes as StorefrontToken['scopes'] }),
		};
		const id = makeUnverifiableJwt({
			sub_type: kind,
			sid: call.store.hash,
			eat: expires_at,
			cid: channels,
			iss: 'sandbox',
		});
		call.store.collection(TOKENS).insert({ id, token: made });
		return { data: { token: id } };
	};

/** Refuses malformed tokens. An unknown token counts as revoked. */
const revoke: Handler = ({ store, headers }) => {
	const token = headers.get('Sf-Api-Token') ?? '';
	if (token.split('.').length !== 3)
		throw invalid({ 'Sf-Api-Token': 'the token is missing, or none' });
	store.collection(TOKENS).update(token, { revoked: true });
	return noContent;
};

/** Tokens for the Storefront GraphQL API. */
export const storefrontTokens: Record<string, Handler> = {
	'POST v3 /storefront/api-token': make('browser'),
	'POST v3 /storefront/api-token-private': make('private'),
	'POST v3 /storefront/api-token-customer-impersonation': make('impersonation'),
	'DELETE v3 /storefront/api-token': revoke,
};
