import type { INodeExecutionData } from 'n8n-workflow';

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

const id = (value: unknown) => ({ __rl: true, mode: 'id', value });
const fields = (value: object | null, mappingMode = 'defineBelow') => ({
	mappingMode,
	value,
	matchingColumns: [],
	schema: [],
});

async function run(
	operation: string,
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
			resource: operation.split('.')[0],
			operation,
			options: {},
			...parameters,
		} as NodeRun['parameters'],
	});
}

const jsons = (items: object[]): INodeExecutionData[] =>
	items.map((json) => ({ json: json as INodeExecutionData['json'] }));

describe('lists', () => {
	it.each([
		['product.getMany', 'v3 pages'],
		['order.getMany', 'V2 pages, ended by 204'],
		['customer.getMany', 'V3 customers'],
	])('%s returns all, without doubles (%s)', async (operation) => {
		const { items, error } = await run(operation, { returnAll: true });
		expect(error).toBeUndefined();
		expect(items.length).toBeGreaterThan(50);
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(items.length);
		const { items: few } = await run(operation, { returnAll: false, limit: 7 });
		expect(few.map(({ json }) => json.id)).toEqual(items.slice(0, 7).map(({ json }) => json.id));
	});

	it('an empty V2 list is no item, and no stop', async () => {
		const { items, error } = await run('order.getMany', {
			returnAll: true,
			filters: fields({ min_id: 99_999_999 }),
		});
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
	});

	it('filters reach BigCommerce', async () => {
		const { items } = await run('product.getMany', {
			returnAll: true,
			filters: fields({ 'inventory_level:max': 5 }),
		});
		expect(items.length).toBeGreaterThan(0);
		for (const { json } of items) expect(json.inventory_level).toBeLessThanOrEqual(5);
	});
});

describe('one record', () => {
	it('is created, read, changed and deleted', async () => {
		const {
			items: [created],
		} = await run('product.create', {
			bodyMode: 'fields',
			fields: fields({
				name: 'Test bowl',
				type: 'physical',
				price: '9.5',
				weight: 1,
				categories: '[]',
			}),
		});
		expect(created.json).toMatchObject({ name: 'Test bowl', price: 9.5 });
		const productId = id(created.json.id);
		await run('product.update', { productId, bodyMode: 'json', jsonBody: '{"price": 11}' });
		expect((await run('product.get', { productId })).items[0].json.price).toBe(11);
		expect((await run('product.delete', { productId })).items).toEqual([
			expect.objectContaining({ json: { deleted: true, id: created.json.id } }),
		]);
		expect((await run('product.get', { productId })).error?.httpCode).toBe('404');
	});

	it('goes alone into an endpoint that takes a list', async () => {
		const { items, error } = await run('customer.create', {
			bodyMode: 'fields',
			fields: fields({ first_name: 'Ada', last_name: 'Example', email: 'ada.new@example.com' }),
		});
		expect(error).toBeUndefined();
		expect(apiRequests(sandbox)[0].body).toEqual([
			{ first_name: 'Ada', last_name: 'Example', email: 'ada.new@example.com' },
		]);
		expect(items[0].json).toMatchObject({ email: 'ada.new@example.com' });
	});

	it('is mapped from the incoming item, and unknown columns are told', async () => {
		const items = jsons([
			{ name: 'Mapped cup', type: 'physical', price: 5, weight: 1, color: 'red' },
			{ name: 'Mapped plate', type: 'physical', price: 6, weight: 1, color: 'blue' },
		]);
		const result = await run(
			'product.create',
			{ bodyMode: 'fields', fields: fields(null, 'autoMapInputData') },
			{ items },
		);
		expect(result.items.map(({ json }) => json.name)).toEqual(['Mapped cup', 'Mapped plate']);
		expect(result.hints.map(({ message }) => message)).toEqual([expect.stringContaining('color')]);
	});

	it.each([
		['BigCommerce refuses it', { name: 'A cup', sku: 'HT-1001', weight: 1, price: 5 }],
		['a required value is missing', { name: 'A cup', weight: 1 }],
	])('names the columns that were left out also when %s', async (_when, item) => {
		const { error } = await run(
			'product.create',
			{ bodyMode: 'fields', fields: fields(null, 'autoMapInputData') },
			{ items: jsons([{ type: 'physical', ...item, color: 'red' }]) },
		);
		expect(error?.description).toContain(
			'Not sent, because BigCommerce does not know these fields here: color.',
		);
	});
});

