import { randomBytes } from 'node:crypto';
import type { Account } from '../accounts';
import type { Id } from '../state/row';
import type { Store } from '../state/store';
import type { App } from './apps';

/**
 * The API accounts that come into being when a store installs an app. They stand in the list of all accounts, so their
 * tokens work at the API as any other.
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
		/** The token of a store for an app. It stays the same as long as the scopes do; with other scopes the old one dies. */
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
		/** Ends the token and what only it could reach: webhooks belong to the API account that made them. */
		uninstall(app: App, store: Store): boolean {
			const account = find(app, store);
			if (!account) return false;
			remove(account);
			const hooks = store.collection('hooks');
			for (const { id } of hooks.where({ client_id: app.clientId })) hooks.remove(id as Id);
			return true;
		},
		/** The scopes of the app were changed since: the store's owner has to approve it again. */
		isStale: (app: App, store: Store) => !isSame(find(app, store)?.scopes ?? [], app.scopes),
		reset() {
			for (const account of installed) remove(account);
		},
	};
}

/** The installations of one sandbox. */
export type Installs = ReturnType<typeof createInstalls>;

/** Whether two lists name the same scopes, in whatever order. */
export function isSame(left: string[], right: string[]): boolean {
	return [...new Set(left)].sort().join() === [...new Set(right)].sort().join();
}
