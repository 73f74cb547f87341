import type { Sandbox } from '../../sandbox/server';
import type { NodeRun } from '../support/node';
import { jsons, runOperation } from '../support/run';
import { apiRequests, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.log.clear();
});
afterAll(async () => {
	await sandbox.close();
});

const ITEM = jsons([
	{ nothing: null, blank: '', list: [], listOfNull: [null], object: {}, ids: [77, 78] },
]);

async function call(
	method: string,
	url: unknown,
	parameters: object = {},
	more: Partial<NodeRun> = {},
) {
	return await runOperation(
		sandbox,
		'api.request',
		{ method, url, ...parameters },
		{ items: ITEM, ...more },
	);
}

const sent = () =>
	apiRequests(sandbox).map(
		({ method, path, query }) =>
			`${method} ${path.replace('/stores/hearth24kq', '')}${query ? `?${decodeURIComponent(query)}` : ''}`,
	);

/** What the address or the query lacks is said, and nothing is sent. */
async function expectRefused(
	found: Awaited<ReturnType<typeof call>>,
	message: RegExp,
): Promise<void> {
	expect(found.error).toMatchObject({
		name: 'NodeOperationError',
		message: expect.stringMatching(message),
		context: { itemIndex: 0 },
	});
	expect(found.items).toEqual([]);
	expect(sent()).toEqual([]);
}

const COLLECTIONS = [
	'/v2/products',
	'/v2/categories',
	'/v2/brands',
	'/v2/customers',
	'/v2/products/77/images',
	'/v3/catalog/products',
	'/v3/catalog/brands',
	'/v3/customers',
	'/api/v2/orders',
	'https://store-hearth24kq.mybigcommerce.com/api/v2/products',
	'/v3/unheard/of',
	'/stores/hearth24kq/v3/catalog/categories',
];

describe('an ID that is missing from an address', () => {
	const endings = [
		'/{{ $json.missing }}',
		'/{{ $json.nothing }}',
		'/{{ $json.blank }}',
		'//{{ $json.missing }}',
		'/%20{{ $json.missing }}',
		'/{{ undefined + "" }}',
		'/{{ null + "" }}',
		'/{{ NaN + "" }}',
		'/{{ $json.object }}',
		'/{{ $json.list }}',
		'/{{ $json.listOfNull }}',
		'/{{ $json.missing }}/',
		'/%E2%80%8B',
		'/,',
		'/-',
	];

	it.each(COLLECTIONS)('does not make a deletion one of %s', async (collection) => {
		for (const ending of endings)
			for (const deleteEverything of [false, true])
				await expectRefused(
					await call('DELETE', `=${collection}${ending}`, { deleteEverything }),
					/^("URL or Path" (ends with a slash|has (two slashes|a part|the word|a space)|leads somewhere)|This might delete|Without a filter)/,
				);
	});

	it.each(['PUT', 'POST', 'PATCH'])('is refused for %s as well', async (method) => {
		for (const ending of endings.slice(0, 12))
			await expectRefused(
				await call(method, `=/v3/catalog/products${ending}`, { jsonBody: '{"name": "x"}' }),
				/^"URL or Path"/,
			);
		await expectRefused(
			await call(method, '/v3/catalog/products/', { jsonBody: '{"name": "x"}' }),
			/ends with a slash/,
		);
	});

	it('is refused for a reading, which would list everything', async () => {
		for (const ending of endings)
			await expectRefused(
				await call('GET', `=/v3/catalog/products${ending}`, { returnAll: true }),
				/^"URL or Path"/,
			);
		await expectRefused(await call('GET', '={{ $json.missing }}'), /is empty/);
		await expectRefused(await call('GET', '={{ $json.object }}'), /is not text/);
	});

	it('in the middle of an address too', async () => {
		await expectRefused(
			await call('DELETE', '=/v2/products/{{ $json.missing }}/images/5'),
			/two slashes/,
		);
		await expectRefused(
			await call('DELETE', '=/v2/orders/{{ $json.object }}/products/5'),
			/the word|has a space/,
		);
		await expectRefused(
			await call('GET', '=/v2/products/{{ $json.missing + "" }}/images'),
			/the word "undefined"/,
		);
	});

	it('a slash that somebody wrote at the end of a reading means nothing', async () => {
		expect((await call('GET', '/v3/catalog/brands/?limit=1')).error).toBeUndefined();
		expect(sent()).toEqual(['GET /v3/catalog/brands?limit=1']);
	});
});

