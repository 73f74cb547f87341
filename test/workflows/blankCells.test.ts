import type { IDataObject } from 'n8n-workflow';

import { AUTOMATIC, openSandbox, sandbox, update } from '../support/mappedUpdate';
import { fields, id, runOperation } from '../support/run';

openSandbox();

describe('a blank cell that is mapped automatically', () => {
	it.each([
		['description', ''],
		['description', '   '],
		['description', null],
		['description', '\u200b'],
		['categories', ''],
		['categories', null],
		['categories', []],
		['categories', '[]'],
		['categories', ' , '],
		['categories', [null]],
		['categories', ['']],
		['categories', '[null]'],
		['categories', ' [ null, "" ] '],
		['meta_keywords', ''],
		['related_products', []],
		['images', []],
		['images', ''],
		['custom_fields', '[]'],
		['price', ''],
		['price', null],
		['price', ' '],
		['inventory_level', ''],
		['weight', null],
		['is_visible', ''],
		['is_visible', null],
		['is_featured', ' '],
		['preorder_release_date', ''],
		['preorder_release_date', null],
		['preorder_release_date', ' '],
		['condition', ''],
		['availability', null],
		['custom_url', {}],
		['custom_url', '{}'],
		['custom_url', { url: '', is_customized: null }],
		['custom_fields', [{}, { name: ' ' }]],
		['custom_url', ''],
		['brand_id', ''],
	])('%s: %j is not sent, and counted', async (name, blank) => {
		const { error, bodies, messages } = await update(
			'product.update',
			[{ name: 'Mug', [name]: blank }],
			AUTOMATIC,
		);
		expect(error?.message).toBeUndefined();
		expect(bodies).toEqual([{ name: 'Mug' }]);
		expect(messages).toEqual([
			`1 blank value was not sent: ${name}. To empty a field, use "Clear Fields".`,
		]);
	});

	it('is counted over all items, in one note', async () => {
		const { bodies, messages } = await update(
			'product.update',
			[
				{ name: 'A', description: '', categories: [] },
				{ name: 'B', description: 'b', price: null },
				{ name: 'C', description: ' ' },
			],
			AUTOMATIC,
			{ productId: id('={{ [77, 78, 79][$itemIndex] }}'), options: { batchSize: 1 } },
		);
		expect(bodies).toEqual(
			expect.arrayContaining([{ name: 'A' }, { name: 'B', description: 'b' }, { name: 'C' }]),
		);
		expect(messages.filter((message) => message.includes('blank'))).toEqual([
			'4 blank values were not sent: description, categories, price. To empty a field, use "Clear Fields".',
		]);
	});

	it('leaves the record as it was', async () => {
		const products = [...sandbox.stores.values()][0].collection('catalog/products');
		const before = products.get('77') as IDataObject;
		expect(before.categories).not.toEqual([]);
		await update(
			'product.update',
			[
				{
					name: 'Renamed',
					description: '',
					categories: '',
					price: '',
					is_visible: '',
					search_keywords: null,
					images: [],
				},
			],
			AUTOMATIC,
		);
		const { name, date_modified, ...after } = products.get('77') as IDataObject;
		expect(name).toBe('Renamed');
		expect(after).toMatchObject({
			description: before.description,
			categories: before.categories,
			price: before.price,
			is_visible: before.is_visible,
			search_keywords: before.search_keywords,
		});
		expect(date_modified).toBeDefined();
	});

	it.each(['customer.update', 'productVariant.updateBatch'])(
		'of a row for a batch, %s',
		async (operation) => {
			const { bodies } = await update(
				operation,
				[{ id: 1, first_name: '', company: 'Hearth', sku: '', price: null }],
				AUTOMATIC,
			);
			expect(JSON.stringify(bodies)).not.toMatch(/""|null/);
		},
	);

	it('that is required is named', async () => {
		const { error, bodies } = await update(
			'product.create',
			[{ name: '', type: 'physical', price: 5, weight: 1 }],
			AUTOMATIC,
		);
		expect(error?.message).toBe('"Name" is required');
		expect(bodies).toEqual([]);
	});

	it('and nothing else leaves nothing to update', async () => {
		const { error, bodies } = await update(
			'product.update',
			[{ description: '', price: null }],
			AUTOMATIC,
		);
		expect(error?.message).toBe('There is nothing to update');
		expect(bodies).toEqual([]);
	});
});

