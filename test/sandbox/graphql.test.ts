import type { Sandbox } from '../../sandbox/server';
import { ask, askAt, sandboxFor } from './support';

const UUID = '5b6a3f0e-2d5c-4a7e-9c1d-7f3e8a90b124';
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxFor();
});
afterAll(() => sandbox.close());

const query = (text: string, token?: string) => ask(sandbox, 'POST', '/graphql', { body: { query: text }, token });
const account = (text: string, token = 'sandbox-token-account-level', uuid = UUID) =>
	askAt(sandbox, `/accounts/${uuid}/graphql`, {
		method: 'POST',
		headers: { 'X-Auth-Token': token, 'Content-Type': 'application/json' },
		body: JSON.stringify({ query: text }),
	});

test('a token learns its own client and scopes', async () => {
	const { body } = await query('{ client { clientId scopes } }', 'sandbox-token-orders-read-only');
	expect(body.data.client).toEqual({
		clientId: 'sandbox-client-orders-read-only',
		scopes: ['store_v2_orders_read_only', 'store_v2_default', 'users_basic_information'],
	});
	const full = await query('{ client { scopes } store { id name } __typename }');
	expect(full.body.data.client.scopes).toEqual(expect.arrayContaining(['store_v2_orders', 'store_v2_products', 'store_v2_customers_login']));
	expect(full.body.data).toMatchObject({ __typename: 'Query', store: { name: 'Hearth & Table' } });
});

test('wrong queries and wrong tokens', async () => {
	expect((await query('{ nothing }')).body.errors[0].message).toContain('nothing');
	expect((await query('{ __typename }', 'made-up')).status).toBe(401);
	expect((await query('{ __typename }', 'sandbox-token-account-level')).status).toBe(403);
});

test('the Account API answers its own account only', async () => {
	expect((await account('{ __typename account { id } }')).body.data).toMatchObject({ __typename: 'Query', account: { id: expect.stringContaining(UUID) } });
	expect((await account('{ __typename }', 'made-up')).status).toBe(401);
	expect((await account('{ __typename }', 'sandbox-token-full-access')).status).toBe(403);
	expect((await account('{ __typename }', undefined, 'another')).status).toBe(403);
});
