import type { AccountKind } from '../../../catalog/types';

/** The credential type that each kind of API account is kept in. */
export const CREDENTIAL_TYPES: Record<AccountKind, string> = {
	store: 'bigCommerceStoreApi',
	app: 'bigCommerceAppApi',
	account: 'bigCommerceAccountApi',
};

/** As BigCommerce's guide to API accounts calls them. */
export const ACCOUNT_KIND_NAMES: Record<AccountKind, string> = {
	store: 'store-level',
	app: 'app-level',
	account: 'account-level',
};
