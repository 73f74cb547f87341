import { call, COLLECTIONS, expectRefused, openSandbox, sent } from '../support/ownRequests';

openSandbox();

describe('a deletion of a collection', () => {
	it.each([
		...COLLECTIONS.filter((text) => !text.includes('images')),
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
				await call('DELETE', url, { deleteEverything: true }, { type: 'tool' }),
				/delete/,
			);
		}
	});
});

describe('a method', () => {
	it.each(['delet', '={{ $json.missing }}', '={{ "GET" }}', 'TRACE', 'GET ,DELETE', ''])(
		'%s is none',
		async (method) => {
			await expectRefused(
				await call(method, '/v3/catalog/products/77'),
				/^"Method" must be one of DELETE, GET, HEAD, PATCH, POST, PUT$/,
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
