import type { INodeParameters } from 'n8n-workflow';

import { loadFields, loadOptions, runNode, searchList, type NodeRun } from '../support/node';
import { fields, id, jsons } from '../support/run';
import {
	credentialFor,
	scriptedServer,
	TOKEN,
	type Received,
	type Scripted,
	type ScriptedServer,
} from '../support/scripted';

const SECRET = 'cl1ent-s3cret-0f-the-app';
/** What the node sends besides its credential. */
const PAT = 'pat-8f3k2m9x7q4v1b6n5c0z';
const STOREFRONT = 'storefront-t0ken-5d2s9p7w3r';
const SHOPPER = 'shopper-t0ken-7w3r9t5y1u2i';
const OWN = 'own-hea-d3r-value-1a2b3c4d';
const CARD = '4111111111111111';
const COOKIE = 'c00kie-of-a-s3ssion-5h2k';
const PASSWORD = 'pa55/word+of&somebody';
const ALL = [TOKEN, SECRET, PAT, STOREFRONT, SHOPPER, OWN, CARD];

let server: ScriptedServer;
let answer: (request: Received) => Scripted | undefined;
beforeAll(async () => {
	server = await scriptedServer((request) => answer(request) ?? { body: { data: [], meta: {} } });
});
afterAll(async () => await server.close());

/** A sentence of a server that repeats all it was sent, in several ways. */
const echo = (...secrets: string[]) =>
	secrets
		.flatMap((each) => [
			each,
			encodeURIComponent(each),
			JSON.stringify(each),
			Buffer.from(`x:${each}`).toString('base64'),
		])
		.join(' ');
const everything = echo(...ALL);
const headers = {
	'x-echo': everything,
	'content-disposition': `attachment; filename="${TOKEN}.csv"`,
};

const common = { authentication: 'store', options: { timeout: 5, giveUpAfter: 1 } };
const use = (parameters: object, more: Partial<NodeRun> = {}): NodeRun => ({
	parameters: { ...common, ...parameters } as INodeParameters,
	credentials: { shop: credentialFor(server) },
	chosen: { bigCommerceStoreApi: 'shop' },
	...more,
});
const api = (parameters: object = {}, more: Partial<NodeRun> = {}) =>
	use(
		{
			resource: 'api',
			operation: 'api.request',
			method: 'GET',
			url: '/v3/made/up',
			customHeaders: `{ "X-Api-Key": "${OWN}" }`,
			...parameters,
		},
		more,
	);
const graphQl = (parameters: object = {}, more: Partial<NodeRun> = {}) =>
	use(
		{ api: 'admin', query: '{ store { id } }', output: 'answer', ...parameters },
		{ type: 'bigCommerceGraphQl', ...more },
	);
const get = { resource: 'product', operation: 'product.get', productId: id('7') };
const update = {
	resource: 'product',
	operation: 'product.update',
	productId: id('={{ $json.id }}'),
	bodyMode: 'json',
	jsonBody: '{ "price": 5 }',
};
const pay = {
	resource: 'payment',
	operation: 'payment.process',
	paymentAccessToken: PAT,
	bodyMode: 'json',
	jsonBody: JSON.stringify({
		payment: {
			instrument: { type: 'card', number: CARD, verification_value: '737' },
			payment_method_id: 'x.card',
		},
	}),
};
const shop = {
	api: 'storefront',
	channelId: id('1'),
	query: '{ site { settings { storeName } } }',
};
const withToken =
	(scripted: Scripted) =>
	({ path }: Received) =>
		path.endsWith('/api-token-private') ? { body: { data: { token: STOREFRONT } } } : scripted;

