import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const TYPES = {
	store: 'bigCommerceStoreApi',
	app: 'bigCommerceAppApi',
	account: 'bigCommerceAccountApi',
};

/** One n8n credential for every API account and every app of the sandbox. */
export async function sandboxCredentials({ root, sandboxUrl }) {
	const read = async (...path) =>
		JSON.parse(await readFile(join(root, 'sandbox', ...path), 'utf8'));
	const accounts = await read('accounts.json');
	const [companion, connect] = await read('oauth', 'apps.json');
	return [...accounts.map(ofAccount), ofManyStores(companion), connectable(connect)].map(
		({ data, name, ...rest }) => ({
			...rest,
			name: `Sandbox: ${name}`,
			data: { ...data, environment: 'sandbox', sandboxUrl },
		}),
	);
}

function ofAccount(account) {
	return {
		accountId: account.id,
		name: account.name,
		type: TYPES[account.kind],
		data: identityOf(account),
	};
}

function identityOf({ kind, storeHash, accountUuid, accessToken, clientId, clientSecret, scopes }) {
	if (kind === 'account')
		return { account: accountUuid, accessToken, scopeSource: 'manual', grantedScopes: scopes };
	return {
		store: storeHash,
		accessToken,
		clientId,
		clientSecret,
		scopeSource: 'detect',
		grantedScopes: [],
	};
}

/** Store and token come with each item, so the editor cannot look up the scopes. */
function ofManyStores({ id, name, clientId, clientSecret, scopes }) {
	return {
		accountId: id,
		name,
		type: TYPES.app,
		data: {
			clientId,
			clientSecret,
			store: '={{ $json.storeHash }}',
			accessToken: '={{ $json.accessToken }}',
			scopeSource: 'manual',
			grantedScopes: scopes,
		},
	};
}

/** Not connected yet, because connecting needs a click. */
function connectable({ id, name, clientId, clientSecret, scopes }) {
	return {
		accountId: id,
		name,
		type: 'bigCommerceAppOAuth2Api',
		data: { clientId, clientSecret, store: 'hearth24kq', scope: scopes.join(' ') },
	};
}
