import type { Sandbox } from '../../../sandbox/server';
import { ask, askAt, sandboxFor } from '../support';

const CALLBACK = 'https://app.example.com/bigcommerce/auth';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxFor();
});
afterAll(() => sandbox.close());
beforeEach(() => {
	sandbox.reset();
	sandbox.login.apps.change(app(), { callbacks: { auth: CALLBACK } });
});

const app = () =>
	sandbox.login.apps.byId('companion') as NonNullable<ReturnType<Sandbox['login']['apps']['byId']>>;

/** Installs as a merchant does; gives what the browser would carry to the app. */
async function install(hash = 'hearth24kq'): Promise<Record<string, string>> {
	const { body } = await askAt(sandbox, `/manage/${hash}/apps/companion/install`, {
		method: 'POST',
	});
	const [, src] = /<iframe[^>]* src="([^"]+)"/.exec(String(body)) as RegExpExecArray;
	return Object.fromEntries(new URL(src.replaceAll('&amp;', '&')).searchParams);
}

async function ready(hash?: string): Promise<Record<string, string>> {
	const { code, scope, context } = await install(hash);
	return {
		client_id: app().clientId,
		client_secret: app().clientSecret,
		code,
		scope,
		context,
		grant_type: 'authorization_code',
		redirect_uri: CALLBACK,
	};
}

const exchange = async (body: object) =>
	await askAt(sandbox, '/oauth2/token', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});

test('a code becomes a token that works at the API of its store, with the scopes of the app', async () => {
	const { status, body } = await exchange(await ready('outlet8rw3'));

	expect(status).toBe(200);
	expect(body).toMatchObject({
		context: 'stores/outlet8rw3',
		user: { id: expect.any(Number), email: expect.any(String) },
		owner: expect.any(Object),
		account_uuid: expect.any(String),
	});
	expect(body.scope.split(' ')).toEqual(
		expect.arrayContaining(['store_v2_products', 'store_v2_default']),
	);
	const products = await ask(sandbox, 'GET', '/v3/catalog/products', {
		token: body.access_token,
		hash: 'outlet8rw3',
	});
	expect(products).toMatchObject({ status: 200, body: { data: [{ sku: 'OUT-0001' }, {}, {}] } });
	expect(
		(await ask(sandbox, 'GET', '/v3/customers', { token: body.access_token, hash: 'outlet8rw3' }))
			.status,
	).toBe(403);
	expect(
		(await ask(sandbox, 'GET', '/v3/catalog/products', { token: body.access_token })).status,
	).toBe(403);
});

test('a form is as good as JSON', async () => {
	const { status } = await askAt(sandbox, '/oauth2/token', {
		method: 'POST',
		body: new URLSearchParams(await ready()),
	});
	expect(status).toBe(200);
});

const REFUSED: Array<
	[
		what: string,
		change: (good: Record<string, string>) => Record<string, string | undefined>,
		status: number,
		error: string,
	]
> = [
	...['client_id', 'client_secret', 'code', 'scope', 'context', 'grant_type', 'redirect_uri'].map(
		(name) =>
			[
				`no ${name}`,
				(good: object) => ({ ...good, [name]: undefined }),
				400,
				'invalid_request',
			] as (typeof REFUSED)[number],
	),
	['a wrong secret', (good) => ({ ...good, client_secret: 'x' }), 401, 'invalid_client'],
	[
		'another app',
		(good) => ({
			...good,
			client_id: 'sandbox-client-connect',
			client_secret: 'sandbox-secret-connect',
		}),
		400,
		'invalid_grant',
	],
	['an unknown code', (good) => ({ ...good, code: 'x' }), 400, 'invalid_grant'],
	[
		'another redirect URI',
		(good) => ({ ...good, redirect_uri: `${CALLBACK}/` }),
		400,
		'invalid_grant',
	],
	[
		'a redirect URI with a query string',
		(good) => ({ ...good, redirect_uri: `${CALLBACK}?a=b` }),
		400,
		'invalid_grant',
	],
	['another store', (good) => ({ ...good, context: 'stores/outlet8rw3' }), 400, 'invalid_grant'],
	[
		'other scopes',
		(good) => ({ ...good, scope: `${good.scope} store_v2_customers` }),
		400,
		'invalid_scope',
	],
	['fewer scopes', (good) => ({ ...good, scope: 'store_v2_products' }), 400, 'invalid_scope'],
	[
		'another grant type',
		(good) => ({ ...good, grant_type: 'client_credentials' }),
		400,
		'unsupported_grant_type',
	],
];

test.each(REFUSED)('refused: %s', async (_what, change, status, error) => {
	expect(await exchange(change(await ready()))).toMatchObject({ status, body: { error } });
	expect(sandbox.accounts.some(({ id }) => id.startsWith('companion'))).toBe(false);
});

test('credentials in a header are refused', async () => {
	const { client_id, client_secret, ...rest } = await ready();
	const headers = {
		Authorization: `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`,
	};
	expect(
		(
			await askAt(sandbox, '/oauth2/token', {
				method: 'POST',
				headers,
				body: new URLSearchParams(rest),
			})
		).status,
	).toBe(401);
});

test('a code is good for one try, also when that was refused', async () => {
	const first = await ready();
	expect((await exchange(first)).status).toBe(200);
	expect(await exchange(first)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
	const second = await ready();
	await exchange({ ...second, redirect_uri: 'https://elsewhere.example.com' });
	expect((await exchange(second)).status).toBe(400);
});

test('approving again keeps the token, until the scopes change: then the old one is dead', async () => {
	const {
		body: { access_token: first },
	} = await exchange(await ready());
	const {
		body: { access_token: same },
	} = await exchange(await ready());
	expect(same).toBe(first);
	sandbox.login.apps.change(app(), { scopes: ['store_v2_products'] });
	expect(
		(await askAt(sandbox, '/manage/hearth24kq/apps/companion', { redirect: 'manual' })).headers.get(
			'location',
		),
	).toContain('/install');
	const {
		body: { access_token: second },
	} = await exchange(await ready());
	expect(second).not.toBe(first);
	expect((await ask(sandbox, 'GET', '/v3/hooks', { token: first })).status).toBe(401);
	expect((await ask(sandbox, 'GET', '/v3/hooks', { token: second })).status).toBe(200);
});

test('uninstalling ends the token and removes the webhooks of the app', async () => {
	const {
		body: { access_token: token },
	} = await exchange(await ready());
	await ask(sandbox, 'POST', '/v3/hooks', {
		token,
		body: {
			scope: 'store/order/created',
			destination: 'https://app.example.com/hook',
			is_active: true,
		},
	});
	const hooks = () =>
		sandbox.stores.get('hearth24kq')?.collection('hooks').where({ client_id: app().clientId });
	expect(hooks()).toHaveLength(1);
	await askAt(sandbox, '/manage/hearth24kq/apps/companion/uninstall', { method: 'POST' });
	expect(hooks()).toHaveLength(0);
	expect((await ask(sandbox, 'GET', '/v3/hooks', { token })).status).toBe(401);
});

test('nothing of it gets into the log', async () => {
	const good = await ready();
	await exchange(good);
	const { body } = await askAt(sandbox, '/sandbox/log');
	expect(JSON.stringify(body)).not.toContain(good.code);
	expect(JSON.stringify(body)).not.toContain(good.client_secret);
});
