import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Sandbox } from '../../sandbox/server';
import { runNode, type NodeRun } from '../support/node';
import { apiRequests, as, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.log.clear();
});
afterAll(async () => {
	await sandbox.close();
});

async function call(
	method: string,
	url: string,
	parameters: object = {},
	more: Partial<NodeRun> = {},
	account = 'full',
) {
	const { authentication, use } = as(sandbox, account);
	return await runNode({
		...use,
		...more,
		parameters: {
			authentication,
			resource: 'api',
			operation: 'api.request',
			method,
			url,
			options: {},
			...parameters,
		} as NodeRun['parameters'],
	});
}

const sent = () =>
	apiRequests(sandbox).map(
		({ method, path, query }) =>
			`${method} ${path.replace('/stores/hearth24kq', '')}${query ? `?${query}` : ''}`,
	);

describe("a request of one's own", () => {
	it('reads, makes, changes and deletes', async () => {
		expect((await call('GET', '/v3/catalog/products/77')).items[0].json).toMatchObject({ id: 77 });
		const {
			items: [made],
		} = await call('POST', '/v3/catalog/brands', { jsonBody: '{"name": "Made by hand"}' });
		expect(made.json).toMatchObject({ name: 'Made by hand' });
		const {
			items: [changed],
		} = await call('PUT', `/v3/catalog/brands/${String(made.json.id)}`, {
			jsonBody: { name: 'Changed by hand' },
		});
		expect(changed.json.name).toBe('Changed by hand');
		expect(
			(await call('DELETE', `/v3/catalog/brands/${String(made.json.id)}`)).items[0].json,
		).toEqual({ deleted: true });
		expect((await call('GET', `/v3/catalog/brands/${String(made.json.id)}`)).error).toMatchObject({
			name: 'NodeApiError',
			httpCode: '404',
		});
	});

	it('may depend on the item, query and all', async () => {
		const items = [{ json: { id: 77 } }, { json: { id: 78 } }];
		const result = await call(
			'GET',
			'=/v3/catalog/products/{{ $json.id }}',
			{ queryParameters: '={{ { include_fields: ["name"] } }}' },
			{ items },
		);
		expect(result.items.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual([
			[77, { item: 0 }],
			[78, { item: 1 }],
		]);
		expect(sent().sort()).toEqual([
			'GET /v3/catalog/products/77?include_fields=name',
			'GET /v3/catalog/products/78?include_fields=name',
		]);
	});

	it.each([['/v3/catalog/products?limit=40'], ['/v2/orders?limit=40'], ['/v3/customers']])(
		'reads the list %s to its end when asked',
		async (url) => {
			const { items, error } = await call('GET', url, { returnAll: true });
			expect(error).toBeUndefined();
			expect(items.length).toBeGreaterThan(50);
			expect(new Set(items.map(({ json }) => json.id)).size).toBe(items.length);
		},
	);

	it('reads one page when not asked for more', async () => {
		expect((await call('GET', '/v3/catalog/products?limit=3&page=2')).items).toHaveLength(3);
		expect(sent()).toEqual(['GET /v3/catalog/products?limit=3&page=2']);
	});

	it('is refused like any other: with what BigCommerce says, and the scope', async () => {
		expect((await call('POST', '/v3/catalog/brands', { jsonBody: '{}' })).error).toMatchObject({
			name: 'NodeApiError',
			message: expect.stringContaining('name'),
		});
		const { use } = as(sandbox, 'orders', { scopeSource: 'all' });
		const { error } = await call('GET', '/v3/catalog/products', {}, use, 'orders');
		expect(error).toMatchObject({
			httpCode: '403',
			description: expect.stringContaining('Products: read-only (store_v2_products_read_only)'),
		});
	});

	it('does not delete everything by accident', async () => {
		const { error } = await call('DELETE', '/v3/catalog/products');
		expect(error?.message).toBe('Without a filter this would delete all products');
		expect(sent()).toEqual([]);
	});

	it('is offered to store-level and app-level accounts, and to no account-level one', async () => {
		expect((await call('GET', '/v2/store', {}, {}, 'app')).error).toBeUndefined();
		expect((await call('GET', '/v2/store', {}, {}, 'account')).error?.message).toContain(
			'This credential is an account-level API account.',
		);
	});
});

describe('an address of the legacy API', () => {
	it.each([
		'https://store-hearth24kq.mybigcommerce.com/api/v2/orders/101.json',
		'https://www.hearth-and-table.example/api/v2/orders/101.json',
	])('%s goes to the gateway, and the run says so', async (url) => {
		const id = sandbox.stores.get('hearth24kq')?.collection('orders').all()[0].id;
		const { items, hints, error } = await call('GET', url.replace('101', String(id)));
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ id });
		expect(sent()).toEqual([`GET /v2/orders/${String(id)}`]);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(new RegExp(`legacy API.+OAuth gateway.+"/v2/orders/${String(id)}"`)),
		]);
	});

	it('of another store is refused, and nothing is sent', async () => {
		const { error } = await call(
			'GET',
			'https://store-other99.mybigcommerce.com/api/v2/orders.json',
		);
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringContaining('names the store other99'),
		});
		expect(sent()).toEqual([]);
	});
});

it('no other host ever gets a request', async () => {
	let requests = 0;
	const elsewhere = createServer((_request, response) => {
		requests++;
		response.end('{}');
	}).listen(0, '127.0.0.1');
	await new Promise((resolve) => elsewhere.once('listening', resolve));
	const host = `127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
	for (const url of [
		`http://${host}/stores/hearth24kq/v3/hooks`,
		`http://${host}/v3/hooks`,
		`${sandbox.url}@${host}/stores/hearth24kq/v3/hooks`,
		`//${host}/stores/hearth24kq/v3/hooks`,
	]) {
		expect((await call('GET', url)).error?.name).toBe('NodeOperationError');
	}
	await call('GET', `http://${host}/api/v2/store`);
	elsewhere.close();
	expect(requests).toBe(0);
	expect(sent()).toEqual(['GET /v2/store']);
});
