import type { Operation } from '../../../catalog/types';
import { BIGCOMMERCE } from '../../../nodes/shared/accounts/environment';
import { operationOf } from '../../../nodes/shared/catalog/catalog';
import {
	customOperation,
	type CustomInput,
} from '../../../nodes/operations/customRequest/operation';
import { buildRequest } from '../../../nodes/operations/requests/build';

const template = operationOf('api.request') as Operation;
const place = { environment: BIGCOMMERCE, storeHash: 'abc123' };
const make = (input: Partial<CustomInput>) =>
	customOperation(
		template,
		{
			method: 'GET',
			url: '/v3/hooks',
			query: '',
			headers: '',
			body: '',
			returnAll: false,
			...input,
		},
		place,
	);

function requestFrom(input: Partial<CustomInput>, deleteEverything = false) {
	const { operation, filters } = make(input);
	return buildRequest(operation, {
		parameters: {},
		filters,
		deleteEverything,
		body: operation.body ? { json: input.body } : undefined,
	}).request;
}

describe("a request of one's own", () => {
	it('joins the query of the address and the one beside it', () => {
		expect(
			requestFrom({
				url: '/v3/catalog/products?limit=5&sort=name&id:in=1&id:in=2',
				query: '{"sort": "id", "include": ["images", "videos"], "is_visible": true, "name": ""}',
			}).query,
		).toEqual([
			['limit', '5'],
			['sort', 'id'],
			['id:in', '1,2'],
			['include', 'images,videos'],
			['is_visible', 'true'],
		]);
	});

	it('sends the body as it is', () => {
		expect(
			requestFrom({ method: 'PUT', url: '/v2/orders/1', body: '{"status_id": 2}' }),
		).toMatchObject({ method: 'PUT', server: 'v2', path: '/orders/1', body: { status_id: 2 } });
		expect(
			requestFrom({ method: 'PUT', url: '/v3/catalog/variants', body: [{ id: 1 }] }).body,
		).toEqual([{ id: 1 }]);
		expect(requestFrom({ method: 'POST', url: '/v3/unheard/of', body: '{}' })).toMatchObject({
			path: '/unheard/of',
			body: {},
		});
		for (const body of [' ', '{ }', {}])
			expect('body' in requestFrom({ method: 'DELETE', url: '/v3/hooks/1', body })).toBe(false);
		expect(
			requestFrom({ method: 'DELETE', url: '/v3/customers/metafields', body: '[1]' }, true).body,
		).toEqual([1]);
	});

	it('is known for what it is: its scope, its limit, its constant headers', () => {
		expect(make({ method: 'PUT', url: '/v2/orders/1' }).operation).toMatchObject({
			id: 'order.update',
			scopes: ['store_v2_orders'],
		});
		expect(
			make({ method: 'POST', url: '/v3/catalog/trees/categories' }).operation.concurrency,
		).toBe(operationOf('category.create')?.concurrency);
		expect(make({ url: '/v3/hooks/admin' }).operation.path).toBe('/hooks/admin');
		expect(make({ url: '/v3/hooks/admin' }).operation.id).not.toBe('webhook.get');
		expect(make({ url: '/v3/unheard/of' }).operation).toMatchObject({
			id: 'api.request',
			scopes: [],
		});
		expect(
			requestFrom({
				method: 'POST',
				url: '/payments',
				headers: '{"Authorization": "PAT x"}',
				body: '{}',
			}).headers,
		).toEqual({ Accept: 'application/vnd.bc.v1+json', Authorization: 'PAT x' });
	});

	it('is not let to empty a collection by accident', () => {
		expect(() => requestFrom({ method: 'DELETE', url: '/v3/catalog/products' })).toThrow(
			'Without a filter this would delete all products',
		);
		expect(requestFrom({ method: 'DELETE', url: '/v3/catalog/products' }, true).method).toBe(
			'DELETE',
		);
		expect(requestFrom({ method: 'DELETE', url: '/v3/catalog/products?id:in=1' }).method).toBe(
			'DELETE',
		);
	});

	it.each(['/v3/Catalog/Products?id:in=5', '/v3/catalog/trees/categories?category_id:in=5'])(
		'knows %s in any case, so that nothing more is asked of a person',
		(url) => {
			expect(make({ method: 'delete', url }).operation.massDelete).toBeUndefined();
		},
	);

	it.each([
		'/v3/unheard/all%205',
		'/v3/unheard/5*',
		'/v3/unheard/5,6',
		'/v3/catalog/trees/categories',
		'/v3/catalog/trees/categories?limit=5',
	])('does not take the end of %s for an ID', (url) => {
		expect(make({ method: 'DELETE', url }).operation.massDelete).toBe(true);
	});

	it.each(['/v2/orders.JSON', '/v2/orders.json'])('reads %s without its ending', (url) => {
		expect(make({ url }).operation.path).toBe('/orders');
	});

	it('sends a deletion without a body that is empty', () => {
		for (const body of ['{}', ' { } ', {}])
			expect(requestFrom({ method: 'DELETE', url: '/v3/unheard/5', body }).body).toBeUndefined();
	});

	it('wants filters of a deletion to have the type that BigCommerce knows', () => {
		const url = '/v3/catalog/products?brand_id=abc';
		expect(() => requestFrom({ method: 'DELETE', url })).toThrow('must be a whole number');
		expect(requestFrom({ method: 'GET', url }).query).toEqual([['brand_id', 'abc']]);
	});

	it.each([
		['/v3/catalog/products/5%2530', 'is percent-encoded twice'],
		['/v3/catalog/products/%20', 'is blank'],
		['/v3/catalog/products/5%20', 'ends with a blank'],
		['/v3/catalog/products/-', 'has a part without a letter or a digit'],
	])('that deletes %s is refused: %s', (url, message) => {
		expect(() => make({ method: 'DELETE', url })).toThrow(message);
	});

	it('reads a list to its end only when asked, from its beginning, in pages of the size that was given', () => {
		expect(make({ url: '/v3/hooks?limit=10' }).operation.paging).toBeUndefined();
		expect(make({ url: '/v3/hooks?limit=10&page=3', returnAll: true })).toMatchObject({
			operation: { paging: { kind: 'page', maxLimit: 10 } },
			filters: {},
		});
		expect(make({ url: '/v2/orders', returnAll: true }).operation.paging).toEqual({
			kind: 'v2',
			maxLimit: 250,
		});
		expect(make({ method: 'POST', returnAll: true }).operation.paging).toBeUndefined();
	});
});

describe('refuses', () => {
	it.each([
		[{ query: '[1]' }, '"Query Parameters" must be a JSON object'],
		[{ query: '{"a": {"b": 1}}' }, 'The query parameter "a" holds an object'],
		[{ query: '{a}' }, '"Query Parameters" is not valid JSON'],
		[
			{ headers: '{"X-Auth-Token": "stolen"}' },
			'The header "X-Auth-Token" is set by the node itself',
		],
		[{ headers: '{"host": "example.com"}' }, 'The header "host" is set by the node itself'],
		[{ headers: { 'X-Note': 'a\r\nX-Other: b' } }, 'holds characters that a header cannot carry'],
		[{ headers: { 'X Note': 'a' } }, 'holds characters that a header cannot carry'],
	])('%j', (input, reason) => {
		expect(() => make(input)).toThrow(reason);
	});
});
