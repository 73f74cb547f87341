import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Row } from '../../sandbox/state/row';
import { openSandbox, sandbox, send } from './refusalsSupport';
import type { AnyBody } from '../support/anyBody';
import { askAt } from './support';

openSandbox();

interface Received {
	path: string;
	headers: IncomingMessage['headers'];
	body: AnyBody;
}

let received: Received[] = [];
let answer: (call: Received) => { status?: number; body?: object };
let server: Server;
let base: string;

beforeAll(async () => {
	server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const text = Buffer.concat(chunks).toString();
			const call = {
				path: String(request.url),
				headers: request.headers,
				body: text ? JSON.parse(text) : undefined,
			};
			received.push(call);
			const { status = 200, body } = answer(call);
			response
				.writeHead(status, { 'content-type': 'application/json' })
				.end(body && JSON.stringify(body));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
	received = [];
});

const setUrls = async (id: string, names: string[]) =>
	await askAt(sandbox, `/sandbox/providers/${id}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(Object.fromEntries(names.map((name) => [name, `${base}/${name}`]))),
	});

const calls = async () =>
	(await askAt(sandbox, '/sandbox/providers')).body.calls as Array<Record<string, Body>>;

const rate = (name: string, amount: number) => ({
	code: name,
	display_name: name,
	cost: { currency: 'USD', amount },
});

const ADDRESS = {
	first_name: 'A',
	last_name: 'B',
	email: 'a@example.com',
	address1: '12 Mill Road',
	city: 'Portland',
	state_or_province: 'Oregon',
	state_or_province_code: 'OR',
	country_code: 'US',
	postal_code: '97209',
};

/** A product without options. */
function productId(): number {
	const [store] = sandbox.stores.values();
	const options = store.collection('catalog/products/options');
	const modifiers = store.collection('catalog/products/modifiers');
	const plain = store
		.collection('catalog/products')
		.all()
		.find(
			({ id }) =>
				options.where({ product_id: id }).length === 0 &&
				modifiers.where({ product_id: id }).length === 0,
		);
	return Number(plain?.id);
}

async function openCheckout(): Promise<string> {
	const { body } = await send('POST', '/v3/carts', {
		line_items: [{ product_id: productId(), quantity: 2 }],
	});
	return body.data.id;
}

async function consign(id: string) {
	const cart = (await send('GET', `/v3/carts/${id}`)).body.data;
	const items = cart.line_items.physical_items.map((item: Row) => ({
		item_id: item.id,
		quantity: item.quantity,
	}));
	const { body } = await send('POST', `/v3/checkouts/${id}/consignments`, [
		{ address: ADDRESS, line_items: items },
	]);
	return body.data;
}

describe('a connected carrier', () => {
	beforeEach(async () => {
		await setUrls('carrier_33', ['rate', 'check']);
		await send('POST', '/v2/shipping/carrier/connection', {
			carrier_id: 'carrier_33',
			connection: { api_key: 'secret-key' },
		});
	});

	test('gives its rates, sorted with those of the store, and is not called again for the same cart', async () => {
		answer = () => ({
			body: {
				quote_id: '1',
				messages: [],
				carrier_quotes: [{ quotes: [rate('Fast', 20), rate('Slow', 3)] }],
			},
		});
		const id = await openCheckout();
		const { consignments } = await consign(id);
		const options = consignments[0].available_shipping_options as Row[];
		expect(options.map(({ description, cost }) => [description, cost])).toEqual([
			['Slow', 3],
			['Standard shipping', 6.95],
			['Fast', 20],
		]);
		expect(received[0].body).toMatchObject({
			base_options: { destination: { zip: '97209', country_iso2: 'US' }, store_id: 'hearth24kq' },
			connection_options: { api_key: 'secret-key' },
		});
		const consignment = `/v3/checkouts/${id}/consignments/${String(consignments[0].id)}`;
		await send('PUT', consignment, { address: ADDRESS, line_items: consignments[0].line_items });
		expect(received).toHaveLength(1);
		expect(JSON.stringify(await calls())).not.toContain('secret-key');
	});

	test.each([
		[{ status: 500 }, 'Status 500. The carrier is left out'],
		[
			{ body: { rates: [] } },
			'The answer is not valid: quote_id Required. The carrier is left out',
		],
	])('that answers %p is left out', async (given, verdict) => {
		answer = () => given;
		const { consignments } = await consign(await openCheckout());
		expect(consignments[0].available_shipping_options).toHaveLength(1);
		expect((await calls()).map((call) => call.verdict)).toEqual([verdict]);
	});

	test('tells in the control panel whether the connection is valid', async () => {
		answer = () => ({ body: { valid: false, messages: [{ text: 'Wrong key', type: 'ERROR' }] } });
		await askAt(sandbox, '/portal/providers/carrier_33/test/hearth24kq', { method: 'POST' });
		expect(received[0].path).toBe('/check');
		expect((await askAt(sandbox, '/portal/providers')).body).not.toContain('secret-key');
	});
});

describe('a connected tax provider', () => {
	const price = (amount: number) => ({
		amount_exclusive: amount,
		total_tax: amount / 10,
		amount_inclusive: Number((amount * 1.1).toFixed(4)),
		tax_rate: 0.1,
		sales_tax_summary: [{ name: 'Tenth', rate: 0.1, amount: amount / 10 }],
	});
	const lineOf = ({ id, type, price: { amount } }: AnyBody) => ({ id, type, price: price(amount) });
	const quote = ({ body }: Received) => ({
		body: body && {
			id: body.id,
			documents: body.documents.map((document: AnyBody) => ({
				id: document.id,
				items: document.items.map(lineOf),
				shipping: lineOf(document.shipping),
				handling: lineOf(document.handling),
			})),
		},
	});
	beforeEach(async () => {
		await setUrls('HearthTax', ['estimate', 'commit', 'adjust', 'void']);
		await send('PUT', '/v3/tax/providers/HearthTax/connection', {
			username: 'n8n',
			password: 'pw',
		});
		answer = quote;
	});
	const until = async (count: number) => {
		while ((await calls()).length < count) await new Promise((resolve) => setImmediate(resolve));
	};

	test('estimates the checkout, and the order has its tax; it is committed, adjusted and voided', async () => {
		const id = await openCheckout();
		const checkout = await consign(id);
		expect(received[0].headers).toMatchObject({
			'x-bc-store-hash': 'hearth24kq',
			authorization: `Basic ${Buffer.from('n8n:pw').toString('base64')}`,
		});
		expect(checkout.tax_total).toBeCloseTo(checkout.subtotal_ex_tax / 10, 4);
		const order = (await send('POST', `/v3/checkouts/${id}/orders`)).body.data.id;
		const saved = (await send('GET', `/v2/orders/${order}`)).body;
		expect(Number(saved.total_tax)).toBeCloseTo(checkout.tax_total, 4);
		expect(saved.tax_provider_id).toBe('HearthTax');

		await send('PUT', `/v2/orders/${order}`, { status_id: 11 });
		await until(2);
		const [product] = (await send('GET', `/v2/orders/${order}/products`)).body;
		const refunded = { items: [{ item_type: 'PRODUCT', item_id: product.id, quantity: 1 }] };
		const actions = `/v3/orders/${order}/payment_actions`;
		const quoted = (await send('POST', `${actions}/refund_quotes`, refunded)).body.data;
		const refund = await send('POST', `${actions}/refunds`, {
			...refunded,
			payments: [{ provider_id: 'custom', amount: quoted.total_refund_amount, offline: true }],
		});
		expect([refund.status, refund.body]).toEqual([201, expect.anything()]);
		await until(3);
		await send('PUT', `/v2/orders/${order}`, { status_id: 5 });
		await until(4);
		expect(received.map(({ path }) => path)).toEqual([
			'/estimate',
			'/commit',
			`/adjust?id=${order}`,
			`/void?id=${order}`,
		]);
		expect(received[2].body.documents[0].items[0].quantity).toBe(1);
	});

	test.each([
		[{ status: 500, body: {} }, 'Status 500. The fallback tax is used'],
		[
			{ body: { id: '1', documents: [] } },
			'The IDs are not those of the request. The fallback tax is used',
		],
	])('that answers %p makes the store use its fallback tax', async (given, verdict) => {
		answer = () => given;
		const checkout = await consign(await openCheckout());
		expect(checkout.tax_total).toBeCloseTo(checkout.subtotal_ex_tax * 0.08, 2);
		expect((await calls()).map((call) => call.verdict)).toEqual([verdict]);
	});
});

test('URLs that are none are refused, and those of other machines are not called', async () => {
	const set = async (rate: string) =>
		await askAt(sandbox, '/sandbox/providers/carrier_33', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ rate }),
		});
	expect((await set('not a url')).status).toBe(422);
	await set('https://example.com/rate');
	await send('POST', '/v2/shipping/carrier/connection', {
		carrier_id: 'carrier_33',
		connection: { api_key: 'k' },
	});
	await consign(await openCheckout());
	expect((await calls()).map(({ status, verdict }) => [status, verdict])).toEqual([
		[null, 'The URL is not on this machine. The carrier is left out'],
	]);
});