/** Ways by which a text of the server comes out, each with an answer that repeats what was sent. */
const WAYS: Array<[way: string, run: () => NodeRun, answer: typeof answer, secrets: string[]]> = [
	[
		'the title of a refusal',
		() => use(get),
		() => ({ status: 422, body: { status: 422, title: everything } }),
		[TOKEN, SECRET],
	],
	[
		'a field of a refusal and its name',
		() => use(get),
		() => ({
			status: 422,
			body: { title: 'No', errors: { [`x${TOKEN}`]: everything, other: everything } },
		}),
		[TOKEN, SECRET],
	],
	[
		'a refusal of V2',
		() => use({ resource: 'order', operation: 'order.get', orderId: id('7') }),
		() => ({
			status: 400,
			body: [{ status: 400, message: everything, details: { invalid_reason: everything } }],
		}),
		[TOKEN, SECRET],
	],
	[
		'plain text',
		() => use(get),
		() => ({ status: 401, body: `X-Auth-Token ${everything} is not known` }),
		[TOKEN, SECRET],
	],
	[
		'a page',
		() => use(get),
		() => ({ status: 403, body: `<html><body>${everything}</body></html>` }),
		[TOKEN, SECRET],
	],
	[
		'a page that is cut off within it',
		() => use(get),
		() => ({
			status: 403,
			body: `<html><body>${TOKEN} ${'<p></p>'.repeat(1_418)}${TOKEN}</body></html>`,
		}),
		[TOKEN, TOKEN.slice(0, 20)],
	],
	[
		'trouble of the server',
		() => use(get),
		() => ({ status: 500, body: { title: everything } }),
		[TOKEN, SECRET],
	],
	[
		'a record',
		() => use(get),
		() => ({
			body: { data: { id: 7, name: everything, list: [{ a: everything }], [TOKEN]: 1 }, meta: {} },
		}),
		[TOKEN, SECRET],
	],
	[
		'the records of a list',
		() => use({ resource: 'product', operation: 'product.getMany', returnAll: false, limit: 5 }),
		() => ({
			body: {
				data: [{ id: 1, description: everything }],
				meta: { pagination: { total: 1, total_pages: 1 } },
			},
		}),
		[TOKEN, SECRET],
	],
	[
		'the items of a refusal, where the node goes on',
		() =>
			use(update, {
				items: jsons([{ id: 1 }, { id: 2 }]),
				onError: 'continueErrorOutput',
				isAfterNode: true,
			}),
		() => ({ status: 422, body: { title: 'No', errors: { price: everything } } }),
		[TOKEN, SECRET],
	],
	[
		'a part of a batch',
		() => use(update, { items: jsons([{ id: 1 }, { id: 2 }]), onError: 'continueRegularOutput' }),
		() => ({
			status: 207,
			body: {
				data: [{ id: 1, note: everything }],
				errors: [{ id: 2, message: everything }],
				meta: { total: 2, success: 1, failed: 1 },
			},
		}),
		[TOKEN, SECRET],
	],
	[
		'the name of a file',
		() => use({ resource: 'redirect', operation: 'redirect.downloadExport', exportUuid: id('x') }),
		() => ({ headers: { ...headers, 'content-type': 'text/csv' }, body: 'a,b' }),
		[TOKEN],
	],
	[
		'a refused payment',
		() => use(pay),
		() => ({
			status: 422,
			body: { status: 422, title: everything, errors: [{ code: 1, message: everything }] },
		}),
		[TOKEN, SECRET, PAT, CARD],
	],
	[
		'a payment that went through',
		() => use(pay),
		() => ({
			status: 202,
			body: { data: { id: '1', status: 'success', note: everything, number: Number(CARD) } },
		}),
		[TOKEN, SECRET, PAT, CARD],
	],
	[
		"a request of one's own, refused",
		() => api(),
		() => ({ status: 400, body: { title: everything } }),
		[TOKEN, SECRET, OWN],
	],
	[
		"a request of one's own, answered",
		() => api(),
		() => ({ headers, body: { anything: everything } }),
		[TOKEN, SECRET, OWN],
	],
	[
		'a request with a cookie and a password, refused',
		() =>
			api({
				customHeaders: JSON.stringify({
					'X-Session-Cookie': `session=${COOKIE}; lang=en`,
					Authorization: `Basic ${Buffer.from(`me:${PASSWORD}`).toString('base64')}`,
				}),
			}),
		() => ({
			status: 400,
			body: {
				title: `${echo(COOKIE, PASSWORD)} ${encodeURIComponent(PASSWORD).toLowerCase()}`,
				errors: { text: `{"a":"${PASSWORD.replaceAll('/', '\\/')}"}` },
			},
		}),
		[COOKIE, PASSWORD, 'pa55%2fword', 'pa55\\/word'],
	],
	[
		"a query of one's own, refused",
		() => graphQl(),
		() => ({ body: { data: null, errors: [{ message: everything, path: ['store', TOKEN] }] } }),
		[TOKEN, SECRET],
	],
	[
		"a query of one's own, answered",
		() => graphQl(),
		() => ({ body: { data: { store: { id: everything } } } }),
		[TOKEN, SECRET],
	],
	[
		'a hint about what is missing',
		() => graphQl({ options: { ...common.options, acceptPartial: true } }),
		() => ({
			body: { data: { store: { id: 1 } }, errors: [{ message: everything, path: ['store'] }] },
		}),
		[TOKEN, SECRET],
	],
	[
		'a storefront that refuses',
		() => graphQl({ ...shop, options: { ...common.options, customerAccessToken: SHOPPER } }),
		withToken({ body: { data: null, errors: [{ message: everything }] } }),
		[TOKEN, SECRET, STOREFRONT, SHOPPER],
	],
	[
		'a storefront that does not take the token',
		() => graphQl(shop),
		withToken({ status: 401, body: { title: everything } }),
		[TOKEN, SECRET, STOREFRONT],
	],
	[
		'a storefront that answers',
		() => graphQl({ ...shop, options: { ...common.options, customerAccessToken: SHOPPER } }),
		withToken({ body: { data: { site: { settings: { storeName: everything } } } } }),
		[TOKEN, SECRET, STOREFRONT, SHOPPER],
	],
	[
		'a token that is revoked',
		() =>
			use({
				resource: 'storefrontToken',
				operation: 'storefrontToken.revoke',
				sfApiToken: STOREFRONT,
			}),
		() => ({ status: 404, body: { title: everything } }),
		[TOKEN, SECRET, STOREFRONT],
	],
	[
		'names of fields that are not sent',
		() =>
			use(
				{ ...update, bodyMode: 'fields', jsonBody: '', fields: fields(null, 'autoMapInputData') },
				{ items: [{ json: { id: 1, price: 5, [TOKEN]: 'x' } }] },
			),
		() => ({ body: { data: { id: 1 } } }),
		[TOKEN],
	],
	['an address that is not one', () => api({ url: `/v3/{${TOKEN}}` }), () => undefined, [TOKEN]],
];

