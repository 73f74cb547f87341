import type { Sandbox } from '../../sandbox/server';
import { addProducts, fields, jsons, runOperation } from '../support/run';
import { apiRequests, sandboxForTests } from '../support/sandbox';
import { outcomesOf, storeOf, upsert, writesTo } from '../support/upserts';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(() => sandbox.close());
beforeEach(() => {
	sandbox.reset();
	sandbox.log.clear();
});

const counted = (outcomes: unknown[]) =>
	Object.fromEntries(
		[...Map.groupBy(outcomes, String)].map(([outcome, all]) => [outcome, all.length]),
	);
const requests = () => apiRequests(sandbox).length;

test('1,000 rows of SKU and price, of which 200 are new and 100 changed, take at most 240 requests, and 25 when nothing is new', async () => {
	addProducts(sandbox, 800, 'Row');
	const rows = Array.from({ length: 1000 }, (_, index) => ({
		sku: `Row-${index}`,
		price: index < 100 ? 2 : 1,
		...(index >= 800 ? { name: `Row ${index}`, type: 'physical', weight: 1 } : {}),
	}));
	const first = await upsert(sandbox, 'product.upsert', rows);
	expect(counted(outcomesOf(first))).toEqual({ created: 200, updated: 100, unchanged: 700 });
	expect(outcomesOf(first)).toEqual(
		rows.map((_, index) => (index < 100 ? 'updated' : index < 800 ? 'unchanged' : 'created')),
	);
	expect(first.items.map(({ json }) => json.sku)).toEqual(rows.map(({ sku }) => sku));
	expect(requests()).toBeLessThanOrEqual(240);
	sandbox.log.clear();
	expect(counted(outcomesOf(await upsert(sandbox, 'product.upsert', rows)))).toEqual({
		unchanged: 1000,
	});
	expect(requests()).toBeLessThanOrEqual(25);
	expect(writesTo(sandbox)).toEqual([]);
});

test('1,000 stock levels by SKU and the code of the location take at most 10 requests', async () => {
	const variants = storeOf(sandbox).collection('catalog/products/variants');
	for (const [index, product_id] of addProducts(sandbox, 1000, 'Stock').entries())
		variants.insert({ product_id, sku: `Stock-${index}`, option_values: [] });
	const [location] = storeOf(sandbox).collection('inventory/locations').all();
	const rows = Array.from({ length: 1000 }, (_, index) => ({
		sku: `Stock-${index}`,
		quantity: index,
		location_id: location.code,
	}));
	const { items, error } = await runOperation(
		sandbox,
		'inventoryAdjustment.absolute',
		{ fields: fields(null, 'autoMapInputData') },
		{ items: jsons(rows) },
	);
	expect(error && `${error.message} ${error.description}`).toBeUndefined();
	expect(items).toHaveLength(1000);
	expect(requests()).toBeLessThanOrEqual(10);
});

test('1,000 customers by e-mail, of whom 50 are new and 50 changed, take at most 160 requests', async () => {
	const customers = storeOf(sandbox).collection('customers');
	const [pattern] = customers.all();
	const rows = Array.from({ length: 1000 }, (_, index) => ({
		email: `row.${index}@example.com`,
		first_name: 'Ada',
		last_name: `Number ${index}`,
	}));
	for (const [index, row] of rows.slice(0, 950).entries())
		customers.insert({
			...pattern,
			...row,
			id: undefined,
			...(index < 50 ? { last_name: 'Before' } : {}),
		});
	const result = await upsert(sandbox, 'customer.upsert', rows);
	expect(counted(outcomesOf(result))).toEqual({ created: 50, updated: 50, unchanged: 900 });
	expect(requests()).toBeLessThanOrEqual(160);
});

test('500 metafields on 100 products, half of which exist, take few requests', async () => {
	const ids = addProducts(sandbox, 100, 'Meta');
	const rows = Array.from({ length: 500 }, (_, index) => ({
		product: `Meta-${index % 100}`,
		namespace: 'erp',
		key: `field_${Math.floor(index / 100)}`,
		value: `v${index}`,
		permission_set: 'app_only',
	}));
	const parameters = { productId: { __rl: true, mode: 'sku', value: '={{ $json.product }}' } };
	expect(ids).toHaveLength(100);
	await upsert(sandbox, 'productMetafield.upsert', rows.slice(0, 250), parameters);
	sandbox.log.clear();
	const changed = rows.map((row, index) => (index < 125 ? { ...row, value: 'new' } : row));
	const result = await upsert(sandbox, 'productMetafield.upsert', changed, parameters);
	expect(counted(outcomesOf(result))).toEqual({ created: 250, updated: 125, unchanged: 125 });
	expect(requests()).toBeLessThanOrEqual(60);
});
