import { expectRefusal, openSandbox, send, type Refusal } from './refusalsSupport';

openSandbox();

const PRODUCT = { name: 'Test Lamp', type: 'physical', weight: 1, price: 5 };
const PRODUCTS = '/v3/catalog/products';

describe('refused in the catalog', () => {
	it.each<Refusal>([
		[
			'a category that does not exist',
			'POST',
			PRODUCTS,
			{ ...PRODUCT, categories: [999] },
			409,
			'categories.0',
			'999 does not exist',
		],
		[
			'a brand that does not exist',
			'PUT',
			`${PRODUCTS}/78`,
			{ brand_id: 999 },
			409,
			'brand_id',
			'999 does not exist',
		],
		[
			'a tax class that does not exist',
			'PUT',
			`${PRODUCTS}/78`,
			{ tax_class_id: 99 },
			409,
			'tax_class_id',
			'does not exist',
		],
		['a negative price', 'POST', PRODUCTS, { ...PRODUCT, price: -1 }, 422, 'price', '>= 0'],
		[
			'a hidden price of a product for sale',
			'PUT',
			`${PRODUCTS}/78`,
			{ is_price_hidden: true },
			422,
			'is_price_hidden',
			'disabled',
		],
		[
			'a maximum below the minimum',
			'PUT',
			`${PRODUCTS}/78`,
			{ order_quantity_minimum: 5, order_quantity_maximum: 2 },
			422,
			'order_quantity_maximum',
			'less than',
		],
		[
			'an image from nowhere',
			'POST',
			`${PRODUCTS}/78/images`,
			{ is_thumbnail: true },
			422,
			'image_url',
			'must be present',
		],
		[
			'a rule whose end is before its start',
			'POST',
			`${PRODUCTS}/78/bulk-pricing-rules`,
			{ quantity_min: 9, quantity_max: 5, type: 'price', amount: 1 },
			422,
			'quantity_max',
			'greater',
		],
		[
			'a fixed price for one piece',
			'POST',
			`${PRODUCTS}/78/bulk-pricing-rules`,
			{ quantity_min: 1, quantity_max: 5, type: 'fixed', amount: 1 },
			422,
			'quantity_min',
			'at least 2',
		],
		['six stars', 'PUT', `${PRODUCTS}/77/reviews/1`, { rating: 6 }, 422, 'rating', '5'],
		[
			'a product in a category that does not exist',
			'PUT',
			`${PRODUCTS}/category-assignments`,
			[{ product_id: 78, category_id: 999 }],
			422,
			'category_id',
			'does not exist',
		],
	])('%s', async (...refusal) => await expectRefusal(refusal));

	it('the same in a batch, as one element', async () => {
		const { status, body } = await send('PUT', PRODUCTS, [{ id: 78, brand_id: 999 }]);
		expect(status).toBe(409);
		expect(body.errors).toMatchObject([{ errors: { brand_id: '999 does not exist' } }]);
	});

	it.each([
		['a category', '/v3/catalog/trees/categories', { name: 'New', parent_id: 999 }, 'parent_id'],
		[
			'a metafield',
			`${PRODUCTS}/metafields`,
			{ resource_id: 9, key: 'k', namespace: 'n', value: 'v', permission_set: 'read' },
			'resource_id',
		],
	])(
		'%s below a record that does not exist, as one element of its batch',
		async (_what, path, element, field) => {
			const { status, body } = await send('POST', path, [element]);
			expect(status).toBe(422);
			expect(body.errors).toMatchObject([
				{ errors: { [field]: expect.stringContaining('does not exist') } },
			]);
		},
	);
});

describe('a variant', () => {
	const path = `${PRODUCTS}/77/variants`;
	const variant = (option_values: object[]) => ({ sku: 'HT-NEW', option_values });

	it.each<Refusal>([
		['without options', 'POST', path, variant([]), 422, 'option_values', 'option Color'],
		[
			'with a value that does not exist',
			'POST',
			path,
			variant([{ option_display_name: 'Color', label: 'Puce' }]),
			422,
			'option_values.0',
			'no value',
		],
		[
			'with the values of another variant',
			'POST',
			path,
			variant([{ option_display_name: 'Color', label: 'Chalk' }]),
			422,
			'option_values',
			'another variant',
		],
		[
			'with two values of an option',
			'POST',
			path,
			variant(['Chalk', 'Slate'].map((label) => ({ option_display_name: 'Color', label }))),
			422,
			'option_values',
			'one value',
		],
		[
			'with an option, of a product without any',
			'POST',
			`${PRODUCTS}/78/variants`,
			variant([{ id: 1, option_id: 1 }]),
			422,
			'option_values.0',
			'no value',
		],
	])('%s is refused', async (...refusal) => await expectRefusal(refusal));

	it('of a new value is made, and keeps its options when its price changes', async () => {
		const { body } = await send('GET', `${PRODUCTS}/77/options`);
		const [option] = body.data;
		const value = await send('POST', `${PRODUCTS}/77/options/${option.id}/values`, {
			label: 'Puce',
			sort_order: 9,
		});
		const made = await send(
			'POST',
			path,
			variant([{ id: value.body.data.id, option_id: option.id }]),
		);
		expect(made.status).toBe(200);
		expect((await send('PUT', `${path}/${made.body.data.id}`, { price: 3 })).status).toBe(200);
	});
});

describe('the brand of a product', () => {
	const brands = async () =>
		(await send('GET', '/v3/catalog/brands?limit=250')).body.data as Array<{
			id: number;
			name: string;
		}>;

	it('is found by its name, in any case', async () => {
		const [, { id, name }] = await brands();
		const { body } = await send('POST', PRODUCTS, { ...PRODUCT, brand_name: name.toUpperCase() });
		expect(body.data).toMatchObject({ brand_id: id });
		expect(body.data).not.toHaveProperty('brand_name');
	});

	it('is made if there is none of the name, also by an update', async () => {
		const before = (await brands()).length;
		const { body } = await send('PUT', `${PRODUCTS}/78`, { brand_name: 'Kiln & Loom' });
		const after = await brands();
		expect(after).toHaveLength(before + 1);
		expect(after.at(-1)).toMatchObject({ id: body.data.brand_id, name: 'Kiln & Loom' });
	});

	it('is not made by a request that is refused', async () => {
		const before = (await brands()).length;
		const twin = await send('PUT', `${PRODUCTS}/78`, { sku: 'HT-1003', brand_name: 'Kiln & Loom' });
		expect(twin.status).toBe(409);
		expect(await brands()).toHaveLength(before);
	});
});
