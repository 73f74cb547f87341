import type { INodeExecutionData } from 'n8n-workflow';

import type { App } from '../../sandbox/oauth/apps';
import type { Sandbox } from '../../sandbox/server';
import type { Store } from '../../sandbox/state/store';
import { loadOptions, runNode } from '../support/node';
import { sandboxForTests } from '../support/sandbox';

const HASHES = ['hearth24kq', 'outlet8rw3', 'pantry5nd2'];
/** Their first products. */
const SKUS: Record<string, string[]> = {
	hearth24kq: ['HT-1001', 'HT-1002', 'HT-1003'],
	outlet8rw3: ['OUT-0001', 'HT-1002', 'HT-1005'],
	pantry5nd2: ['PAN-0001', 'PAN-0002', 'HT-1005'],
};

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(() => sandbox.close());
beforeEach(() => {
	sandbox.reset();
	sandbox.log.clear();
});

/** The token of a store that installed the app, with scopes of its own. */
const tokenOf = (hash: string, scopes = ['store_v2_products']) =>
	sandbox.login.installs.grant(
		sandbox.login.apps.byId('companion') as App,
		sandbox.stores.get(hash) as Store,
		scopes,
	).accessToken;

/** A credential whose store and token are expressions. The test's helper evaluates them as n8n does, for each item. */
const credential = (scopeSource = 'detect', grantedScopes: string[] = []) => ({
	credentials: {
		app: {
			clientId: 'sandbox-client-companion',
			clientSecret: 'sandbox-secret-companion',
			store: '={{ $json.storeHash }}',
			accessToken: '={{ $json.accessToken }}',
			environment: 'sandbox',
			sandboxUrl: sandbox.url,
			scopeSource,
			grantedScopes,
		},
	},
	chosen: { bigCommerceAppApi: 'app' },
});
const list = {
	authentication: 'app',
	resource: 'product',
	operation: 'product.getMany',
	returnAll: false,
	limit: 3,
	options: {},
};
const items = (hashes: string[], scopes?: Record<string, string[]>) =>
	hashes.map((storeHash) => ({
		json: { storeHash, accessToken: tokenOf(storeHash, scopes?.[storeHash]) },
	}));

/** The SKUs that came for each input item, in the order of the items. */
const skusByItem = (found: INodeExecutionData[]) =>
	[...Map.groupBy(found, ({ pairedItem }) => (pairedItem as { item: number }).item)]
		.sort(([left], [right]) => left - right)
		.map(([, all]) => all.map(({ json }) => json.sku));

test('every item asks its own store, in whatever order they come', async () => {
	const order = ['pantry5nd2', 'hearth24kq', 'outlet8rw3', 'hearth24kq', 'pantry5nd2'];
	const { items: found, error } = await runNode({
		...credential(),
		parameters: list,
		items: items(order),
	});
	expect(error).toBeUndefined();
	expect(skusByItem(found)).toEqual(order.map((hash) => SKUS[hash]));
});

test("a store-level credential with expressions asks each item's own store too", async () => {
	const order = ['pantry5nd2', 'hearth24kq'];
	const {
		credentials: { app: shared },
	} = credential();
	const { items: found } = await runNode({
		credentials: { shop: shared },
		chosen: { bigCommerceStoreApi: 'shop' },
		parameters: { ...list, authentication: 'store' },
		items: items(order),
	});
	expect(skusByItem(found)).toEqual(order.map((hash) => SKUS[hash]));
});

test('changes are put together per store, never across stores', async () => {
	const input = Array.from({ length: 4 }, (_, index) =>
		HASHES.map((storeHash) => ({
			json: {
				storeHash,
				accessToken: tokenOf(storeHash, ['store_v2_customers']),
				email: `${storeHash}-${index}@example.com`,
			},
		})),
	).flat();
	const parameters = {
		authentication: 'app',
		resource: 'customer',
		operation: 'customer.create',
		bodyMode: 'json',
		jsonBody: '={{ { email: $json.email, first_name: "A", last_name: "B" } }}',
		options: {},
	};
	const { items: made, error } = await runNode({ ...credential(), parameters, items: input });
	expect(error).toBeUndefined();
	expect(made.map(({ json }) => json.email)).toEqual(input.map(({ json }) => json.email));
	const requests = sandbox.log
		.all()
		.filter(({ method, path }) => method === 'POST' && path.endsWith('/v3/customers'));
	expect(
		requests
			.map(({ path, body }) => [
				path.split('/')[2],
				(body as Array<{ email: string }>).map(({ email }) => email),
			])
			.sort(),
	).toEqual(
		HASHES.map((hash) => [hash, [0, 1, 2, 3].map((index) => `${hash}-${index}@example.com`)]),
	);
});

