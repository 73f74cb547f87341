import type { Row } from '../../sandbox/state/row';
import {
	placeOrder,
	requests,
	rows,
	run,
	sandbox,
	ship,
	store,
	writes,
} from '../support/orderJobs';
import { id, jsons, runOperation } from '../support/run';
import { as } from '../support/sandbox';

describe('Get Complete', () => {
	it('has everything that belongs to an order in one record', async () => {
		const { items } = await runOperation(sandbox, 'order.getComplete', { orderId: id(120) });
		const [{ json }] = items;
		expect(json).toMatchObject({ id: 120, products: expect.any(Array) });
		expect((json.products as Row[]).map((row) => row.id)).toEqual(
			rows('orders/products', 120).map((row) => row.id),
		);
		expect((json.coupons as Row[]).map(({ code }) => code)).toEqual(['WELCOME10']);
		for (const part of ['shipping_addresses', 'shipments', 'transactions', 'refunds'])
			expect(json[part]).toBeInstanceOf(Array);
		expect(requests()).toHaveLength(7);
	});

	it('simplified, says who bought what, where and for how much', async () => {
		const { items } = await runOperation(sandbox, 'order.getComplete', {
			orderId: id(120),
			output: 'simplified',
		});
		const [{ json }] = items;
		expect(json).toMatchObject({
			date_created: expect.stringContaining('T'),
			total_inc_tax: expect.any(Number),
			billing_address: { country: expect.any(String) },
		});
		expect((json.products as Row[])[0]).toEqual({
			name: expect.any(String),
			sku: expect.any(String),
			quantity: expect.any(Number),
		});
	});

	it('reads orders close together, and the refunds of all, in one request each', async () => {
		const { items, error } = await runOperation(
			sandbox,
			'order.getComplete',
			{ orderId: id('={{ $json.order }}') },
			{ items: jsons([{ order: 118 }, { order: 119 }, { order: 120 }]) },
		);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.id)).toEqual([118, 119, 120]);
		expect(requests().filter((request) => request === 'GET /v2/orders')).toHaveLength(1);
		expect(
			requests().filter((request) => request.endsWith('/payment_actions/refunds')),
		).toHaveLength(1);
		expect(requests()).toHaveLength(2 + 3 * 5);
	});

	it('names the item whose order does not exist', async () => {
		const { items } = await runOperation(
			sandbox,
			'order.getComplete',
			{ orderId: id('={{ $json.order }}') },
			{ items: jsons([{ order: 118 }, { order: 99999 }]), continueOnFail: true },
		);
		expect(items[0].json.id).toBe(118);
		expect(items[1].json.error).toBe('There is no order 99999');
	});
});

describe('Set Status', () => {
	it('takes the name of the status', async () => {
		const { order } = placeOrder();
		const { error } = await run('order.setStatus', order.id, { status_id: 'Completed' });
		expect(error).toBeUndefined();
		expect(store.collection('orders').get(order.id as number)?.status_id).toBe(10);
		expect(requests()).toEqual(['GET /v2/order_statuses', `PUT /v2/orders/${order.id}`]);
	});
});

