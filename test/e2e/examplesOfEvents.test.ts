import { examplesInN8n } from '../support/examples';
import { hooksOf, until, type SavedWorkflow } from '../support/triggersInN8n';

jest.setTimeout(180_000);

const { n8n, run, publish, executions, store, written } = examplesInN8n();

async function listening(file: string, hooks: number): Promise<SavedWorkflow> {
	const workflow = await publish(file);
	await until(async () => (await hooksOf(n8n().sandbox.url, workflow)).length === hooks);
	return workflow;
}

describe('Warn when stock runs low', () => {
	const stock = async (inventory_level: number) =>
		await store('PUT', '/v3/catalog/products/78', { inventory_level });

	test('one message when a product runs low, the next one only after it was well stocked', async () => {
		const workflow = await listening('warn-when-stock-runs-low', 4);
		const { name } = await store('GET', '/v3/catalog/products/78');

		const messages: Array<string | undefined> = [];
		for (const [index, level] of [40, 4, 3, 60, 5].entries()) {
			await stock(level);
			const found = await executions(workflow, index + 1);
			messages.push(found[index]['Put your e-mail or Slack node here']?.[0].text);
		}

		expect(messages.map((text) => text !== undefined)).toEqual([false, true, false, false, true]);
		expect(messages[1]).toBe(
			`Only 4 left of ${name} (HT-1002), which should not go below 5. Time to order more.`,
		);
	});

	test('variants are warned of one by one', async () => {
		const workflow = await listening('warn-when-stock-runs-low', 4);
		const [first, second] = await store('GET', '/v3/catalog/products/77/variants');

		for (const [index, { id }] of [first, second, first].entries()) {
			await store('PUT', `/v3/catalog/products/77/variants/${id}`, {
				inventory_level: 4 - index,
				inventory_warning_level: 5,
			});
			await executions(workflow, index + 1);
		}

		const messages = (await executions(workflow, 3)).map(
			(execution) => execution['Put your e-mail or Slack node here']?.[0].text,
		);
		expect(messages).toEqual([
			expect.stringContaining(`Only 4 left of the variant (${first.sku})`),
			expect.stringContaining(`Only 3 left of the variant (${second.sku})`),
			undefined,
		]);
	});

	test('tried out, it has a message about the pinned product', async () => {
		expect((await run('warn-when-stock-runs-low'))['Write the message'][0].json.subject).toBe(
			'Low stock: Winter Glass Storage Jar',
		);
	});
});

