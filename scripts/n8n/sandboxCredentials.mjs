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
	const { carriers, taxProviders } = await read('providers', 'providers.json');
	const toSandbox = { environment: 'sandbox', sandboxUrl };
	return [
		...[...accounts.map(ofAccount), ofManyStores(companion), connectable(connect)].map((entry) => ({
			...entry,
			data: { ...entry.data, ...toSandbox },
		})),
		...carriers.map(ofCarrier),
		...taxProviders.map(ofTaxProvider),
	].map(({ name, ...rest }) => ({ ...rest, name: `Sandbox: ${name}` }));
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

/** The secrets are invented: the sandbox takes whatever a store is connected with. */
function ofCarrier({ id, name }) {
	return {
		accountId: id,
		name,
		type: 'bigCommerceProviderApi',
		data: {
			kind: 'shipping',
			carrierId: id,
			keyName: 'api_key',
			apiKey: 'sandbox-carrier-key-of-hearth',
			secretOptions: '',
		},
	};
}

function ofTaxProvider({ id, name }) {
	return {
		accountId: id,
		name,
		type: 'bigCommerceProviderApi',
		data: {
			kind: 'tax',
			providerId: id,
			username: 'hearth',
			password: 'sandbox-tax-password-of-hearth',
			profile: '',
		},
	};
}
