import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { BIGCOMMERCE, isHostOf, sandboxAt } from './environment';
import { msg } from '../text/message';

/** Nodes of n8n that use its older helper, as its HTTP Request node does, say `uri`, and have other names for redirects. */
type AnyRequestOptions = IHttpRequestOptions & { uri?: unknown };

/** In the words of both helpers of n8n: neither takes the headers off when a redirect leads to another host. */
const NO_REDIRECTS = {
	disableFollowRedirect: true,
	followRedirect: false,
	followAllRedirects: false,
	maxRedirects: 0,
};

/**
 * Adds the access token to a request, if it goes to BigCommerce, or to the sandbox of a credential that says so. Redirects
 * are switched off, because the token would go along.
 * @throws when the request goes anywhere else, so that no node can carry the token to another host
 */
export async function authenticate(
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const environment =
		credentials.environment === 'sandbox' ? sandboxAt(String(credentials.sandboxUrl)) : BIGCOMMERCE;
	const { url, uri, baseURL } = options as AnyRequestOptions;
	const places = [url, uri]
		.filter((each) => each !== undefined && each !== '')
		.map((each) => absolute(each, baseURL));
	if (!environment || places.length === 0 || !places.every((each) => isHostOf(environment, each))) {
		throw new TypeError(
			msg`This credential works only with ${environment?.api ?? 'a sandbox on this machine'}. The request was not sent.`,
		);
	}
	const { access_token: connected } = (credentials.oauthTokenData ?? {}) as {
		access_token?: string;
	};
	return {
		...options,
		...NO_REDIRECTS,
		headers: {
			...options.headers,
			'X-Auth-Token': String(credentials.accessToken ?? connected ?? '').trim(),
		},
	};
}

/** The address as the helpers of n8n put it together; it may be a URL object. */
function absolute(place: unknown, baseURL: unknown): string {
	const address = String(place);
	if (!baseURL) return address;
	return URL.canParse(address, String(baseURL)) ? new URL(address, String(baseURL)).href : address;
}
