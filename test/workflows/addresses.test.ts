import { call, COLLECTIONS, expectRefused, openSandbox, sent } from '../support/ownRequests';

openSandbox();

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
