import {
	allEvents,
	belongsTo,
	channelIn,
	eventOf,
	inChannel,
} from '../../nodes/BigCommerceTrigger/events';
import { fetchFor, recordRequests } from '../../nodes/BigCommerceTrigger/record/recordRequests';

test.each([
	['store/order/created', 'store/order/created', true],
	['store/order/created', 'store/order/updated', false],
	['store/order/*', 'store/order/updated', true],
	['store/order/*', 'store/order/message/created', true],
	['store/order/*', 'store/orders/updated', false],
	['store/order/*', 'store/order', false],
	['store/channel/2/order/*', 'store/channel/2/order/created', true],
	['store/channel/2/order/*', 'store/channel/22/order/created', false],
	['store/channel/2/order/*', 'store/order/created', false],
	[
		'store/channel/*/inventory/product/stock_changed',
		'store/channel/*/inventory/product/stock_changed',
		true,
	],
	[
		'store/channel/*/inventory/product/stock_changed',
		'store/channel/3/inventory/product/stock_changed',
		true,
	],
	[
		'store/channel/*/inventory/product/stock_changed',
		'store/channel/3/inventory/product/low_stock_reached',
		false,
	],
	// As BigCommerce's examples show them.
	['store/product/metafield/created', 'store/metafield/created', true],
	['store/product/metafield/created', 'store/metafield/deleted', false],
	['store/channel/2/cart/lineItem/created', 'store/channel/2/cart/lineItems/created', true],
	['store/channel/2/cart/lineItem/created', 'store/channel/3/cart/lineItems/created', false],
])('a hook for %s brings %s: %s', (registered, delivered, expected) => {
	expect(belongsTo(registered, delivered)).toBe(expected);
});

test('a scope with a channel leads to its event and names its channel', () => {
	expect(eventOf('store/channel/7/order/created')?.name).toBe('Order Created');
	expect(channelIn('store/channel/7/order/created')).toBe(7);
	expect(channelIn('store/channel/created')).toBeUndefined();
	expect(inChannel('store/channel/{channel_id}/order/*', 7)).toBe('store/channel/7/order/*');
});

/** Payloads as BigCommerce's guide shows them, and the address the record is read from. */
test.each([
	['store/order/updated', { type: 'order', id: 250 }, ['v2 /orders/250']],
	['store/channel/1/order/updated', { order_id: 127 }, ['v2 /orders/127']],
	[
		'store/cart/lineItem/updated',
		{ type: 'cart_line_item', id: '743bfd94', cartId: 'b0386708' },
		['v3 /carts/b0386708'],
	],
	[
		'store/channel/1/cart/lineItem/updated',
		{ cart_id: 'b0386708', cart_item_id: '743bfd94' },
		['v3 /carts/b0386708'],
	],
	['store/cart/converted', { type: 'cart', id: 'd30016e2', orderId: 252 }, ['v2 /orders/252']],
	['store/channel/1/cart/converted', { cart_id: 'd30016e2' }, undefined],
	[
		'store/customer/address/updated',
		{ type: 'customer', id: 60, address: { customer_id: 32 } },
		['v3 /customers/addresses?id:in=60&customer_id:in=32'],
	],
	[
		'store/sku/updated',
		{ type: 'sku', id: 461, sku: { product_id: 206, variant_id: 509 } },
		['v3 /catalog/products/206/variants/509'],
	],
	[
		'store/sku/inventory/updated',
		{ type: 'sku', id: 461, inventory: { product_id: 206, value: 5, variant_id: 509 } },
		['v3 /catalog/products/206/variants/509'],
	],
	[
		'store/brand/metafield/created',
		{ metafield_id: 16, resource_id: '38' },
		['v3 /catalog/brands/38/metafields/16'],
	],
	[
		'store/metafield/created',
		{ metafield_id: 10, resource_id: '1', resource_type: 'location' },
		['v3 /inventory/locations/1/metafields/10'],
	],
	[
		'store/metafield/created',
		{ metafield_id: 10, resource_id: '1', resource_type: 'something new' },
		undefined,
	],
	[
		'store/shipment/created',
		{ type: 'shipment', id: 12, orderId: 251 },
		['v2 /orders/251/shipments/12'],
	],
	[
		'store/order/message/created',
		{ type: 'order', id: 250, message: { order_message_id: 3 } },
		['v2 /orders/250/messages?min_id=3&max_id=3'],
	],
	['store/channel/1/order/message/created', { order_id: 250 }, ['v2 /orders/250/messages']],
	['store/channel/1/order/refund/created', { order_id: 250 }, ['v2 /orders/250']],
	[
		'store/priceList/record/updated',
		{ price_list_id: 1, variant_id: 179, currency: 'USD' },
		['v3 /pricelists/1/records/179/USD'],
	],
	[
		'store/priceList/records/updated',
		[
			{ price_list_id: 1, variant_id: 179, currency: 'USD' },
			{ price_list_id: 2, variant_id: 180, currency: 'EUR' },
		],
		['v3 /pricelists/1/records/179/USD', 'v3 /pricelists/2/records/180/EUR'],
	],
	[
		'store/option/updated',
		{ type: 'local_option', id: 205, affected_product_ids: [1, 2] },
		['v3 /catalog/products/1/options/205', 'v3 /catalog/products/2/options/205'],
	],
	[
		'store/option/updated',
		{ type: 'shared_option', id: 205, affected_product_ids: [1, 2] },
		undefined,
	],
	['store/channel/4/settings/logo/updated', {}, ['v3 /settings/logo?channel_id=4']],
	['store/information/updated', { type: 'store' }, ['v2 /store']],
	['store/product/deleted', { type: 'product', id: 205 }, undefined],
])('%s with %j is read from %j', (scope, data, addresses) => {
	const fetch = fetchFor(scope, data);
	const requests =
		fetch &&
		recordRequests(fetch, scope, data).map(
			({ request: { server, path, query } }) =>
				`${server} ${path}${query.length > 0 ? `?${query.map((value) => value.join('=')).join('&')}` : ''}`,
		);
	expect(requests).toEqual(addresses);
});

test('the events of a resource stand together, and those that most shops need come first', () => {
	const groups = allEvents()
		.map(({ group }) => group)
		.filter((text, index, all) => text !== all[index - 1]);
	expect(new Set(groups).size).toBe(groups.length);
	expect(groups[0]).toBe('Order');
});
