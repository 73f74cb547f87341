import { nothing } from '../answers/answer';
import type { Handler } from '../generic/call';
import { fieldsOf } from '../generic/single';
import { token } from '../shop/tokens';

const make = (kind: string): Handler => (call) => {
	const { expires_at, channel_id, channel_ids } = fieldsOf(call);
	const channels = channel_ids ?? (channel_id === undefined ? [1] : [channel_id]);
	return { data: { token: token({ sub_type: kind, sid: call.store.hash, eat: expires_at, cid: channels, iss: 'sandbox' }) } };
};

/** Tokens for the Storefront GraphQL API. */
export const storefrontTokens: Record<string, Handler> = {
	'POST v3 /storefront/api-token': make('browser'),
	'POST v3 /storefront/api-token-private': make('private'),
	'POST v3 /storefront/api-token-customer-impersonation': make('impersonation'),
	'DELETE v3 /storefront/api-token': () => nothing,
};
