import type { ICredentialTestFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { Account } from '../accounts/account';
import { storeBaseUrl } from '../accounts/environment';
import { parse } from './parseBody';
import { roundTrip } from './roundTrip';

/** The test request for an account and its response. */
export interface Probed {
	/** Absent if there was no response. */
	status?: number;
	/** The response is from BigCommerce's API, not a web page. */
	isOfApi: boolean;
}

const PATIENCE = 10_000;
const MOST_BYTES = 1_000_000;

/**
 * Requests something that every token may read, regardless of its scopes: webhooks are in the default scope, and any GraphQL
 * schema answers `__typename`. n8n offers the test of a credential no other HTTP helper than this one.
 */
export async function probeCredential(
	{ helpers }: ICredentialTestFunctions,
	account: Account,
): Promise<Probed> {
	const isAccount = account.kind === 'account';
	const request: IHttpRequestOptions = isAccount
		? {
				method: 'POST',
				url: `${account.environment.api}/accounts/${account.accountUuid}/graphql`,
				body: { query: '{ __typename }' },
			}
		: {
				method: 'GET',
				url: `${storeBaseUrl(account.environment, account.storeHash, 'v3')}/hooks?limit=1`,
			};
	const headers = { Accept: 'application/json', 'X-Auth-Token': account.accessToken };
	const http = async ({ url, timeout, ...options }: IHttpRequestOptions) =>
		await helpers.request({
			...options,
			uri: url,
			timeout,
			json: true,
			useStream: true,
			followRedirect: false,
			simple: false,
			resolveWithFullResponse: true,
		});
	const found = await roundTrip(
		http,
		{ ...request, headers },
		{ timeout: PATIENCE, maxBytes: MOST_BYTES },
	);
	if ('lost' in found) return { isOfApi: false };
	const { data } = (parse(found.bytes) ?? {}) as { data?: unknown };
	return { status: found.status, isOfApi: isAccount ? isTyped(data) : Array.isArray(data) };
}

function isTyped(data: unknown): boolean {
	return typeof data === 'object' && data !== null && '__typename' in data;
}
