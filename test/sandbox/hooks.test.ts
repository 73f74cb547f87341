import type { Sandbox } from '../../sandbox/server';
import { ask, sandboxFor } from './support';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxFor();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const HOOK = {
	scope: 'store/customer/created',
	destination: 'https://hooks.example.com/customers',
	headers: { 'X-Secret': 'kept' },
};
const ORDERS = 'sandbox-token-orders-read-only';

test('a hook is made, changed, and returned when it is deleted', async () => {
	const made = await ask(sandbox, 'POST', '/v3/hooks', { body: HOOK });
	expect(made).toMatchObject({
		status: 200,
		body: {
			data: {
				...HOOK,
				is_active: true,
				store_hash: 'hearth24kq',
				client_id: 'sandbox-client-full-access',
				created_at: expect.any(Number),
			},
		},
	});
	const address = `/v3/hooks/${made.body.data.id}`;
	expect(
		(await ask(sandbox, 'PUT', address, { body: { is_active: false } })).body.data,
	).toMatchObject({ ...HOOK, is_active: false });
	expect((await ask(sandbox, 'GET', '/v3/hooks?is_active=false')).body.data).toHaveLength(1);
	expect(await ask(sandbox, 'DELETE', address)).toMatchObject({
		status: 200,
		body: { data: HOOK },
	});
	expect((await ask(sandbox, 'GET', address)).status).toBe(404);
});

test('one hook per scope and destination, ten per scope', async () => {
	await ask(sandbox, 'POST', '/v3/hooks', { body: HOOK });
	expect((await ask(sandbox, 'POST', '/v3/hooks', { body: HOOK })).status).toBe(422);
	for (let number = 1; number < 10; number += 1) {
		expect(
			(
				await ask(sandbox, 'POST', '/v3/hooks', {
					body: { ...HOOK, destination: `https://hooks.example.com/${number}` },
				})
			).status,
		).toBe(200);
	}
	const eleventh = await ask(sandbox, 'POST', '/v3/hooks', {
		body: { ...HOOK, destination: 'https://hooks.example.com/more' },
	});
	expect(eleventh).toMatchObject({
		status: 422,
		body: { errors: { scope: expect.stringContaining('10') } },
	});
	expect(
		(await ask(sandbox, 'POST', '/v3/hooks', { body: { ...HOOK, scope: 'store/cart/*' } })).status,
	).toBe(200);
});

test.each([
	['http://hooks.example.com/', 422],
	['https://hooks.example.com:8443/', 422],
	['nowhere', 422],
	['http://127.0.0.1:5678/webhook', 200],
	['http://localhost:5678/webhook', 200],
	['http://host.docker.internal:5678/webhook', 200],
])('%s → %i', async (destination, status) => {
	expect((await ask(sandbox, 'POST', '/v3/hooks', { body: { ...HOOK, destination } })).status).toBe(
		status,
	);
});

test('hooks are seen only by the account that made them', async () => {
	const { body } = await ask(sandbox, 'POST', '/v3/hooks', { body: HOOK });
	expect((await ask(sandbox, 'GET', '/v3/hooks', { token: ORDERS })).body.data).toEqual([]);
	expect((await ask(sandbox, 'GET', `/v3/hooks/${body.data.id}`, { token: ORDERS })).status).toBe(
		404,
	);
	expect((await ask(sandbox, 'POST', '/v3/hooks', { body: HOOK, token: ORDERS })).status).toBe(200);
});

test('the admin view has hooks and mail addresses', async () => {
	expect(
		(await ask(sandbox, 'PUT', '/v3/hooks/admin', { body: { emails: ['ops@example.com'] } }))
			.status,
	).toBe(204);
	const { body } = await ask(sandbox, 'GET', '/v3/hooks/admin');
	expect(body.data).toMatchObject({
		emails: ['ops@example.com'],
		blocked_domains: [],
		hooks_list: [{ status: 'active' }, { status: 'active' }],
	});
});
