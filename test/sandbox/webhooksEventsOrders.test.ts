import { listen, settled } from './receiver';
import { ask, askAt } from './support';
import { METAFIELD, prepareEvents, type EventCase } from './webhooksEventsSupport';

const { sandbox, receiver, sentAfter } = prepareEvents();

const ORDER = {
	billing_address: {
		first_name: 'Ida',
		last_name: 'Vane',
		street_1: '1 Mill Road',
		city: 'Boise',
		state: 'Idaho',
		zip: '83702',
		country: 'United States',
		email: 'ida@example.com',
	},
	products: [{ product_id: 78, quantity: 1 }],
};
const orderData = (id: number) => ({ type: 'order', id });

test.each<EventCase>([
	[
		'an order is placed',
		['POST', '/v2/orders', ORDER],
		['store/order/*'],
		[['store/order/created', orderData(221)]],
	],
	[
		'an order changes its status',
		['PUT', '/v2/orders/101', { status_id: 2 }],
		['store/order/*', 'store/channel/1/order/statusUpdated'],
		[
			['store/channel/1/order/statusUpdated', { order_id: 101 }],
			[
				'store/order/statusUpdated',
				{
					type: 'order',
					id: 101,
					status: { previous_status_id: expect.any(Number), new_status_id: 2 },
				},
			],
			['store/order/updated', orderData(101)],
		],
	],
	[
		'an order changes otherwise',
		['PUT', '/v2/orders/101', { staff_notes: 'Fragile' }],
		['store/order/*'],
		[['store/order/updated', orderData(101)]],
	],
	[
		'an order is deleted',
		['DELETE', '/v2/orders/101'],
		['store/order/*'],
		[
			['store/order/archived', orderData(101)],
			['store/order/updated', orderData(101)],
		],
	],
	[
		'an order is refunded',
		[
			'POST',
			'/v3/orders/201/payment_actions/refunds',
			{
				items: [{ item_type: 'ORDER', item_id: 201, amount: 1, reason: 'Chipped' }],
				payments: [{ provider_id: 'custom', amount: 1, offline: true }],
			},
		],
		['store/order/*', 'store/channel/1/order/refund/*'],
		[
			['store/channel/1/order/refund/created', { order_id: 201 }],
			[
				'store/order/refund/created',
				{ type: 'order', id: 201, refund: { refund_id: expect.any(Number) } },
			],
			[
				'store/order/statusUpdated',
				{
					type: 'order',
					id: 201,
					status: { previous_status_id: expect.any(Number), new_status_id: 14 },
				},
			],
			['store/order/updated', orderData(201)],
		],
	],
	[
		'a cart is opened',
		['POST', '/v3/carts', { line_items: [{ product_id: 78, quantity: 1 }], channel_id: 1 }],
		['store/cart/*', 'store/channel/1/cart/*'],
		[
			['store/cart/created', { type: 'cart', id: expect.any(String) }],
			[
				'store/cart/lineItem/created',
				{ type: 'cart_line_item', id: expect.any(String), cartId: expect.any(String) },
			],
			['store/cart/updated', { type: 'cart', id: expect.any(String) }],
			['store/channel/1/cart/created', { cart_id: expect.any(String) }],
			// As BigCommerce writes it, although it is registered as lineItem.
			[
				'store/channel/1/cart/lineItems/created',
				{ cart_item_id: expect.any(String), cart_id: expect.any(String) },
			],
			['store/channel/1/cart/updated', { cart_id: expect.any(String) }],
		],
	],
	[
		'a metafield of an order is written',
		['POST', '/v3/orders/101/metafields', METAFIELD],
		['store/order/metafield/created'],
		[['store/order/metafield/created', { metafield_id: expect.any(Number), resource_id: '101' }]],
	],
])('%s', async (_what, request, scopes, expected) => {
	expect(await sentAfter(request, ...scopes)).toEqual(expected);
});

test('a shipment names its order', async () => {
	const lines = (await ask(sandbox(), 'GET', '/v2/orders/200/products')).body;
	const addresses = (await ask(sandbox(), 'GET', '/v2/orders/200/shipping_addresses')).body;
	const body = {
		order_address_id: addresses[0].id,
		items: [{ order_product_id: lines[0].id, quantity: 1 }],
	};
	const sent = await sentAfter(['POST', '/v2/orders/200/shipments', body], 'store/shipment/*');
	expect(sent).toEqual([
		['store/shipment/created', { type: 'shipment', id: expect.any(Number), orderId: 200 }],
	]);
});

test('a cart that becomes an order names it', async () => {
	const { body } = await ask(sandbox(), 'POST', '/v3/carts', {
		body: { line_items: [{ product_id: 78, quantity: 1 }], channel_id: 1 },
	});
	const sent = await sentAfter(
		['POST', `/v3/checkouts/${body.data.id}/orders`],
		'store/cart/converted',
		'store/order/created',
	);
	expect(sent).toEqual([
		['store/cart/converted', { type: 'cart', id: body.data.id, orderId: 221 }],
		['store/order/created', orderData(221)],
	]);
});

test('a cart that is abandoned can be found by its token', async () => {
	const { body } = await ask(sandbox(), 'POST', '/v3/carts', {
		body: { line_items: [{ product_id: 78, quantity: 1 }], channel_id: 1 },
	});
	await listen(sandbox(), 'store/cart/abandoned', receiver().url);
	const {
		status,
		body: { token },
	} = await askAt(sandbox(), `/sandbox/carts/${body.data.id}/abandon`, { method: 'POST' });
	await settled(sandbox());
	expect(status).toBe(202);
	expect(receiver().received.map(({ payload }) => payload.data)).toEqual([
		{ type: 'cart', id: body.data.id, token },
	]);
	expect((await ask(sandbox(), 'GET', `/v3/abandoned-carts/${token}`)).body.data).toEqual({
		cart_id: body.data.id,
	});
	expect((await askAt(sandbox(), '/sandbox/carts/none/abandon', { method: 'POST' })).status).toBe(
		404,
	);
	// The button on the sandbox's page leads back to it.
	const clicked = await fetch(`${sandbox().url}/sandbox/carts/${body.data.id}/abandon`, {
		method: 'POST',
		headers: { accept: 'text/html' },
		redirect: 'manual',
	});
	expect([clicked.status, clicked.headers.get('location')]).toEqual([303, '/']);
});
