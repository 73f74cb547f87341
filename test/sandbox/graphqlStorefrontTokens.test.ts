import { OLD_STOREFRONT_TOKEN } from '../../sandbox/seed/storeSetup';
import { messagesOf } from './graphqlSupport';
import { PAGE, soon, storefront } from './storefrontSupport';
import { ask, askAt, HASH } from './support';

const { sandbox, token, shop } = storefront();

const NAME = '{ site { settings { storeName channelId } } }';

describe('tokens', () => {
	it('open the storefront of their channels to servers, until they expire or are revoked', async () => {
		const mine = await token('-private');
		expect((await shop(NAME, { as: mine })).body.data.site.settings).toEqual({
			storeName: 'Hearth & Table',
			channelId: 1,
		});
		expect(await shop(NAME, { as: mine, channel: '-2' })).toMatchObject({
			status: 401,
			body: { errors: [{ message: 'The token is not for channel 2.' }] },
		});
		const both = await token('-private', { channel_id: undefined, channel_ids: [1, 2] });
		expect((await shop(NAME, { as: both, channel: '-2' })).body.data.site.settings.storeName).toBe(
			'Hearth & Table Trade',
		);
		expect(
			await shop(NAME, { as: await token('-private', { expires_at: soon() - 700 }) }),
		).toMatchObject({ status: 401, body: { errors: [{ message: 'The token has expired.' }] } });
		expect((await shop(NAME, { as: 'made.up.token' })).status).toBe(401);
		const revoked = await askAt(sandbox(), `/stores/${HASH}/v3/storefront/api-token`, {
			method: 'DELETE',
			headers: { 'X-Auth-Token': 'sandbox-token-full-access', 'Sf-Api-Token': mine },
		});
		expect(revoked.status).toBeLessThan(300);
		expect((await shop(NAME, { as: mine })).status).toBe(401);
		expect((await shop(NAME, { as: both })).status).toBe(200);
	});

	it('are only made for channels of the store', async () => {
		expect(
			(
				await ask(sandbox(), 'POST', '/v3/storefront/api-token-private', {
					body: { channel_id: 99, expires_at: soon(), scopes: ['Unauthenticated'] },
				})
			).status,
		).toBe(422);
		expect(
			(await shop(NAME, { as: await token('-private', { channel_id: 3 }), channel: '-3' })).status,
		).toBe(404);
		expect(
			(await askAt(sandbox(), '/storefronts/store-nowhere/graphql', { method: 'POST' })).status,
		).toBe(404);
	});

	it('for servers are refused to browsers', async () => {
		for (const kind of ['-private', '-customer-impersonation'] as const) {
			expect((await shop(NAME, { as: await token(kind), headers: { Origin: PAGE } })).status).toBe(
				403,
			);
		}
	});

	it('for browsers are good on their pages only, and on no server any more unless they are old', async () => {
		const mine = await token('');
		const there = await shop(NAME, { as: mine, headers: { Origin: PAGE } });
		expect([there.status, there.headers.get('access-control-allow-origin')]).toEqual([200, PAGE]);
		const elsewhere = await shop(NAME, { as: mine, headers: { Origin: 'https://other.example' } });
		expect([elsewhere.status, elsewhere.headers.get('access-control-allow-origin')]).toEqual([
			403,
			null,
		]);
		expect(messagesOf(await shop(NAME, { as: mine }))).toEqual([
			expect.stringContaining('private token'),
		]);
		expect((await shop(NAME, { as: OLD_STOREFRONT_TOKEN })).status).toBe(200);
		const asked = await askAt(sandbox(), `/storefronts/store-${HASH}/graphql`, {
			method: 'OPTIONS',
			headers: { Origin: PAGE, 'Access-Control-Request-Headers': 'Authorization' },
		});
		expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([
			204,
			expect.stringContaining('Authorization'),
		]);
	});

	it('open only what their scopes are for', async () => {
		const guest = await token('-private', { scopes: ['Unauthenticated'] });
		expect((await shop(NAME, { as: guest })).status).toBe(200);
		const refused = await shop('{ customer { email } site { settings { storeName } } }', {
			as: guest,
		});
		expect(refused.body).toMatchObject({
			data: { customer: null, site: { settings: { storeName: 'Hearth & Table' } } },
			errors: [
				{
					path: ['customer'],
					extensions: { code: 'INSUFFICIENT_ACCESS_SCOPE', requiredScopes: ['Customer'] },
				},
			],
		});
		const customer = await token('-private', { scopes: ['Customer'] });
		expect((await shop(NAME, { as: customer })).body).toMatchObject({
			data: null,
			errors: [{ extensions: { requiredScopes: ['Unauthenticated'] } }],
		});
	});

	it('let themselves be looked into: the schema is open', async () => {
		const { body } = await shop(
			'{ __schema { queryType { name } } __type(name: "Site") { fields { name } } }',
			{ as: await token('-private') },
		);
		expect(body.data.__type.fields).toEqual(
			expect.arrayContaining([{ name: 'products' }, { name: 'search' }]),
		);
	});
});