describe('a query without a value', () => {
	const queries = [
		'id:in=',
		'id:in=,',
		'id:in=%20',
		'id:in',
		'id:in={{ $json.missing }}',
		'id:in=undefined',
		'id:in=null',
		'id:in=NaN',
		'id:in=1,undefined',
		'id:in=[object Object]',
		'id:in={{ $json.list }}',
		'id:in={{ $json.listOfNull }}',
		'id:in=1&id:in=',
		'name=&id:in=1',
	];

	it.each(['/v3/catalog/products', '/v3/customers', '/v3/customers/subscribers', '/v3/unheard/of'])(
		'deletes nothing of %s',
		async (path) => {
			for (const query of queries)
				for (const isExpression of [true, false]) {
					if (!isExpression && query.includes('{{')) continue;
					await expectRefused(
						await call('DELETE', `${isExpression ? '=' : ''}${path}?${query}`, {
							deleteEverything: true,
						}),
						/^(The query parameter ".+" has |"URL or Path" has a space|The filter|".+" must be)/,
					);
				}
		},
	);

	it.each([
		['={{ { "id:in": $json.missing } }}'],
		['={{ { "id:in": null } }}'],
		['={{ { "id:in": [] } }}'],
		['={{ { "id:in": [null] } }}'],
		['={{ { "id:in": [1, undefined] } }}'],
		['{ "id:in": "" }'],
		['{ "id:in": null }'],
		['{ "id:in": [] }'],
		['{ "id:in": [""] }'],
		['={ "id:in": "{{ $json.missing }}" }'],
		['={{ $json.missing }}'],
		['={{ null }}'],
	])('beside the address deletes nothing: %s', async (queryParameters) => {
		await expectRefused(
			await call('DELETE', '/v3/catalog/products', { queryParameters, deleteEverything: true }),
			/has no value$/,
		);
		await expectRefused(
			await call('DELETE', '/v3/catalog/products?id:in=1', { queryParameters }),
			/has no value$/,
		);
	});

	it.each([
		['={{ { "customer_id": $json.missing } }}'],
		['={{ { "customer_id": null } }}'],
		['={{ { "customer_id": "" } }}'],
		['={ "customer_id": "{{ $json.missing }}" }'],
		['={{ { "customer_id": [] } }}'],
		['={{ { "customer_id": [null] } }}'],
		['={{ { "customer_id": NaN } }}'],
		['={{ $json.missing }}'],
		['={{ { "customer_id": String($json.missing) } }}'],
	])('does not read all orders: %s', async (queryParameters) => {
		await expectRefused(
			await call('GET', '/v2/orders', { queryParameters, returnAll: true }),
			/^("Query Parameters"|The query parameter "customer_id") has/,
		);
	});

	it('that is any of an empty list reads nothing', async () => {
		const { items, error } = await call('GET', '/v3/catalog/products', {
			queryParameters: '={{ { "id:in": $json.list } }}',
			returnAll: true,
		});
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
		expect(sent()).toEqual([]);
	});

	it.each([
		'?{{ $json.missing }}',
		'?id:in=1&{{ $json.missing }}',
		'?={{ $json.missing }}',
		'?&id:in=1',
	])('that is missing altogether, as in %s', async (query) => {
		await expectRefused(
			await call('GET', `=/v3/catalog/products${query}`),
			/lacks a query parameter|has no value/,
		);
		await expectRefused(
			await call('DELETE', `=/v3/catalog/products${query}`, { deleteEverything: true }),
			/lacks a query parameter|has no value/,
		);
	});

	it('that was written so in a reading is not set, and takes nothing from the address', async () => {
		await call('GET', '/v3/catalog/products?id:in=77&name=', {
			queryParameters: '{ "id:in": "", "keyword": null }',
		});
		expect(sent()).toEqual(['GET /v3/catalog/products?id:in=77']);
	});
});

