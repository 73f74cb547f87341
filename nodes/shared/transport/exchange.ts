import type { IAllExecuteFunctions, IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { authenticate } from '../accounts/authenticate';
import { CREDENTIAL_TYPES } from '../accounts/credentials';
import type { Answer } from './request';
import type { Caller } from './send';

/** An answer of any status, or the code of what kept it away, e.g. `ECONNRESET`. */
export type Outcome = { answer: Answer } | { lost: string | undefined };

/**
 * Sends one request through n8n's HTTP helper, which knows proxies and how the credential authenticates. Never throws.
 * The only place that talks to the network, except for the test of a credential.
 * @param isSigned the request carries a permission of its own, and nothing of the credential goes along
 */
export async function exchange(context: IAllExecuteFunctions, { credentialType: type, credentialData: data }: Caller, options: IHttpRequestOptions, isSigned = false): Promise<Outcome> {
	// n8n would put an OAuth2 token into a header that BigCommerce does not read, and try to refresh what never expires.
	const isOAuth2 = type === CREDENTIAL_TYPES.appOAuth2;
	// Handing the credential over saves reading and decrypting it for every request.
	const credentialsDecrypted = { id: '', name: '', type, data };
	const send = async () => isSigned ? await context.helpers.httpRequest(options) : isOAuth2 ? await context.helpers.httpRequest(await authenticate(data, options)) : await context.helpers.httpRequestWithAuthentication.call(context, type, options, { credentialsDecrypted });
	return await send().then(
		({ statusCode, headers, body }: { statusCode: number; headers?: IDataObject; body: unknown }) => ({
			answer: { status: statusCode, headers: lowerCase(headers ?? {}), body: readable(statusCode, body) },
		}),
		(error: { code?: string; cause?: { code?: string } }) => ({ lost: error.code ?? error.cause?.code }),
	);
}

function lowerCase(headers: IDataObject): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** No content is no body. A file's bytes stay bytes, but a refusal in place of the file is text or JSON. */
function readable(status: number, body: unknown): unknown {
	if (body === '' || body === null) return undefined;
	if (status < 300 || !Buffer.isBuffer(body)) return body;
	const text = body.toString('utf8');
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