test.each(WAYS)(
	'what was sent as a proof cannot be read in %s',
	async (_way, run, answers, secrets) => {
		answer = answers;
		const { items, errorItems, error, hints } = await runNode(run());
		const binary = items.map((each) => each.binary?.data?.fileName);
		const shown = JSON.stringify([
			items,
			errorItems,
			binary,
			hints,
			error && {
				...error,
				node: undefined,
				message: error.message,
				stack: (error as Error).stack,
				cause: (error as Error).cause,
			},
		]);
		expect(items.length + errorItems.length + (error ? 1 : 0)).toBeGreaterThan(0);
		for (const secret of secrets) {
			expect(shown).not.toContain(secret);
			expect(shown).not.toContain(encodeURIComponent(secret));
			expect(shown).not.toContain(Buffer.from(`x:${secret}`).toString('base64'));
			expect(shown.replaceAll('\\"', '')).not.toContain(secret);
		}
		expect(shown).toContain('[removed]');
	},
);

describe('in the form', () => {
	test('a list that does not load', async () => {
		answer = () => ({ status: 403, body: { title: everything } });
		const found = await searchList('listProductId', use(get)).catch((error: Error) => error);
		expect((found as Error).message).not.toContain(TOKEN);
		expect((found as Error).message).toContain('This account may not read the list');
	});

	test('a list of storefronts that does not load', async () => {
		answer = () => ({ status: 422, body: { title: everything } });
		const found = await searchList('listChannels', graphQl(shop)).catch((error: Error) => error);
		expect((found as Error).message).toMatch(/did not accept the values: \[removed\]/);
		expect((found as Error).message).not.toContain(TOKEN);
	});

	test('a list that loads', async () => {
		answer = () => ({ body: { data: [{ id: 1, name: `Shirt ${TOKEN}`, sku: 'x' }], meta: {} } });
		expect(JSON.stringify(await searchList('listProductId', use(get)))).not.toContain(TOKEN);
	});

	test('choices and fields', async () => {
		answer = () => ({ body: { data: [{ id: 1, name: everything }], meta: {} } });
		const shown = JSON.stringify([
			await loadOptions('getOperations', use(get)),
			await loadFields('getFields', use({ resource: 'product', operation: 'product.create' })),
		]);
		expect(shown).not.toContain(TOKEN);
	});
});

describe('what BigCommerce hands out', () => {
	test.each<[string, object, unknown, string]>([
		[
			'a payment access token',
			{
				resource: 'payment',
				operation: 'payment.createAccessToken',
				bodyMode: 'json',
				jsonBody: '{ "order": { "id": 7 } }',
			},
			{ data: { id: PAT }, meta: {} },
			PAT,
		],
		[
			'a storefront token',
			{
				resource: 'storefrontToken',
				operation: 'storefrontToken.create',
				bodyMode: 'json',
				jsonBody: '{ "channel_id": 1, "expires_at": 1 }',
			},
			{ data: { token: STOREFRONT }, meta: {} },
			STOREFRONT,
		],
	])('%s comes out', async (_what, parameters, body, handedOut) => {
		answer = () => ({ body });
		const { items, error } = await runNode(use(parameters));
		expect(error).toBeUndefined();
		expect(JSON.stringify(items)).toContain(handedOut);
	});

	test('is not repeated in what is said of it', async () => {
		answer = () => ({
			status: 422,
			body: {
				data: { token: STOREFRONT },
				title: `The token ${STOREFRONT} has no channel`,
				errors: { channel_id: `none for ${STOREFRONT}` },
			},
		});
		const { error } = await runNode(
			use({
				resource: 'storefrontToken',
				operation: 'storefrontToken.create',
				bodyMode: 'json',
				jsonBody: '{ "channel_id": 1, "expires_at": 1 }',
			}),
		);
		expect(error?.message).toBe(
			'BigCommerce did not accept the values: channel_id: none for [removed]',
		);
		expect(error?.description).toContain('The token [removed] has no channel');
	});
});

test('a short token does not make a message unreadable', async () => {
	answer = () => ({
		status: 422,
		body: { title: 'The token of the store is not valid for this store' },
	});
	const { error } = await runNode({
		...use(get),
		credentials: { shop: credentialFor(server, { accessToken: 'token', clientSecret: 'store' }) },
	});
	expect(error?.message).toBe(
		'BigCommerce did not accept the values: The token of the store is not valid for this store',
	);
});
