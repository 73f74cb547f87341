import type { Sandbox } from '../../sandbox/server';
import { listen, startReceiver, type Receiver } from './receiver';
import { ask, askAt, HASH, sandboxFor } from './support';

let sandbox: Sandbox;
let receiver: Receiver;
beforeAll(async () => {
	sandbox = await sandboxFor();
	receiver = await startReceiver();
});
afterAll(async () => {
	await sandbox.close();
	await receiver.close();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.log.clear();
	receiver.clear();
});

/** A click on a button, by a browser: it follows to the page. */
async function click(path: string, form: Record<string, string> = {}) {
	const { status, headers } = await askAt(sandbox, path, {
		method: 'POST',
		redirect: 'manual',
		headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams(form).toString(),
	});
	const location = headers.get('location') ?? '';
	const { body: page } = await askAt(sandbox, location);
	return { status, location, done: /<p class="done" role="status">([^<]*)</.exec(page)?.[1] ?? '' };
}

const see = async (path: string): Promise<{ status: number; body: string }> =>
	await askAt(sandbox, path);

test('the page shows what a request changed, with the values before and after', async () => {
	const change = async (method: string, path: string, body: object) =>
		expect((await ask(sandbox, method, path, { body })).status).toBe(200);
	await change('PUT', '/v3/catalog/products', [{ id: 78, price: 61.5, description: '<b>New</b>' }]);
	await change('PUT', '/v2/orders/101', { status_id: 2 });
	await change('PUT', '/v3/settings/store/locale', { default_shopper_language: 'de' });
	await ask(sandbox, 'DELETE', '/v3/customers?id:in=5');
	const { body } = await see('/');
	const [, section] = /id="last-changes">Last changes([^]*?)<\/section>/.exec(body) ?? [];
	const rows = [...(section ?? '').matchAll(/<tr>([^]*?)<\/tr>/g)].map(([, row]) =>
		[...row.matchAll(/<td[^>]*>([^]*?)<\/td>/g)].map(([, cell]) => cell).slice(2),
	);
	expect(rows.slice(1)).toEqual([
		['Address: Elif Inchbald', 'deleted'],
		['Address: Elif Inchbald', 'deleted'],
		['Customer: Elif Inchbald', 'deleted'],
		['Locale', 'changed'],
		['Order: #101', 'status id 10 → 2'],
		['Product: Larch Enamel Muffin Tray', 'description, price $28.95 → $61.50'],
	]);
	sandbox.reset();
	expect((await see('/')).body).toContain('When a workflow changes something in a store');
});