describe('Fulfil new orders', () => {
	const ADDRESS = {
		first_name: 'Ida',
		last_name: 'Vane',
		street_1: '1 Mill Road',
		city: 'Boise',
		state: 'Idaho',
		zip: '83702',
		country: 'United States',
		country_iso2: 'US',
		email: 'ida@example.com',
	};

	test('an order that comes in is shipped, and an order that is not paid yet as soon as it is', async () => {
		const workflow = await listening('fulfil-new-orders', 2);
		const products = [
			{ product_id: 78, quantity: 2 },
			{ product_id: 79, quantity: 1 },
		];

		const { id } = await store('POST', '/v2/orders', {
			billing_address: ADDRESS,
			status_id: 11,
			products,
		});
		// The shipment itself changes the status, which starts the workflow again: to do nothing.
		const [first, second] = await executions(workflow, 2);
		expect(first['Parcel for the warehouse']).toEqual([
			expect.objectContaining({
				order: id,
				to: expect.stringContaining('Ida Vane\n1 Mill Road\n83702 Boise'),
				packingList: expect.stringMatching(/^2 × HT-1002 .*\n1 × HT-1003 /),
			}),
		]);
		expect(second['Get the order complete']).toBeUndefined();
		const lines = await store('GET', `/v2/orders/${id}/products`);
		expect(await store('GET', `/v2/orders/${id}/shipments`)).toEqual([
			expect.objectContaining({
				tracking_number: `SAMPLE-${id}`,
				tracking_carrier: 'usps',
				order_address_id: lines[0].order_address_id,
				items: lines.map((line: { id: number; quantity: number }) => ({
					order_product_id: line.id,
					quantity: line.quantity,
				})),
			}),
		]);
		expect(await store('GET', `/v2/orders/${id}`)).toMatchObject({
			status: 'Shipped',
			items_shipped: 3,
		});

		const unpaid = await store('POST', '/v2/orders', {
			billing_address: ADDRESS,
			status_id: 7,
			products,
		});
		await executions(workflow, 3);
		expect(await store('GET', `/v2/orders/${unpaid.id}/shipments`)).toBeUndefined();
		await store('PUT', `/v2/orders/${unpaid.id}`, { status_id: 11 });
		await executions(workflow, 5);
		expect(await store('GET', `/v2/orders/${unpaid.id}/shipments`)).toHaveLength(1);
	});

	test('tried out twice, the pinned order is shipped once; what was shipped before is left out', async () => {
		const [line, other] = await store('GET', '/v2/orders/220/products');
		await store('POST', '/v2/orders/220/shipments', {
			order_address_id: line.order_address_id,
			items: [{ order_product_id: line.id, quantity: line.quantity }],
		});

		await run('fulfil-new-orders');
		const again = await run('fulfil-new-orders');

		const shipments: Array<{ items: object[] }> = await store('GET', '/v2/orders/220/shipments');
		expect(shipments.map(({ items }) => items)).toEqual([
			[{ order_product_id: line.id, quantity: line.quantity }],
			[{ order_product_id: other.id, quantity: other.quantity }],
		]);
		expect(again['Ship the order']).toBeUndefined();
	});
});

describe('Follow up on abandoned carts', () => {
	async function abandonedCart(customer_id: number, product_id = 78): Promise<string> {
		const { id } = await store('POST', '/v3/carts', {
			customer_id,
			line_items: [{ product_id, quantity: 2 }],
		});
		await abandon(id);
		return id;
	}
	const abandon = async (id: string) =>
		expect(
			(await fetch(`${n8n().sandbox.url}/sandbox/carts/${id}/abandon`, { method: 'POST' })).status,
		).toBe(202);

	test('a customer who agreed gets one e-mail per cart, others none', async () => {
		const workflow = await listening('follow-up-on-abandoned-carts', 1);
		const [agreed, refused] = [
			await store('GET', '/v3/customers?id:in=1'),
			await store('GET', '/v3/customers?id:in=2'),
		].map(([customer]) => customer);
		const { name } = await store('GET', '/v3/catalog/products/78');

		const cart = await abandonedCart(agreed.id);
		await executions(workflow, 1);
		await abandonedCart(refused.id);
		await executions(workflow, 2);
		await abandonedCart(0);
		await executions(workflow, 3);
		await abandon(cart);
		const found = await executions(workflow, 4);

		const mails = found.map((outputs) => outputs['Put your e-mail node here']);
		expect(mails).toEqual([
			[
				{
					to: agreed.email,
					subject: `${agreed.first_name}, your cart is still here`,
					text: expect.any(String),
				},
			],
			undefined,
			undefined,
			undefined,
		]);
		expect(mails[0][0].text).toContain(`2 × ${name}\n\nYour cart is waiting for you: https://`);
		expect(mails[0][0].text).toContain(cart);
		// Who is not to be written to needs no link.
		expect(
			(await written())
				.filter(({ path }) => path.endsWith('/redirect_urls'))
				.map(({ path }) => path),
		).toEqual([`/stores/hearth24kq/v3/carts/${cart}/redirect_urls`]);
	});

	test('tried out, it writes about the pinned cart', async () => {
		expect((await run('follow-up-on-abandoned-carts'))['Write the e-mail'][0].json).toMatchObject({
			to: 'celia.oakshott3@example.com',
			text: expect.stringContaining('4 × Saltmarsh Willow Serving Tray'),
		});
	});
});
