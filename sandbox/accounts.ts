import type { AccountKind, Operation } from '../catalog/types';
import accounts from './accounts.json';
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

/** The users of a store. The owner can install apps; both can open them. */
export function peopleOf({ hash }: Store): { owner: Person; staff: Person } {
	const email = `owner-${hash}@hearth.example`;
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
