import type { App } from '../../sandbox/oauth/apps';
import type { Sandbox } from '../../sandbox/server';
import type { Store } from '../../sandbox/state/store';
import { loadOptions, runNode } from '../support/node';
import { sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

/** A credential as n8n keeps it after "Connect". */
function connected(scopes: string[], asked = scopes) {
	const { accessToken, clientId, clientSecret } = sandbox.login.installs.grant(
		sandbox.login.apps.byId('connect') as App,
		sandbox.stores.get('hearth24kq') as Store,
		scopes,
	);
	const oauthTokenData = {
		access_token: accessToken,
		scope: [...scopes, 'store_v2_default'].join(' '),
		context: 'stores/hearth24kq',
	};
	const data = {
		clientId,
		clientSecret,
		store: 'hearth24kq',
		scope: asked.join(' '),
		environment: 'sandbox',
		sandboxUrl: sandbox.url,
		oauthTokenData,
	};
	return { credentials: { connection: data }, chosen: { bigCommerceAppOAuth2Api: 'connection' } };
}

const get = {
	authentication: 'appOAuth2',
	resource: 'product',
	operation: 'product.getMany',
	returnAll: false,
	limit: 2,
	options: {},
};

test('an operation runs with the token of the connection', async () => {
	const { items, error } = await runNode({
		...connected(['store_v2_products_read_only']),
		parameters: get,
	});
	expect(error).toBeUndefined();
	expect(items).toHaveLength(2);
});

test('the selectors show the granted scopes, without a request', async () => {
	sandbox.log.clear();
	const resources = await loadOptions('getResources', {
		...connected(['store_v2_orders_read_only']),
		parameters: { ...get, resource: 'order' },
	});
	const usable = resources.filter(({ disabled }) => !disabled).map(({ value }) => value);
	expect(usable).toContain('order');
	expect(usable).not.toContain('product');
	expect(resources.at(-1)?.description).toContain('granted when the credential was connected');
	expect(sandbox.log.all()).toEqual([]);
});

test('a scope that was added since asks for a reconnect, in the selectors and in the run', async () => {
	const use = connected(
		['store_v2_orders_read_only'],
		['store_v2_orders_read_only', 'store_v2_products_read_only'],
	);
	const resources = await loadOptions('getResources', {
		...use,
		parameters: { ...get, resource: 'order' },
	});
	expect(resources.at(-1)?.description).toMatch(
		/Not granted yet: Products: read-only.*connect it again/,
	);
	const { error } = await runNode({ ...use, parameters: get });
	expect(error?.description).toMatch(
		/connect it again: a token keeps the scopes it was created with/,
	);
});

test('a token that was replaced by approving again is refused in plain words', async () => {
	const use = connected(['store_v2_products_read_only']);
	connected(['store_v2_products_read_only', 'store_v2_orders_read_only']);
	expect((await runNode({ ...use, parameters: get })).error?.message).toBe(
		'BigCommerce does not recognize the access token',
	);
});

test.each<[what: string, tokenData: object]>([
	['nothing', {}],
	['an empty response', { oauthTokenData: {} }],
	['text', { oauthTokenData: '' }],
	['a list', { oauthTokenData: [] }],
])('a credential that holds %s was never connected, and says so', async (_what, tokenData) => {
	const { credentials, chosen } = connected(['store_v2_products_read_only']);
	const data = { ...credentials.connection, oauthTokenData: undefined, ...tokenData };
	const { error } = await runNode({
		credentials: { connection: data as never },
		chosen,
		parameters: get,
	});
	expect(error?.message).toBe('This credential is not connected yet. Open it and click "Connect".');
});

test('the scopes can be selected in the credential', async () => {
	const use = connected(['store_v2_products_read_only']);
	const selected = {
		...use.credentials.connection,
		scopeSource: 'manual',
		grantedScopes: ['store_v2_orders_read_only'],
	};
	const { error } = await runNode({
		credentials: { connection: selected as never },
		chosen: use.chosen,
		parameters: get,
	});
	expect(error?.message).toContain('needs Products: read-only');
});
