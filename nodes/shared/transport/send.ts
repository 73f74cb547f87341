import type { IAllExecuteFunctions, ICredentialDataDecryptedObject, IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { storeBaseUrl } from '../accounts/environment';
import type { Account } from '../accounts/account';
import { explainNoAnswer, explainFailure, type Explanation } from './explain';
import { failureFrom, type Failure } from './failure';
import { printQuery, type Answer, type Request } from './request';

/** The credential of one account, read once per run instead of once per request. */
export interface Caller {
	account: Account;
	credentialType: string;
	credentialData: ICredentialDataDecryptedObject;
	/** Milliseconds to wait for an answer. */
	timeout: number;
}

/** A request that BigCommerce refused, or that got no answer. */
export class RequestRefused extends Error {
	override name = 'RequestRefused';

	constructor(
		readonly explanation: Explanation,
		/** What BigCommerce said; absent when there was no answer. */
		readonly failure?: Failure,
	) {
		super(explanation.message);
	}
}

/**
 * Sends one request through n8n's HTTP helper, which knows proxies and the credential. The only place that talks to the network.
 * @throws RequestRefused for every status outside 2xx, and when no answer came.
 */
export async function send(context: IAllExecuteFunctions, caller: Caller, request: Request): Promise<Answer> {
	const answer = await exchange(context, caller, optionsFor(caller, request), request.method !== 'GET');
	if (answer.status >= 200 && answer.status < 300) return answer;
	const failure = failureFrom(answer.status, answer.body);
	throw new RequestRefused(explainFailure(failure), failure);
}

/** Asks the GraphQL API beside the management API. Answers with the parsed body; GraphQL's own `errors` are the caller's to read. */
export async function sendGraphQl(context: IAllExecuteFunctions, caller: Caller, query: string): Promise<Answer> {
	return await exchange(context, caller, { ...common(caller), method: 'POST', url: graphQlUrl(caller.account), body: { query } }, false);
}

function graphQlUrl(account: Account): string {
	const { api } = account.environment;
	return account.kind === 'account' ? `${api}/accounts/${account.accountUuid}/graphql` : `${api}/stores/${account.storeHash}/graphql`;
}

function optionsFor(caller: Caller, { server, method, path, query, headers, body, expectsFile }: Request): IHttpRequestOptions {
	const { account } = caller;
	if (account.kind === 'account') throw new TypeError('An account-level API account has no REST API.');
	const printed = printQuery(query);
	const url = `${storeBaseUrl(account.environment, account.storeHash, server)}${path}${printed ? `?${printed}` : ''}`;
	return {
		...common(caller),
		method,
		url,
		headers: { Accept: expectsFile ? '*/*' : 'application/json', ...headers, ...(isJson(body) ? { 'Content-Type': 'application/json' } : {}) },
		...(body === undefined ? {} : { body: isJson(body) ? JSON.stringify(body) : (body as IHttpRequestOptions['body']) }),
		...(expectsFile ? { encoding: 'arraybuffer' as const, json: false } : {}),
	};
}

/** JSON is written here: n8n's helper would drop an empty object, which some operations want. */
function isJson(body: unknown): boolean {
	return body !== undefined && !(body instanceof FormData);
}

function common({ timeout }: Caller) {
	return { headers: { Accept: 'application/json' }, json: true, timeout, returnFullResponse: true, ignoreHttpStatusErrors: true, disableFollowRedirect: true };
}

async function exchange(context: IAllExecuteFunctions, caller: Caller, options: IHttpRequestOptions, changesSomething: boolean): Promise<Answer> {
	const { credentialType: type, credentialData: data } = caller;
	const respond = async () =>
		await context.helpers.httpRequestWithAuthentication.call(context, type, options, { credentialsDecrypted: { id: '', name: '', type, data } });
	const response: { statusCode: number; headers: IDataObject; body: unknown } = await respond().catch((error: { code?: string; cause?: { code?: string } }) => {
		throw new RequestRefused(explainNoAnswer(error.code ?? error.cause?.code, changesSomething));
	});
	const headers = Object.fromEntries(Object.entries(response.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]));
	return { status: response.statusCode, headers, body: readable(response.statusCode, response.body) };
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

