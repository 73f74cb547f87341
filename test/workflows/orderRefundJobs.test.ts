import type { Row } from '../../sandbox/state/row';
import { placeOrder, requests, rows, run, sandbox, store, writes } from '../support/orderJobs';
import { fields, jsons, runOperation } from '../support/run';
import { apiRequests, as } from '../support/sandbox';

describe('Refund Lines', () => {
	const refund = async (order: unknown, form: object, more: object = {}, parameters: object = {}) =>
		await run('order.refundLines', order, form, more, parameters);
	const sent = () =>
		apiRequests(sandbox).find(({ method, path }) => method === 'POST' && path.endsWith('/refunds'))
			?.body as Row;

	it('refunds lines by SKU and quantity as the quote says, in three requests', async () => {
		const { order, lines } = placeOrder();
		const { items, error } = await refund(order.id, {
			lines: [{ sku: lines[0].sku, quantity: 1 }, { id: lines[1].id }],
			reason: 'Broken',
		});
		expect(error).toBeUndefined();
		expect(sent()).toEqual({
			items: [
				{ item_type: 'PRODUCT', item_id: lines[0].id, quantity: 1, reason: 'Broken' },
				{ item_type: 'PRODUCT', item_id: lines[1].id, quantity: 3, reason: 'Broken' },
			],
			payments: [{ provider_id: 'custom', amount: 40, offline: true }],
		});
		expect(items[0].json).toMatchObject({ order_id: order.id, total_amount: 40, restocked: [] });
		expect(requests()).toEqual([
			`GET /v2/orders/${order.id}/products`,
			`POST /v3/orders/${order.id}/payment_actions/refund_quotes`,
			`POST /v3/orders/${order.id}/payment_actions/refunds`,
		]);
	});

	it('splits the refund over the payments that it came from, or goes where the user says', async () => {
		const { order, lines } = placeOrder();
		store.collection('orders').update(order.id as number, { store_credit_amount: '5.0000' });
		await refund(order.id, { lines: [{ sku: lines[0].sku, quantity: 1 }] });
		expect(sent().payments).toEqual([
			{ provider_id: 'bankdeposit', amount: 5, offline: true },
			{ provider_id: 'storecredit', amount: 5, offline: false },
		]);
		sandbox.log.clear();
		await refund(order.id, {
			lines: [{ sku: lines[0].sku, quantity: 1 }],
			refund_to: 'storecredit',
		});
		expect(sent().payments).toEqual([{ provider_id: 'storecredit', amount: 10, offline: false }]);
	});

	it('says which ways there are, if the chosen one is none of them', async () => {
		const { order, lines } = placeOrder();
		const { error } = await refund(order.id, { lines: [{ id: lines[0].id }], refund_to: 'paypal' });
		expect(error?.message).toBe(`BigCommerce does not offer this refund of order ${order.id}`);
		expect(error?.description).toContain('custom');
		expect(sent()).toBeUndefined();
	});

	it('asks where to refund to, if BigCommerce offers several ways that are not how it was paid', async () => {
		const { order, lines } = placeOrder();
		store.collection('orders').update(order.id as number, { store_credit_amount: '50.0000' });
		const { error } = await refund(order.id, { lines: [{ id: lines[0].id }] });
		expect(error?.message).toBe(`There are several ways to refund order ${order.id}`);
		expect(error?.description).toContain('storecredit; custom');
		expect(sent()).toBeUndefined();
	});

	it('refunds an amount of a line, and shipping costs besides', async () => {
		const { order, lines } = placeOrder();
		const { items, error } = await refund(order.id, {
			lines: [{ sku: lines[0].sku, amount: 7.5 }],
			shipping_amount: 3,
		});
		expect(error).toBeUndefined();
		expect(sent().items).toEqual([
			{
				item_type: 'PRODUCT',
				item_id: lines[0].id,
				quantity: 1,
				adjustments: [{ amount: -2.5, description: 'Refund of a part' }],
			},
			{ item_type: 'SHIPPING', item_id: lines[0].order_address_id, amount: 3 },
		]);
		expect(items[0].json.total_amount).toBe(10.5);
	});

	it.each([
		['alone', {}],
		['with shipping costs besides', { shipping_amount: 3 }],
	])('refunds no other amount than the one given, %s', async (_what, more) => {
		const { order, lines } = placeOrder();
		// A discount on the whole order, which the price of the line does not show.
		store.collection('orders').update(order.id as number, { discount_amount: '1.0000' });
		const { error } = await refund(order.id, {
			lines: [{ sku: lines[0].sku, amount: 7.5 }],
			...more,
		});
		expect(error?.message).toBe(
			`BigCommerce would refund 6.5 instead of 7.5 for order ${order.id}`,
		);
		expect(sent()).toBeUndefined();
	});

	it('says that a payment was declined, and adds no stock', async () => {
		const { order, lines } = placeOrder();
		store.collection('orders').update(order.id as number, { $declines: true });
		const { error } = await refund(order.id, { lines: [{ id: lines[0].id }], restock: true });
		expect(error?.message).toBe(`A payment of the refund of order ${order.id} was declined`);
		expect(error?.description).toMatch(/Refund \d+ of 20 was made/);
		expect(writes().at(-1)).toMatch(/refunds$/);
	});

	it('adds the stock after the refund', async () => {
		const { order, lines } = placeOrder();
		const { items, error } = await refund(order.id, {
			lines: [{ sku: lines[0].sku, quantity: 2 }],
			restock: true,
		});
		expect(error).toBeUndefined();
		expect(writes().at(-1)).toBe('POST /v3/inventory/adjustments/relative');
		expect(apiRequests(sandbox).at(-1)?.body).toEqual({
			reason: `Refund ${items[0].json.id as number} of order ${order.id}`,
			items: [{ location_id: 1, variant_id: lines[0].variant_id, quantity: 2 }],
		});
		expect(items[0].json.restocked).toMatchObject([{ sku: lines[0].sku, quantity: 2 }]);
	});

	const setTracking = (line: Row, inventory_tracking: string) =>
		store.collection('catalog/products').update(line.product_id as number, { inventory_tracking });

	it('adds stock by product where BigCommerce counts the product, and none where it counts nothing', async () => {
		const { order, lines } = placeOrder();
		setTracking(lines[0], 'product');
		setTracking(lines[1], 'none');
		const { items, error } = await refund(order.id, {
			lines: [{ id: lines[0].id, quantity: 1 }, { id: lines[1].id }],
			restock: true,
			location_id: 2,
		});
		expect(error).toBeUndefined();
		expect(apiRequests(sandbox).at(-1)?.body).toMatchObject({
			items: [{ location_id: 2, product_id: lines[0].product_id, quantity: 1 }],
		});
		expect(apiRequests(sandbox).at(-1)?.body).not.toHaveProperty('items.0.variant_id');
		expect(items[0].json.restocked).toMatchObject([{ sku: lines[0].sku, quantity: 1 }]);
	});

	it('refunds nothing where the stock of a deleted product was to be added', async () => {
		const { order, lines } = placeOrder();
		store.collection('catalog/products').remove(lines[0].product_id as number);
		const { error } = await refund(order.id, { lines: [{ id: lines[0].id }], restock: true });
		expect(error?.message).toBe(
			`The product ${lines[0].product_id} of order ${order.id} is no longer in the catalog`,
		);
		expect(sent()).toBeUndefined();
	});

	it('says that the money is refunded when only the stock could not be added', async () => {
		const { order, lines } = placeOrder();
		sandbox.trouble.set([{ kind: 'status', path: '/adjustments/relative', status: 422 }]);
		const { error } = await refund(order.id, { lines: [{ id: lines[0].id }], restock: true });
		expect(error?.description).toMatch(/Carried out before: Refund \d+ of 20 was made\./);
		expect(error?.description).toContain('do not run the node again');
		expect(rows('orders/payment_actions/refunds', order.id)).toHaveLength(1);
	});

	it.each(['lose', 'drop'] as const)(
		'sends the money once when the connection breaks: %s',
		async (kind) => {
			const { order, lines } = placeOrder();
			sandbox.trouble.set([{ kind, method: 'POST', path: '/payment_actions/refunds', times: 1 }]);
			const { error } = await refund(order.id, { lines: [{ id: lines[0].id, quantity: 1 }] });
			expect(error?.description).toContain('The refund may have been made');
			expect(writes().filter((request) => request.endsWith('/refunds')).length).toBeLessThan(2);
		},
	);

	it('refuses more than is left to refund, also over several items of one order', async () => {
		const { order, lines } = placeOrder();
		const { items } = await refund(
			order.id,
			{ lines: [{ sku: lines[0].sku, quantity: 2 }] },
			{ items: jsons([{}, {}]), continueOnFail: true },
		);
		expect(items[0].json.total_amount).toBe(20);
		expect(items[1].json.error).toContain('Nothing is left to refund of the line with the SKU');
		expect(rows('orders/payment_actions/refunds', order.id)).toHaveLength(1);
	});

	it('asks for a quote in a preview, and refunds nothing', async () => {
		const { order, lines } = placeOrder();
		const { items } = await refund(
			order.id,
			{ lines: [{ sku: lines[0].sku, quantity: 1 }] },
			{},
			{ previewOnly: true },
		);
		expect(sent()).toBeUndefined();
		expect(items[0].json.requests).toMatchObject([
			{ method: 'POST', body: { payments: [{ provider_id: 'custom', amount: 10 }] } },
		]);
	});

	it('needs the scope for the stock before money is sent', async () => {
		const { order, lines } = placeOrder();
		const { use, authentication } = as(sandbox, 'full', {
			scopeSource: 'manual',
			grantedScopes: ['store_v2_orders', 'store_v2_products_read_only'],
		});
		const form = { lines: [{ id: lines[0].id }], restock: true };
		const { error } = await refund(order.id, form, use, { authentication });
		expect(error?.message).toMatch(/needs .*Inventory/);
		expect(requests()).toEqual([]);
	});
});

describe('Take Payment', () => {
	it('shows its requests as a preview, without the number of the card', async () => {
		const order = store.collection('orders').all()[0].id;
		const instrument = { type: 'card', number: '4111111111111111', verification_value: '422' };
		const { items, error } = await runOperation(sandbox, 'payment.take', {
			bodyMode: 'fields',
			fields: fields({ order_id: order, payment_method_id: 'testgateway.card', instrument }),
			previewOnly: true,
		});
		expect(error).toBeUndefined();
		expect(writes()).toEqual([]);
		expect(items[0].json.requests).toMatchObject([
			{ method: 'POST', path: '/v3/payments/access_tokens', body: { order: { id: order } } },
			{ method: 'POST', path: '/payments', body: { payment: { instrument: { type: 'card' } } } },
		]);
		expect(JSON.stringify(items)).not.toContain('4111');
	});
});
