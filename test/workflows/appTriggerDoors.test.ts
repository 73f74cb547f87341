import { SignJWT } from 'jose';
import type { IDataObject } from 'n8n-workflow';

import { authAddress, signedAddress, tell } from '../../sandbox/oauth/callback';
import type { App } from '../../sandbox/oauth/apps';
import { peopleOf } from '../../sandbox/accounts';
import type { Sandbox } from '../../sandbox/server';
import type { Store } from '../../sandbox/state/store';
import { startAppTrigger, type ListeningAppTrigger } from '../support/appTrigger';
import { sandboxForTests } from '../support/sandbox';
import { RAW, startTriggerProxy, type TriggerProxy } from '../support/triggerProxy';

let sandbox: Sandbox;
let proxy: TriggerProxy;
let trigger: ListeningAppTrigger;
beforeAll(async () => {
	sandbox = await sandboxForTests();
	proxy = await startTriggerProxy(sandbox);
});
afterAll(async () => {
	await proxy.close();
	await sandbox.close();
});
beforeEach(() => {
	sandbox.reset();
	proxy.taken();
});
afterEach(async () => await trigger?.close());

const app = (id = 'companion') => sandbox.login.apps.byId(id) as App;
const store = (hash = 'hearth24kq') => sandbox.stores.get(hash) as Store;
const start = async (
	parameters = {},
	{ credential = {}, staticData = {} }: { credential?: IDataObject; staticData?: IDataObject } = {},
) => {
	trigger = await startAppTrigger({
		sandbox,
		app: app(),
		parameters: { events: ['install', 'load', 'uninstall', 'removeUser'], ...parameters },
		credential: { sandboxUrl: proxy.url, ...credential },
		staticData,
	});
};
const visit = async (address: string, headers = {}) => {
	const response = await fetch(address, { redirect: 'manual', headers });
	return { status: response.status, text: await response.text() };
};
const install = async (hash?: string, headers = {}) =>
	await visit(authAddress(sandbox.login, app(), store(hash)), headers);
/** Requests to login.bigcommerce.com since the last time this was asked. */
const exchanges = () => proxy.taken().filter(({ path }) => path === '/oauth2/token').length;

/** A callback of the auth address with a code that nobody gave out. */
const madeUp = (number: number, storeHash = `made${number}up`) => {
	const address = new URL(authAddress(sandbox.login, app(), store()));
	address.searchParams.set('code', `made-up-${number}`);
	address.searchParams.set('context', `stores/${storeHash}`);
	return address.href;
};
const flood = async (
	count: number,
	from: (number: number) => string,
	headers: (number: number) => object = () => ({}),
) =>
	await Promise.all(
		Array.from(
			{ length: count },
			async (_, number) => (await visit(from(number), headers(number))).status,
		),
	);
const counted = (statuses: number[]) =>
	Object.fromEntries(
		[...new Set(statuses)]
			.sort()
			.map((status) => [status, statuses.filter((each) => each === status).length]),
	);

