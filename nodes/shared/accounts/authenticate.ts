import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { BIGCOMMERCE, isHostOf, sandboxAt } from './environment';

/**
 * Adds the access token to a request, if it goes to BigCommerce, or to the sandbox of a credential that says so.
 * @throws when the request goes anywhere else, so that no node can carry the token to another host
 */
export async function authenticate(credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> {
	const environment = credentials.environment === 'sandbox' ? sandboxAt(String(credentials.sandboxUrl)) : BIGCOMMERCE;
	const url = options.baseURL ? new URL(options.url, options.baseURL).href : options.url;
	if (!environment || !isHostOf(environment, url)) {
		throw new TypeError(`This credential works only with ${environment?.api ?? 'a sandbox on this machine'}. The request was not sent.`);
	}
	const { access_token: connected } = (credentials.oauthTokenData ?? {}) as { access_token?: string };
	return { ...options, headers: { ...options.headers, 'X-Auth-Token': String(credentials.accessToken ?? connected).trim() } };
}
