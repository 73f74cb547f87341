import nock from 'nock';

import { loadOptions, runNode, type NodeResult } from '../support/node';

const API = 'https://api.bigcommerce.com';
const credentials = {
	shop: {
		store: 'https://store-abc123.mybigcommerce.com/manage',
		accessToken: 'token-of-the-shop',
		scopeSource: 'all',
		grantedScopes: [],
		environment: 'bigcommerce',
		timeout: 1,
	},
};

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
	nock.abortPendingRequests();
	nock.cleanAll();
});
afterAll(() => {
	nock.enableNetConnect();
	nock.restore();
});

let tokens = 0;

async function get(scopeSource = 'all'): Promise<NodeResult> {
	// Detected scopes are remembered per token.
	const accessToken = scopeSource === 'detect' ? `token-${tokens++}` : credentials.shop.accessToken;
	return await runNode({
		credentials: { shop: { ...credentials.shop, scopeSource, accessToken } },
		chosen: { bigCommerceStoreApi: 'shop' },
		parameters: {
			authentication: 'store',
			resource: 'product',
			operation: 'product.get',
			productId: { __rl: true, mode: 'id', value: '77' },
			output: 'raw',
			options: { giveUpAfter: 1 },
		},
	});
}

async function create(): Promise<NodeResult> {
	return await runNode({
		credentials,
		chosen: { bigCommerceStoreApi: 'shop' },
		parameters: {
			authentication: 'store',
			resource: 'brand',
			operation: 'brand.create',
			bodyMode: 'json',
			jsonBody: '{"name":"Acme"}',
			options: { giveUpAfter: 1 },
		},
	});
}

const product = () => nock(API).persist().get('/stores/abc123/v3/catalog/products/77');

it('a request to BigCommerce carries the token, and asks for JSON, which V2 would not give by itself', async () => {
	const scope = nock(API, {
		reqheaders: { 'x-auth-token': 'token-of-the-shop', accept: 'application/json' },
	})
		.get('/stores/abc123/v3/catalog/products/77')
		.reply(200, { data: { id: 77 }, meta: {} });
	expect((await get()).items[0].json).toEqual({ id: 77 });
	scope.done();
});

describe('a reading that fails says that nothing was changed', () => {
	it.each([
		[
			'the connection breaks',
			() =>
				product().replyWithError(
					Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }),
				),
			'The connection was interrupted. Nothing was changed.',
		],
		[
			'the name is not found',
			() =>
				product().replyWithError(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })),
			'The DNS lookup of the server failed. Nothing was changed.',
		],
		[
			'nothing comes in time',
			() => product().delay(2500).reply(200, {}),
			'The server took too long to respond. Nothing was changed.',
		],
	])('%s', async (_what, answer, description) => {
		answer();
		const { error } = await get();
		expect(error?.message).toBe('BigCommerce could not be reached');
		expect(error?.description).toContain(description);
	});
});

