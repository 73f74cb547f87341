import { randomBytes } from 'node:crypto';

import type { AccountKind, Operation } from '../catalog/types';
import accounts from './accounts.json';
import type { Id } from './state/row';
import type { Store } from './state/store';

/** A simulated API account. */
export interface Account {
	id: string;
	name: string;
	kind: AccountKind;
	storeHash?: string;
	accountUuid?: string;
	accessToken: string;
	clientId: string;
	clientSecret: string;
	/** The granted scopes; `all` in the file is expanded here. */
	scopes: string[];
}

/** BigCommerce's scopes that no REST operation of the catalog needs. */
const OTHER_SCOPES = [
	'store_app_extensions_manage',
	'store_app_extensions_read_only',
	'store_metafield_change_owner',
	'store_storefront_api',
	'store_storefront_api_customer_impersonation',
	'store_translations',
	'store_translations_read_only',
	'store_v2_customers_login',
];

/** The accounts of accounts.json, with `all` expanded to all store scopes. */
export function loadAccounts(operations: Operation[]): Account[] {
	const everyScope = new Set([
		...OTHER_SCOPES,
		...operations.flatMap((operation) => operation.scopes),
	]);
	const all = [...everyScope].sort();
	return accounts.map((account) => ({
		...account,
		kind: account.kind as AccountKind,
		scopes: typeof account.scopes === 'string' ? all : account.scopes,
	}));
}

/** A person with access to a store's control panel. */
export interface Person {
	id: number;
	username: string;
	email: string;
}

const STAFF: Person = { id: 4471, username: 'staff@hearth.example', email: 'staff@hearth.example' };

/** Where a store keeps the email address of its owner, once it was changed. */
const OWNER = 'sandbox/owner';

/**
 * Changes the email address of a store's owner. The tokens of all apps in the store stop working, because BigCommerce then asks
 * the owner to approve each app again (guide to API accounts).
 */
export function changeOwner(accounts: Account[], store: Store, email: string): void {
	store.singletons.set(OWNER, { email });
	for (const account of accounts)
		if (account.kind === 'app' && account.storeHash === store.hash)
			account.accessToken = randomBytes(16).toString('hex');
}

/** Deletes an API account, with its webhooks. */
export function deleteAccount(
	accounts: Account[],
	stores: Map<string, Store>,
	id: string,
): boolean {
	const index = accounts.findIndex((account) => account.id === id);
	if (index < 0) return false;
	const [{ clientId, storeHash = '' }] = accounts.splice(index, 1);
	const hooks = stores.get(storeHash)?.collection('hooks');
	for (const hook of hooks?.where({ client_id: clientId }) ?? []) hooks?.remove(hook.id as Id);
	return true;
}

/** The users of a store. The owner can install apps; both can open them. */
export function peopleOf({ hash, singletons }: Store): { owner: Person; staff: Person } {
	const changed = singletons.get(OWNER)?.email;
	const email = typeof changed === 'string' ? changed : `owner-${hash}@hearth.example`;
	return { owner: { id: 9128, username: email, email }, staff: STAFF };
}

/** The account that all stores here belong to. */
export const ACCOUNT_UUID = '5b6a3f0e-2d5c-4a7e-9c1d-7f3e8a90b124';

/** Scopes that every token has by default (bigcommerce-auth.md). */
export const ALWAYS_GRANTED = ['store_v2_default', 'users_basic_information'];

/** The granted scopes in BigCommerce's format. */
export function printScopes(scopes: string[]): string {
	return [...scopes, ...ALWAYS_GRANTED].join(' ');
}

/** Parses scopes, without those that every token has. */
export function readScopes(text: string): string[] {
	return text.split(' ').filter((part) => part !== '' && !ALWAYS_GRANTED.includes(part));
}
