import type { Sandbox } from '../../sandbox/server';
import { loadOptions, runNode, type NodeRun } from '../support/node';
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

const byId = (value: unknown) => ({ __rl: true, mode: 'id', value });
const filters = (value: object) => ({
	mappingMode: 'defineBelow',
	value,
	matchingColumns: [],
	schema: [],
});

async function run(operation: string, parameters: object, more: Partial<NodeRun> = {}) {
	const { authentication, use } = as(sandbox, 'full');
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

const asked = () =>
	apiRequests(sandbox).map(({ query }) => new URLSearchParams(query).get('include_fields'));

it('is everything that BigCommerce sends, unless something else is chosen', async () => {
	const { items } = await run('product.get', { productId: byId(77) });
	expect(Object.keys(items[0].json).length).toBeGreaterThan(30);
	expect(asked()).toEqual([null]);
});

it('simplified, holds the fields that matter, in their order, and no others are asked for', async () => {
	const { items } = await run('product.getMany', { limit: 3, output: 'simplified' });
	expect(items).toHaveLength(3);
	for (const { json } of items)
		expect(Object.keys(json)).toEqual(
			[
				'id',
				'name',
				'sku',
				'type',
				'price',
				'sale_price',
				'inventory_level',
				'is_visible',
				'categories',
				'brand_id',
			].filter((name) => name in json),
		);
	expect(Object.keys(items[0].json).length).toBeGreaterThan(6);
	expect(asked()).toEqual([
		'name,sku,type,price,sale_price,inventory_level,is_visible,categories,brand_id',
	]);
});

it('simplified, works where the endpoint cannot choose fields', async () => {
	const { items } = await run('order.getMany', { limit: 2, output: 'simplified' });
	expect(Object.keys(items[0].json)).toEqual([
		'id',
		'status',
		'status_id',
		'date_created',
		'customer_id',
		'billing_address',
		'items_total',
		'total_inc_tax',
		'currency_code',
		'payment_status',
	]);
	expect(asked()).toEqual([null]);
});

it('selected, holds what was chosen, also of nested records', async () => {
	const { items } = await run('order.getMany', {
		limit: 1,
		output: 'selected',
		selectedFields: ['id', 'billing_address.email'],
	});
	expect(items[0].json).toEqual({
		id: expect.any(Number),
		billing_address: { email: expect.any(String) },
	});
});

it('selected, takes names as text, and asks for no more than them', async () => {
	const { items } = await run('product.getMany', {
		limit: 1,
		output: 'selected',
		selectedFields: '={{ "name, price" }}',
	});
	expect(Object.keys(items[0].json)).toEqual(['name', 'price']);
	expect(asked()).toEqual(['name,price']);
});

it('selected, leaves what the user asked for by the filter to the filter', async () => {
	await run('product.getMany', {
		limit: 1,
		output: 'selected',
		selectedFields: ['name'],
		filters: filters({ include_fields: 'name,price' }),
	});
	expect(asked()).toEqual(['name,price']);
});

it('selected, may differ per item', async () => {
	const items = [{ json: { wanted: 'name' } }, { json: { wanted: 'sku' } }];
	const result = await run(
		'product.get',
		{ productId: byId(77), output: 'selected', selectedFields: '={{ $json.wanted }}' },
		{ items },
	);
	expect(result.items.map(({ json }) => Object.keys(json))).toEqual([['name'], ['sku']]);
});

it('selected, needs a field, and sends nothing without', async () => {
	const { error } = await run('product.get', {
		productId: byId(77),
		output: 'selected',
		selectedFields: [],
	});
	expect(error?.message).toBe('"Fields to Return" is empty');
	expect(apiRequests(sandbox)).toEqual([]);
});

it('of small records is not touched', async () => {
	const { items } = await run('webhook.getMany', {
		limit: 1,
		output: 'selected',
		selectedFields: [],
	});
	expect(items.length).toBeLessThanOrEqual(1);
});

it('offers the fields of the operation, with those already chosen', async () => {
	const { authentication, use } = as(sandbox, 'full');
	const options = await loadOptions('getOutputFields', {
		...use,
		parameters: {
			authentication,
			resource: 'order',
			operation: 'order.get',
			selectedFields: ['id', 'made_up'],
		},
	});
	expect(options).toEqual(
		expect.arrayContaining([
			{ name: 'ID', value: 'id' },
			{ name: 'Billing Address: Email', value: 'billing_address.email' },
			{ name: 'Made Up', value: 'made_up' },
		]),
	);
	expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
});
