import type { INodeExecutionData } from 'n8n-workflow';
import nock from 'nock';

import { runNode, type NodeResult, type NodeRun } from '../support/node';

const jsons = (items: object[]) =>
	items.map((json) => ({ json: json as INodeExecutionData['json'] }));

const API = 'https://api.bigcommerce.com';
const STORE = 'https://store-abc123.mybigcommerce.com';

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
	nock.abortPendingRequests();
	nock.cleanAll();
});
afterAll(() => {
	nock.enableNetConnect();
	nock.restore();
});

/** Tokens are remembered, so every test has an account of its own. */
let accounts = 0;
let accessToken = '';
beforeEach(() => {
	accessToken = `token-${accounts++}`;
});

async function run(
	parameters: object = {},
	more: Partial<NodeRun> & { changes?: object } = {},
): Promise<NodeResult> {
	const { changes, ...rest } = more;
	return await runNode({
		...rest,
		type: 'graphQl',
		credentials: {
			shop: {
				store: 'abc123',
				accessToken,
				scopeSource: 'all',
				grantedScopes: [],
				environment: 'bigcommerce',
				...changes,
			},
		},
		chosen: { bigCommerceStoreApi: 'shop' },
		parameters: {
			authentication: 'store',
			api: 'storefront',
			query: '{ site { settings { storeName } } }',
			options: { giveUpAfter: 1 },
			...parameters,
		} as NodeRun['parameters'],
	});
}

const answer = { data: { site: { settings: { storeName: 'Shop' } } } };
const TOKEN = '/stores/abc123/v3/storefront/api-token-private';
const makesTokens = (path = TOKEN) => {
	const bodies: Array<Record<string, unknown>> = [];
	let sent: Record<string, unknown> = {};
	const isForIt = (body: Record<string, unknown>) => {
		sent = body;
		return true;
	};
	nock(API, { reqheaders: { 'x-auth-token': accessToken } })
		.persist()
		.post(path, isForIt)
		.reply(200, () => {
			bodies.push(sent);
			return { data: { token: `made-${bodies.length}` }, meta: {} };
		});
	return bodies;
};

it('a storefront is asked with a private token that the node makes, and never with the token of the API account', async () => {
	const bodies = makesTokens();
	const shop = nock(STORE, {
		reqheaders: { authorization: 'Bearer made-1' },
		badheaders: ['x-auth-token', 'x-bc-customer-id', 'x-bc-customer-access-token'],
	})
		.post('/graphql')
		.reply(200, answer);
	const { items, error } = await run();
	expect(error).toBeUndefined();
	expect(items[0].json).toEqual(answer.data);
	shop.done();
	const inAnHour = Date.now() / 1000 + 3600;
	expect(bodies).toEqual([
		{ channel_id: 1, expires_at: expect.any(Number), scopes: ['Unauthenticated', 'Customer'] },
	]);
	expect(Math.abs(Number(bodies[0].expires_at) - inAnHour)).toBeLessThan(20);
});

it('many items, and the runs after them, share one token; nothing of it comes out', async () => {
	const bodies = makesTokens();
	nock(STORE).persist().post('/graphql').reply(200, answer);
	const { items } = await run({}, { items: jsons(Array.from({ length: 12 }, (_, n) => ({ n }))) });
	const again = await run();
	expect([items.length, again.items.length, bodies.length]).toEqual([12, 1, 1]);
	expect(JSON.stringify([items, again])).not.toContain('made-');
});

it.each([
	[{ mode: 'id', value: '7' }, 'https://store-abc123-7.mybigcommerce.com', 7],
	[{ mode: 'list', value: '1' }, STORE, 1],
])('the channel %j has a host and a token of its own', async (channelId, host, channel) => {
	const bodies = makesTokens();
	nock(host).post('/graphql').reply(200, answer);
	expect((await run({ channelId: { __rl: true, ...channelId } })).items).toHaveLength(1);
	expect(bodies[0].channel_id).toBe(channel);
});

it('a channel that is none is not asked', async () => {
	expect(
		(await run({ channelId: { __rl: true, mode: 'id', value: '={{ "1.evil.example" }}' } })).error
			?.message,
	).toBe('"Channel" must be the ID of a channel');
});

