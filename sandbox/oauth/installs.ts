import { randomBytes } from 'node:crypto';
import type { Account } from '../accounts';
import type { Id } from '../state/row';
import type { Store } from '../state/store';
import type { App } from './apps';

/**
 * The API accounts that are created when a store installs an app. They are added to the list of all accounts, so their
 * tokens work with the API like any other.
 */
export function createInstalls(accounts: Account[]) {
	const installed = new Set<Account>();
	const idOf = (app: App, { hash }: Store) => `${app.id}-${hash}`;

	function find(app: App, store: Store): Account | undefined {
		return [...installed].find(({ id }) => id === idOf(app, store));
	}

	function remove(account: Account): void {
		installed.delete(account);
		accounts.splice(accounts.indexOf(account), 1);
	}

	return {
		find,
		/** The account of an app in a store. Its token stays the same until the scopes change; then the old token is revoked. */
		grant(app: App, store: Store, scopes: string[]): Account {
			const known = find(app, store);
			if (known && isSame(known.scopes, scopes)) return known;
			if (known) remove(known);
			const account: Account = {
				id: idOf(app, store),
				name: `${app.name} in ${store.hash}`,
				kind: 'app',
				storeHash: store.hash,
				accessToken: randomBytes(16).toString('hex'),
				clientId: app.clientId,
				clientSecret: app.clientSecret,
				scopes,
			};
			accounts.push(account);
			installed.add(account);
			return account;
		},
		/** Revokes the token and removes the webhooks, because they belong to the API account that created them. */
		uninstall(app: App, store: Store): boolean {
			const account = find(app, store);
			if (!account) return false;
			remove(account);
			const hooks = store.collection('hooks');
			for (const { id } of hooks.where({ client_id: app.clientId })) hooks.remove(id as Id);
			return true;
		},
		/** The scopes of the app have changed, so the store's owner must approve it again. */
		isStale: (app: App, store: Store) => !isSame(find(app, store)?.scopes ?? [], app.scopes),
		reset() {
			for (const account of installed) remove(account);
		},
	};
}

/** The installations of one sandbox. */
export type Installs = ReturnType<typeof createInstalls>;

/** Checks that two lists contain the same scopes, in any order. */
export function isSame(left: string[], right: string[]): boolean {
	return [...new Set(left)].sort().join() === [...new Set(right)].sort().join();
}