describe('made-up codes', () => {
	test('of one sender cost so many requests a minute and no more, and others still install', async () => {
		await start();
		expect(counted(await flood(100, madeUp, () => ({ 'x-test-sender': '203.0.113.9' })))).toEqual({
			400: 20,
			429: 80,
		});
		expect(exchanges()).toBe(20);
		const { status, text } = await visit(madeUp(1000), { 'x-test-sender': '203.0.113.9' });
		expect([status, text]).toEqual([429, expect.stringContaining('Wait a minute')]);
		expect((await install('outlet8rw3', { 'x-test-sender': '198.51.100.7' })).status).toBe(200);
		expect(trigger.items).toHaveLength(1);
	});

	test('of many senders cost so many requests a minute and no more; stores that have the app approve it again all the same', async () => {
		await start();
		expect((await install('hearth24kq')).status).toBe(200);
		exchanges();
		expect(
			counted(await flood(100, madeUp, (number) => ({ 'x-test-sender': `203.0.113.${number}` }))),
		).toEqual({ 400: 30, 429: 70 });
		expect(exchanges()).toBe(30);
		expect((await install('hearth24kq')).status).toBe(200);
		// What cannot be told apart from them has to wait.
		expect((await install('outlet8rw3')).status).toBe(429);
		expect(trigger.items).toHaveLength(2);
	});

	test('about a store that has the app do not keep other stores from it, and cost less', async () => {
		await start();
		for (const hash of ['hearth24kq', 'pantry5nd2']) expect((await install(hash)).status).toBe(200);
		exchanges();
		expect(counted(await flood(50, (number) => madeUp(number, 'hearth24kq')))).toEqual({
			400: 5,
			429: 45,
		});
		expect(exchanges()).toBe(5);
		for (const hash of ['pantry5nd2', 'outlet8rw3']) expect((await install(hash)).status).toBe(200);
	});

	test('are forgotten after a minute', async () => {
		await start();
		await flood(30, madeUp, (number) => ({ 'x-test-sender': `203.0.113.${number}` }));
		expect((await install()).status).toBe(429);
		const now = Date.now();
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => now + 61_000);
		expect((await install()).status).toBe(200);
		clock.mockRestore();
	});

	test('an address that had to wait works afterwards, because its code was not used', async () => {
		await start();
		await flood(30, madeUp, (number) => ({ 'x-test-sender': `203.0.113.${number}` }));
		const address = authAddress(sandbox.login, app(), store());
		expect((await visit(address)).status).toBe(429);
		const now = Date.now();
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => now + 61_000);
		expect((await visit(address)).status).toBe(200);
		clock.mockRestore();
	});

	test('installations that succeed do not count, however many there are', async () => {
		await start();
		for (let number = 0; number < 50; number += 1)
			expect((await install(['hearth24kq', 'outlet8rw3', 'pantry5nd2'][number % 3])).status).toBe(
				200,
			);
		expect(trigger.items).toHaveLength(50);
	});

	test('what is refused without a question costs nothing', async () => {
		await start({ options: { onlyStores: 'hearth24kq' } });
		expect(counted(await flood(100, madeUp))).toEqual({ 403: 100 });
		expect(counted(await flood(100, () => `${trigger.url('auth')}?code=x`))).toEqual({ 400: 100 });
		expect(exchanges()).toBe(0);
		expect((await install()).status).toBe(200);
	});
});

const NOW = Math.floor(Date.now() / 1000);
const CLAIMS = {
	aud: 'sandbox-client-companion',
	iss: 'bc',
	sub: 'stores/hearth24kq',
	iat: NOW,
	nbf: NOW,
	exp: NOW + 3600,
	user: { id: 1, email: 'owner@example.com' },
	owner: { id: 1, email: 'owner@example.com' },
	url: '/',
	channel_id: null,
};
const sign = async (changes: object) =>
	await new SignJWT(JSON.parse(JSON.stringify({ ...CLAIMS, ...changes })) as never)
		.setProtectedHeader({ alg: 'HS256' })
		.sign(new TextEncoder().encode('sandbox-secret-companion'.padEnd(64, '')));

test('the client secret and the code follow no redirect', async () => {
	await start();
	for (const status of [301, 302, 303, 307, 308]) {
		proxy.meddle(({ path }) =>
			path === '/oauth2/token'
				? { status, headers: { location: `${proxy.url}/stolen` }, body: '' }
				: undefined,
		);
		exchanges();
		expect([status, (await visit(madeUp(status))).status]).toEqual([status, 400]);
		expect(proxy.taken().map(({ path }) => path)).toEqual(['/oauth2/token']);
	}
	proxy.meddle();
	expect(trigger.items).toEqual([]);
});

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
	'an address that ends with %s is none',
	async (name) => {
		await start();
		expect((await visit(trigger.url(name))).status).toBe(404);
	},
);

