import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { BIGCOMMERCE, isHostOf, sandboxAt } from './environment';
import { msg } from '../text/message';

/** n8n's older helper, which the HTTP Request node uses, calls the URL `uri` and has other option names for redirects. */
type AnyRequestOptions = IHttpRequestOptions & { uri?: unknown };

/** Redirect options of both n8n helpers. Neither removes the headers on a redirect to another host. */
const NO_REDIRECTS = {
	disableFollowRedirect: true,
	followRedirect: false,
	followAllRedirects: false,
	maxRedirects: 0,
};

/**
 * Adds the access token to a request to BigCommerce, or to the sandbox if the credential uses it. Redirects
 * are turned off, because they would send the token along.
 * @throws if the request goes anywhere else, so that no node can send the token to another host
 */
export async function authenticate(
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const environment =
		credentials.environment === 'sandbox' ? sandboxAt(String(credentials.sandboxUrl)) : BIGCOMMERCE;
	const { url, uri, baseURL } = options as AnyRequestOptions;
	const places = [url, uri]
		.filter((value) => value !== undefined && value !== '')
		.map((value) => absolute(value, baseURL));
	if (
		!environment ||
		places.length === 0 ||
		!places.every((place) => isHostOf(environment, place))
	) {
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

/** The URL as n8n's helpers build it. It may be a URL object. */
function absolute(place: unknown, baseURL: unknown): string {
	const address = String(place);
	if (!baseURL) return address;
	return URL.canParse(address, String(baseURL)) ? new URL(address, String(baseURL)).href : address;
}
