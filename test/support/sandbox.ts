import { startSandbox, type Sandbox } from '../../sandbox/server';
import type { CredentialData } from './credentials';

/** A sandbox whose quota does not get in the way of a test. */
export async function sandboxForTests(): Promise<Sandbox> {
	return await startSandbox({
		port: 0,
		quota: 1_000_000,
		b2bQuota: 1_000_000,
		accountQuota: 1_000_000,
	});
}

const TYPES = {
	store: 'bigCommerceStoreApi',
	app: 'bigCommerceAppApi',
	account: 'bigCommerceAccountApi',
};

/** A credential for every account of the sandbox, by the account's ID, as a user would fill it in. */
export function credentialsOf({ url, accounts }: Sandbox): CredentialData {
	return Object.fromEntries(
		accounts.map((account) => [
			account.id,
			{
				...(account.kind === 'account'
					? { account: `${account.accountUuid}` }
					: { store: `${account.storeHash}` }),
				accessToken: account.accessToken,
				clientId: account.clientId,
				clientSecret: account.clientSecret,
				scopeSource: account.kind === 'account' ? 'manual' : 'detect',
				grantedScopes: account.kind === 'account' ? account.scopes : [],
				environment: 'sandbox',
				sandboxUrl: url,
			},
		]),
	);
}

/** What a node needs in order to run as one of the sandbox's accounts. */
export function as(sandbox: Sandbox, id: string, changes: CredentialData[string] = {}) {
	const { kind } = sandbox.accounts.find((account) => account.id === id) ?? {
		kind: 'store' as const,
	};
	const credentials = credentialsOf(sandbox);
	credentials[id] = { ...credentials[id], ...changes };
	return { authentication: kind, use: { credentials, chosen: { [TYPES[kind]]: id } } };
}

/** The requests that reached the API, without those that asked for scopes. */
export function apiRequests(sandbox: Sandbox) {
	return sandbox.log.all().filter(({ path }) => !path.endsWith('/graphql'));
}
