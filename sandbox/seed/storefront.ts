import { TOKENS, type StorefrontToken } from '../graphql/storefront/tokens';
import type { Store } from '../state/store';

/** A storefront token of the days when they were good for servers, too. It is shaped like a JWT and opens nothing else. */
export const OLD_TOKEN = 'sandbox.storefront-token.of-2026-01';

/** What stores have that used the Storefront API early. */
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