describe('a click in the store', () => {
	it.each([
		[
			'place-an-order',
			'store/order/created',
			/^Order #221 was placed for Ada Ashdown: 1 × Meadow Ash Knife Block\. Total: \$32\.35\./,
		],
		[
			'change-stock',
			'store/product/inventory/updated',
			/^The stock of Moorland Ash Bread Board \(SKU HT-1003\) went from 161 to 3\./,
		],
		[
			'sign-up-a-customer',
			'store/customer/created',
			/^Greta Ashdown \(greta\.ashdown61@example\.com\) signed up as customer 61\./,
		],
	])('%s fires %s, and says what was done', async (doing, scope, text) => {
		const quiet = await click(`/sandbox/stores/${HASH}/${doing}`);
		expect(quiet.done).toMatch(text);
		expect(quiet.done).toContain(`No webhook on this machine listens to ${scope} yet`);
		sandbox.reset();
		await listen(sandbox, scope, `${receiver.url}/here`);

		const { status, location, done } = await click(`/sandbox/stores/${HASH}/${doing}`);

		expect([status, location]).toEqual([303, expect.stringMatching(/^\/\?done=\d+$/)]);
		expect(done).toContain(`One webhook is told on this machine (${scope}).`);
		const [delivery] = await receiver.count(1);
		expect(delivery.payload.scope).toBe(scope);
	});

	it('is checked like a request, and seen by the API', async () => {
		const { body } = await askAt(sandbox, `/sandbox/stores/${HASH}/place-an-order`, {
			method: 'POST',
		});
		expect(body).toMatchObject({ text: expect.stringContaining('#221'), record: { id: 221 } });
		expect((await ask(sandbox, 'GET', '/v2/orders/221')).body).toMatchObject({
			status: 'Awaiting Fulfillment',
			billing_address: { email: 'ada.ashdown1@example.com' },
		});
		await click(`/sandbox/stores/${HASH}/change-stock`);
		const { body: changed } = await ask(sandbox, 'GET', '/v3/catalog/products/79');
		expect(changed.data.inventory_level).toBe(3);
		// Nobody used a token.
		expect(sandbox.log.all().every(({ method }) => method === 'GET')).toBe(true);
	});

	it('is possible in every store, and leads back to the list it was made in', async () => {
		const page = '/manage/outlet8rw3/orders';
		const { location, done } = await click('/sandbox/stores/outlet8rw3/place-an-order', { page });
		expect(location).toMatch(/^\/manage\/outlet8rw3\/orders\?done=/);
		expect(done).toMatch(/^Order #101 was placed for Gail Guest/);
		expect((await see(page)).body).toContain('1 order<');
		expect((await click('/sandbox/stores/outlet8rw3/sign-up-a-customer')).done).toContain(
			'signed up as customer 1',
		);
		expect((await click('/sandbox/stores/outlet8rw3/change-stock')).done).toMatch(
			/ went from 25 to 3/,
		);
	});

	it('leads to no other page', async () => {
		const page = 'https://evil.example/manage/x/orders';
		const { location } = await click(`/sandbox/stores/${HASH}/place-an-order`, { page });
		expect(location).toMatch(/^\/\?done=/);
	});

	it('needs a store, a product and a number', async () => {
		const post = async (path: string, body = '') =>
			(
				await askAt(sandbox, path, {
					method: 'POST',
					headers: { 'content-type': 'application/x-www-form-urlencoded' },
					body,
				})
			).status;
		expect(await post('/sandbox/stores/nowhere/place-an-order')).toBe(404);
		expect(await post(`/sandbox/stores/${HASH}/products/9/stock`, 'stock=1')).toBe(404);
		expect(await post(`/sandbox/stores/${HASH}/products/78/stock`, 'stock=some')).toBe(422);
		expect(await post(`/sandbox/stores/${HASH}/products/78/stock`, 'stock=-1')).toBe(422);
	});
});

describe('the pages', () => {
	it('link to each other, by the names of the stores', async () => {
		const { body: start } = await see('/');
		for (const path of ['/manage', '/portal', '/shop', `/manage/${HASH}/orders`])
			expect(start).toContain(`href="${path}"`);
		const { body: panels } = await see('/manage');
		expect(panels).toMatch(/<a href="\/manage\/outlet8rw3\/orders">Hearth &amp; Table Outlet<\/a>/);
		const { body: apps } = await see(`/manage/${HASH}`);
		expect(apps).toContain(`href="/manage/${HASH}/customers"`);
	});

	it('list orders, products and customers, newest first, and find them', async () => {
		await ask(sandbox, 'PUT', '/v2/orders/220', { body: { status_id: 9 } });
		const { body: orders } = await see(`/manage/${HASH}/orders`);
		expect(orders).toContain('120 orders');
		expect(orders).toMatch(/#220<\/a>[^#]*Awaiting Shipment/);
		expect(orders).not.toContain('#101<');
		expect((await see(`/manage/${HASH}/orders?page=5`)).body).toContain('#101<');
		const { body: found } = await see(`/manage/${HASH}/products?q=ht-1002`);
		expect(found).toMatch(/1 found[\s\S]*Larch Enamel Muffin Tray/);
		const { body: people } = await see(`/manage/${HASH}/customers?q=ada.ashdown1@`);
		expect(people).toMatch(/1 found[\s\S]*Ada Ashdown/);
		expect((await see(`/manage/${HASH}/customers?q=nobody+at+all`)).body).toContain(
			'Nothing was found.',
		);
	});

	it('show an order with what was shipped and refunded, and a product with its variants', async () => {
		await ask(sandbox, 'POST', '/v2/orders/220/shipments', {
			body: {
				order_address_id: 120,
				tracking_number: 'TRACK-7',
				items: [{ order_product_id: 297, quantity: 1 }],
			},
		});
		const { body: order } = await see(`/manage/${HASH}/orders/220`);
		expect(order).toMatch(/Partially Shipped[\s\S]*TRACK-7[\s\S]*1 × /);
		const { body: product } = await see(`/manage/${HASH}/products/77`);
		expect(product).toMatch(/Color: Chalk[\s\S]*HT-1001-CHA/);
		for (const path of ['orders/9', 'products/9', 'nothing'])
			expect([path, (await see(`/manage/${HASH}/${path}`)).status]).toEqual([path, 404]);
	});

	it('set the stock of one product', async () => {
		const page = `/manage/${HASH}/products/78`;
		const { done, location } = await click(`/sandbox/stores/${HASH}/products/78/stock`, {
			stock: '2',
			page,
		});
		expect([location.startsWith(`${page}?`), done]).toEqual([
			true,
			expect.stringContaining('went from 146 to 2.'),
		]);
	});

	it('show names as they are written, never as a part of the page', async () => {
		const name = '<script>alert(1)</script>';
		await ask(sandbox, 'PUT', '/v3/catalog/products/78', { body: { name, inventory_level: 1 } });
		for (const path of ['/', `/manage/${HASH}/products?q=script`, `/manage/${HASH}/products/78`]) {
			const { body } = await see(path);
			expect(body).toContain('&lt;script&gt;alert(1)');
			expect(body).not.toContain(name);
		}
		const { body } = await see(`/manage/${HASH}/orders?q=${encodeURIComponent('"><b>x')}`);
		expect(body).not.toContain('"><b>x');
	});
});

it('Add Faults gives each example that looks for faults something to find, once', async () => {
	const faults = async () => {
		const read = async (path: string) => (await ask(sandbox, 'GET', path)).body.data;
		const products = await read('/v3/catalog/products?limit=250&include=images,channels');
		const customers = await read('/v3/customers?limit=250');
		const redirects = await read('/v3/storefront/redirects?limit=250');
		const count = (values: unknown[]) => values.filter(Boolean).length;
		const twice = (values: unknown[]) => values.length - new Set(values).size;
		return {
			skus: twice(products.map(({ sku }: { sku: string }) => sku.replace(/[ -]/g, ''))),
			categories: count(products.map((row: { categories: [] }) => row.categories.length === 0)),
			channels: count(products.map((row: { channels: [] }) => row.channels.length === 0)),
			images: count(products.map((row: { images: [] }) => row.images.length === 0)),
			altTexts: products
				.flatMap((row: { images: unknown[] }) => row.images)
				.filter((row: { description: string }) => row.description === '').length,
			weights: count(products.map((row: { weight: number }) => row.weight === 0)),
			webhooks: (await read('/v3/hooks?is_active=false')).length,
			redirects: count(
				redirects.map(({ to }: { to: { entity_id: number } }) => to.entity_id === 99_999),
			),
			customers: twice(customers.map(({ email }: { email: string }) => email.toLowerCase())),
		};
	};
	const before = await faults();
	await click(`/sandbox/stores/${HASH}/add-faults`);
	const { done } = await click(`/sandbox/stores/${HASH}/add-faults`);

	expect(done).toContain('The store has faults now: an SKU twice');
	const each = (count: number) =>
		Object.fromEntries(Object.keys(before).map((kind) => [kind, count]));
	expect(before).toEqual(each(0));
	expect(await faults()).toEqual(each(1));
});
