import { graphQlShop, QUERY, said, type Reply } from '../support/graphqlShop';
import { id, jsons } from '../support/run';
import { TOKEN, type Scripted } from '../support/scripted';

let reply: Reply;
const { graph, sent } = graphQlShop((...given) => reply(...given));

describe('errors in an answer of success', () => {
	it.each([
		['a text', 'The store is closed.', 'The store is closed'],
		['one object', { message: 'The store is closed.' }, 'The store is closed'],
		['a list of texts', ['The store is closed.', 'Come back later.'], 'Come back later'],
		['a list of what is no error', [null, 5], 'BigCommerce gives no reason'],
		['true', true, 'BigCommerce gives no reason'],
	])('that are %s are told, whatever else there is', async (_, errors, expected) => {
		reply = () => ({ body: { data: { store: { id: 1, name: 'x' } }, errors } });
		const result = await graph({ query: QUERY });
		expect(result.items).toEqual([]);
		expect(said(result)).toContain(expected);
	});

	it.each([null, [], {}, '', false])('that are %j are none', async (errors) => {
		reply = () => ({ body: { data: { store: { id: 1, name: 'x' } }, errors } });
		expect((await graph({ query: QUERY })).items).toHaveLength(1);
	});

	it('are each told with message, place and code', async () => {
		const errors = [
			{ message: 'No such product', path: ['store', 'product'], extensions: { code: 'NOT_FOUND' } },
			{ message: 'Too old', path: ['store', 'name'], extensions: { code: 'GONE' } },
		];
		reply = () => ({ body: { data: { store: null }, errors } });
		const result = await graph({ query: QUERY });
		expect(result.error?.message).toBe(
			'BigCommerce did not answer the query: No such product (store.product)',
		);
		expect(result.error?.description).toContain('Too old (store.name).\nCode: NOT_FOUND, GONE.');
	});

	it('name the scopes that BigCommerce lists', async () => {
		reply = () => ({
			body: {
				data: null,
				errors: [
					{
						message: 'Insufficient access scope',
						path: ['store'],
						extensions: {
							code: 'INSUFFICIENT_ACCESS_SCOPE',
							requiredScopes: ['store_v2_orders_read_only', 'store_made_up'],
						},
					},
				],
			},
		});
		expect(said(await graph({ query: QUERY }))).toContain('(store_v2_orders_read_only)');
	});

	it('never show a text of ours that is meant for developers', async () => {
		reply = () => ({
			body: { data: 5, errors: { path: 7, locations: 'x', extensions: [], message: { deep: 1 } } },
		});
		// An object without a message is no error of GraphQL's, and what came is not an answer.
		expect(said(await graph({ query: QUERY, options: { giveUpAfter: 0 } }))).toMatch(
			/^BigCommerce answered with something that is not GraphQL\n/,
		);
	});
});

describe('every cause leaves by the error output, with what there is to say', () => {
	const data = { store: { id: 1, name: 'x' } };
	const causes: Array<[string, object, () => Scripted]> = [
		['errors and no data', {}, () => ({ body: { errors: [{ message: 'no' }] } })],
		[
			'errors beside data',
			{},
			() => ({ body: { data, errors: [{ message: 'no', path: ['store', 'name'] }] } }),
		],
		[
			'a refusal inside of the data',
			{ query: 'mutation { a(b: 1) { errors { message } } }' },
			() => ({ body: { data: { a: { errors: [{ message: 'no' }] } } } }),
		],
		['a query that cannot be read', { query: '{ store {' }, () => ({ body: { data } })],
		[
			'a variable without a value',
			{ query: 'query A($id: ID!) { store { id } }' },
			() => ({ body: { data } }),
		],
		[
			'a channel that is none',
			{ api: 'storefront', channelId: id('={{ "x" }}') },
			() => ({ body: { data } }),
		],
		['a scope', {}, () => ({ status: 403, body: { title: 'Missing scope' } })],
		['a token', {}, () => ({ status: 401, body: { title: 'Unauthorized' } })],
		['a server in trouble', {}, () => ({ status: 500, body: 'x' })],
		[
			'a quota that is used up',
			{},
			() => ({ status: 429, headers: { 'x-retry-after': '9' }, body: '' }),
		],
		[
			'a list that breaks off',
			{ query: '{ store { products { edges { node { id } } } } }', returnAll: true },
			() =>
				sent().length === 1
					? {
							body: {
								data: {
									store: {
										products: {
											pageInfo: { hasNextPage: true, endCursor: 'a' },
											edges: [{ node: { id: 1 } }],
										},
									},
								},
							},
						}
					: { body: { errors: [{ message: 'no' }] } },
		],
	];

	it.each(causes)('%s', async (_, parameters, answer) => {
		reply = answer;
		const result = await graph(
			{ query: QUERY, ...parameters },
			{ onError: 'continueErrorOutput', items: jsons([{ n: 1 }]) },
		);
		expect(result.items).toEqual([]);
		expect(
			result.errorItems.map(({ json, pairedItem }) => [Object.keys(json).sort(), pairedItem]),
		).toEqual([[['details', 'error'], { item: 0 }]]);
		expect(JSON.stringify(result)).not.toContain(TOKEN);
	});

	it('only the item that failed does', async () => {
		reply = (_request, { variables }) =>
			variables?.n === 2
				? { body: { errors: [{ message: 'no' }] } }
				: { body: { data: { store: { id: variables?.n, name: 'x' } } } };
		const { items, errorItems } = await graph(
			{ query: 'query A($n: Int) { store { id name } }', variables: '={{ { n: $json.n } }}' },
			{ onError: 'continueErrorOutput', items: jsons([{ n: 1 }, { n: 2 }, { n: 3 }]) },
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(errorItems.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
	});

	it('a list that broke off says how far it came', async () => {
		reply = causes[causes.length - 1][2];
		expect(
			said(
				await graph({ query: '{ store { products { edges { node { id } } } } }', returnAll: true }),
			),
		).toContain('The list broke off after 1 records. None of them were output.');
	});
});
