import { authAddress } from '../../sandbox/oauth/callback';
import {
	alter,
	app,
	install,
	NOW,
	openSandbox,
	sandbox,
	sign,
	start,
	store,
	trigger,
	unsigned,
	visit,
} from '../support/appTriggerVisits';

openSandbox();

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
