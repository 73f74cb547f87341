import accounts from '../../sandbox/accounts.json';
import { keyOf, loadOperations } from '../../sandbox/operations';
import type { Sandbox } from '../../sandbox/server';
import { addressOf, ask, askAt, HASH, sandboxFor } from './support';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxFor();
});
afterAll(() => sandbox.close());

test('no token: 401 in the shape of the version', async () => {
	const v3 = await ask(sandbox, 'GET', '/v3/catalog/products', { token: null });
	expect(v3).toMatchObject({
		status: 401,
		body: { status: 401, title: expect.stringContaining('X-Auth-Token') },
	});
	const v2 = await ask(sandbox, 'GET', '/v2/orders', { token: null });
	expect(v2).toMatchObject({ status: 401, body: [{ status: 401, message: expect.any(String) }] });
});

test('a token that nobody has: 401, whatever the store', async () => {
	expect((await ask(sandbox, 'GET', '/v2/time', { token: 'made-up' })).status).toBe(401);
	expect(
		(await ask(sandbox, 'GET', '/v2/time', { token: 'made-up', hash: 'nowhere' })).status,
	).toBe(401);
});

test('a good token on a wrong store: 404 if there is none, 403 if it is somebody else’s', async () => {
	expect((await ask(sandbox, 'GET', '/v2/time', { hash: 'nowhere' })).status).toBe(404);
	expect((await ask(sandbox, 'GET', '/v2/time', { hash: 'outlet8rw3' })).status).toBe(403);
});

test('an account-level token opens no store', async () => {
	expect(
		(await ask(sandbox, 'GET', '/v2/time', { token: 'sandbox-token-account-level' })).status,
	).toBe(403);
});

test('every store account may use the default scope', async () => {
	for (const { kind, accessToken } of accounts) {
		if (kind === 'account') continue;
		expect(await ask(sandbox, 'GET', '/v3/hooks', { token: accessToken })).toMatchObject({
			status: 200,
			body: { data: expect.any(Array) },
		});
	}
});

const scoped = loadOperations().filter(
	({ scopes, server }) => scopes.length > 0 && server !== 'payments',
);

test.each(scoped.map((operation) => [keyOf(operation), operation] as const))(
	'%s is refused without its scope',
	async (_key, operation) => {
		for (const { kind, accessToken, scopes } of accounts) {
			if (kind === 'account' || scopes === 'all') continue;
			const answer = await askAt(sandbox, addressOf(operation), {
				method: operation.method,
				headers: { 'X-Auth-Token': accessToken, 'X-Store-Hash': HASH },
			});
			const granted = operation.scopes.some((scope) => scopes.includes(scope));
			if (granted) expect(answer.status).not.toBe(403);
			else {
				expect(answer.status).toBe(403);
				// BigCommerce names no scope, so neither may the sandbox.
				expect(JSON.stringify(answer.body)).not.toMatch(/store_/);
			}
		}
	},
);