it('a customer is impersonated with a token for that', async () => {
	const bodies = makesTokens('/stores/abc123/v3/storefront/api-token-customer-impersonation');
	const shop = nock(STORE, {
		reqheaders: { 'x-bc-customer-id': '42', authorization: 'Bearer made-1' },
	})
		.post('/graphql')
		.reply(200, answer);
	expect((await run({ options: { customerId: 42 } })).items).toHaveLength(1);
	shop.done();
	expect(bodies).toEqual([{ channel_id: 1, expires_at: expect.any(Number) }]);
});

it('a customer who signed in is told by their access token', async () => {
	makesTokens();
	const shop = nock(STORE, {
		reqheaders: { 'x-bc-customer-access-token': 'of-ada', authorization: 'Bearer made-1' },
	})
		.post('/graphql')
		.reply(200, answer);
	expect((await run({ options: { customerAccessToken: ' of-ada ' } })).items).toHaveLength(1);
	shop.done();
});

it.each([
	[{ customerId: 'ada' }, '"Customer ID" must be a number'],
	[
		{ customerId: '4', customerAccessToken: 'x' },
		'Both a customer ID and a customer access token are given',
	],
])('%j is refused before anything is sent', async (options, message) => {
	expect((await run({ options })).error?.message).toBe(message);
});

describe('a token that is not accepted', () => {
	const revoked = { message: 'Unknown JWT token' };
	const bearer = (token: string) =>
		nock(STORE, { reqheaders: { authorization: `Bearer ${token}` } })
			.persist()
			.post('/graphql');

	it('is made anew, once, for all who met with it; a mutation too, as it was turned away at the door', async () => {
		const bodies = makesTokens();
		const first = bearer('made-1');
		first.reply(200, answer);
		await run();
		nock.cleanAll();
		bodies.splice(0);
		const made = makesTokens();
		nock(STORE, { reqheaders: { authorization: 'Bearer made-1' } })
			.post('/graphql')
			.times(4)
			.reply(401, revoked);
		nock(STORE, { reqheaders: { authorization: 'Bearer made-1' } })
			.post('/graphql')
			.times(4)
			.reply(200, answer);
		const { items, error } = await run({}, { items: jsons([{}, {}, {}, {}]) });
		expect(error).toBeUndefined();
		expect([items.length, made.length]).toEqual([4, 1]);
	});

	it('and neither is the new one: no more are made, and the reason is told', async () => {
		const bodies = makesTokens();
		nock(STORE).persist().post('/graphql').reply(401, revoked);
		const { error } = await run();
		expect(error).toMatchObject({
			message: "The storefront did not accept the node's token",
			httpCode: '401',
		});
		expect(error?.description).toContain('BigCommerce says: Unknown JWT token');
		expect(JSON.stringify(error)).not.toContain('made-');
		await run();
		expect(bodies).toHaveLength(2);
		// Another customer may have more luck.
		await run({ options: { customerAccessToken: 'of-ada', giveUpAfter: 1 } });
		expect(bodies).toHaveLength(3);
	});
});

describe('a token that cannot be made', () => {
	it('for want of a scope that is known: nothing is sent', async () => {
		const { error } = await run(
			{},
			{ changes: { scopeSource: 'manual', grantedScopes: ['store_v2_products'] } },
		);
		expect(error?.message).toBe(
			'The Storefront API needs Storefront API Tokens: modify (store_storefront_api). This account has no Storefront API Tokens scope.',
		);
	});

	it('for want of a scope that BigCommerce tells of', async () => {
		nock(API)
			.post(TOKEN)
			.reply(403, { status: 403, title: "You don't have a required scope to access the endpoint" });
		const { error } = await run();
		expect(error?.httpCode).toBe('403');
		expect(error?.description).toContain(
			'Storefront tokens need Storefront API Tokens: modify (store_storefront_api)',
		);
	});

	it('as the channel is no storefront', async () => {
		nock(API).post(TOKEN).reply(422, { status: 422, title: 'Channel is not a storefront' });
		const { error } = await run();
		expect(error?.message).toBe('BigCommerce makes no storefront token for channel 1');
	});

	it('and is asked for again by the next run', async () => {
		nock(API).post(TOKEN).reply(422, { status: 422, title: 'Channel is not a storefront' });
		await run();
		makesTokens();
		nock(STORE).post('/graphql').reply(200, answer);
		expect((await run()).items).toHaveLength(1);
	});
});

