import { RULES } from '../../sandbox/webhooks/events';
import { hears } from '../../sandbox/webhooks/scopes';
import type { Sandbox } from '../../sandbox/server';
import events from '../../catalog/webhookEvents.json';
import { listen, settled, startReceiver, type Receiver } from './receiver';
import { ask, askAt, sandboxFor } from './support';

let sandbox: Sandbox;
let receiver: Receiver;
beforeAll(async () => {
	sandbox = await sandboxFor();
	receiver = await startReceiver();
});
afterAll(() => Promise.all([sandbox.close(), receiver.close()]));
// What is on its way when a test ends would come in during the next one.
afterEach(async () => await settled(sandbox));
beforeEach(() => {
	sandbox.reset();
	receiver.clear();
});

type Request = [method: string, path: string, body?: unknown];

/** What hooks on these scopes are sent after a request, by scope. */
async function after(request: Request, ...scopes: string[]): Promise<Array<[string, unknown]>> {
	for (const scope of scopes) await listen(sandbox, scope, `${receiver.url}/`);
	const { status, body } = await ask(sandbox, request[0], request[1], { body: request[2] });
	if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
	await settled(sandbox);
	const sent = receiver.received.map(({ payload: { scope, data } }): [string, unknown] => [
		scope,
		data,
	]);
	return sent.sort(([left], [right]) => (left < right ? -1 : 1));
}

const PRODUCT = { name: 'Plain Mug', type: 'physical', weight: 1, price: 9.5 };
const CUSTOMER = { email: 'ida.vane@example.com', first_name: 'Ida', last_name: 'Vane' };
const ADDRESS = {
	customer_id: 1,
	first_name: 'Ida',
	last_name: 'Vane',
	address1: '1 Mill Road',
	city: 'Boise',
	country_code: 'US',
	state_or_province: 'Idaho',
	postal_code: '83702',
};
const METAFIELD = { permission_set: 'read', namespace: 'kiln', key: 'batch', value: '7' };
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
const order = (id: number) => ({ type: 'order', id });
const RECORD = { variant_id: 40, currency: 'usd', price: 3 };

