import { SignJWT } from 'jose';

import { signedAddress, tell } from '../../sandbox/oauth/callback';
import { peopleOf } from '../../sandbox/accounts';
import { app, install, openDoors, start, store, trigger, visit } from '../support/appTriggerDoors';
import { RAW } from '../support/triggerProxy';

openDoors();

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
		['who installed the app, by an ID that is text', { user: { id: '9128' } }, 200],
		[
			'the owner, by an ID that is text and without e-mail',
			{ user: { id: '1' }, owner: { id: 1 } },
			200,
		],
		['another user, by an ID that is text', { user: { id: '2' }, owner: { id: '1' } }, 403],
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
		[
			'IDs that are text',
			{ user: { id: '9128', email: 'x' }, owner: { id: '1' } },
			{ user: { id: 9128, email: 'x' }, owner: { id: 1, email: null } },
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
