import type { Sandbox } from '../../sandbox/server';
import { ask, askAt, sandboxFor } from './support';

let sandbox: Sandbox;
let other: Sandbox | undefined;
beforeEach(async () => {
	sandbox = await sandboxFor();
});
afterEach(async () => {
	await sandbox.close();
	await other?.close();
	other = undefined;
});

test('it says that it is up', async () => {
	expect((await askAt(sandbox, '/sandbox/health')).body).toEqual({ ok: true });
});

test('the log has what was asked, newest last, and no token', async () => {
	const body = { name: 'Plain Mug', type: 'physical', weight: 1, price: 9.5, glaze: 'celadon' };
	await ask(sandbox, 'POST', '/v3/catalog/products', { body });
	await ask(sandbox, 'GET', '/v2/orders?limit=1', { token: 'made-up' });
	const { requests } = (await askAt(sandbox, '/sandbox/log')).body;
	expect(requests).toMatchObject([
		{
			method: 'POST',
			path: '/stores/hearth24kq/v3/catalog/products',
			query: '',
			status: 200,
			account: 'full',
			body,
		},
		{
			method: 'GET',
			path: '/stores/hearth24kq/v2/orders',
			query: 'limit=1',
			status: 401,
			account: null,
			body: null,
		},
	]);
	expect(JSON.stringify(requests)).not.toMatch(/sandbox-token|made-up/);
	expect((await askAt(sandbox, '/sandbox/log', { method: 'DELETE' })).status).toBe(204);
	expect((await askAt(sandbox, '/sandbox/log')).body.requests).toEqual([]);
});

test('a reset brings the seed back', async () => {
	const before = (await ask(sandbox, 'GET', '/v3/catalog/products/77')).body;
	await ask(sandbox, 'PUT', '/v3/catalog/products/77', { body: { price: 1 } });
	await ask(sandbox, 'DELETE', '/v3/catalog/products/78');
	expect((await askAt(sandbox, '/sandbox/reset', { method: 'POST' })).status).toBe(200);
	expect((await ask(sandbox, 'GET', '/v3/catalog/products/77')).body).toEqual(before);
	expect((await ask(sandbox, 'GET', '/v3/catalog/products/78')).status).toBe(200);
});

test('two sandboxes hold the same shop and share nothing', async () => {
	other = await sandboxFor();
	await ask(other, 'PUT', '/v3/catalog/products/77', { body: { price: 1 } });
	const mine = await ask(sandbox, 'GET', '/v3/catalog/products?limit=250');
	other.reset();
	expect((await ask(other, 'GET', '/v3/catalog/products?limit=250')).body).toEqual(mine.body);
	expect(mine.body.data[0].price).not.toBe(1);
});

test('the page shows accounts, low stock with prices, and the last requests', async () => {
	const { body: low } = await ask(sandbox, 'GET', '/v3/catalog/products?inventory_level:max=5');
	await ask(sandbox, 'PUT', `/v3/catalog/products/${low.data[0].id}`, { body: { price: 1234.5 } });
	const { body: page, headers } = await askAt(sandbox, '/');
	expect(headers.get('content-type')).toContain('text/html');
	expect(page).toContain('Hearth &amp; Table');
	expect(page).toContain('sandbox-token-full-access');
	expect(page).toContain('$1,234.50');
	expect(page).toContain(`/v3/catalog/products/${low.data[0].id}`);
	expect(page).toMatch(/<html lang="en">/);
});
