import { graphQlShop, type Reply } from '../support/graphqlShop';
import { id, jsons } from '../support/run';

let reply: Reply;
const { graph, sent } = graphQlShop((...given) => reply(...given));

describe('a variable without a value', () => {
	const query =
		'query A($ids: [ID!], $term: String, $filters: ProductFilters, $n: Int) { store { id name } }';
	const form = (value: object, mappingMode = 'defineBelow') => ({
		variablesMode: 'form',
		variableFields: { mappingMode, value, matchingColumns: [], schema: [] },
	});
	const answers = () => {
		reply = () => ({ body: { data: { store: { id: 1, name: 'x' } } } });
	};

	it.each<[string, object, string]>([
		['is missing from the item', { variables: '={{ { ids: $json.none } }}' }, 'ids'],
		['is null in the item', { variables: '={{ { term: $json.nothing } }}' }, 'term'],
		['is blank in the item', { variables: '={{ { term: $json.blank } }}' }, 'term'],
		['is an empty list in the item', { variables: '={{ { ids: $json.empty } }}' }, 'ids'],
		['is a list of nothing', { variables: '={{ { ids: [$json.none, $json.blank] } }}' }, 'ids'],
		[
			'is lost on the way to text',
			{ variables: '={{ JSON.stringify({ ids: $json.none }) }}' },
			'ids',
		],
		['is put into JSON as text', { variables: '={ "term": "{{ $json.none ?? "" }}" }' }, 'term'],
		[
			'is inside of another one',
			{ variables: '={{ { filters: { ids: $json.none } } }}' },
			'filters.ids',
		],
		[
			'is null inside of another one',
			{ variables: '={{ { filters: { brand: { ids: $json.nothing } } } }}' },
			'filters.brand.ids',
		],
		['is missing in a form', form({ ids: '={{ $json.none }}' }), 'ids'],
		['is null in a form', form({ term: '={{ $json.nothing }}' }), 'term'],
		['is blank in a form', form({ term: '={{ $json.blank }}' }), 'term'],
		['is empty in a form', form({ ids: '={{ $json.empty }}' }), 'ids'],
		[
			'comes to nothing inside of a value in a form',
			form({ filters: '={{ { ids: $json.nothing } }}' }),
			'filters.ids',
		],
	])('that %s is refused by name, and nothing is sent', async (_, parameters, name) => {
		answers();
		const { error, items } = await graph(
			{ query, ...parameters },
			{ items: jsons([{ nothing: null, blank: ' ', empty: [] }]) },
		);
		expect([items, error?.message]).toEqual([[], `The variable "${name}" has no value`]);
		expect(sent()).toEqual([]);
	});

	it.each([
		['null', null],
		['blank', ''],
		['a list of nothing', [null]],
	])('that is %s in an item that is mapped as a whole is refused too', async (_, ids) => {
		answers();
		expect(
			(await graph({ query, ...form({}, 'autoMapInputData') }, { items: jsons([{ ids }]) })).error
				?.message,
		).toBe('The variable "ids" has no value');
	});

	it.each<[string, object, object | undefined]>([
		['written as null', { variables: '{ "ids": null }' }, { ids: null }],
		[
			'written as null in an expression',
			{ variables: '={{ { ids: null, n: $json.n } }}' },
			{ ids: null, n: 5 },
		],
		['written as an empty text', { variables: '{ "term": "" }' }, { term: '' }],
		['left blank in the form', form({ ids: '', term: null, n: '={{ $json.n }}' }), { n: 5 }],
		[
			'a name inside of another value',
			{ variables: '={{ { filters: { ids: [$json.n] } } }}' },
			{ filters: { ids: [5] } },
		],
		[
			'a choice',
			{ variables: '={{ $json.n > 3 ? { n: $json.n } : { ids: $json.none } }}' },
			{ n: 5 },
		],
		['not there at all', { variables: '={{ { n: $json.n } }}' }, { n: 5 }],
		['zero', { variables: '={{ { n: $json.zero } }}' }, { n: 0 }],
		['not in an item that is mapped as a whole', form({}, 'autoMapInputData'), { n: 5 }],
		['empty, as are the variables', { variables: '{}' }, undefined],
		['left out, as are the variables', { variables: '' }, undefined],
	])('%s is what it says', async (_, parameters, variables) => {
		answers();
		const { error } = await graph({ query, ...parameters }, { items: jsons([{ n: 5, zero: 0 }]) });
		expect(error?.message).toBeUndefined();
		expect(sent()[0].variables).toEqual(variables);
	});

	it('what a mutation writes may be null by expression, but not missing', async () => {
		reply = () => ({ body: { data: { a: { id: 1 } } } });
		const mutation = 'mutation A($input: Input) { a(input: $input) { id } }';
		await graph(
			{ query: mutation, variables: '={{ { input: { text: $json.nothing } } }}' },
			{ items: jsons([{ nothing: null }]) },
		);
		expect(sent()[0].variables).toEqual({ input: { text: null } });
		expect(
			(await graph({ query: mutation, variables: '={{ { input: { text: $json.none } } }}' })).error
				?.message,
		).toBe('The variable "input.text" has no value');
	});

	it('the whole of the variables that comes to nothing is refused', async () => {
		answers();
		expect((await graph({ query, variables: '={{ $json.none }}' })).error?.message).toBe(
			'"JSON Variables" has no value',
		);
		expect(sent()).toEqual([]);
	});
});

