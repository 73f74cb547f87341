import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { examplesInN8n } from '../support/examples';

jest.setTimeout(120_000);

const { n8n, run, store, written } = examplesInN8n();

/** An order as the example sends it. */
interface SentOrder {
	number: number;
	email: string;
	total: number;
	lines: Array<{ sku: string; quantity: number; price: number }>;
}

describe('Send orders to an ERP', () => {
	let server: Server;
	let received: SentOrder[];
	let refused: number[];
	beforeEach(async () => {
		received = [];
		server = createServer(async (request, response) => {
			const order = (await json(request)) as SentOrder;
			received.push(order);
			response.writeHead(refused.includes(order.number) ? 422 : 201, {
				'content-type': 'application/json',
			});
			response.end('{}');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});
	afterEach(() => {
		server.closeAllConnections();
		server.close();
	});

	/** Runs the example with an ERP in the marked place, as its note says. */
	async function sendOrders(): Promise<SentOrder[]> {
		const example = JSON.parse(
			await readFile(join(__dirname, '..', '..', 'examples', 'send-orders-to-an-erp.json'), 'utf8'),
		) as { nodes: Array<{ type: string }> };
		const erp = {
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.3,
			onError: 'continueErrorOutput',
			parameters: {
				method: 'POST',
				url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/orders`,
				sendBody: true,
				specifyBody: 'json',
				jsonBody: '={{ JSON.stringify($json) }}',
				options: {},
			},
		};
		const nodes = example.nodes.map((node) =>
			node.type.endsWith('.noOp') ? { ...node, ...erp } : node,
		);
		received = [];
		await n8n().sandbox.clearLog();
		const { status, error } = await n8n().run(await n8n().save({ ...example, nodes }));
		expect([status, error?.message]).toEqual(['success', undefined]);
		return received;
	}

	const numbers = (orders: Array<{ number: number }>) =>
		orders.map(({ number }) => number).sort((a, b) => a - b);
	const waiting = async () =>
		(await store('GET', '/v2/orders?status_id=11&limit=250')) as Array<{
			id: number;
			total_inc_tax: string;
			billing_address: { email: string };
		}>;

	test('sends each order once, whole; what the ERP refuses is sent again by the next run', async () => {
		const before = await waiting();
		const all = before.map(({ id }) => id).sort((a, b) => a - b);
		refused = [all[1]];

		const sent = await sendOrders();
		expect(numbers(sent)).toEqual(all);
		const [first] = before;
		const lines = await store('GET', `/v2/orders/${first.id}/products`);
		expect(sent.find(({ number }) => number === first.id)).toMatchObject({
			email: first.billing_address.email,
			total: Number(first.total_inc_tax),
			lines: lines.map(({ sku, quantity, price_ex_tax }: Record<string, unknown>) => ({
				sku,
				quantity,
				price: Number(price_ex_tax),
			})),
		});
		expect((await written()).map(({ path, body }) => [path, body])).toEqual(
			expect.arrayContaining(
				all
					.filter((id) => id !== all[1])
					.map((id) => [`/stores/hearth24kq/v2/orders/${id}`, { status_id: 9 }]),
			),
		);
		expect((await waiting()).map(({ id }) => id)).toEqual([all[1]]);

		refused = [];
		expect(numbers(await sendOrders())).toEqual([all[1]]);
		expect(await sendOrders()).toEqual([]);
		expect(await written()).toEqual([]);
	});
});

describe('Set stock from a warehouse', () => {
	const FILE = 'set-stock-from-a-warehouse';
	const stock = async (): Promise<Record<string, number>> =>
		Object.fromEntries(
			(await store('GET', '/v3/catalog/variants?limit=250')).map(
				({ sku, inventory_level }: { sku: string; inventory_level: number }) => [
					sku,
					inventory_level,
				],
			),
		);

	test('sets the stock of the rows, puts aside what cannot be set; again, the stock is the same', async () => {
		const before = await stock();

		const outputs = await run(FILE);
		const after = { ...before, 'HT-1002': 40, 'HT-1005': 12, 'HT-1001-CHA': 7 };
		expect(await stock()).toEqual(after);
		expect(outputs['Rows that were set'].map(({ json }) => json.sku)).toEqual([
			'HT-1002',
			'HT-1005',
			'HT-1001-CHA',
		]);
		expect(outputs['Rows that failed'].map(({ json }) => [json.sku, json.why])).toEqual([
			['HT-1008', expect.stringContaining('"Quantity" must be a whole number')],
			['HT-9999', expect.stringContaining('no such product or variant')],
		]);

		await run(FILE);
		expect(await stock()).toEqual(after);
	});
});
