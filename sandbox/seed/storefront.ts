import { TOKENS, type StorefrontToken } from '../graphql/storefront/tokens';
import type { Store } from '../state/store';

/** An old storefront token that also works on servers. It looks like a JWT and works only here. */
export const OLD_TOKEN = 'sandbox.storefront-token.of-2026-01';

/** Data of stores that have used the Storefront API for a long time. */
export function seedStorefront(store: Store): void {
	const token: StorefrontToken = {
		kind: 'browser',
		channels: [1],
		createdAt: Date.parse('2026-01-15T12:00:00Z'),
		expiresAt: Date.parse('2030-01-01T00:00:00Z') / 1000,
		origins: ['https://hearth-and-table.example'],
		clientId: 'sandbox-client-full-access',
	};
	store.collection(TOKENS).insert({ id: OLD_TOKEN, token });
}
