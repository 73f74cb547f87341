import nock from 'nock';

import type { Sandbox } from '../../sandbox/server';
import type { Store } from '../../sandbox/state/store';
import type { NodeResult } from '../support/node';
import { fields, runOperation } from '../support/run';
import { apiRequests, as, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
// A new one each time: what the node learnt of a store's quota belongs to its address.
beforeEach(async () => {
	sandbox = await sandboxForTests();
});
afterEach(async () => {
	nock.cleanAll();
	await sandbox.close();
});
// What is left of nock would stand between the next test file of this process and its requests.
afterAll(() => nock.restore());

/** Everything an error says, without the node: what a user typed into its parameters is the user's own. */
const said = ({ error }: Pick<NodeResult, 'error'>) =>
	JSON.stringify({ ...error, message: error?.message, node: undefined });

const store = () => sandbox.stores.get('hearth24kq') as Store;
const CARD = {
	type: 'card',
	cardholder_name: 'A Person',
	number: '4111111111111111',
	expiry_month: 12,
	expiry_year: 2030,
	verification_value: '737',
};

describe('a customer is signed in', () => {
	const login = async (values: object = {}, credential: object = {}) =>
		await runOperation(
			sandbox,
			'customerLogin.createUrl',
			{
				bodyMode: 'fields',
				fields: fields({
					customer_id: store().collection('customers').all()[0].id,
					storefront_url: sandbox.url,
					...values,
				}),
			},
			as(sandbox, 'full', credential as never).use,
		);

	test('by a URL that the storefront takes, once', async () => {
		const {
			items: [{ json }],
			error,
		} = await login({ redirect_to: '/cart.php' });
		expect(error).toBeUndefined();
		expect(json).toEqual({
			url: expect.stringContaining('/login/token/'),
			token: expect.any(String),
			expires_at: expect.any(String),
		});
		expect(apiRequests(sandbox)).toEqual([]);
		const first = await fetch(String(json.url), { redirect: 'manual' });
		expect([first.status, first.headers.get('location')]).toEqual([302, '/cart.php']);
		expect((await fetch(String(json.url), { redirect: 'manual' })).status).toBe(401);
	});

	test('and the token of who is signed in is verified', async () => {
		const {
			items: [{ json }],
		} = await login();
		const { headers } = await fetch(String(json.url), { redirect: 'manual' });
		const cookie = String(headers.get('set-cookie')).split(';')[0];
		const token = await (
			await fetch(`${sandbox.url}/customer/current.jwt?app_client_id=sandbox-client-app`, {
				headers: { cookie },
			})
		).text();
		const verifyWith = async (changes: object = {}) =>
			await runOperation(
				sandbox,
				'currentCustomer.verifyToken',
				{
					authentication: 'app',
					bodyMode: 'fields',
					fields: fields({ token }),
				},
				as(sandbox, 'app', changes as never).use,
			);

		const { items, error } = await verifyWith();
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({
			customer: { id: store().collection('customers').all()[0].id },
			store_hash: 'hearth24kq',
			operation: 'current_customer',
		});
		const refused = await verifyWith({ clientSecret: 'the secret of another app' });
		expect(refused.error?.message).toMatch(
			/cannot be trusted: it was not signed with the client secret/,
		);
		expect(said(refused)).not.toContain(token);
		expect(
			(await fetch(`${sandbox.url}/customer/current.jwt?app_client_id=sandbox-client-app`)).status,
		).toBe(404);
	});

	test('not without a client secret', async () => {
		const { error } = await login({}, { clientSecret: '' });
		expect(error?.message).toBe('The credential has no client ID and client secret');
	});

	test('not without the scope', async () => {
		const { use } = as(sandbox, 'orders');
		const { error } = await runOperation(
			sandbox,
			'customerLogin.createUrl',
			{ bodyMode: 'fields', fields: fields({ customer_id: 1 }) },
			use,
		);
		expect(error?.message).toContain('Customers Login: modify');
	});
});

describe('a payment is taken', () => {
	const orderId = () => store().collection('orders').all()[0].id;
	const take = async (values: object = {}, more: object = {}) =>
		await runOperation(
			sandbox,
			'payment.take',
			{
				bodyMode: 'json',
				jsonBody: JSON.stringify({
					order_id: orderId(),
					payment_method_id: 'testgateway.card',
					instrument: CARD,
					...values,
				}),
			},
			more,
		);
	const steps = () =>
		apiRequests(sandbox).map(({ method, path }) => `${method} ${path.replace(/.*hearth24kq/, '')}`);

	test('in three requests, one after the other', async () => {
		const { items, error } = await take();
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([
			{ id: expect.any(String), transaction_type: 'purchase', status: 'success' },
		]);
		expect(steps()).toEqual([
			'GET /v3/payments/methods',
			'POST /v3/payments/access_tokens',
			'POST /payments',
		]);
		const [, token, payment] = apiRequests(sandbox);
		expect(token.body).toEqual({ order: { id: orderId() } });
		expect(payment.body).toEqual({
			payment: { instrument: CARD, payment_method_id: 'testgateway.card' },
		});
	});

	test('not with a method that the order does not offer: nothing else is sent', async () => {
		const { error } = await take({ payment_method_id: 'other.card' });
		expect(error?.message).toContain('not among those that BigCommerce offers');
		expect(error?.description).toContain('testgateway.card (Test Gateway)');
		expect(steps()).toEqual(['GET /v3/payments/methods']);
	});

	test('not for an order that is not there, and says that no payment was made', async () => {
		const { error } = await take({ order_id: 99_999_999 });
		expect(error?.description).toContain('No payment was made.');
		expect(steps()).not.toContain('POST /payments');
	});

	test.each<[string, object]>([
		['no answer after it was carried out', { kind: 'lose', path: '/payments/stores', times: 1 }],
		['a server in trouble', { kind: 'status', status: 503, path: '/payments/stores', times: 1 }],
		['too many requests', { kind: 'refuse', path: '/payments/stores', times: 1 }],
	])('and never a second time: %s', async (_what, fault) => {
		sandbox.trouble.set([fault as never]);
		const { error } = await take();
		expect(error).toBeDefined();
		expect(steps().filter((step) => step === 'POST /payments')).toHaveLength(1);
		expect(said({ error })).not.toMatch(/4111111111111111|737(?!\d)/);
	});

	test('what BigCommerce repeats of the card is not passed on', async () => {
		const payments = () => nock(sandbox.url, { allowUnmocked: true });
		payments()
			.post(/\/payments\/stores\/.*/)
			.reply(400, {
				status: 400,
				title: 'Card 4111 1111 1111 1111 declined',
				errors: { verification_value: '737 is wrong' },
			});
		const { error } = await take();
		expect(error?.message).toContain('[removed]');
		expect(said({ error })).not.toMatch(/4111 ?1111|\b737\b/);
		payments()
			.post(/\/payments\/stores\/.*/)
			.reply(202, { data: { id: 'x', card: { number: '4111111111111111', last_four: '1111' } } });
		const { items } = await take();
		expect(items[0].json).toEqual({ id: 'x', card: { number: '[removed]', last_four: '1111' } });
	});

	test('several at a time, each by its own token', async () => {
		const orders = store()
			.collection('orders')
			.all()
			.slice(0, 3)
			.map(({ id }) => ({ json: { id } }));
		const { items, error } = await runOperation(
			sandbox,
			'payment.take',
			{
				bodyMode: 'json',
				jsonBody: `={{ { order_id: $json.id, payment_method_id: "testgateway.card", instrument: ${JSON.stringify(CARD)} } }}`,
			},
			{ items: orders as never },
		);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(3);
		expect(steps().filter((step) => step === 'POST /payments')).toHaveLength(3);
	});
});

describe('storefront tokens', () => {
	test('are made and revoked, the token in its header', async () => {
		const {
			items: [{ json }],
		} = await runOperation(sandbox, 'storefrontToken.createPrivate', {
			bodyMode: 'json',
			jsonBody: JSON.stringify({
				expires_at: 1_900_000_000,
				scopes: ['Unauthenticated'],
				channel_id: 1,
			}),
		});
		const { items, error } = await runOperation(sandbox, 'storefrontToken.revoke', {
			sfApiToken: json.token,
		});
		expect(error).toBeUndefined();
		// BigCommerce has only scheduled it.
		expect(items[0].json).toEqual({ accepted: true });
	});
});
