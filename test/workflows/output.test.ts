import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** The fields of a simplified order. */
const ORDER = [
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
];

const asked = () =>
	apiRequests(sandbox).map(({ query }) => new URLSearchParams(query).get('include_fields'));

it('raw, is everything that BigCommerce sends', async () => {
	const { items } = await run('product.get', { productId: byId(77), output: 'raw' });
	expect(Object.keys(items[0].json).length).toBeGreaterThan(30);
	expect(asked()).toEqual([null]);
});

it.each([
	['a node', {}],
	['the tool of an agent', { type: 'tool' }],
] as const)('is simplified where nothing else is chosen, in %s', async (_what, more) => {
	const { items } = await run('order.get', { orderId: byId(110) }, more);
	expect(Object.keys(items[0].json)).toEqual(ORDER);
});

it('simplified, holds the fields that matter, in their order, and no others are asked for', async () => {
	const { items } = await run('product.getMany', { limit: 3 });
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
	const { items } = await run('order.getMany', { limit: 2 });
	expect(Object.keys(items[0].json)).toEqual(ORDER);
	expect(asked()).toEqual([null]);
});

it.each([
	['product.getMany', { include: ['variants', 'images'] }, ['variants', 'images']],
	['customer.getMany', { include: ['addresses'] }, ['addresses']],
	['page.getMany', { include: ['body'] }, ['body']],
])('simplified, keeps what was to be included, as in %s', async (operation, parameters, added) => {
	const { items } = await run(operation, { limit: 1, ...parameters });
	expect(Object.keys(items[0].json)).toEqual(expect.arrayContaining(['id', ...added]));
	const { items: raw } = await run(operation, { limit: 1, ...parameters, output: 'raw' });
	for (const name of added) expect(items[0].json[name]).toEqual(raw[0].json[name]);
	expect(Object.keys(items[0].json).length).toBeLessThan(Object.keys(raw[0].json).length);
});

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

it('simplified, has amounts as numbers and dates in ISO 8601; raw, what BigCommerce sends', async () => {
	const { items } = await run('order.getMany', { limit: 5 });
	const { items: raw } = await run('order.getMany', { limit: 5, output: 'raw' });
	expect(raw[0].json.total_inc_tax).toEqual(expect.any(String));
	expect(raw[0].json.date_created).toMatch(/ \+0000$/);
	for (const [index, { json }] of items.entries()) {
		expect(json.total_inc_tax).toBe(Number(raw[index].json.total_inc_tax));
		expect(json.date_created).toMatch(ISO);
		expect(Date.parse(String(json.date_created))).toBe(
			Date.parse(String(raw[index].json.date_created)),
		);
		expect(json.billing_address).toEqual(raw[index].json.billing_address);
	}
});

it('selected, converts them, too', async () => {
	const { items } = await run('order.getMany', {
		limit: 1,
		output: 'selected',
		selectedFields: ['subtotal_ex_tax', 'date_modified'],
	});
	expect(items[0].json).toEqual({
		subtotal_ex_tax: expect.any(Number),
		date_modified: expect.stringMatching(ISO),
	});
});

it('simplified, converts values inside of records, and leaves what only looks like a number', async () => {
	const { items } = await run('order.getComplete', {
		orderId: byId(110),
		output: 'selected',
		selectedFields: ['products.price_inc_tax', 'products.sku', 'billing_address.zip'],
	});
	const { products, billing_address: address } = items[0].json as unknown as {
		products: Array<Record<string, unknown>>;
		billing_address: Record<string, unknown>;
	};
	for (const product of products) {
		expect(product.price_inc_tax).toEqual(expect.any(Number));
		expect(product.sku).toEqual(expect.any(String));
	}
	expect(address.zip).toBe('97209');
});

/** What n8n shows of an operation before its first run, by field. */
function previewOf(folder: string, resource: string, operation: string) {
	const schemas = join('dist/nodes', folder, '__schema__');
	const [version] = readdirSync(schemas);
	const file = join(schemas, version, resource, `${operation}.json`);
	const { properties } = JSON.parse(readFileSync(file, 'utf8'));
	return Object.entries(properties as Record<string, { type: string }>).map(([name, { type }]) => [
		name,
		type === 'integer' ? 'number' : type,
	]);
}

it.each([
	['BigCommerceOrders', 'order.get', { orderId: byId(110) }],
	['BigCommerceOrders', 'orderProduct.getMany', { orderId: byId(110), limit: 1 }],
	['BigCommerceProducts', 'product.get', { productId: byId(77) }],
])(
	'the preview in %s of %s has the fields and types that come out',
	async (folder, operation, given) => {
		const { items } = await run(operation, given);
		const typeOf = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value);
		const shown = previewOf(folder, operation.split('.')[0], operation);
		expect(Object.entries(items[0].json).map(([name, value]) => [name, typeOf(value)])).toEqual(
			shown,
		);
	},
);

it.each([
	['Only These Fields', { include_fields: 'description' }, ['id', 'description']],
	['Leave Out Fields', { exclude_fields: 'name' }, ['id', 'description', 'weight']],
])('simplified, is what the item names itself by %s', async (_what, value, expected) => {
	const { items } = await run('product.getMany', { limit: 1, filters: filters(value) });
	expect(Object.keys(items[0].json)).toEqual(expect.arrayContaining(expected));
	expect(items[0].json).not.toHaveProperty('name');
});

it('simplified, asks for the field of a filter, to see whether it was applied', async () => {
	const { items } = await run('product.getMany', {
		limit: 1,
		filters: filters({ otherFilters: '{ "depth:min": 0 }' }),
	});
	expect(asked()[0]?.split(',')).toContain('depth');
	expect(items[0].json).not.toHaveProperty('depth');
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
			{ name: 'Billing: Email', value: 'billing_address.email' },
			{ name: 'Made Up', value: 'made_up' },
		]),
	);
	expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
});
