import { SignJWT } from 'jose';

import { authAddress, signedAddress, tell } from '../../sandbox/oauth/callback';
import type { App } from '../../sandbox/oauth/apps';
import { peopleOf } from '../../sandbox/accounts';
import type { Sandbox } from '../../sandbox/server';
import type { Store } from '../../sandbox/state/store';
import { startAppTrigger, type ListeningAppTrigger } from '../support/appTrigger';
import { sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
let trigger: ListeningAppTrigger;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());
afterEach(async () => await trigger.close());

const app = (id = 'companion') => sandbox.login.apps.byId(id) as App;
const store = (hash = 'hearth24kq') => sandbox.stores.get(hash) as Store;
const start = async (parameters = {}, credential = {}) => {
	trigger = await startAppTrigger({
		sandbox,
		app: app(),
		parameters: { events: ['install', 'load', 'uninstall', 'removeUser'], ...parameters },
		credential,
	});
};
const visit = async (address: string) => {
	const response = await fetch(address, { redirect: 'manual' });
	return { status: response.status, headers: response.headers, text: await response.text() };
};
const install = async (hash?: string, external?: boolean) =>
	await visit(authAddress(sandbox.login, app(), store(hash), external));
const load = async (hash?: string) =>
	await signedAddress(trigger.url('load'), app(), store(hash), peopleOf(store(hash)).owner);

describe('installing', () => {
	test('gives one item with the token, which works, and a page', async () => {
		await start({ expectedScopes: ['store_v2_products', 'store_v2_customers'] });
		const { status, headers, text } = await install('outlet8rw3');

		expect(status).toBe(200);
		expect(text).toContain('The app is installed');
		expect(Object.fromEntries(headers)).toMatchObject({
			'content-type': expect.stringContaining('text/html'),
			'referrer-policy': 'no-referrer',
			'cache-control': 'no-store',
			'content-security-policy': expect.stringContaining('frame-ancestors http://localhost:*'),
		});
		expect(trigger.items).toEqual([
			{
				event: 'install',
				storeHash: 'outlet8rw3',
				accessToken: expect.stringMatching(/^\w{32}$/),
				tokenReference: expect.stringMatching(/^[\w-]{22}$/),
				scopes: expect.arrayContaining([
					'store_v2_products',
					'store_v2_orders_read_only',
					'store_v2_default',
				]),
				missingScopes: ['store_v2_customers'],
				additionalScopes: ['store_v2_orders_read_only', 'store_v2_information_read_only'],
				firstInstall: true,
				externalInstall: false,
				user: { id: 9128, email: 'owner-outlet8rw3@hearth.example', username: expect.any(String) },
				owner: expect.objectContaining({ id: 9128 }),
				accountUuid: expect.any(String),
				time: expect.any(String),
			},
		]);
		const products = await fetch(`${sandbox.url}/stores/outlet8rw3/v3/catalog/products`, {
			headers: { 'X-Auth-Token': String(trigger.items[0].accessToken) },
		});
		expect(products.status).toBe(200);
	});

	test('while the editor listens, too, when the test addresses are registered', async () => {
		await start();
		trigger.registerTestAddresses();

		expect((await install()).text).toContain('The app is installed');
		expect(trigger.items).toHaveLength(1);
	});

	test('a second time is no first install, also after a restart; after uninstalling it is one again', async () => {
		await start();
		await install();
		await install();
		trigger.restart();
		await install();
		await tell(trigger.url('uninstall'), app(), store(), peopleOf(store()).owner);
		await install();
		expect(trigger.items.map(({ event, firstInstall }) => [event, firstInstall])).toEqual([
			['install', true],
			['install', false],
			['install', false],
			['uninstall', undefined],
			['install', true],
		]);
	});

	test('two stores at the same time are both remembered', async () => {
		await start();
		await Promise.all([install(), install('outlet8rw3'), install('pantry5nd2')]);
		await Promise.all([install(), install('outlet8rw3'), install('pantry5nd2')]);
		expect(trigger.items.map(({ firstInstall }) => firstInstall)).toEqual([
			true,
			true,
			true,
			false,
			false,
			false,
		]);
	});

	test('without the token in the output, only a reference is there', async () => {
		await start({ outputToken: false });
		await install();
		const { accessToken } = sandbox.login.installs.find(app(), store()) as { accessToken: string };
		expect(trigger.items).toEqual([
			expect.objectContaining({ tokenReference: expect.any(String) }),
		]);
		expect(JSON.stringify(trigger.items)).not.toContain(accessToken);
	});

	test('from outside of the control panel it ends at BigCommerce', async () => {
		await start();
		const { status, headers } = await install(undefined, true);
		expect([status, headers.get('location')]).toEqual([
			302,
			`${sandbox.url}/app/${app().clientId}/install/succeeded`,
		]);
		expect(trigger.items).toEqual([expect.objectContaining({ externalInstall: true })]);
	});

	test('the page can be changed, and holds no markup but its own', async () => {
		await start({ installPage: { title: 'Hi <b>you</b>', text: '"><script>alert(1)</script>' } });
		const { text } = await install();
		expect(text).toContain('Hi &lt;b&gt;you&lt;/b&gt;');
		expect(text).not.toMatch(/<script|<b>|\son\w+=/);
	});

	test.each([
		['https://app.example.com/welcome', 302],
		['javascript:alert(1)', 200],
		['http://app.example.com/', 200],
		['//app.example.com', 200],
	])('the redirect %s', async (redirect, status) => {
		await start({ installPage: { redirect } });
		const answer = await install();
		expect([answer.status, answer.headers.get('location')]).toEqual([
			status,
			status === 302 ? redirect : null,
		]);
		expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
	});

	test('missing scopes are refused where that is chosen, before a token is made', async () => {
		await start({ expectedScopes: ['store_v2_customers'], options: { missingScopes: 'refuse' } });
		expect((await install()).status).toBe(403);
		expect(trigger.items).toEqual([]);
		expect(sandbox.login.installs.find(app(), store())).toBeUndefined();
	});
});

