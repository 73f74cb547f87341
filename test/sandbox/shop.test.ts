import type { Sandbox } from '../../sandbox/server';
import { BILLING } from '../support/billing';
import { ask, askAt, sandboxFor } from './support';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxFor();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

test('an order adds up, has its parts, and is archived when deleted', async () => {
	const made = await ask(sandbox, 'POST', '/v2/orders', {
		body: {
			billing_address: BILLING,
			products: [{ product_id: 78, quantity: 2, price_ex_tax: 10, price_inc_tax: 11 }],
		},
	});
	expect(made).toMatchObject({
		status: 200,
		body: {
			id: 221,
			status: 'Awaiting Fulfillment',
			items_total: 2,
			subtotal_ex_tax: '20.0000',
			total_inc_tax: '22.0000',
			total_tax: '2.0000',
		},
	});
	expect((await ask(sandbox, 'GET', '/v2/orders/221/products')).body).toMatchObject([
		{ order_id: 221, product_id: 78, quantity: 2 },
	]);
	expect((await ask(sandbox, 'GET', '/v2/orders/221/shipping_addresses')).body).toMatchObject([
		{ city: 'Boise' },
	]);
	const shipped = await ask(sandbox, 'PUT', '/v2/orders/221', { body: { status_id: 2 } });
	expect(shipped.body).toMatchObject({ status_id: 2, status: 'Shipped' });
	expect((await ask(sandbox, 'DELETE', '/v2/orders/221')).status).toBe(204);
	expect((await ask(sandbox, 'GET', '/v2/orders/221')).body.is_deleted).toBe(true);
});

test('an order for a product that does not exist is refused', async () => {
	const refused = await ask(sandbox, 'POST', '/v2/orders', {
		body: { billing_address: BILLING, products: [{ product_id: 1, quantity: 1 }] },
	});
	expect(refused).toMatchObject({
		status: 400,
		body: [{ details: { invalid_reason: expect.stringContaining('1') } }],
	});
});

test('adjustments change stock of variants and products', async () => {
	const level = async (id: number) =>
		(await ask(sandbox, 'GET', `/v3/catalog/products/${id}`)).body.data.inventory_level;
	const before = await level(78);
	const relative = await ask(sandbox, 'POST', '/v3/inventory/adjustments/relative', {
		body: { reason: 'delivery', items: [{ location_id: 1, product_id: 78, quantity: 7 }] },
	});
	expect(relative).toMatchObject({ status: 200, body: { transaction_id: expect.any(String) } });
	expect(await level(78)).toBe(before + 7);
	await ask(sandbox, 'PUT', '/v3/inventory/adjustments/absolute', {
		body: { items: [{ location_id: 1, sku: 'HT-1002', quantity: 3 }] },
	});
	expect(await level(78)).toBe(3);
	const total = await level(77);
	await ask(sandbox, 'POST', '/v3/inventory/adjustments/relative', {
		body: { items: [{ location_id: 1, variant_id: 1, quantity: 2 }] },
	});
	expect(await level(77)).toBe(total + 2);
	const items = await ask(sandbox, 'GET', '/v3/inventory/items?sku:in=HT-1002');
	expect(items.body.data).toMatchObject([
		{ identity: { sku: 'HT-1002' }, locations: [{ available_to_sell: 3 }, {}, {}] },
	]);
});

test('shipments are counted, change the status of their order, and never send more than is left', async () => {
	const made = await ask(sandbox, 'POST', '/v2/orders', {
		body: {
			billing_address: BILLING,
			products: [
				{ product_id: 78, quantity: 2 },
				{ product_id: 79, quantity: 1 },
			],
		},
	});
	const order = async () => (await ask(sandbox, 'GET', '/v2/orders/221')).body;
	const lines = async () => (await ask(sandbox, 'GET', '/v2/orders/221/products')).body;
	const [two, one] = await lines();
	const ship = async (...items: Array<[id: number, quantity: number]>) =>
		await ask(sandbox, 'POST', '/v2/orders/221/shipments', {
			body: {
				order_address_id: two.order_address_id,
				items: items.map(([order_product_id, quantity]) => ({ order_product_id, quantity })),
			},
		});

	expect(made.status).toBe(200);
	await ship([two.id, 1]);
	expect(await order()).toMatchObject({ status: 'Partially Shipped', items_shipped: 1 });
	expect((await ship([two.id, 2])).status).toBe(400);
	await ship([two.id, 1], [one.id, 1]);
	expect(await order()).toMatchObject({ status: 'Shipped', items_shipped: 3 });
	expect(
		(await lines()).map(({ quantity_shipped }: { quantity_shipped: number }) => quantity_shipped),
	).toEqual([2, 1]);
	await ask(sandbox, 'DELETE', '/v2/orders/221/shipments');
	expect(await order()).toMatchObject({ status: 'Shipped', items_shipped: 0 });
});

