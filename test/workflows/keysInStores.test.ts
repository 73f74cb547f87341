import type { App } from '../../sandbox/oauth/apps';
import type { Sandbox } from '../../sandbox/server';
import type { Store } from '../../sandbox/state/store';
import { runNode } from '../support/node';
import { fields, jsons } from '../support/run';
import { as, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const storeOf = (hash: string) => sandbox.stores.get(hash) as Store;

describe('items with different credentials', () => {
	const tokenOf = (hash: string) =>
		sandbox.login.installs.grant(sandbox.login.apps.byId('companion') as App, storeOf(hash), [
			'store_v2_products',
			'store_v2_customers',
		]).accessToken;
	const credentials = () => ({
		credentials: {
			app: {
				clientId: 'sandbox-client-companion',
				clientSecret: 'sandbox-secret-companion',
				store: '={{ $json.storeHash }}',
				accessToken: '={{ $json.accessToken }}',
				environment: 'sandbox',
				sandboxUrl: sandbox.url,
				scopeSource: 'all',
				grantedScopes: [],
			},
		},
		chosen: { bigCommerceAppApi: 'app' },
	});

	test('each key is looked up in the store of its item', async () => {
		const hashes = ['hearth24kq', 'outlet8rw3', 'hearth24kq', 'pantry5nd2'];
		const { items, error } = await runNode({
			...credentials(),
			parameters: {
				authentication: 'app',
				resource: 'product',
				operation: 'product.get',
				productId: { __rl: true, mode: 'sku', value: '={{ $json.sku }}' },
				output: 'raw',
				options: {},
			},
			items: jsons(
				hashes.map((storeHash) => ({
					storeHash,
					accessToken: tokenOf(storeHash),
					sku: storeHash === 'pantry5nd2' ? 'PAN-0001' : 'HT-1002',
				})),
			),
		});
		expect(error?.message).toBeUndefined();
		const idIn = (hash: string, sku: string) =>
			storeOf(hash).collection('catalog/products').where({ sku })[0].id;
		expect(items.map(({ json }) => json.id)).toEqual([
			idIn('hearth24kq', 'HT-1002'),
			idIn('outlet8rw3', 'HT-1002'),
			idIn('hearth24kq', 'HT-1002'),
			idIn('pantry5nd2', 'PAN-0001'),
		]);
	});

	test('one key in two stores is two records to create or update', async () => {
		const rows = ['hearth24kq', 'outlet8rw3', 'hearth24kq'].map((storeHash, index) => ({
			storeHash,
			accessToken: tokenOf(storeHash),
			email: 'both@example.com',
			first_name: 'A',
			last_name: `L${index}`,
		}));
		const { items, error } = await runNode({
			...credentials(),
			parameters: {
				authentication: 'app',
				resource: 'customer',
				operation: 'customer.upsert',
				fields: { ...fields(null, 'autoMapInputData'), matchingColumns: ['email'] } as never,
				output: 'raw',
				options: {},
			},
			items: jsons(rows),
		});
		expect(error?.message).toBeUndefined();
		expect(items.map(({ json }) => json.outcome)).toEqual(['created', 'created', 'updated']);
		for (const [hash, name] of [
			['hearth24kq', 'L2'],
			['outlet8rw3', 'L1'],
		])
			expect(
				storeOf(hash)
					.collection('customers')
					.where({ email: 'both@example.com' })
					.map((row) => row.last_name),
			).toEqual([name]);
	});
});

describe('keys in the API of an account', () => {
	const run = async (operation: string, parameters: object) => {
		const { authentication, use } = as(sandbox, 'account');
		return await runNode({
			...use,
			parameters: {
				authentication,
				resource: operation.split('.')[0],
				operation,
				output: 'raw',
				options: {},
				...parameters,
			} as never,
		});
	};
	const named = (value: string) => ({ storeId: { __rl: true, mode: 'name', value } });

	test('a store is found by its name', async () => {
		const { items: stores } = await run('accountStore.getMany', { returnAll: true });
		const [{ json: store }] = stores;
		const byName = await run('storeUser.getMany', {
			...named(` ${String(store.name).toUpperCase()} `),
			returnAll: true,
		});
		expect(byName.error?.message).toBeUndefined();
		const byId = await run('storeUser.getMany', {
			storeId: { __rl: true, mode: 'id', value: store.id },
			returnAll: true,
		});
		expect(byName.items.length).toBeGreaterThan(0);
		expect(byName.items.map(({ json }) => json)).toEqual(byId.items.map(({ json }) => json));
	});

	test('a store that the account does not have is named', async () => {
		const { error } = await run('storeUser.getMany', { ...named('No such shop'), limit: 1 });
		expect(error?.message).toBe('There is no store with the name "No such shop"');
	});
});
