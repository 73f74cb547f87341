import type { Sandbox } from '../../sandbox/server';
import type { Store } from '../../sandbox/state/store';
import { fields, id, jsons, runOperation } from '../support/run';
import { apiRequests, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(() => sandbox.close());
beforeEach(() => {
	sandbox.reset();
	sandbox.log.clear();
});

const storeOf = () => sandbox.stores.get('hearth24kq') as Store;
const rowsOf = (collection: string) => storeOf().collection(collection).all();
const writes = () => apiRequests(sandbox).filter(({ method }) => method !== 'GET');

const update = async (operation: string, rows: object[], parameters: object = {}) =>
	await runOperation(
		sandbox,
		operation,
		{
			fields: fields(null, 'autoMapInputData'),
			skipUnchanged: true,
			output: 'raw',
			...parameters,
		},
		{ items: jsons(rows), onError: 'continueRegularOutput' },
	);

const byId = (name: string) => ({ [name]: id(`={{ $json.id }}`) });

/** The updates of the table: what is sent, and the fields of which BigCommerce must get something. */
test.each<
	[
		what: string,
		operation: string,
		collection: string,
		parameters: object,
		row: (record: Record<string, unknown>) => object,
		sent: object | undefined,
	]
>([
	[
		'a price as text',
		'product.update',
		'catalog/products',
		byId('productId'),
		({ price }) => ({ price: `${Number(price).toFixed(4)}` }),
		undefined,
	],
	[
		'categories in another order',
		'product.update',
		'catalog/products',
		byId('productId'),
		({ categories }) => ({ categories: [...(categories as number[])].reverse() }),
		undefined,
	],
	[
		'HTML with other white space',
		'product.update',
		'catalog/products',
		byId('productId'),
		({ description }) => ({ description: `${String(description)}\n` }),
		undefined,
	],
	[
		'another price beside the same name',
		'product.update',
		'catalog/products',
		byId('productId'),
		({ name }) => ({ name, price: 4321 }),
		{ price: 4321 },
	],
	[
		'an amount of V2',
		'giftCertificate.update',
		'gift_certificates',
		byId('giftCertificateId'),
		({ amount, code }) => ({ amount: `${Number(amount).toFixed(4)}`, code }),
		undefined,
	],
	[
		'a name in a batch',
		'customer.update',
		'customers',
		{},
		({ id, first_name }) => ({ id, first_name }),
		undefined,
	],
	[
		'a name of a brand',
		'brand.update',
		'catalog/brands',
		byId('brandId'),
		({ name }) => ({ name }),
		undefined,
	],
	[
		'the body of a page',
		'page.update',
		'content/pages',
		byId('pageId'),
		({ body, name }) => ({ body, name }),
		undefined,
	],
])('%s', async (_what, operation, collection, parameters, row, sent) => {
	const [record] = rowsOf(collection);
	const { items, hints } = await update(operation, [{ id: record.id, ...row(record) }], parameters);
	expect(items[0].json.error).toBeUndefined();
	expect(items[0].json).toMatchObject({ id: record.id, outcome: sent ? 'updated' : 'unchanged' });
	const bodies = writes().map(({ body }) => body);
	expect(bodies).toEqual(sent ? [sent] : []);
	expect(hints.map(({ message }) => message)).toContain(sent ? '1 updated.' : '1 unchanged.');
});

test('of many items, only those that differ are sent, with what differs, in batches', async () => {
	const products = rowsOf('catalog/products').slice(0, 30);
	const rows = products.map(({ id, name, price }, index) => ({
		id,
		name,
		price: index < 12 ? Number(price) + 1 : price,
	}));
	const { items } = await update('product.update', rows, byId('productId'));
	expect(items.map(({ json }) => json.outcome)).toEqual(
		rows.map((_, index) => (index < 12 ? 'updated' : 'unchanged')),
	);
	expect(items[3].json.changes).toEqual({
		price: { from: products[3].price, to: Number(products[3].price) + 1 },
	});
	expect(items.map(({ json }) => json.id)).toEqual(products.map((product) => product.id));
	const sent = writes().flatMap(({ body }) => body as object[]);
	expect(sent).toEqual(
		products.slice(0, 12).map(({ id, price }) => ({ id, price: Number(price) + 1 })),
	);
	expect(writes()).toHaveLength(2);
	sandbox.log.clear();
	const again = await update('product.update', rows, byId('productId'));
	expect(new Set(again.items.map(({ json }) => json.outcome))).toEqual(new Set(['unchanged']));
	expect(apiRequests(sandbox).map(({ method }) => method)).toEqual(['GET']);
});

test('a record that does not exist is an error of its item, not unchanged', async () => {
	const [first] = rowsOf('catalog/products');
	const { items } = await update(
		'product.update',
		[
			{ id: 999_999, price: 1 },
			{ id: first.id, price: first.price },
		],
		byId('productId'),
	);
	expect([items[0].json.outcome, items[1].json.outcome]).toEqual([undefined, 'unchanged']);
	expect(items[0].json.error).toEqual(expect.any(String));
});

test('a password, which BigCommerce does not return, is always sent', async () => {
	const [customer] = rowsOf('customers');
	await update('customer.update', [
		{ id: customer.id, authentication: { new_password: 'another-1' } },
	]);
	expect(writes()).toHaveLength(1);
});

test('two items about one record: the second is compared with the result of the first, and sent whole', async () => {
	const [first] = rowsOf('catalog/products');
	const { items } = await update(
		'product.update',
		[
			{ id: first.id, price: 500 },
			{ id: first.id, price: first.price },
		],
		byId('productId'),
	);
	expect(items.map(({ json }) => [json.outcome, json.changes])).toEqual([
		['updated', { price: { from: first.price, to: 500 } }],
		['updated', { price: { from: 500, to: first.price } }],
	]);
	expect(
		storeOf()
			.collection('catalog/products')
			.get(first.id as number)?.price,
	).toBe(first.price);
});

test('an update that may create its record is sent where there is none', async () => {
	const [list] = rowsOf('pricelists');
	const variant = storeOf()
		.collection('catalog/products/variants')
		.insert({ product_id: 77, sku: 'NO-PRICE', option_values: [] });
	const parameters = {
		priceListId: id(String(list.id)),
		variantId: id(String(variant.id)),
		currencyCode: 'usd',
		currency: id('usd'),
	};
	const [first] = (await update('priceListRecord.upsert', [{ price: 5 }], parameters)).items;
	expect(first.json.error).toBeUndefined();
	expect(writes()).toHaveLength(1);
	const [second] = (await update('priceListRecord.upsert', [{ price: 5 }], parameters)).items;
	expect(second.json.outcome).toBe('unchanged');
	expect(writes()).toHaveLength(1);
});

it('compares special prices of variants that are named by SKU or ID, in one list', async () => {
	const [first, second] = rowsOf('catalog/products/variants').slice(0, 2);
	const parameters = { priceListId: id(1) };
	const rows = [
		{ sku: first.sku, currency: 'usd', price: 5 },
		{ variant_id: second.id, currency: 'usd', price: 6 },
	];
	await update('priceListRecord.upsertBatch', rows, parameters);
	sandbox.log.clear();

	const { items } = await update(
		'priceListRecord.upsertBatch',
		[rows[0], { ...rows[1], price: 7 }],
		{ ...parameters, previewOnly: true },
	);
	expect(items.map(({ json }) => json.outcome)).toEqual(['unchanged', 'updated']);
	expect(writes()).toHaveLength(0);

	await update('priceListRecord.upsertBatch', rows, parameters);
	expect(writes()).toHaveLength(0);
});