test('a cart becomes an order', async () => {
	const cart = await ask(sandbox, 'POST', '/v3/carts', {
		body: { line_items: [{ product_id: 78, quantity: 2 }] },
	});
	const { id, version, line_items } = cart.body.data;
	expect(cart.status).toBe(201);
	const stale = await ask(sandbox, 'PUT', `/v3/carts/${id}`, {
		body: { customer_id: 1, version: version + 5 },
	});
	expect(stale.status).toBe(409);
	await ask(sandbox, 'PUT', `/v3/carts/${id}/items/${line_items.physical_items[0].id}`, {
		body: { line_item: { product_id: 78, quantity: 5 } },
	});
	const checkout = await ask(sandbox, 'GET', `/v3/checkouts/${id}`);
	expect(checkout.body.data.cart.line_items.physical_items[0].quantity).toBe(5);
	const order = await ask(sandbox, 'POST', `/v3/checkouts/${id}/orders`);
	expect((await ask(sandbox, 'GET', `/v2/orders/${order.body.data.id}`)).body).toMatchObject({
		status: 'Incomplete',
		items_total: 5,
	});
});

test('refunds change the order', async () => {
	const items = [{ item_type: 'ORDER', item_id: 101, amount: 1 }];
	const quote = await ask(sandbox, 'POST', '/v3/orders/101/payment_actions/refund_quotes', {
		body: { items },
	});
	expect(quote.body.data).toMatchObject({ order_id: 101, total_refund_amount: 1 });
	const refund = await ask(sandbox, 'POST', '/v3/orders/101/payment_actions/refunds', {
		body: { items, payments: [{ provider_id: 'custom', amount: 1, offline: true }] },
	});
	expect(refund).toMatchObject({ status: 201, body: { data: { order_id: 101, total_amount: 1 } } });
	expect((await ask(sandbox, 'GET', '/v2/orders/101')).body.status).toBe('Partially Refunded');
});

test('attribute values are created or updated by customer and attribute', async () => {
	const put = (value: string) =>
		ask(sandbox, 'PUT', '/v3/customers/attribute-values', {
			body: [{ customer_id: 2, attribute_id: 1, value }],
		});
	const first = await put('Harbour');
	const second = await put('Ember');
	expect(second.body.data[0].id).toBe(first.body.data[0].id);
	expect(
		(await ask(sandbox, 'GET', '/v3/customers/attribute-values?customer_id:in=2')).body.data,
	).toMatchObject([{ value: 'Ember' }]);
});

test('assignments are made once and answer 204', async () => {
	const body = [{ product_id: 77, channel_id: 2 }];
	expect(
		(await ask(sandbox, 'PUT', '/v3/catalog/products/channel-assignments', { body })).status,
	).toBe(204);
	expect(
		(await ask(sandbox, 'PUT', '/v3/catalog/products/channel-assignments', { body })).status,
	).toBe(204);
	expect(
		(
			await ask(
				sandbox,
				'GET',
				'/v3/catalog/products/channel-assignments?product_id:in=77&channel_id:in=2',
			)
		).body.data,
	).toHaveLength(1);
	expect(
		(await ask(sandbox, 'GET', '/v3/catalog/products?channel_id:in=2')).body.data,
	).toMatchObject([{ id: 77 }]);
});

test('a payment access token pays once', async () => {
	const { body } = await ask(sandbox, 'POST', '/v3/payments/access_tokens', {
		body: { order: { id: 101 } },
	});
	const pay = (authorization: string) =>
		askAt(sandbox, '/payments/stores/hearth24kq/payments', {
			method: 'POST',
			headers: { Authorization: authorization, 'Content-Type': 'application/json' },
			body: JSON.stringify({
				payment: { instrument: { type: 'card' }, payment_method_id: 'testgateway.card' },
			}),
		});
	expect((await pay('PAT made-up')).status).toBe(401);
	expect(await pay(`PAT ${body.data.id}`)).toMatchObject({
		status: 202,
		body: { data: { status: 'success' } },
	});
	expect((await pay(`PAT ${body.data.id}`)).status).toBe(401);
});

test('files are taken, and redirects come back as CSV', async () => {
	const form = new FormData();
	form.set(
		'import_file',
		new File(['from_path,to_url\n/away/,https://hearth.example/'], 'redirects.csv', {
			type: 'text/csv',
		}),
	);
	expect(
		(await ask(sandbox, 'POST', '/v3/storefront/redirects/imex/import', { form })).status,
	).toBe(201);
	const { body } = await ask(sandbox, 'POST', '/v3/storefront/redirects/imex/export', { body: {} });
	const csv = await ask(sandbox, 'GET', `/v3/storefront/redirects/imex/export/${body.id}/download`);
	expect(csv.headers.get('content-type')).toContain('text/csv');
	expect(csv.body).toContain('/away/,https://hearth.example/');
	const image = new FormData();
	image.set('image_file', new File(['…'], 'mug.png', { type: 'image/png' }));
	expect(
		(await ask(sandbox, 'POST', '/v3/catalog/products/77/images', { form: image })).body.data,
	).toMatchObject({ product_id: 77, image_file: 'mug.png' });
});