describe('a field that is mapped one by one', () => {
	it.each([
		['={{ $json.missing }}'],
		['={{ $json.blank }}'],
		['=  '],
		['={{ "" }}'],
		['={{ $json.missing.deeper }}'],
	])('%s has no value: it is not sent, and counted', async (expression) => {
		for (const name of [
			'description',
			'categories',
			'price',
			'is_visible',
			'preorder_release_date',
		]) {
			sandbox.log.clear();
			const { error, bodies, messages } = await update(
				'product.update',
				[{ blank: '' }],
				fields({ name: 'Mug', [name]: expression }),
			);
			expect(error?.message).toBeUndefined();
			expect(bodies).toEqual([{ name: 'Mug' }]);
			expect(messages).toEqual([expect.stringMatching(`^1 blank value was not sent: ${name}\\.`)]);
		}
	});

	it.each(['', '  ', null])('%j in the form is not set', async (blank) => {
		const { bodies, messages } = await update(
			'product.update',
			[{}],
			fields({ name: 'Mug', description: blank, price: blank, categories: blank }),
		);
		expect(bodies).toEqual([{ name: 'Mug' }]);
		expect(messages).toEqual([]);
	});

	it.each(['={{ null }}', '={{ $json.nothing }}'])(
		'%s empties it where it can be null',
		async (expression) => {
			const { error, bodies, messages } = await update(
				'product.update',
				[{ nothing: null }],
				fields({ preorder_release_date: expression, description: expression }),
			);
			expect(error?.message).toBeUndefined();
			expect(bodies).toEqual([{ preorder_release_date: null }]);
			expect(messages).toEqual([
				expect.stringMatching(/^1 blank value was not sent: description\./),
			]);
		},
	);

	it.each(['={{ [] }}', '[]', '={{ $json.list }}'])('%s is a list that is empty', async (list) => {
		const { bodies } = await update('product.update', [{ list: [] }], fields({ categories: list }));
		expect(bodies).toEqual([{ categories: [] }]);
	});

	it('0, false and a text of zeros are values', async () => {
		const { bodies, messages } = await update(
			'product.update',
			[{ zero: 0, no: false, text: '0' }],
			fields({
				price: '={{ $json.zero }}',
				is_visible: '={{ $json.no }}',
				sku: '={{ $json.text }}',
			}),
		);
		expect(bodies).toEqual([{ price: 0, is_visible: false, sku: '0' }]);
		expect(messages).toEqual([]);
		sandbox.log.clear();
		expect(
			(await update('product.update', [{ price: 0, is_visible: false, sku: '0' }], AUTOMATIC))
				.bodies,
		).toEqual([{ price: 0, is_visible: false, sku: '0' }]);
	});
});

describe('a V2 order that was read', () => {
	it('is sent back without the links that BigCommerce only hands out', async () => {
		const {
			items: [{ json: order }],
		} = await runOperation(sandbox, 'order.getMany', { limit: 1 });
		const link = {
			url: `https://api.bigcommerce.com/stores/hearth24kq/v2/orders/${String(order.id)}/products`,
			resource: `/orders/${String(order.id)}/products`,
		};
		sandbox.log.clear();
		const { error, bodies, messages } = await update(
			'order.update',
			[
				{
					...order,
					products: link,
					shipping_addresses: [link],
					consignments: link,
					staff_notes: 'Seen',
				},
			],
			AUTOMATIC,
			{ orderId: id(order.id) },
		);
		expect(error?.message).toBeUndefined();
		expect(bodies[0]).toMatchObject({ staff_notes: 'Seen' });
		for (const name of ['products', 'shipping_addresses', 'consignments'])
			expect(bodies[0]).not.toHaveProperty(name);
		expect(messages.find((message) => message.includes('these are read-only'))).toMatch(/products/);
	});

	it.each(['={{ $json.link }}', '={{ [$json.link] }}'])(
		'also where a link is mapped by hand: %s',
		async (products) => {
			const link = {
				url: 'https://api.bigcommerce.com/stores/x/v2/orders/5/products',
				resource: '/orders/5/products',
			};
			const { bodies } = await update(
				'order.update',
				[{ order: 101, link }],
				fields({ products, staff_notes: 'x' }),
			);
			expect(bodies).toEqual([{ staff_notes: 'x' }]);
		},
	);
});

it('JSON is sent as it was written', async () => {
	const { bodies, messages } = await update('product.update', [{}], AUTOMATIC, {
		bodyMode: 'json',
		jsonBody: '{"description": "", "categories": [], "price": null}',
	});
	expect(bodies).toEqual([{ description: '', categories: [], price: null }]);
	expect(messages).toEqual([]);
});
