import { expectRefusal, openSandbox, send, type Refusal } from './refusalsSupport';

openSandbox();

describe('a cart', () => {
	const CARTS = '/v3/carts';
	const cart = (line: object, more: object = {}) => ({
		line_items: [{ product_id: 78, quantity: 1, ...line }],
		...more,
	});

	it.each<Refusal>([
		[
			'with a product that does not exist',
			'POST',
			CARTS,
			cart({ product_id: 9 }),
			422,
			'line_items.0.product_id',
			'product 9',
		],
		[
			'with a variant of another product',
			'POST',
			CARTS,
			cart({ variant_id: 1 }),
			422,
			'line_items.0.variant_id',
			'no variant 1',
		],
		[
			'without a variant of a product with options',
			'POST',
			CARTS,
			cart({ product_id: 77 }),
			422,
			'line_items.0.variant_id',
			'has options',
		],
		[
			'with no pieces',
			'POST',
			CARTS,
			cart({ quantity: 0 }),
			422,
			'line_items.0.quantity',
			'at least 1',
		],
		[
			'with a negative price',
			'POST',
			CARTS,
			cart({ list_price: -1 }),
			422,
			'line_items.0.list_price',
			'negative',
		],
		['with nothing in it', 'POST', CARTS, { line_items: [] }, 422, 'line_items', 'at least one'],
		[
			'with a nameless item',
			'POST',
			CARTS,
			{ custom_items: [{ quantity: 1, list_price: 1 }] },
			422,
			'custom_items.0.name',
			'missing',
		],
		[
			'of a customer that does not exist',
			'POST',
			CARTS,
			cart({}, { customer_id: 999 }),
			422,
			'customer_id',
			'does not exist',
		],
		[
			'in a currency that the store does not have',
			'POST',
			CARTS,
			cart({}, { currency: { code: 'CHF' } }),
			422,
			'currency.code',
			'does not exist',
		],
	])('%s is refused', async (...refusal) => await expectRefusal(refusal));

	it('holds no more of a product than an order may have, and no less', async () => {
		await send('PUT', '/v3/catalog/products/78', {
			order_quantity_minimum: 2,
			order_quantity_maximum: 4,
		});
		const few = await send('POST', CARTS, cart({}));
		expect(few).toMatchObject({
			status: 422,
			body: { title: expect.stringContaining('minimum of 2') },
		});
		const { body } = await send('POST', CARTS, cart({ quantity: 3 }));
		const more = await send('POST', `${CARTS}/${body.data.id}/items`, cart({ quantity: 2 }));
		expect(more).toMatchObject({
			status: 422,
			body: { title: expect.stringContaining('maximum of 4') },
		});
		const [{ id }] = body.data.line_items.physical_items;
		const changed = await send('PUT', `${CARTS}/${body.data.id}/items/${id}`, {
			line_item: { quantity: 9 },
		});
		expect(changed).toMatchObject({
			status: 422,
			body: { title: expect.stringContaining('maximum of 4') },
		});
	});
});