describe('trouble', () => {
	const count = (status: number, body: unknown, headers = {}) => {
		const seen = { times: 0 };
		nock(STORE)
			.persist()
			.post('/graphql')
			.reply(() => {
				seen.times += 1;
				return [status, body as nock.Body, headers];
			});
		return seen;
	};

	it('of a query is tried again', async () => {
		makesTokens();
		nock(STORE).post('/graphql').times(2).reply(503, 'Maintenance');
		nock(STORE).post('/graphql').reply(200, answer);
		expect((await run({ options: { giveUpAfter: 20 } })).items).toHaveLength(1);
	});

	it('of a mutation is not, and may have changed something', async () => {
		makesTokens();
		const seen = count(502, '<html>Bad gateway</html>');
		const { error } = await run({
			query: 'mutation { logout { result } }',
			options: { giveUpAfter: 20 },
		});
		expect(seen.times).toBe(1);
		expect(error).toMatchObject({
			httpCode: '502',
			message: 'BigCommerce could not answer (502: Bad gateway)',
		});
	});

	it('whose answer is lost: of a mutation nobody knows, of a query nothing was changed', async () => {
		makesTokens();
		const broken = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
		nock(STORE).persist().post('/graphql').replyWithError(broken);
		expect((await run({ query: 'mutation { logout { result } }' })).error?.description).toContain(
			'It is not known whether BigCommerce carried out the request',
		);
		expect((await run()).error?.description).toContain('Nothing was changed');
	});

	it('that is no GraphQL says so', async () => {
		makesTokens();
		count(200, '<html>Down for maintenance</html>');
		expect((await run()).error?.message).toBe(
			'BigCommerce answered with something that is not GraphQL',
		);
	});

	it('told by GraphQL with a status of its own is told in its words', async () => {
		makesTokens();
		count(400, {
			errors: [{ message: 'Variable "$x" is not defined.', locations: [{ line: 1, column: 3 }] }],
		});
		expect((await run()).error).toMatchObject({
			httpCode: '400',
			message:
				'BigCommerce did not answer the query: Variable "$x" is not defined (line 1, column 3)',
		});
	});

	it('with a redirect leads nowhere: the token does not leave', async () => {
		makesTokens();
		nock(STORE).post('/graphql').reply(301, '', { location: 'https://shop.example/graphql' });
		const elsewhere = nock('https://shop.example').post('/graphql').reply(200, answer);
		expect((await run()).error?.httpCode).toBe('301');
		expect(elsewhere.isDone()).toBe(false);
	});
});

it('the Account API is asked 70 times in an hour and no more', async () => {
	const uuid = '0a0b0c0d-1111-4222-8333-444455556666';
	let times = 0;
	nock(API, { reqheaders: { 'x-auth-token': accessToken } })
		.persist()
		.post(`/accounts/${uuid}/graphql`)
		.reply(() => {
			times += 1;
			return [200, { data: { account: { id: 1 } } }];
		});
	const { error } = await runNode({
		type: 'graphQl',
		credentials: {
			group: {
				account: uuid,
				accessToken,
				scopeSource: 'all',
				grantedScopes: [],
				environment: 'bigcommerce',
			},
		},
		chosen: { bigCommerceAccountApi: 'group' },
		parameters: {
			authentication: 'account',
			query: '{ account { id } }',
			options: { giveUpAfter: 1 },
		},
		items: jsons(Array.from({ length: 71 }, (_, n) => ({ n }))),
	});
	expect(times).toBe(70);
	expect(error?.message).toBe("BigCommerce's rate limit left no room for this request within 1 s");
	expect(error?.description).toContain('The Account API accepts 70 requests per hour');
	expect(error?.description).toContain('70 of 71 items were carried out.');
});