describe('a payload that was made for opening the app', () => {
	const asked = async (callback: string, changes: object) =>
		(await visit(`${trigger.url(callback)}?signed_payload_jwt=${await sign(changes)}`)).status;

	test('does not uninstall it, where its user may only open it; it still opens the app', async () => {
		await start();
		await install();
		const opened = await signedAddress(
			trigger.url('load'),
			app(),
			store(),
			peopleOf(store()).staff,
		);
		const { status, text } = await visit(opened.replace('/load?', '/uninstall?'));
		expect([status, JSON.parse(text)]).toEqual([
			403,
			{ message: expect.stringContaining('Only the owner of the store') },
		]);
		expect((await visit(opened)).status).toBe(200);
		expect(trigger.items.map(({ event }) => event)).toEqual(['install', 'load']);
		expect(trigger.logged.join('\n')).toContain(
			'its user neither owns the store nor installed the app',
		);
		// The store is still known.
		await install();
		expect(trigger.items.at(-1)).toMatchObject({ event: 'install', firstInstall: false });
	});

	test('and was used for that does not work anywhere else, nor the other way round', async () => {
		await start();
		const opened = await signedAddress(
			trigger.url('load'),
			app(),
			store(),
			peopleOf(store()).owner,
		);
		expect((await visit(opened)).status).toBe(200);
		for (const callback of ['uninstall', 'remove_user', 'load'])
			expect((await visit(opened.replace('/load?', `/${callback}?`))).status).toBe(409);
		expect(trigger.items).toHaveLength(1);
	});

	test.each<[who: string, changes: object, status: number]>([
		['the owner', {}, 200],
		['who installed the app', { user: { id: 9128, email: 'x@example.com' } }, 200],
		['another user', { user: { id: 2, email: 'staff@example.com' } }, 403],
		[
			"another user with the owner's e-mail address",
			{ user: { id: 2, email: 'owner@example.com' } },
			403,
		],
		[
			'who installed the app in another store',
			{ sub: 'stores/outlet8rw3', user: { id: 9128, email: 'x@example.com' } },
			403,
		],
		[
			'another user of a store called like something that every object has',
			{ sub: 'stores/constructor', user: { id: 2, email: 'x@example.com' } },
			403,
		],
	])('is believed at uninstall of %s: %#', async (_who, changes, status) => {
		await start();
		await install();
		expect(await asked('uninstall', changes)).toBe(status);
		expect(trigger.items.filter(({ event }) => event === 'uninstall')).toHaveLength(
			status === 200 ? 1 : 0,
		);
	});

	test('who installed the app may uninstall it also after a restart, until it is uninstalled', async () => {
		await start();
		await install();
		trigger.restart();
		const user = { id: 9128, email: 'x@example.com' };
		expect(await asked('uninstall', { user })).toBe(200);
		expect(await asked('uninstall', { user, jti: 'another' })).toBe(403);
	});

	test('is believed of anybody where that is chosen', async () => {
		await start({ options: { uninstallBy: 'anybody' } });
		expect(await tell(trigger.url('uninstall'), app(), store(), peopleOf(store()).staff)).toBe(200);
		expect(trigger.items).toEqual([expect.objectContaining({ event: 'uninstall' })]);
	});

	test.each<[what: string, changes: object, item: object]>([
		['a page that is an object', { url: { path: '/' } }, { url: null }],
		['a page that is a number', { url: 7 }, { url: null }],
		['a channel that is text', { channel_id: 'one' }, { channelId: null }],
		[
			'a locale that is a list',
			{ user: { id: 1, email: 'owner@example.com', locale: ['en'] } },
			{ user: { id: 1, email: 'owner@example.com' } },
		],
		[
			'an e-mail address that is null',
			{ user: { id: 1, email: null }, owner: { id: 1 } },
			{ user: { id: 1, email: null }, owner: { id: 1, email: null } },
		],
		['claims that are new', { permissions: { admin: true } }, { url: '/' }],
	])('with %s is told without it', async (_what, changes, item) => {
		await start();
		expect(await asked('load', changes)).toBe(200);
		expect(trigger.items).toEqual([expect.objectContaining({ event: 'load', ...item })]);
	});

	test.each<[what: string, changes: object]>([
		['users that are a list', { user: [{ id: 1, email: 'x' }] }],
		['a user that is a text', { user: 'owner' }],
		['no owner', { owner: undefined }],
		['an owner that is null', { owner: null }],
		['a user ID beyond every number', { user: { id: '1e999', email: 'x' } }],
		['a store that is a list', { sub: ['stores/hearth24kq'] }],
		['an end that is an object', { exp: {} }],
	])('with %s is refused in a sentence', async (_what, changes) => {
		await start();
		for (const callback of ['load', 'uninstall', 'remove_user']) {
			const { status, text } = await visit(
				`${trigger.url(callback)}?signed_payload_jwt=${await sign(changes).catch(() => 'x.y.z')}`,
			);
			expect([400, 401]).toContain(status);
			expect(text).not.toMatch(RAW);
		}
		expect(trigger.items).toEqual([]);
		expect(trigger.logged.join('\n')).not.toMatch(RAW);
	});
});