describe('a deletion of a collection', () => {
	it.each([
		...COLLECTIONS.filter((each) => !each.includes('images')),
		'/v3/Catalog/Products',
		'/V3/catalog/products',
		'/v2/orders.JSON',
		'/v2/Orders.json',
		'/v2/products.Json',
		'/v3/catalog/products.json',
		'/v3/catalog/%70roducts',
		'/v3/%63atalog/products',
		'v3/catalog/products',
		'/v3/catalog/products?limit=5',
		'/v3/catalog/products?page=1&sort=id',
		'/v3/catalog/products?unknown=5',
		'/v3/catalog/products?ID:IN=5',
		'/v3/catalog/products?id:in[]=5',
		'/v3/catalog/products?include=images',
		'/v2/orders?min_id=5',
		'/v2/customers?id=5',
		'/v3/customers?limit=1',
		'/v3/catalog/products/all',
		'/v3/catalog/products/77/images',
		'/v3/unheard/of?id:in=1',
		'/v3/unheard5',
		'/v3/catalog/trees',
		'/v3/customers/metafields',
		'/v3/catalog/products/metafields',
		'/v3/catalog/products/77/metafields',
	])('%s needs Delete Everything', async (url) => {
		for (const method of ['DELETE', 'delete', '=Delete', ' DELETE ']) {
			await expectRefused(
				await call(method, url),
				/^(Without a filter this would delete all |This might delete everything at |"URL or Path" (does not say|is percent))/,
			);
		}
	});

	it.each(['/v3/catalog/products', '/v2/banners', '/v3/catalog/products?limit=250'])(
		'%s is sent with it',
		async (url) => {
			expect(
				(await call('DELETE', url, { deleteEverything: true })).error?.message ?? '',
			).not.toMatch(/would delete|might delete/);
			expect(sent()).toHaveLength(1);
		},
	);

	it.each([
		'/v3/catalog/products/77',
		'/v3/catalog/products?id:in=77',
		'/v3/catalog/products?keyword=mug',
		'/v2/Orders/101.JSON',
		'/v3/unheard/of/5',
		'/v3/content/scripts/6f1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d',
		'/v3/channels/1/site',
		'/v3/catalog/brands/35/image',
		'/v3/marketing/email-templates/order_email?channel_id=1',
		'/v3/catalog/trees?id:in=1',
	])('%s is none: it goes without', async (url) => {
		expect((await call('DELETE', url)).error?.message ?? '').not.toMatch(
			/would delete|might delete|URL or Path|query parameter/,
		);
		expect(sent()).toHaveLength(1);
	});

	it.each([
		['[1, 2]', 1],
		['[]', 0],
		['[null]', 0],
		['={{ [$json.missing] }}', 0],
		['={{ $json.list }}', 0],
		['={{ $json.missing }}', 0],
		['{}', 0],
		['', 0],
	])('that lists the IDs in its body: %s', async (jsonBody, requests) => {
		await call('DELETE', '/v3/catalog/products/metafields', { jsonBody });
		expect(sent()).toHaveLength(requests);
	});

	it("is not for an agent's tool", async () => {
		for (const url of ['/v3/catalog/products', '/v3/unheard/of']) {
			await expectRefused(
				await call('DELETE', url, { deleteEverything: true }, { type: 'bigCommerceTool' }),
				/delete/,
			);
		}
	});
});

describe('a method', () => {
	it.each(['delet', '={{ $json.missing }}', '={{ "GET" }}', 'HEAD', 'GET ,DELETE', ''])(
		'%s is none',
		async (method) => {
			await expectRefused(
				await call(method, '/v3/catalog/products/77'),
				/^"Method" must be one of DELETE, GET, PATCH, POST, PUT$/,
			);
		},
	);

	it.each(['X-HTTP-Method-Override', 'x-http-method', 'X-METHOD-OVERRIDE', 'X-Method'])(
		'is not set by the header %s',
		async (name) => {
			await expectRefused(
				await call('POST', '/v3/catalog/products', {
					customHeaders: JSON.stringify({ [name]: 'DELETE' }),
				}),
				/would change the method$/,
			);
		},
	);

	it('in small letters is the same', async () => {
		expect((await call('get', '/v3/catalog/products/77')).items[0].json).toMatchObject({ id: 77 });
		expect((await call(' delete', '/v3/catalog/products/77')).items[0].json).toEqual({
			deleted: true,
		});
		expect(sent()).toEqual(['GET /v3/catalog/products/77', 'DELETE /v3/catalog/products/77']);
	});
});

describe("what else a request of one's own has", () => {
	it.each([
		[{ customHeaders: '={{ { "X-Note": $json.missing } }}' }, /The header "X-Note" has no value/],
		[{ customHeaders: '{ "X-Note": { "a": 1 } }' }, /The header "X-Note" has no value/],
		[{ customHeaders: '={{ $json.missing }}' }, /"Headers" has no value/],
		[{ returnAll: '={{ "maybe" }}' }, /"Return All" must be true or false/],
		[{ queryParameters: '={{ [1] }}' }, /must be a JSON object/],
		[{ queryParameters: '={{ { a: { b: 1 } } }}' }, /holds an object/],
		[
			{ queryParameters: `={{ JSON.parse('['.repeat(500) + ']'.repeat(500)) }}` },
			/nested too deeply/,
		],
	])('%j', async (parameters, message) => {
		await expectRefused(await call('GET', '/v3/catalog/products', parameters), message);
	});

	it('a body that is missing is no empty one', async () => {
		for (const jsonBody of ['={{ $json.missing }}', '={{ null }}', '={{ $json.blank }}']) {
			await expectRefused(
				await call('PUT', '/v3/catalog/products/77', { jsonBody }),
				/"JSON Body" has no value/,
			);
		}
	});

	it('"false" reads one page', async () => {
		await call('GET', '/v3/catalog/products?limit=3', { returnAll: '={{ "false" }}' });
		expect(sent()).toEqual(['GET /v3/catalog/products?limit=3']);
	});
});
