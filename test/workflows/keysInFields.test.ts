import type { Sandbox } from '../../sandbox/server';
import type { Store } from '../../sandbox/state/store';
import { runNode } from '../support/node';
import { fields, id, jsons, runOperation } from '../support/run';
import { apiRequests, as, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(() => sandbox.close());
beforeEach(() => {
	sandbox.reset();
	sandbox.log.clear();
});

const storeOf = (hash = 'hearth24kq') => sandbox.stores.get(hash) as Store;
const categoryId = (name: string) =>
	storeOf()
		.collection('catalog/trees/categories')
		.all()
		.find((row) => row.name === name)?.category_id as number;
const addCategory = (name: string, hash?: string) =>
	storeOf(hash).collection('catalog/trees/categories').insert({ name, parent_id: 0, tree_id: 1 })
		.category_id as number;
const sku = (index: number) => String(storeOf().collection('catalog/products').all()[index].sku);
const productId = (index: number) =>
	storeOf().collection('catalog/products').all()[index].id as number;

const preview = async (operation: string, parameters: object, items?: object[]) => {
	const result = await runOperation(
		sandbox,
		operation,
		{ previewOnly: true, ...parameters },
		{ ...(items ? { items: jsons(items) } : {}), onError: 'continueRegularOutput' },
	);
	return result.items.map(({ json }) => json);
};
const bodies = (all: Array<{ body?: unknown }>) => all.map(({ body }) => body);

const product = { name: 'P', type: 'physical', weight: 1, price: 1 };

test('a list of names may be written with commas, with quotes around a comma, as JSON, and among IDs', async () => {
	const [salt, spice, mixed] = ['Salt', 'Spice, sweet', 'Mixed "best"'].map((name) =>
		addCategory(name),
	);
	const all = await preview('product.create', { fields: fields(null, 'autoMapInputData') }, [
		{ ...product, categories: 'Salt' },
		{ ...product, categories: `Salt, "Spice, sweet" , ${mixed}` },
		{ ...product, categories: '["Salt", "Spice, sweet"]' },
		{ ...product, categories: ['Salt', spice, String(mixed)] },
		{ ...product, categories: 'Kitchen > Knives, Salt' },
		{ ...product, categories: `${salt},${spice}` },
	]);
	const kitchen = categoryId('Kitchen');
	const error = all[4].error;
	expect(kitchen).toBeDefined();
	expect(error).toMatch(/There is no category with the path/);
	const found = all.filter((json) => !json.error);
	expect(bodies(found).map((body) => (body as { categories: number[] }).categories)).toEqual([
		[salt],
		[salt, spice, mixed],
		[salt, spice],
		[salt, spice, mixed],
		[salt, spice],
	]);
});

test('keys are found in nested fields of a JSON body and of the form', async () => {
	const ids = storeOf()
		.collection('catalog/products/variants')
		.where({ product_id: productId(2) });
	const [line] = await preview('order.create', {
		bodyMode: 'json',
		jsonBody: JSON.stringify({
			customer_id: 'nobody@example.com',
			billing_address: {
				first_name: 'A',
				last_name: 'B',
				street_1: 'S',
				city: 'C',
				state: 'S',
				zip: '1',
				country: 'US',
				country_iso2: 'US',
				email: 'a@example.com',
			},
			products: [{ product_id: sku(2), quantity: 1 }],
			status_id: 'Awaiting Fulfillment',
		}),
	});
	expect(ids.length).toBeGreaterThan(0);
	expect(line.error).toMatch(/There is no customer with the email "n…@example.com"/);
	const [order] = await preview('order.create', {
		fields: fields({
			status_id: 'awaiting fulfillment',
			billing_address: {
				first_name: 'A',
				last_name: 'B',
				street_1: 'S',
				city: 'C',
				state: 'S',
				zip: '1',
				country: 'US',
				country_iso2: 'US',
				email: 'a@example.com',
			},
			products: [
				{ product_id: sku(2), quantity: 1 },
				{ product_id: productId(3), quantity: 2 },
			],
		}),
	});
	expect(order.body).toMatchObject({
		status_id: 11,
		products: [
			{ product_id: productId(2), quantity: 1 },
			{ product_id: productId(3), quantity: 2 },
		],
	});
});

test('keys of all items are looked up together, each only once', async () => {
	const rows = Array.from({ length: 60 }, (_, index) => ({
		sku: sku(index % 30),
		brand: 'Common Good',
	}));
	storeOf().collection('catalog/brands').insert({ name: 'Common Good 2' });
	await preview(
		'product.update',
		{
			productId: { __rl: true, mode: 'sku', value: '={{ $json.sku }}' },
			bodyMode: 'json',
			jsonBody: '={{ { brand_id: $json.brand } }}',
		},
		rows,
	);
	const lookups = apiRequests(sandbox).map(({ path, query }) => `${path.split('/v3')[1]} ${query}`);
	expect(lookups.filter((line) => line.includes('include_fields=sku'))).toHaveLength(1);
	expect(lookups.filter((line) => line.startsWith('/catalog/brands'))).toHaveLength(1);
});

test('a key may change in the same update: it is looked up as it was', async () => {
	const { items } = await runOperation(
		sandbox,
		'product.update',
		{
			productId: { __rl: true, mode: 'sku', value: '={{ $json.old }}' },
			fields: fields({ sku: '={{ $json.new }}' }),
			output: 'raw',
		},
		{
			items: jsons([
				{ old: sku(0), new: 'RENAMED-0' },
				{ old: sku(1), new: 'RENAMED-1' },
			]),
		},
	);
	expect(items.map(({ json }) => [json.id, json.sku])).toEqual([
		[productId(0), 'RENAMED-0'],
		[productId(1), 'RENAMED-1'],
	]);
});

test('digits in a field are an ID, and in a locator the key that its mode says', async () => {
	const brands = storeOf().collection('catalog/brands');
	const named = brands.insert({ name: '3' }).id as number;
	const [asField] = await preview('product.create', {
		fields: fields({ ...product, brand_id: '3' }),
	});
	expect(asField.body).toMatchObject({ brand_id: 3 });
	const [asName] = await preview('brand.delete', {
		brandId: { __rl: true, mode: 'name', value: '3' },
	});
	expect(asName.path).toBe(`/v3/catalog/brands/${named}`);
	const [asId] = await preview('brand.delete', { brandId: id('3') });
	expect(asId.path).toBe('/v3/catalog/brands/3');
});

test('a SKU that reads like a number with an exponent is a SKU', async () => {
	const products = storeOf().collection('catalog/products');
	const sent = products.insert({ ...products.all()[0], id: undefined, name: 'E', sku: '12E4' });
	const [order] = await preview('productCategoryAssignment.create', {
		bodyMode: 'json',
		jsonBody: JSON.stringify({ product_id: '12E4', category_id: 'Kitchen' }),
	});
	expect(order).toMatchObject({
		body: [{ product_id: sent.id, category_id: categoryId('Kitchen') }],
	});
});

test('a filter takes a name, and several names', async () => {
	const brands = storeOf().collection('catalog/brands').all();
	const [first, second] = brands;
	const { error } = await runOperation(sandbox, 'product.getMany', {
		filters: fields({ brand_id: first.name, 'categories:in': 'Kitchen' }),
		limit: 1,
	});
	expect(error?.message).toBeUndefined();
	const last = new URLSearchParams(apiRequests(sandbox).at(-1)?.query);
	expect([last.get('brand_id'), last.get('categories:in')]).toEqual([
		String(first.id),
		String(categoryId('Kitchen')),
	]);
	expect(second).toBeDefined();
});

test('a lookup that the account may not do is refused by the scope, and nothing is sent', async () => {
	const { authentication, use } = as(sandbox, 'full', {
		scopeSource: 'manual',
		grantedScopes: ['store_v2_orders'],
	});
	const { error } = await runNode({
		...use,
		parameters: {
			authentication,
			resource: 'order',
			operation: 'order.getMany',
			filters: fields({ customer_id: 'ada@example.com' }) as never,
			limit: 1,
			options: {},
		},
	});
	expect(error?.message).toMatch(/needs Customers: read-only/);
	expect(apiRequests(sandbox)).toEqual([]);
});
