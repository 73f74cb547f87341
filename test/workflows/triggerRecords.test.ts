import { bodyOf } from '../support/deliveries';
import { openSandbox, sandbox, start, until } from '../support/signedDeliveries';

openSandbox();

describe('the record behind an event', () => {
	it.each([
		[
			'store/channel/1/order/updated',
			'store/order/updated',
			{ order_id: 101 },
			{ id: 101, customer_id: expect.any(Number) },
		],
		[
			'store/customer/created',
			'store/customer/created',
			{ type: 'customer', id: 3 },
			{ id: 3, email: expect.any(String) },
		],
		[
			'store/category/updated',
			'store/category/updated',
			{ type: 'category', id: 20 },
			{ category_id: 20 },
		],
		[
			'store/sku/updated',
			'store/sku/updated',
			{ type: 'sku', id: 461, sku: { product_id: 77, variant_id: 77 } },
			undefined,
		],
		[
			'store/product/updated',
			'store/product/*',
			{ type: 'product', id: 77 },
			{ id: 77, name: expect.any(String) },
		],
	])('%s is read where its payload says', async (scope, event, data, record) => {
		const channels = scope.includes('/channel/') ? { options: { channels: [1] } } : {};
		const { send, started } = await start({ events: [event], ...channels });
		expect((await send(bodyOf({ scope, data }))).status).toBe(200);
		await until(() => started.length === 1);
		expect(started[0][0].record).toEqual(
			record === undefined ? undefined : expect.objectContaining(record),
		);
		if (record === undefined) expect(started[0][0].note).toMatch(/gone/);
	});

	it('that is gone leaves a note', async () => {
		const { send, started } = await start({ events: ['store/order/updated'] });
		await send(bodyOf({ scope: 'store/order/updated', data: { type: 'order', id: 424242 } }));
		await until(() => started.length === 1);
		expect(started[0][0]).toMatchObject({
			id: 424242,
			note: 'The record was already gone when it was read.',
		});
		expect(started[0][0]).not.toHaveProperty('record');
	});

	it('that the account may not read leaves a note naming the scope, and nothing is asked for', async () => {
		const { send, started } = await start({ events: ['store/product/updated'] }, 'orders');
		await send(
			bodyOf({ scope: 'store/product/updated', data: { type: 'product', id: 77 } }),
			'sandbox-secret-orders-read-only',
		);
		await until(() => started.length === 1);
		expect(started[0][0].note).toMatch(/store_v2_products_read_only/);
		expect(
			sandbox.log
				.all()
				.filter(({ path, account }) => account === 'orders' && path.includes('/catalog/products')),
		).toEqual([]);
	});

	it('that was deleted is not looked for', async () => {
		const { send, started } = await start({ events: ['store/product/deleted'] });
		await send(bodyOf({ scope: 'store/product/deleted', data: { type: 'product', id: 77 } }));
		await until(() => started.length === 1);
		expect(started[0][0]).toMatchObject({ change: 'deleted', id: 77 });
		expect(Object.keys(started[0][0])).not.toEqual(expect.arrayContaining(['record']));
	});
});

/** The payloads are the examples of BigCommerce's reference of events. */
describe('the IDs of an event', () => {
	it.each([
		[
			'store/sku/updated',
			{ type: 'sku', id: 461, sku: { product_id: 206, variant_id: 509 } },
			{ id: 509, productId: 206 },
		],
		[
			'store/sku/deleted',
			{ type: 'sku', id: 461, sku: { product_id: 206, variant_id: 509 } },
			{ id: 509, productId: 206 },
		],
		[
			'store/sku/inventory/updated',
			{
				type: 'sku',
				id: 461,
				inventory: { product_id: 206, method: 'absolute', value: 5, variant_id: 509 },
			},
			{ id: 509, productId: 206 },
		],
		['store/sku/created', { type: 'sku', id: 461 }, { id: null }],
		[
			'store/order/refund/created',
			{ type: 'order', id: 250, refund: { refund_id: 3 } },
			{ id: 3, orderId: 250 },
		],
		['store/order/message/created', { order_id: 250 }, { id: null, orderId: 250 }],
		[
			'store/shipment/created',
			{ type: 'shipment', id: 12, orderId: 251 },
			{ id: 12, orderId: 251 },
		],
		[
			'store/customer/address/deleted',
			{ type: 'customer', id: 60, address: { customer_id: 32 } },
			{ id: 60, customerId: 32 },
		],
		[
			'store/product/variant/metafield/deleted',
			{ metafield_id: 12, resource_id: '118', resource_type: 'variant' },
			{ id: 12, variantId: '118' },
		],
		[
			'store/channel/*/inventory/product/backorder_limit_reached',
			{ variant_id: 127, product_id: 113, location_id: 2 },
			{ id: 127, productId: 113, locationId: 2 },
		],
	])('%s: %j', async (scope, data, ids) => {
		const { send, started } = await start({ events: [scope], fetchRecord: false });
		expect((await send(bodyOf({ scope, data }))).status).toBe(200);
		await until(() => started.length === 1);
		const related = Object.entries(started[0][0]).filter(
			([name]) => /^id$|Id$/.test(name) && name !== 'channelId',
		);
		expect(Object.fromEntries(related)).toEqual(ids);
	});

	it('and the record are found behind a scope with a trailing slash, in raw output, too', async () => {
		const { send, started } = await start({
			events: ['store/product/updated'],
			options: { output: 'raw' },
		});
		const scope = 'store/product/updated/';
		await send(bodyOf({ scope, data: { type: 'product', id: 77 } }));
		await until(() => started.length === 1);
		expect(started[0][0]).toMatchObject({ scope, record: { id: 77 } });
	});
});