test.each<[string, Request, string[], Array<[string, unknown]>]>([
	[
		'an order is placed',
		['POST', '/v2/orders', ORDER],
		['store/order/*'],
		[['store/order/created', order(221)]],
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
			['store/order/updated', order(101)],
		],
	],
	[
		'an order changes otherwise',
		['PUT', '/v2/orders/101', { staff_notes: 'Fragile' }],
		['store/order/*'],
		[['store/order/updated', order(101)]],
	],
	[
		'an order is deleted',
		['DELETE', '/v2/orders/101'],
		['store/order/*'],
		[
			['store/order/archived', order(101)],
			['store/order/updated', order(101)],
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
			['store/order/updated', order(201)],
		],
	],
	[
		'a product is made, with its parts',
		[
			'POST',
			'/v3/catalog/products',
			{ ...PRODUCT, custom_fields: [{ name: 'Glaze', value: 'Celadon' }] },
		],
		['store/product/*', 'store/sku/*'],
		[['store/product/created', { type: 'product', id: 227 }]],
	],
	[
		'a product gets a custom field',
		['POST', '/v3/catalog/products/78/custom-fields', { name: 'Glaze', value: 'Celadon' }],
		['store/product/*'],
		[['store/product/updated', { type: 'product', id: 78 }]],
	],
	[
		'a product goes, with its parts',
		['DELETE', '/v3/catalog/products/77'],
		['store/product/*', 'store/sku/*', 'store/metafield/*'],
		[['store/product/deleted', { type: 'product', id: 77 }]],
	],
	[
		'stock of a product is counted',
		[
			'PUT',
			'/v3/inventory/adjustments/absolute',
			{ reason: 'Count', items: [{ location_id: 1, product_id: 78, quantity: 31 }] },
		],
		['store/product/*', 'store/sku/*', 'store/channel/*/inventory/product/stock_changed'],
		[
			[
				'store/channel/*/inventory/product/stock_changed',
				{ variant_id: expect.any(Number), product_id: 78, location_id: 1 },
			],
			[
				'store/product/inventory/updated',
				{ type: 'product', id: 78, inventory: { product_id: 78, method: 'absolute', value: 31 } },
			],
		],
	],
	[
		'stock of a variant is counted',
		[
			'PUT',
			'/v3/inventory/adjustments/absolute',
			{ reason: 'Count', items: [{ location_id: 1, variant_id: 2, quantity: 31 }] },
		],
		['store/product/*', 'store/sku/*'],
		[
			[
				'store/sku/inventory/updated',
				{
					type: 'sku',
					id: 10_002,
					inventory: { product_id: 77, method: 'absolute', value: 31, variant_id: 2 },
				},
			],
		],
	],
	[
		'a variant changes',
		['PUT', '/v3/catalog/products/77/variants/2', { price: 5 }],
		['store/sku/*', 'store/product/updated'],
		[
			['store/product/updated', { type: 'product', id: 77 }],
			['store/sku/updated', { type: 'sku', id: 10_002, sku: { product_id: 77, variant_id: 2 } }],
		],
	],
	[
		'a customer is made with an address',
		[
			'POST',
			'/v3/customers',
			[{ ...CUSTOMER, addresses: [{ ...ADDRESS, customer_id: undefined }] }],
		],
		['store/customer/*'],
		[
			[
				'store/customer/address/created',
				{ type: 'customer', id: expect.any(Number), address: { customer_id: 61 } },
			],
			['store/customer/created', { type: 'customer', id: 61 }],
		],
	],
	[
		'customers go by filter',
		['DELETE', '/v3/customers?id:in=3,4'],
		['store/customer/*'],
		[
			['store/customer/deleted', { type: 'customer', id: 3 }],
			['store/customer/deleted', { type: 'customer', id: 4 }],
		],
	],
	[
		'a category is made',
		['POST', '/v3/catalog/trees/categories', [{ name: 'Kiln seconds', tree_id: 1, parent_id: 0 }]],
		[
			'store/category/*',
			'store/channel/1/category/*',
			'store/channel/1/categoryTree/updated',
			'store/channel/2/category/*',
		],
		[
			['store/category/created', { type: 'category', id: expect.any(Number) }],
			['store/channel/1/category/created', { category_id: expect.any(Number), tree_id: 1 }],
			['store/channel/1/categoryTree/updated', { tree_id: 1 }],
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
		'a metafield of a product is written',
		['POST', '/v3/catalog/products/78/metafields', METAFIELD],
		['store/product/metafield/*', 'store/metafield/*', 'store/order/*'],
		[
			[
				'store/metafield/created',
				{ metafield_id: expect.any(Number), resource_id: '78', resource_type: 'product' },
			],
			[
				'store/metafield/created',
				{ metafield_id: expect.any(Number), resource_id: '78', resource_type: 'product' },
			],
		],
	],
	[
		'a metafield of an order is written',
		['POST', '/v3/orders/101/metafields', METAFIELD],
		['store/order/metafield/created'],
		[['store/order/metafield/created', { metafield_id: expect.any(Number), resource_id: '101' }]],
	],
	[
		'one price is set',
		['PUT', '/v3/pricelists/1/records/40/usd', { price: 3 }],
		[
			'store/priceList/record/created',
			'store/priceList/record/updated',
			'store/priceList/records/created',
			'store/priceList/records/updated',
		],
		[
			[
				expect.stringMatching(/^store\/priceList\/record\/(created|updated)$/) as never,
				{ price_list_id: 1, variant_id: 40, currency: 'USD' },
			],
		],
	],
	[
		'many prices are set',
		[
			'POST',
			'/v3/pricelists/1/records',
			[
				{ ...RECORD, variant_id: 170 },
				{ ...RECORD, variant_id: 171 },
			],
		],
		['store/priceList/record/created', 'store/priceList/records/created'],
		[
			[
				'store/priceList/records/created',
				[
					{ price_list_id: 1, variant_id: 170, currency: 'USD' },
					{ price_list_id: 1, variant_id: 171, currency: 'USD' },
				],
			],
		],
	],
	[
		'price lists go together',
		['DELETE', '/v3/pricelists?id:in=1'],
		['store/priceLists/deleted', 'store/priceList/deleted'],
		[['store/priceLists/deleted', { price_list_ids: [1] }]],
	],
	[
		'a subscriber is made',
		['POST', '/v3/customers/subscribers', { email: 'ida.vane@example.com', channel_id: 1 }],
		['store/subscriber/*'],
		[['store/subscriber/created', { type: 'subscriber', id: expect.any(Number) }]],
	],
	[
		'settings of a channel change',
		['PUT', '/v3/settings/storefront/seo?channel_id=1', { page_title: 'Hearth' }],
		['store/channel/1/settings/*', 'store/channel/2/settings/*'],
		[['store/channel/1/settings/SEO/updated', {}]],
	],
	[
		'a channel is made',
		['POST', '/v3/channels', { name: 'Fair', type: 'pos', platform: 'custom' }],
		['store/channel/*'],
		[['store/channel/created', { type: 'channel', id: expect.any(Number) }]],
	],
	['something is only read', ['GET', '/v3/catalog/products/77'], ['store/product/*'], []],
])('%s', async (_what, request, scopes, expected) => {
	expect(await after(request, ...scopes)).toEqual(expected);
});

