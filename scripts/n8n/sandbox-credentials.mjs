import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const TYPES = { store: 'bigCommerceStoreApi', app: 'bigCommerceAppApi', account: 'bigCommerceAccountApi' };

/** One n8n credential for every account the sandbox store knows. */
export async function sandboxCredentials({ root, sandboxUrl }) {
	const accounts = JSON.parse(await readFile(join(root, 'sandbox', 'accounts.json'), 'utf8'));
	return accounts.map((account) => ({
		accountId: account.id,
		name: `Sandbox: ${account.name}`,
		type: TYPES[account.kind],
		data: { ...identityOf(account), environment: 'sandbox', sandboxUrl },
	}));
}

function identityOf({ kind, storeHash, accountUuid, accessToken, clientId, clientSecret, scopes }) {
	if (kind === 'account') return { account: accountUuid, accessToken, scopeSource: 'manual', grantedScopes: scopes };
	return { store: storeHash, accessToken, clientId, clientSecret, scopeSource: 'detect', grantedScopes: [] };
}