describe('a creation', () => {
	it('is sent once, whatever happens', async () => {
		let times = 0;
		nock(API)
			.post('/stores/abc123/v3/catalog/brands')
			.times(5)
			.reply(() => {
				times++;
				return [503, '<html><body>Maintenance</body></html>'];
			});
		const { error } = await create();
		expect(times).toBe(1);
		expect(error).toMatchObject({
			httpCode: '503',
			message: 'BigCommerce could not answer (503: Maintenance)',
		});
		expect(error?.description).toContain('look in the store before you repeat it');
	});

	it('whose answer is lost says that it may have been carried out', async () => {
		nock(API)
			.post('/stores/abc123/v3/catalog/brands')
			.replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
		expect((await create()).error?.description).toContain(
			'It is not known whether BigCommerce carried out the request',
		);
	});

	it('that was refused at the door was not carried out', async () => {
		nock(API)
			.persist()
			.post('/stores/abc123/v3/catalog/brands')
			.replyWithError(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
		expect((await create()).error?.description).toContain('Nothing was changed');
	});
});

it('a redirect is not followed, and the token does not leave', async () => {
	product().reply(302, '', { location: 'https://example.com/steal' });
	const elsewhere = nock('https://example.com').get('/steal').reply(200, {});
	expect((await get()).error?.httpCode).toBe('302');
	expect(elsewhere.isDone()).toBe(false);
});

it.each([
	['data without a record', 200, '{"data":{}}'],
	['the record of another ID', 200, '{"data":{"id":78}}'],
])('%s is not the record that was asked for', async (_what, status, body) => {
	product().reply(status, body, { 'content-type': 'application/json' });
	expect((await get()).error?.message).toMatch(
		/^BigCommerce('s answer could not be read$| answered with another record| could)/,
	);
});

describe('detection of scopes', () => {
	it.each([
		[
			'answers something else',
			() =>
				nock(API)
					.post('/stores/abc123/graphql')
					.reply(200, { errors: [{ message: 'no' }] }),
		],
		['fails', () => nock(API).post('/stores/abc123/graphql').reply(500, 'oops')],
		['breaks off', () => nock(API).post('/stores/abc123/graphql').replyWithError('reset')],
		[
			'answers a page',
			() =>
				nock(API)
					.post('/stores/abc123/graphql')
					.reply(200, '<html>Sign in</html>', { 'content-type': 'text/html' }),
		],
		['answers nothing', () => nock(API).post('/stores/abc123/graphql').reply(200, '')],
		[
			'answers JSON that was cut off',
			() =>
				nock(API)
					.post('/stores/abc123/graphql')
					.reply(200, '{"data":{"client":{"scopes":', { 'content-type': 'application/json' }),
		],
		...[
			null,
			5,
			'store_v2_products',
			[],
			{},
			{ edges: 5 },
			{ pageInfo: null, edges: [{ node: 5 }] },
			{ pageInfo: { hasNextPage: false }, edges: [{ node: { a: 1 } }] },
		].map((scopes): [string, () => unknown] => [
			`answers scopes that are ${JSON.stringify(scopes)}`,
			() =>
				nock(API)
					.post('/stores/abc123/graphql')
					.reply(200, { data: { client: { clientId: 'x', scopes } } }),
		]),
	])('that %s does not stand in the way', async (_what, answer) => {
		answer();
		product().reply(200, { data: { id: 77 } });
		expect((await get('detect')).items[0].json).toEqual({ id: 77 });
	});

	it.each([
		[
			'a page',
			200,
			'<html>Sign in</html>',
			'BigCommerce did not report the scopes of this account.',
		],
		[
			'a number in place of scopes',
			200,
			'{"data":{"client":{"scopes":5}}}',
			'BigCommerce did not report the scopes of this account.',
		],
		[
			'a refusal',
			403,
			'<html>Forbidden</html>',
			'BigCommerce did not report the scopes of this account.',
		],
	])(
		'that gives %s leaves the form unfiltered, and says why in words of the node',
		async (_what, status, body, reason) => {
			nock(API).post('/stores/abc123/graphql').reply(status, body);
			const options = await loadOptions('getResources', {
				credentials: {
					shop: { ...credentials.shop, scopeSource: 'detect', accessToken: `token-${tokens++}` },
				},
				chosen: { bigCommerceStoreApi: 'shop' },
				parameters: { authentication: 'store', resource: 'product', operation: 'product.get' },
			});
			expect(options.at(-1)?.description).toContain(`Not filtered: ${reason}`);
		},
	);

	it('that finds a scope missing does', async () => {
		nock(API)
			.post('/stores/abc123/graphql')
			.reply(200, {
				data: {
					client: {
						clientId: 'x',
						scopes: {
							pageInfo: { hasNextPage: false, endCursor: null },
							edges: [{ node: 'store_v2_default' }, { node: 'store_v2_orders' }],
						},
					},
				},
			});
		const sent = product().reply(200, {});
		expect((await get('detect')).error?.message).toBe(
			'Get Product needs Products: read-only (store_v2_products_read_only). This account has no Products scope.',
		);
		expect(sent.isDone()).toBe(false);
	});
});
