import type { Sandbox } from '../../sandbox/server';
import { apiRequests, sandboxForTests } from '../support/sandbox';
import { addProducts, fields, id, jsons, runOperation } from '../support/run';

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

const products = () => [...sandbox.stores.values()][0].collection('catalog/products');
const customers = () => [...sandbox.stores.values()][0].collection('customers');
const requests = () => apiRequests(sandbox).length;

describe('1,000 items', () => {
	it('update products in 100 requests, each item answered by its own product', async () => {
		const ids = addProducts(sandbox, 1000);
		const items = jsons(ids.map((id, index) => ({ productId: id, price: index + 2 })));
		const {
			items: out,
			error,
			hints,
		} = await runOperation(
			sandbox,
			'product.update',
			{
				productId: id('={{ $json.productId }}'),
				bodyMode: 'json',
				jsonBody: '={{ { price: $json.price } }}',
			},
			{ items },
		);
		expect(error).toBeUndefined();
		expect(out.map(({ json, pairedItem }) => [json.id, json.price, pairedItem])).toEqual(
			ids.map((id, index) => [id, index + 2, { item: index }]),
		);
		expect(ids.map((id) => products().get(id)?.price)).toEqual(ids.map((_, index) => index + 2));
		expect(requests()).toBeLessThanOrEqual(102);
		expect(hints.map(({ message }) => message)).toEqual([`1,000 items in ${requests()} requests.`]);
	});

	it('get products by ID in a list of 250 each, in the order of the items, the missing one as not found', async () => {
		const ids = addProducts(sandbox, 1000).reverse();
		const asked = [...ids.slice(0, 500), 99_999_999, ...ids.slice(500)];
		const { items: out } = await runOperation(
			sandbox,
			'product.get',
			{ productId: id('={{ $json.productId }}') },
			{ items: jsons(asked.map((productId) => ({ productId }))), continueOnFail: true },
		);
		expect(out.map(({ json }) => json.id ?? json.error)).toEqual(
			asked.map((value) =>
				value === 99_999_999 ? expect.stringContaining('There is no product 99999999') : value,
			),
		);
		expect(requests()).toBeLessThanOrEqual(5);
	});

	it('delete products in a few requests', async () => {
		const ids = addProducts(sandbox, 1000);
		const before = products().all().length;
		const { items: out } = await runOperation(
			sandbox,
			'product.delete',
			{ productId: id('={{ $json.productId }}') },
			{ items: jsons(ids.map((productId) => ({ productId }))) },
		);
		expect(out).toHaveLength(1000);
		expect(out.every(({ json }) => json.deleted === true)).toBe(true);
		expect(products().all()).toHaveLength(before - 1000);
		expect(requests()).toBeLessThanOrEqual(5);
	});

	it('create customers in 100 requests', async () => {
		const items = jsons(
			Array.from({ length: 1000 }, (_, index) => ({
				first_name: 'Ada',
				last_name: `Number ${index}`,
				email: `ada.${index}@example.com`,
			})),
		);
		const { items: out, error } = await runOperation(
			sandbox,
			'customer.create',
			{ bodyMode: 'fields', fields: fields(null, 'autoMapInputData') },
			{ items },
		);
		expect(error).toBeUndefined();
		expect(out.map(({ json }) => json.email)).toEqual(items.map(({ json }) => json.email));
		expect(
			customers()
				.all()
				.filter(({ email }) => /^ada\.\d+@/.test(String(email))),
		).toHaveLength(1000);
		expect(requests()).toBeLessThanOrEqual(102);
	});

	it('upsert price list records in a single request', async () => {
		const variants = [...sandbox.stores.values()][0]
			.collection('catalog/products/variants')
			.all()
			.slice(0, 1000);
		const [list] = [...sandbox.stores.values()][0].collection('pricelists').all();
		const items = jsons(
			variants.map((variant, index) => ({
				variant_id: variant.id as number,
				currency: 'usd',
				price: index + 1,
			})),
		);
		const { items: out, error } = await runOperation(
			sandbox,
			'priceListRecord.upsertBatch',
			{ priceListId: id(list.id), bodyMode: 'fields', fields: fields(null, 'autoMapInputData') },
			{ items },
		);
		expect(error).toBeUndefined();
		expect(out).toHaveLength(variants.length);
		expect(requests()).toBe(1);
	});

	it('adjust inventory in a single request', async () => {
		const variants = [...sandbox.stores.values()][0]
			.collection('catalog/products/variants')
			.all()
			.slice(0, 1000);
		const items = jsons(
			variants.map((variant) => ({
				location_id: 1,
				sku: variant.sku as string,
				quantity: 3,
			})),
		);
		const { items: out, error } = await runOperation(
			sandbox,
			'inventoryAdjustment.absolute',
			{ bodyMode: 'json', jsonBody: '={{ { reason: "count", items: [$json] } }}' },
			{ items },
		);
		expect(error).toBeUndefined();
		expect(out).toHaveLength(variants.length);
		expect(requests()).toBe(1);
	});
});