describe('what was saved cannot be read', () => {
	test.each<[what: string, saved: unknown]>([
		['a text', 'stores'],
		['a list', [1]],
		['null', null],
		['stores that are a number', { stores: 5, payloads: {}, codes: [] }],
		['stores that are objects', { stores: [{}, null], payloads: [], codes: 'x' }],
		['payloads that are text', { stores: [], payloads: 'x', codes: {} }],
		['installers that are odd', { installers: { hearth24kq: 'x', outlet8rw3: [null, '1'] } }],
		[
			'of former times, without installers',
			{ stores: ['hearth24kq'], payloads: { mark: 1 }, codes: ['mark'] },
		],
	])('%s counts as empty', async (_what, saved) => {
		await start({}, { staticData: { 'node:App': { app: saved as IDataObject } } });
		expect((await install()).status).toBe(200);
		expect(await tell(trigger.url('remove_user'), app(), store(), peopleOf(store()).staff)).toBe(
			200,
		);
		expect(await tell(trigger.url('uninstall'), app(), store(), peopleOf(store()).owner)).toBe(200);
		expect(trigger.items.map(({ event }) => event)).toEqual(['install', 'removeUser', 'uninstall']);
		expect(trigger.logged.join('\n')).not.toMatch(RAW);
	});
});

const WRONG: Array<[parameters: object, message: string]> = [
	[{ events: [5] }, '"Events" must be a list of events'],
	[{ events: ['opened'] }, '"Events" must be one of "install", "load", "uninstall", "removeUser"'],
	[{ events: '={{ undefined }}' }, '"Events" has no value'],
	[{ expectedScopes: [5] }, '"Expected Scopes" must be a list of scopes'],
	[{ outputToken: 'never' }, '"Output Access Token" must be true or false'],
	[{ options: { onlyStores: '={{ undefined }}' } }, '"Only These Stores" has no value'],
	[{ options: { onlyStores: '={{ $json.query.context }}' } }, '"Only These Stores" has no value'],
	[{ options: { onlyStores: ' , ' } }, '"Only These Stores" must be a list of store hashes'],
	[
		{ options: { onlyStores: 'hearth24kq, my store!' } },
		'"Only These Stores" must be a list of store hashes',
	],
	[
		{ options: { onlyStores: ['hearth24kq', 5] } },
		'"Only These Stores" must be a list of store hashes',
	],
	[
		{ options: { missingScopes: 'deny' } },
		'"If Scopes Are Missing" must be one of "accept", "refuse"',
	],
	[
		{ options: { uninstallBy: 'owner' } },
		'"Accept Uninstalling By" must be one of "installers", "anybody"',
	],
];

describe('settings that cannot be meant', () => {
	test.each(WRONG)(
		'%j is refused by name when the workflow is published',
		async (parameters, message) => {
			await start(parameters);
			const refusal = await trigger.publish().then(
				() => 'It went well.',
				(error: Error) => error.message,
			);
			expect(refusal).toContain(message);
			expect(refusal).not.toMatch(RAW);
		},
	);

	// In a callback, an expression sees what came in.
	test.each(WRONG.filter(([parameters]) => !JSON.stringify(parameters).includes('$json')))(
		'%j lets nobody in, and starts nothing',
		async (parameters) => {
			await start(parameters);
			const answers = [
				await install(),
				await visit(
					await signedAddress(trigger.url('load'), app(), store(), peopleOf(store()).owner),
				),
				await visit(
					await signedAddress(trigger.url('uninstall'), app(), store(), peopleOf(store()).owner),
				),
			];
			expect(answers.map(({ status }) => status)).toEqual([500, 500, 500]);
			expect(answers.map(({ text }) => text).join('\n')).not.toMatch(RAW);
			expect(exchanges()).toBe(0);
			expect(trigger.items).toEqual([]);
		},
	);

	test('a credential without a client secret is refused when the workflow is published, and lets nobody in', async () => {
		await start({}, { credential: { clientSecret: '' } });
		await expect(trigger.publish()).rejects.toThrow(
			'The credential needs the client ID and the client secret of the app',
		);
		expect((await install()).status).toBe(500);
		expect(trigger.items).toEqual([]);
	});

	test.each<[parameters: object]>([
		[{}],
		[{ events: [] }],
		[{ options: { onlyStores: '' } }],
		[{ options: { onlyStores: 'https://store-hearth24kq.mybigcommerce.com/manage' } }],
		[{ outputToken: 'false' }],
	])('%j is published', async (parameters) => {
		await start(parameters);
		await trigger.publish();
		expect((await install()).status).toBe(200);
	});
});

test('what cannot be saved is logged, and the store installs all the same', async () => {
	await start();
	trigger.failToSave();
	expect((await install()).status).toBe(200);
	expect(trigger.items).toHaveLength(1);
	expect(trigger.logged.join('\n')).toContain('could not save which stores have the app');
});
