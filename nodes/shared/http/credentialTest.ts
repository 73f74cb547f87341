import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { accountFrom, type Account } from '../accounts/account';
import { CREDENTIAL_TYPES, type CredentialKind } from '../accounts/credentials';
import { BIGCOMMERCE, storeBaseUrl } from '../accounts/environment';
import { msg } from '../text/message';
import { parse } from './parseBody';
import { roundTrip } from './roundTrip';

/** Tests a credential of any kind. Distinguishes a bad token from a wrong store, and works with any valid token regardless of its scopes. */
export async function testAccount(
	this: ICredentialTestFunctions,
	{ type, data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const kind =
		(Object.keys(CREDENTIAL_TYPES) as CredentialKind[]).find(
			(name) => CREDENTIAL_TYPES[name] === type,
		) ?? 'store';
	if ([data?.store, data?.accessToken].some((value) => String(value ?? '').startsWith('='))) {
		return {
			status: 'OK',
			message: msg`Store or token is an expression: it is checked when a workflow runs.`,
		};
	}
	if (kind === 'app' && !data?.store && !data?.accessToken) {
		return {
			status: 'OK',
			message: msg`Client ID and client secret are checked when a store installs the app. Without a store and a token, only the BigCommerce App Trigger can use this credential.`,
		};
	}
	let account: Account;
	try {
		account = accountFrom(kind, data);
	} catch (error) {
		return { status: 'Error', message: (error as Error).message };
	}
	const message = verdict(await probeCredential(this, account), account);
	return message
		? { status: 'Error', message }
		: { status: 'OK', message: msg`Connection successful` };
}

/** The error message of the test; undefined if it passed. BigCommerce returns 401 for an unknown token, and 403 or 404 for a valid token with another store. */
function verdict({ status, isOfApi }: Probed, account: Account): string | undefined {
	const place =
		account.kind === 'account'
			? `the account ${account.accountUuid}`
			: `the store ${account.storeHash}`;
	if (status === undefined)
		return account.environment.api === BIGCOMMERCE.api
			? msg`${account.environment.api} could not be reached. Check the network.`
			: msg`${account.environment.api} could not be reached. Check that the sandbox is running.`;
	if (status === 401)
		return msg`BigCommerce does not recognize this access token. Copy it again, or create a new API account: a token is shown only once.`;
	if (status === 403 || status === 404)
		return msg`The access token is not for ${place}. Check that store and token were copied from the same API account.`;
	if (status === 429) return undefined;
	if (status < 200 || status >= 300)
		return msg`BigCommerce answered with status ${status}. Try again in a minute.`;
	return isOfApi
		? undefined
		: msg`Something other than BigCommerce answered, such as a proxy or firewall. Check the network between n8n and BigCommerce, and try again in a minute.`;
}

/** The test request for an account and its response. */
interface Probed {
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
async function probeCredential(
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
	const response = await roundTrip(
		http,
		{ ...request, headers },
		{ timeout: PATIENCE, maxBytes: MOST_BYTES },
	);
	if ('lost' in response) return { isOfApi: false };
	const { data } = (parse(response.bytes) ?? {}) as { data?: unknown };
	return { status: response.status, isOfApi: isAccount ? isTyped(data) : Array.isArray(data) };
}

function isTyped(data: unknown): boolean {
	return typeof data === 'object' && data !== null && '__typename' in data;
}
