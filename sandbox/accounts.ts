import accounts from './accounts.json';
import type { AccountKind, Operation } from '../catalog/types';

/** One made-up API account. */
export interface Account {
	id: string;
	name: string;
	kind: AccountKind;
	storeHash?: string;
	accountUuid?: string;
	accessToken: string;
	clientId: string;
	clientSecret: string;
	/** The scopes that it was granted; `all` in the file is spelled out here. */
	scopes: string[];
}

/** Scopes that BigCommerce has but no REST operation of the catalogue asks for. */
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

/** The accounts of accounts.json, with `all` turned into every store scope there is. */
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
