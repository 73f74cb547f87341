import type { Sandbox } from '../../sandbox/server';
import { askAccount, askAdmin, messagesOf, UUID, type Document } from './graphqlSupport';
import { sandboxFor } from './support';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxFor();
});
afterAll(() => sandbox.close());

const admin = (query: string, token?: string) => askAdmin(sandbox, [query], token);
const account = (query: string, as?: Parameters<typeof askAccount>[2]) =>
	askAccount(sandbox, [query] satisfies Document, as);

test('a token learns its own client and scopes, page by page', async () => {
	const { body } = await admin(
		'{ client { clientId scopes { edges { node } } } }',
		'sandbox-token-orders-read-only',
	);
	expect(body.data.client).toEqual({
		clientId: 'sandbox-client-orders-read-only',
		scopes: {
			edges: [
				{ node: 'store_v2_orders_read_only' },
				{ node: 'store_v2_default' },
				{ node: 'users_basic_information' },
			],
		},
	});
	const ask = async (after?: string) =>
		(
			await admin(
				`{ client { scopes(first: 50 ${after ? `after: "${after}"` : ''}) { pageInfo { hasNextPage endCursor } edges { node } } } }`,
			)
		).body.data.client.scopes;
	const first = await ask();
	expect(first.pageInfo.hasNextPage).toBe(true);
	const second = await ask(first.pageInfo.endCursor);
	const scopes = [...first.edges, ...second.edges].map(({ node }) => node);
	expect(second.pageInfo.hasNextPage).toBe(false);
	expect(new Set(scopes).size).toBe(scopes.length);
	expect(scopes).toEqual(
		expect.arrayContaining([
			'store_v2_orders',
			'store_v2_products',
			'store_v2_customers_login',
			'users_basic_information',
		]),
	);
});

test('the store, by its number and its hash', async () => {
	const { body } = await admin(
		'{ store { id storeHash storeReferenceId settings { storeName } account { id } } __typename }',
	);
	expect(body.data).toEqual({
		__typename: 'Query',
		store: {
			id: 'bc/store/store/1001724',
			storeHash: 'hearth24kq',
			storeReferenceId: '1001724',
			settings: { storeName: 'Hearth & Table' },
			account: { id: `bc/store/account/${UUID}` },
		},
	});
});

test('wrong queries and wrong tokens', async () => {
	expect(messagesOf(await admin('{ nothing }'))[0]).toContain('nothing');
	expect((await admin('{ __typename }', 'made-up')).status).toBe(401);
	expect((await admin('{ __typename }', 'sandbox-token-account-level')).status).toBe(403);
});

test('the Account API answers its own account only', async () => {
	expect((await account('{ __typename account { id } }')).body.data).toMatchObject({
		__typename: 'Query',
		account: { id: expect.stringContaining(UUID) },
	});
	expect((await account('{ __typename }', { token: 'made-up' })).status).toBe(401);
	expect((await account('{ __typename }', { token: 'sandbox-token-full-access' })).status).toBe(
		403,
	);
	expect((await account('{ __typename }', { uuid: 'another' })).status).toBe(403);
});