describe('1,000 updates with 7 bad ones at random', () => {
	const bad = new Set([3, 17, 18, 250, 613, 614, 999]);

	it('of products: 993 are right, 7 are named', async () => {
		const ids = addProducts(sandbox, 1000);
		const items = jsons(
			ids.map((id, index) => ({ productId: bad.has(index) ? 90_000_000 + index : id })),
		);
		const { items: out } = await runOperation(
			sandbox,
			'product.update',
			{ productId: id('={{ $json.productId }}'), bodyMode: 'json', jsonBody: '{"price": 7}' },
			{ items, continueOnFail: true },
		);
		expect(out.flatMap(({ json }, index) => (json.error ? [index] : []))).toEqual([...bad]);
		expect(
			ids.filter((id, index) => products().get(id)?.price === (bad.has(index) ? 1 : 7)),
		).toHaveLength(1000);
		expect(requests()).toBeLessThanOrEqual(150);
	});

	it('of customers, which are refused as a whole without saying which: 993 are made once, 7 are named', async () => {
		const taken = String(customers().all()[0].email);
		const before = customers().all().length;
		const items = jsons(
			Array.from({ length: 1000 }, (_, index) => ({
				first_name: 'Ada',
				last_name: `Number ${index}`,
				email: bad.has(index) ? taken : `ada.${index}@example.com`,
			})),
		);
		const { items: out } = await runOperation(
			sandbox,
			'customer.create',
			{ bodyMode: 'fields', fields: fields(null, 'autoMapInputData') },
			{ items, continueOnFail: true },
		);
		expect(out.flatMap(({ json }, index) => (json.error ? [index] : []))).toEqual([...bad]);
		expect(customers().all()).toHaveLength(before + 993);
		expect(requests()).toBeLessThanOrEqual(150);
	});

	it('of variants, whose refusal does not name them: the good ones are changed', async () => {
		const variants = [...sandbox.stores.values()][0].collection('catalog/products/variants');
		const known = variants.all().slice(0, 300);
		const items = jsons(
			known.map((variant, index) => ({
				variantId: bad.has(index) ? 90_000_000 + index : variant.id,
				productId: variant['product_id'],
			})),
		);
		const { items: out } = await runOperation(
			sandbox,
			'productVariant.update',
			{
				productId: id('={{ $json.productId }}'),
				variantId: id('={{ $json.variantId }}'),
				bodyMode: 'json',
				jsonBody: '{"price": 77}',
			},
			{ items, continueOnFail: true },
		);
		expect(out.flatMap(({ json }, index) => (json.error ? [index] : []))).toEqual(
			[...bad].filter((value) => value < known.length),
		);
		expect(
			known.filter(
				(variant, index) => variants.get(variant.id as number)?.price === 77 || bad.has(index),
			),
		).toHaveLength(known.length);
	});

	it('without continuing, the first is named and what else became of the run is told', async () => {
		const ids = addProducts(sandbox, 100);
		const items = jsons(ids.map((id, index) => ({ productId: index === 25 ? 90_000_000 : id })));
		const { error } = await runOperation(
			sandbox,
			'product.update',
			{ productId: id('={{ $json.productId }}'), bodyMode: 'json', jsonBody: '{"price": 7}' },
			{ items },
		);
		expect(error?.context.itemIndex).toBe(25);
		const changed = ids.filter((id) => products().get(id)?.price === 7).length;
		expect(error?.description).toContain(`${changed} items of 100 were carried out, 1 refused`);
	});
});

