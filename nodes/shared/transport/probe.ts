import type { ICredentialTestFunctions } from 'n8n-workflow';

import type { Account } from '../accounts/account';
import { storeBaseUrl } from '../accounts/environment';

/**
 * Asks for something that every token may have, whatever its scopes: webhooks belong to the default scope, and any GraphQL
 * schema answers `__typename`. n8n offers the test of a credential no other HTTP helper than this one.
 * @returns the status of the answer, or undefined when none came
 */
export async function probe({ helpers }: ICredentialTestFunctions, account: Account): Promise<number | undefined> {
	const request = account.kind === 'account'
		? { method: 'POST', uri: `${account.environment.api}/accounts/${account.accountUuid}/graphql`, body: { query: '{ __typename }' } }
		: { method: 'GET', uri: `${storeBaseUrl(account.environment, account.storeHash, 'v3')}/hooks?limit=1` };
	const options = {
		...request,
		headers: { Accept: 'application/json', 'X-Auth-Token': account.accessToken },
		json: true,
		timeout: 10_000,
		followRedirect: false,
		simple: false,
		resolveWithFullResponse: true,
	};
	const response: { statusCode?: number } = await helpers.request(options).catch(() => ({}));
	return response.statusCode;
}
