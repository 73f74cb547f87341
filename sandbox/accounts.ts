import accounts from './accounts.json';
import type { AccountKind, Operation } from '../catalog/types';

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