describe('afterwards', () => {
	test('opening, removing a user and uninstalling give an item each', async () => {
		await start();
		await install();
		expect(await visit(await load())).toMatchObject({
			status: 200,
			text: expect.stringContaining('The app is connected'),
		});
		expect(await tell(trigger.url('remove_user'), app(), store(), peopleOf(store()).staff)).toBe(
			200,
		);
		expect(await tell(trigger.url('uninstall'), app(), store(), peopleOf(store()).owner)).toBe(200);
		expect(trigger.items.slice(1)).toEqual([
			{
				event: 'load',
				storeHash: 'hearth24kq',
				user: { id: 9128, email: 'owner-hearth24kq@hearth.example', locale: 'en-US' },
				owner: expect.objectContaining({ id: 9128 }),
				url: '/',
				channelId: null,
				time: expect.any(String),
			},
			{
				event: 'removeUser',
				storeHash: 'hearth24kq',
				user: expect.objectContaining({ id: 4471 }),
				owner: expect.objectContaining({ id: 9128 }),
				time: expect.any(String),
			},
			{
				event: 'uninstall',
				storeHash: 'hearth24kq',
				user: expect.objectContaining({ id: 9128 }),
				owner: expect.objectContaining({ id: 9128 }),
				time: expect.any(String),
			},
		]);
	});

	test('events that were not chosen are answered all the same', async () => {
		await start({ events: ['uninstall'] });
		expect((await install()).status).toBe(200);
		expect((await visit(await load())).status).toBe(200);
		expect(trigger.items).toEqual([]);
	});
});

/** Signed by whoever knows the secret, with whatever is in it. */
const NOW = Math.floor(Date.now() / 1000);
const person = { id: 1, email: 'owner@example.com' };
const CLAIMS = {
	aud: 'sandbox-client-companion',
	iss: 'bc',
	sub: 'stores/hearth24kq',
	iat: NOW,
	nbf: NOW,
	exp: NOW + 3600,
	user: person,
	owner: person,
	url: '/',
	channel_id: null,
};
const sign = async (changes: object, secret = 'sandbox-secret-companion', alg = 'HS256') =>
	await new SignJWT(JSON.parse(JSON.stringify({ ...CLAIMS, ...changes })) as object as never)
		.setProtectedHeader({ alg })
		.sign(new TextEncoder().encode(secret.padEnd(64, alg === 'HS256' ? '' : '0')));
