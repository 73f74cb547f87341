import type { IDataObject } from 'n8n-workflow';

import { authAddress, tell } from '../../sandbox/oauth/callback';
import { peopleOf } from '../../sandbox/accounts';
import {
	app,
	counted,
	exchanges,
	flood,
	install,
	madeUp,
	openDoors,
	proxy,
	sandbox,
	start,
	store,
	trigger,
	visit,
} from '../support/appTriggerDoors';
import { RAW } from '../support/triggerProxy';

openDoors();

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

	test('are forgotten when the clock is set back', async () => {
		await start();
		const now = Date.now();
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => now + 3_600_000);
		await flood(30, madeUp, (number) => ({ 'x-test-sender': `203.0.113.${number}` }));
		expect((await install()).status).toBe(429);
		clock.mockRestore();
		expect((await install()).status).toBe(200);
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

test('what cannot be saved is logged, and the store installs all the same', async () => {
	await start();
	trigger.failToSave();
	expect((await install()).status).toBe(200);
	expect(trigger.items).toHaveLength(1);
	expect(trigger.logged.join('\n')).toContain('could not save which stores have the app');
});