describe('a value of another type', () => {
	const declare = (type: string) => ({
		query: `query A($v: ${type}) { store { id name } }`,
		variables: '={{ { v: $json.v } }}',
	});

	it.each<[string, unknown, string]>([
		['Int', 2_147_483_648, 'is too large for an Int'],
		['Int', '9007199254740993', 'is too large for an Int'],
		['Int', '0x10', 'must be a whole number'],
		['Int', '1e3', 'must be a whole number'],
		['Int', 1.5, 'must be a whole number'],
		['Int', true, 'must be a whole number'],
		['Int', '12abc', 'must be a whole number'],
		['Float', '1,5', 'must be a number'],
		['Float', 'Infinity', 'must be a number'],
		['Boolean', 'maybe', 'must be true or false'],
		['ID', { id: 1 }, 'must be an ID'],
		['ID', true, 'must be an ID'],
		['ID', 1.5, 'must be an ID'],
		['ID', 12345678901234567890, 'has more digits than a number can hold'],
		['[ID!]', { id: 1 }, 'must be an ID'],
		['[Int!]', [1, 'x'], 'must be a whole number'],
		['[String!]', 'Mugs, large and small', 'it is not clear where each ends'],
		['String', { text: 'x' }, 'must be a text'],
		['String', ['x'], 'must be a text'],
		['ProductInput', { id: 12345678901234567890 }, 'has more digits than a number can hold'],
	])('%s does not take %j', async (type, v, expected) => {
		reply = () => ({ body: { data: { store: { id: 1, name: 'x' } } } });
		expect((await graph(declare(type), { items: jsons([{ v }]) })).error?.message).toContain(
			expected,
		);
		expect(sent()).toEqual([]);
	});

	it.each<[string, unknown, unknown]>([
		['Int', ' 12 ', 12],
		['Int', -2_147_483_648, -2_147_483_648],
		['Float', '-1.50', -1.5],
		['ID', 77, '77'],
		['ID', '12345678901234567890', '12345678901234567890'],
		['ID', ' 007 ', '007'],
		['[ID!]', '1, 2', ['1', '2']],
		['[ID!]', '["12345678901234567890"]', ['12345678901234567890']],
		['[String!]', '["a, b", "c"]', ['a, b', 'c']],
		['[String!]', 'one', ['one']],
		['String', 5, '5'],
		['Boolean', 'TRUE', true],
		['ProductInput', '{"id": "1"}', { id: '1' }],
		['[ProductInput!]', { id: 1 }, [{ id: 1 }]],
		['Kind', 'PRODUCTS', 'PRODUCTS'],
	])('%s takes %j', async (type, v, expected) => {
		reply = () => ({ body: { data: { store: { id: 1, name: 'x' } } } });
		expect((await graph(declare(type), { items: jsons([{ v }]) })).error?.message).toBeUndefined();
		expect(sent()[0].variables).toEqual({ v: expected });
	});

	it.each<[string, object, string]>([
		[
			'a limit that is a text',
			{ limit: '={{ "many" }}' },
			'"Limit" must be a whole number of 1 or more',
		],
		[
			'a limit without a value',
			{ limit: '={{ $json.none }}' },
			'"Limit" must be a whole number of 1 or more',
		],
		['a limit of none', { limit: '={{ 0 }}' }, '"Limit" must be a whole number of 1 or more'],
		[
			'a page size that is a text',
			{ options: { pageSize: '={{ "many" }}' } },
			'"Page Size" must be a whole number of 1 or more',
		],
		[
			'a customer without a value',
			{ api: 'storefront', options: { customerId: '={{ $json.none }}' } },
			'"Customer ID" has no value',
		],
		[
			'a customer whose digits are lost',
			{ api: 'storefront', options: { customerId: '={{ 12345678901234567890 }}' } },
			'"Customer ID" has no value',
		],
		[
			'a signed-in customer without a value',
			{ api: 'storefront', options: { customerAccessToken: '={{ $json.none }}' } },
			'"Customer Access Token" has no value',
		],
		[
			'a token of two lines',
			{ api: 'storefront', options: { customerAccessToken: '={{ "a\\nb" }}' } },
			'"Customer Access Token" is no token',
		],
		[
			'a channel without a value',
			{ api: 'storefront', channelId: id('={{ $json.none }}') },
			'"Channel" must be the ID of a channel',
		],
		[
			'a channel that is true',
			{ api: 'storefront', channelId: id('={{ true }}') },
			'"Channel" must be the ID of a channel',
		],
		['a query without a value', { query: '={{ $json.none }}' }, 'The query is empty'],
	])('%s is refused by name, and nothing is sent', async (_, parameters, expected) => {
		reply = () => ({
			body: { data: { store: { products: { pageInfo: { hasNextPage: false }, edges: [] } } } },
		});
		expect(
			(await graph({ query: '{ store { products { edges { node { id } } } } }', ...parameters }))
				.error?.message,
		).toBe(expected);
		expect(sent()).toEqual([]);
	});

	it.each([
		['7', 7],
		[' 7 ', 7],
		[7, 7],
	])('a limit of %j is a number', async (limit, first) => {
		reply = () => ({
			body: { data: { store: { products: { pageInfo: { hasNextPage: false }, edges: [] } } } },
		});
		await graph({
			query: '{ store { products { edges { node { id } } } } }',
			limit: `={{ ${JSON.stringify(limit)} }}`,
		});
		expect(sent()[0].query).toContain(`products(first: ${first})`);
	});

	it('"false" does not return all', async () => {
		reply = () => ({
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
		});
		const { items } = await graph({
			query: '{ store { products { edges { node { id } } } } }',
			returnAll: '={{ "false" }}',
			limit: 1,
		});
		expect([items.length, sent().length]).toEqual([1, 1]);
	});
});