test('scopes are asked for once per store, and only what a store lacks is refused', async () => {
	const { items: found } = await runNode({
		...credential(),
		parameters: list,
		items: items([...HASHES, ...HASHES], { outlet8rw3: ['store_v2_orders_read_only'] }),
		continueOnFail: true,
	});
	const refused = found
		.filter(({ json }) => json.error)
		.map(({ pairedItem }) => (pairedItem as { item: number }).item);
	expect(refused).toEqual([1, 4]);
	expect(found.find(({ json }) => json.error)?.json.error).toMatch(/needs Products: read-only/);
	const questions = sandbox.log
		.all()
		.filter(({ path }) => path.endsWith('/graphql'))
		.map(({ path }) => path.split('/')[2]);
	expect(questions.sort()).toEqual([...HASHES].sort());
	expect(sandbox.log.all().filter(({ path }) => path.includes('/stores/outlet8rw3/v3'))).toEqual(
		[],
	);
});

test('a store whose quota is used up does not hold up the others', async () => {
	sandbox.settings.quota = 5;
	sandbox.settings.window = 3000;
	try {
		const input = [...Array.from({ length: 12 }, () => 'hearth24kq'), 'outlet8rw3', 'pantry5nd2'];
		const { error } = await runNode({
			...credential('all'),
			parameters: list,
			items: items(input),
		});
		expect(error).toBeUndefined();
		const times = (hash: string) =>
			sandbox.log
				.all()
				.filter(({ path, status }) => path.includes(hash) && status === 200)
				.map(({ at }) => Date.parse(at));
		expect(times('hearth24kq')).toHaveLength(12);
		const start = Math.min(...times('hearth24kq'));
		// The busy store needs another window; the others were through long before.
		expect(Math.max(...times('hearth24kq')) - start).toBeGreaterThan(1500);
		for (const hash of ['outlet8rw3', 'pantry5nd2'])
			expect(Math.max(...times(hash)) - start).toBeLessThan(1500);
	} finally {
		Object.assign(sandbox.settings, { quota: 1_000_000, window: 30_000 });
	}
}, 30_000);

test.each<[what: string, json: object, message: RegExp]>([
	['no store', { storeHash: undefined }, /each item must contain/],
	['no token', { accessToken: '' }, /each item must contain/],
	['something else than a store', { storeHash: 'my shop' }, /store is not recognized/],
	[
		'the token of another store',
		{ storeHash: 'outlet8rw3' },
		/does not allow this request|does not recognize/,
	],
])('an item with %s is named, and the others go on', async (_what, json, message) => {
	const [first, second] = items(['hearth24kq', 'pantry5nd2']);
	const { items: found } = await runNode({
		...credential('all'),
		parameters: list,
		items: [{ json: { ...first.json, ...json } as never }, second],
		continueOnFail: true,
	});
	expect(String(found[0].json.error)).toMatch(message);
	expect(JSON.stringify(found[0])).not.toContain(first.json.accessToken);
	expect(found.slice(1).map(({ json: { sku } }) => sku)).toEqual(SKUS.pantry5nd2);
});

test('while the node is filled in, there are no items: ticked scopes filter the lists', async () => {
	const filled = await loadOptions('getResources', {
		...credential('manual', ['store_v2_products']),
		parameters: list,
	});
	const usable = filled.filter(({ disabled }) => !disabled).map(({ value }) => value);
	expect(usable).toContain('product');
	const orders = { ...list, resource: 'order', operation: 'order.getMany' };
	const others = await loadOptions('getResources', {
		...credential('manual', ['store_v2_products']),
		parameters: orders,
	});
	expect(others.map(({ value }) => value)).not.toContain('orderProduct');
	const unknown = await loadOptions('getResources', { ...credential(), parameters: orders });
	expect(unknown.map(({ value }) => value)).toContain('orderProduct');
	expect(unknown.at(-1)?.description ?? unknown.at(-1)?.name).toMatch(
		/each item must contain|Not filtered/,
	);
});