describe('what shares a request', () => {
	it('changes of the same record stay in the order of the items', async () => {
		const [first, second] = addProducts(sandbox, 2);
		const items = jsons([
			{ productId: first, price: 2 },
			{ productId: second, price: 3 },
			{ productId: first, price: 4 },
			{ productId: first, price: 5 },
		]);
		const { items: out } = await runOperation(
			sandbox,
			'product.update',
			{
				productId: id('={{ $json.productId }}'),
				bodyMode: 'json',
				jsonBody: '={{ { price: $json.price } }}',
			},
			{ items },
		);
		expect(out.map(({ json }) => json.price)).toEqual([2, 3, 4, 5]);
		expect(products().get(first)?.price).toBe(5);
	});

	it('an item with a parameter that the twin lacks goes alone', async () => {
		const ids = addProducts(sandbox, 3);
		const { items: out } = await runOperation(
			sandbox,
			'product.update',
			{
				productId: id('={{ $json.productId }}'),
				include: ['variants'],
				bodyMode: 'json',
				jsonBody: '{"price": 7}',
			},
			{ items: jsons(ids.map((productId) => ({ productId }))) },
		);
		expect(out).toHaveLength(3);
		expect(apiRequests(sandbox).map(({ path }) => path.split('/').at(-1))).toEqual(ids.map(String));
	});

	it('nothing, when batching is off', async () => {
		const ids = addProducts(sandbox, 3);
		await runOperation(
			sandbox,
			'product.update',
			{
				productId: id('={{ $json.productId }}'),
				bodyMode: 'json',
				jsonBody: '{"price": 7}',
				options: { batchSize: 1 },
			},
			{ items: jsons(ids.map((productId) => ({ productId }))) },
		);
		expect(
			apiRequests(sandbox)
				.map(({ path }) => path.split('/').at(-1))
				.sort(),
		).toEqual(ids.map(String).sort());
	});

	it('no more than the batch size, and never more than BigCommerce takes', async () => {
		const ids = addProducts(sandbox, 24);
		const update = async (batchSize: number) => {
			sandbox.log.clear();
			await runOperation(
				sandbox,
				'product.update',
				{
					productId: id('={{ $json.productId }}'),
					bodyMode: 'json',
					jsonBody: '{"price": 7}',
					options: { batchSize },
				},
				{ items: jsons(ids.map((productId) => ({ productId }))) },
			);
			return requests();
		};
		expect(await update(4)).toBe(6);
		expect(await update(500)).toBe(3);
	});

	it('one bad item sends nothing at all', async () => {
		const ids = addProducts(sandbox, 30);
		const items = jsons([...ids.map((productId) => ({ productId })), { productId: 'x' }]);
		const { error } = await runOperation(
			sandbox,
			'product.update',
			{ productId: id('={{ $json.productId }}'), bodyMode: 'json', jsonBody: '{"price": 7}' },
			{ items },
		);
		expect(error?.context.itemIndex).toBe(30);
		expect(requests()).toBe(0);
	});

	it("a list given as JSON is cut to size, and comes back as the item's own", async () => {
		const ids = addProducts(sandbox, 25);
		const { items: out, error } = await runOperation(sandbox, 'product.updateBatch', {
			bodyMode: 'json',
			jsonBody: JSON.stringify(ids.map((id) => ({ id, price: 9 }))),
		});
		expect(error).toBeUndefined();
		expect(out.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual(
			ids.map((id) => [id, { item: 0 }]),
		);
		expect(requests()).toBe(3);
	});
});