describe('Ship', () => {
	it('ships all lines that are left, in two requests', async () => {
		const { order, lines } = placeOrder();
		const { items, error } = await ship(order.id, {
			all_lines: true,
			tracking_number: 'TRK1',
			tracking_carrier: 'usps',
		});
		expect(error).toBeUndefined();
		const [shipment] = rows('orders/shipments', order.id);
		expect(shipment).toMatchObject({
			tracking_number: 'TRK1',
			tracking_carrier: 'usps',
			items: lines.map((line) => ({ order_product_id: line.id, quantity: line.quantity })),
		});
		expect(items[0].json).toMatchObject({
			order_id: order.id,
			shipments: [{ id: shipment.id }],
			shipped: lines.map((line) => ({ sku: line.sku, quantity: line.quantity })),
		});
		expect(requests()).toEqual([
			`GET /v2/orders/${order.id}/products`,
			`POST /v2/orders/${order.id}/shipments`,
		]);
	});

	it('ships listed lines by SKU and by ID, and then only what is left', async () => {
		const { order, lines } = placeOrder();
		const listed = [{ sku: String(lines[0].sku).toLowerCase(), quantity: 1 }, { id: lines[1].id }];
		await ship(order.id, { lines: listed });
		expect(rows('orders/shipments', order.id)[0].items).toEqual([
			{ order_product_id: lines[0].id, quantity: 1 },
			{ order_product_id: lines[1].id, quantity: 3 },
		]);
		await ship(order.id, { all_lines: true });
		expect(rows('orders/shipments', order.id)[1].items).toEqual([
			{ order_product_id: lines[0].id, quantity: 1 },
		]);
	});

	it('says that nothing is left, and sends nothing', async () => {
		const { order } = placeOrder();
		await ship(order.id, { all_lines: true });
		sandbox.log.clear();
		const { error } = await ship(order.id, { all_lines: true });
		expect(error?.message).toBe(`Nothing is left to ship of order ${order.id}`);
		expect(writes()).toEqual([]);
	});

	it.each([
		['an unknown SKU', { sku: 'NONE-1' }, 'has no line with the SKU "NONE-1"'],
		['too many', { quantity: 9 }, 'Only 2 of the line with the SKU'],
		['no whole number', { quantity: 1.5 }, 'its quantity is no whole number'],
	])('refuses %s before anything is sent', async (_what, line, message) => {
		const { order, lines } = placeOrder();
		const { error } = await ship(order.id, {
			lines: [{ sku: lines[0].sku, ...line }, { id: lines[1].id }],
		});
		expect(error?.message).toContain(message);
		expect(writes()).toEqual([]);
	});

	it('refuses a line that is named twice beyond what is left, and a choice that is not clear', async () => {
		const { order, lines } = placeOrder();
		const twice = [
			{ id: lines[0].id, quantity: 2 },
			{ sku: lines[0].sku, quantity: 1 },
		];
		expect((await ship(order.id, { lines: twice })).error?.message).toContain(
			'is named more than once',
		);
		expect((await ship(order.id, {})).error?.message).toBe('It is not clear which lines to ship');
		expect((await ship(order.id, { lines: [] })).error?.message).toBe('The list of lines is empty');
		expect(writes()).toEqual([]);
	});

	it('asks which of two lines with one SKU is meant, unless the quantity covers both', async () => {
		const { order, lines } = placeOrder();
		store.collection('orders/products').update(lines[1].id as number, { sku: lines[0].sku });
		const { error } = await ship(order.id, { lines: [{ sku: lines[0].sku, quantity: 3 }] });
		expect(error?.message).toBe(`2 lines of order ${order.id} have the SKU "${lines[0].sku}"`);
		expect(error?.description).toContain(`${lines[0].id}, ${lines[1].id}`);
		expect(writes()).toEqual([]);
		await ship(order.id, { lines: [{ sku: lines[0].sku, quantity: 5 }] });
		expect(rows('orders/shipments', order.id)[0].items).toHaveLength(2);
	});

	it('makes a shipment for each address, and finishes what it began when run again', async () => {
		const { order, lines } = placeOrder();
		const other = store.collection('orders/shipping_addresses').insert({ order_id: order.id });
		store
			.collection('orders/products')
			.update(lines[1].id as number, { order_address_id: other.id });
		sandbox.trouble.set([
			{ kind: 'status', method: 'POST', path: '/shipments', status: 400, skip: 1, times: 1 },
		]);
		const { error } = await ship(order.id, { all_lines: true });
		const [first] = rows('orders/shipments', order.id);
		expect(error?.description).toContain(`Carried out before: Shipment ${first.id} was created.`);
		expect(error?.description).not.toContain('Nothing was changed');
		const { items } = await ship(order.id, { all_lines: true });
		expect(items[0].json.shipped).toMatchObject([{ order_product_id: lines[1].id }]);
		expect(rows('orders/shipments', order.id).map((row) => row.order_address_id)).toEqual([
			lines[0].order_address_id,
			other.id,
		]);
	});

	it('does not repeat a shipment whose outcome is unknown, and refuses the next item of the order', async () => {
		const { order, lines } = placeOrder();
		sandbox.trouble.set([{ kind: 'lose', method: 'POST', path: '/shipments', times: 1 }]);
		const { items } = await ship(
			order.id,
			{ lines: [{ id: lines[0].id, quantity: 1 }] },
			{ items: jsons([{}, {}]), continueOnFail: true },
		);
		expect(items[0].json.error).toBeDefined();
		expect(items[1].json.error).toContain('Item 0 is about the same record');
		expect(rows('orders/shipments', order.id)).toHaveLength(1);
	});

	it('sets another status by its name', async () => {
		const { order } = placeOrder();
		const { items, error } = await ship(order.id, { all_lines: true, status_id: 'Completed' });
		expect(error).toBeUndefined();
		expect(items[0].json.status).toBe('Completed');
		expect(writes()).toEqual([
			`POST /v2/orders/${order.id}/shipments`,
			`PUT /v2/orders/${order.id}`,
		]);
	});

	it('shows as a preview what it would send, and only reads', async () => {
		const { order, lines } = placeOrder();
		const { items } = await ship(
			order.id,
			{ all_lines: true, status_id: 10 },
			{},
			{ previewOnly: true },
		);
		expect(writes()).toEqual([]);
		expect(items[0].json.requests).toMatchObject([
			{
				method: 'POST',
				path: `/v2/orders/${order.id}/shipments`,
				body: { order_address_id: lines[0].order_address_id },
			},
			{ method: 'PUT', path: `/v2/orders/${order.id}`, body: { status_id: 10 } },
		]);
	});

	it('needs the scope of its requests before anything is sent', async () => {
		const { order } = placeOrder();
		const { use, authentication } = as(sandbox, 'orders');
		const { error } = await ship(order.id, { all_lines: true }, use, { authentication });
		expect(error?.message).toMatch(/needs Orders: modify/);
		expect(requests()).toEqual([]);
	});
});
