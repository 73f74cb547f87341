import { expectRefusal, openSandbox, send, type Refusal } from './refusalsSupport';

openSandbox();

describe('a shipment is refused', () => {
	const shipment = (changes: object) => ({
		order_address_id: 120,
		items: [{ order_product_id: 297, quantity: 1 }],
		...changes,
	});
	const item = (order_product_id: number, quantity: number) => ({ order_product_id, quantity });

	it.each<Refusal>(
		(
			[
				['without lines and address', {}, 'items', 'missing'],
				['without a line', shipment({ items: [] }), 'items', 'at least one'],
				[
					'without an address',
					shipment({ order_address_id: undefined }),
					'order_address_id',
					'missing',
				],
				[
					'to an address of another order',
					shipment({ order_address_id: 1 }),
					'order_address_id',
					'no shipping address 1',
				],
				[
					'with a line of another order',
					shipment({ items: [item(1, 1)] }),
					'items.0.order_product_id',
					'no product 1',
				],
				[
					'with a line that has no quantity',
					shipment({ items: [{ order_product_id: 297 }] }),
					'items.0.quantity',
					'missing',
				],
				['of no pieces', shipment({ items: [item(297, 0)] }), 'items.0.quantity', 'at least 1'],
				[
					'of more than was ordered',
					shipment({ items: [item(297, 100)] }),
					'items.0.quantity',
					'left to ship',
				],
				[
					'of more than was ordered, in two lines',
					shipment({ items: [item(297, 1), item(297, 99)] }),
					'items.1.quantity',
					'left to ship',
				],
			] as Array<[string, object, string, string]>
		).map(([what, body, field, message]) => [
			what,
			'POST',
			'/v2/orders/220/shipments',
			body,
			400,
			field,
			message,
		]),
	)('%s', async (...refusal) => {
		await expectRefusal(refusal);
		expect((await send('GET', '/v2/orders/220')).body).toMatchObject({
			status: 'Awaiting Fulfillment',
			items_shipped: 0,
		});
	});

	it('when it is moved to an address of another order', async () => {
		const { body } = await send('POST', '/v2/orders/220/shipments', shipment({}));
		const path = `/v2/orders/220/shipments/${body.id}`;
		await expectRefusal(['', 'PUT', path, { order_address_id: 1 }, 400, 'order_address_id', '1']);
		expect((await send('PUT', path, { tracking_number: 'A1' })).status).toBe(200);
	});
});