const unsigned = (header: object) =>
	`${[header, CLAIMS].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;
const alter = (token: string) => {
	const [head, , signature] = token.split('.');
	return [
		head,
		Buffer.from(JSON.stringify({ ...CLAIMS, sub: 'stores/outlet8rw3' })).toString('base64url'),
		signature,
	].join('.');
};

const PAYLOADS: Array<[what: string, status: number, query: () => string | Promise<string>]> = [
	['no payload', 400, () => ''],
	['an empty payload', 400, () => 'signed_payload_jwt='],
	['not a token', 400, () => 'signed_payload_jwt=hello'],
	[
		'two payloads',
		400,
		async () => `signed_payload_jwt=${await sign({})}&signed_payload_jwt=${await sign({})}`,
	],
	['the payload of former times', 400, async () => `signed_payload=${await sign({})}`],
	[
		'a huge payload',
		400,
		async () => `signed_payload_jwt=${await sign({ more: 'x'.repeat(9000) })}`,
	],
	['alg none without a signature', 400, () => `signed_payload_jwt=${unsigned({ alg: 'none' })}`],
	['alg none with a signature', 401, () => `signed_payload_jwt=${unsigned({ alg: 'none' })}AAAA`],
	[
		'another algorithm',
		401,
		async () => `signed_payload_jwt=${await sign({}, undefined, 'HS512')}`,
	],
	['another secret', 401, async () => `signed_payload_jwt=${await sign({}, 'another')}`],
	['altered to another store', 401, async () => `signed_payload_jwt=${alter(await sign({}))}`],
	[
		'for another app',
		401,
		async () => `signed_payload_jwt=${await sign({ aud: 'sandbox-client-connect' })}`,
	],
	[
		'from another app of BigCommerce',
		401,
		async () => `signed_payload_jwt=${await sign({ iss: 'bc/apps' })}`,
	],
	['about no store', 401, async () => `signed_payload_jwt=${await sign({ sub: undefined })}`],
	[
		'about an account',
		401,
		async () => `signed_payload_jwt=${await sign({ sub: 'accounts/abc' })}`,
	],
	[
		'a path for a store',
		401,
		async () => `signed_payload_jwt=${await sign({ sub: 'stores/../admin' })}`,
	],
	['expired', 401, async () => `signed_payload_jwt=${await sign({ exp: NOW - 300 })}`],
	['without an end', 401, async () => `signed_payload_jwt=${await sign({ exp: undefined })}`],
	['not valid yet', 401, async () => `signed_payload_jwt=${await sign({ nbf: NOW + 300 })}`],
	['without a user', 400, async () => `signed_payload_jwt=${await sign({ user: undefined })}`],
	[
		'a user without a number',
		400,
		async () => `signed_payload_jwt=${await sign({ user: { id: 'x', email: 'y' } })}`,
	],
	[
		'a store that is not allowed',
		403,
		async () => `signed_payload_jwt=${await sign({ sub: 'stores/outlet8rw3' })}`,
	],
];

describe.each(['load', 'uninstall', 'remove_user'])(
	'%s: refused, with nothing emitted',
	(callback) => {
		test.each(PAYLOADS)('%s', async (_what, status, query) => {
			await start({ options: { onlyStores: 'hearth24kq, pantry5nd2' } });
			const answer = await visit(`${trigger.url(callback)}?${await query()}`);
			expect([answer.status, trigger.items]).toEqual([status, []]);
			expect(trigger.logged).toHaveLength(1);
		});

		test('a payload that was used before, also after a restart', async () => {
			await start();
			const address = `${trigger.url(callback)}?signed_payload_jwt=${await sign({})}`;
			expect((await visit(address)).status).toBe(200);
			expect((await visit(address)).status).toBe(409);
			trigger.restart();
			expect((await visit(address)).status).toBe(409);
			expect(trigger.items).toHaveLength(1);
		});
	},
);

const CODES: Array<[what: string, status: number, change: (query: URLSearchParams) => void]> = [
	...['code', 'scope', 'context'].map(
		(name) =>
			[`no ${name}`, 400, (query: URLSearchParams) => query.delete(name)] as (typeof CODES)[number],
	),
	['two codes', 400, (query) => query.append('code', 'x')],
	['a code that is none', 400, (query) => query.set('code', '<script>')],
	['a huge code', 400, (query) => query.set('code', 'x'.repeat(600))],
	['a code that login.bigcommerce.com does not know', 400, (query) => query.set('code', 'abcdef')],
	['a context that is none', 400, (query) => query.set('context', 'stores/../x')],
	['another store than the code is for', 400, (query) => query.set('context', 'stores/pantry5nd2')],
	['a store that is not allowed', 403, (query) => query.set('context', 'stores/outlet8rw3')],
	[
		'more scopes than were granted',
		400,
		(query) => query.set('scope', `${query.get('scope')} store_v2_customers`),
	],
	['an account that is none', 400, (query) => query.set('account_uuid', 'x')],
];

describe('auth: refused, with nothing emitted', () => {
	test.each(CODES)('%s', async (_what, status, change) => {
		await start({ options: { onlyStores: 'hearth24kq, pantry5nd2' } });
		const address = new URL(authAddress(sandbox.login, app(), store()));
		change(address.searchParams);
		const answer = await visit(address.href);
		expect([answer.status, trigger.items]).toEqual([status, []]);
		expect(answer.text).toContain('could not be installed');
		expect(answer.text).not.toContain('script');
	});

	test('a code that was used before', async () => {
		await start();
		const address = authAddress(sandbox.login, app(), store());
		expect((await visit(address)).status).toBe(200);
		expect((await visit(address)).status).toBe(409);
		trigger.restart();
		expect((await visit(address)).status).toBe(409);
		expect(trigger.items).toHaveLength(1);
	});

	test('the same code twice at the same time gives one item', async () => {
		await start();
		const address = authAddress(sandbox.login, app(), store());
		const statuses = await Promise.all([visit(address), visit(address), visit(address)]);
		expect(statuses.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
		expect(trigger.items).toHaveLength(1);
	});

	test('a wrong client secret', async () => {
		await start({}, { clientSecret: 'not-the-secret' });
		expect((await install()).status).toBe(400);
		expect(trigger.items).toEqual([]);
	});

	test('a callback of another node: the redirect URI is not the one of the code', async () => {
		await start();
		const { searchParams } = new URL(
			authAddress(
				sandbox.login,
				{ ...app(), callbacks: { ...app().callbacks, auth: 'https://elsewhere.example.com/auth' } },
				store(),
			),
		);
		expect((await visit(`${trigger.url('auth')}?${searchParams}`)).status).toBe(400);
		expect(trigger.items).toEqual([]);
	});

	test('login.bigcommerce.com cannot be reached: the merchant learns so', async () => {
		await start({}, { sandboxUrl: 'http://127.0.0.1:9' });
		const address = authAddress(sandbox.login, app(), store(), true);
		const { status, text } = await visit(address);
		expect(status).toBe(502);
		expect(text).toContain(`/app/${app().clientId}/install/failed`);
		expect(trigger.items).toEqual([]);
	});

	test('any other address', async () => {
		await start();
		expect((await visit(trigger.url('other'))).status).toBe(404);
	});
});

test('no token, secret or code in pages or in the log', async () => {
	await start();
	const address = authAddress(sandbox.login, app(), store());
	const opened = await load();
	const pages = [
		await visit(address),
		await visit(address),
		await visit(opened),
		await visit(opened),
		await visit(`${trigger.url('load')}?signed_payload_jwt=${await sign({}, 'another')}`),
	];
	const said = JSON.stringify([
		pages.map(({ text, headers }) => [text, [...headers]]),
		trigger.logged,
	]);
	const secrets = [
		app().clientSecret,
		String(trigger.items[0].accessToken),
		String(new URL(address).searchParams.get('code')),
		String(new URL(opened).searchParams.get('signed_payload_jwt')),
	];
	expect(trigger.logged.length).toBeGreaterThan(1);
	for (const secret of secrets) expect(said).not.toContain(secret);
});