describe('items', () => {
	it('each is linked to what came of it', async () => {
		const { items: products } = await run('product.getMany', { limit: 3 });
		const { items } = await run(
			'product.get',
			{ productId: id('={{ $json.id }}') },
			{ items: jsons(products.map(({ json }) => json)) },
		);
		expect(items.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual(
			products.map(({ json }, item) => [json.id, { item }]),
		);
	});

	it('one that fails stops the run and is named', async () => {
		const { error } = await run(
			'product.get',
			{ productId: id('={{ $json.id }}') },
			{
				items: jsons([
					{ id: (await run('product.getMany', { limit: 1 })).items[0].json.id as number },
					{ id: 99_999_999 },
					{ id: 1 },
				]),
			},
		);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			httpCode: '404',
			context: { itemIndex: 1 },
		});
	});

	it('one that fails lets the others through when the node continues', async () => {
		const {
			items: [known],
		} = await run('product.getMany', { limit: 1 });
		const { items, error } = await run(
			'product.get',
			{ productId: id('={{ $json.id }}') },
			{
				continueOnFail: true,
				items: jsons([{ id: 99_999_999 }, { id: known.json.id as number }, { id: 'x' }]),
			},
		);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.id ?? json.error)).toEqual([
			expect.stringContaining('There is no product 99999999'),
			known.json.id,
			expect.stringContaining('"Product" must be a whole number'),
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('bad input sends nothing', async () => {
		const { error } = await run('product.update', {
			productId: id('77'),
			bodyMode: 'fields',
			fields: fields({ price: 'cheap' }),
		});
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: '"Price" must be a number',
			context: { itemIndex: 0 },
		});
		expect(apiRequests(sandbox)).toEqual([]);
	});
});

describe('refusals', () => {
	it('carry the field messages that BigCommerce sent', async () => {
		const { error } = await run('customer.create', {
			bodyMode: 'json',
			jsonBody: '{"first_name": "Ada", "email": 5}',
		});
		expect(error?.name).toBe('NodeApiError');
		expect(`${error?.message} ${error?.description}`).toMatch(/last_name|email/);
	});

	it('of an operation without its scope come before any request', async () => {
		const { error } = await run('order.create', { bodyMode: 'json', jsonBody: '{}' }, {}, 'orders');
		expect(error?.message).toBe(
			'Create Order needs Orders: modify (store_v2_orders). This account has Orders: read-only.',
		);
		expect(apiRequests(sandbox)).toEqual([]);
	});

	it('by BigCommerce for a scope that nobody knew was missing name the scope', async () => {
		const { authentication, use } = as(sandbox, 'orders', { scopeSource: 'all' });
		const { error } = await runNode({
			...use,
			parameters: {
				authentication,
				resource: 'product',
				operation: 'product.getMany',
				limit: 1,
				options: {},
			},
		});
		expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '403' });
		expect(error?.description).toContain(
			'Get Many Products needs Products: read-only (store_v2_products_read_only)',
		);
	});

	it('to delete everything by accident come before any request', async () => {
		const { error } = await run('product.deleteMany');
		expect(error?.message).toBe('Without a filter this would delete all products');
		expect(apiRequests(sandbox)).toEqual([]);
	});

	it('never contain the token', async () => {
		const { authentication, use } = as(sandbox, 'full', {
			accessToken: 'very-secret-token',
			scopeSource: 'all',
		});
		const { error } = await runNode({
			...use,
			parameters: {
				authentication,
				resource: 'product',
				operation: 'product.getMany',
				limit: 1,
				options: {},
			},
		});
		expect(error).toMatchObject({
			httpCode: '401',
			message: 'BigCommerce does not recognize the access token',
		});
		expect(JSON.stringify(error)).not.toContain('very-secret-token');
	});
});