test('a shipment names its order', async () => {
	const lines = (await ask(sandbox, 'GET', '/v2/orders/200/products')).body;
	const addresses = (await ask(sandbox, 'GET', '/v2/orders/200/shipping_addresses')).body;
	const body = {
		order_address_id: addresses[0].id,
		items: [{ order_product_id: lines[0].id, quantity: 1 }],
	};
	const sent = await after(['POST', '/v2/orders/200/shipments', body], 'store/shipment/*');
	expect(sent).toEqual([
		['store/shipment/created', { type: 'shipment', id: expect.any(Number), orderId: 200 }],
	]);
});

test('a cart that becomes an order names it', async () => {
	const { body } = await ask(sandbox, 'POST', '/v3/carts', {
		body: { line_items: [{ product_id: 78, quantity: 1 }], channel_id: 1 },
	});
	const sent = await after(
		['POST', `/v3/checkouts/${body.data.id}/orders`],
		'store/cart/converted',
		'store/order/created',
	);
	expect(sent).toEqual([
		['store/cart/converted', { type: 'cart', id: body.data.id, orderId: 221 }],
		['store/order/created', order(221)],
	]);
});

test('a cart that is abandoned can be found by its token', async () => {
	const { body } = await ask(sandbox, 'POST', '/v3/carts', {
		body: { line_items: [{ product_id: 78, quantity: 1 }], channel_id: 1 },
	});
	await listen(sandbox, 'store/cart/abandoned', receiver.url);
	const {
		status,
		body: { token },
	} = await askAt(sandbox, `/sandbox/carts/${body.data.id}/abandon`, { method: 'POST' });
	await settled(sandbox);
	expect(status).toBe(202);
	expect(receiver.received.map(({ payload }) => payload.data)).toEqual([
		{ type: 'cart', id: body.data.id, token },
	]);
	expect((await ask(sandbox, 'GET', `/v3/abandoned-carts/${token}`)).body.data).toEqual({
		cart_id: body.data.id,
	});
	expect((await askAt(sandbox, '/sandbox/carts/none/abandon', { method: 'POST' })).status).toBe(
		404,
	);
	// The button on the sandbox's page leads back to it.
	const clicked = await fetch(`${sandbox.url}/sandbox/carts/${body.data.id}/abandon`, {
		method: 'POST',
		headers: { accept: 'text/html' },
		redirect: 'manual',
	});
	expect([clicked.status, clicked.headers.get('location')]).toEqual([303, '/']);
});

test('what a refused batch has undone fires nothing', async () => {
	await listen(sandbox, 'store/customer/*', receiver.url);
	const { status } = await ask(sandbox, 'POST', '/v3/customers', {
		body: [CUSTOMER, { ...CUSTOMER, last_name: 'Again' }],
	});
	expect(status).toBe(422);
	await settled(sandbox);
	expect(receiver.received).toEqual([]);
});

test('all scopes are ones that the catalogue has', () => {
	const known = new Set(events.events.map(({ scope }) => scope));
	const storeWide = (scope: string) => scope.replace(/^store\//, 'store/channel/{channel_id}/');
	const unknown = RULES.filter(
		({ scope, data }) =>
			!known.has(data ? scope : storeWide(scope)) &&
			!(scope.startsWith('store/channel/*') && known.has(scope)),
	);
	expect([...new Set(unknown.map(({ scope }) => scope))]).toEqual([]);
});

test.each([
	['store/order/created', 'store/order/created', true],
	['store/order/created', 'store/order/updated', false],
	['store/order/*', 'store/order/refund/created', true],
	['store/order/*', 'store/orders/created', false],
	['store/order/*', 'store/channel/1/order/created', false],
	['store/channel/*', 'store/channel/updated', true],
	['store/channel/*', 'store/channel/1/order/created', false],
	['store/channel/1/order/*', 'store/channel/1/order/created', true],
	['store/channel/1/order/*', 'store/channel/2/order/created', false],
	['store/channel/1/order/*', 'store/order/created', false],
	[
		'store/channel/*/inventory/product/stock_changed',
		'store/channel/*/inventory/product/stock_changed',
		true,
	],
	['store/channel/*', 'store/channel/*/inventory/product/stock_changed', false],
	['store/cart/*', 'store/cart/lineItem/created', true],
])('%s hears %s: %s', (listening, scope, expected) => {
	expect(hears(listening, scope)).toBe(expected);
});
