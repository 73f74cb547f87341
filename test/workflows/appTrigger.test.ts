import { authAddress, tell } from '../../sandbox/oauth/callback';
import { peopleOf } from '../../sandbox/accounts';
import {
	app,
	install,
	load,
	openSandbox,
	sandbox,
	sign,
	start,
	store,
	trigger,
	visit,
} from '../support/appTriggerVisits';

openSandbox();

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
