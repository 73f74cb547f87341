import type { INodeParameters } from 'n8n-workflow';

import { loadFields, runNode, searchList, type NodeResult, type NodeRun } from '../support/node';
import { fields } from '../support/graphqlSteps';
import { id, jsons } from '../support/run';
import {
	credentialFor,
	scriptedServer,
	TOKEN,
	type Received,
	type Scripted,
	type ScriptedServer,
} from '../support/scripted';

const UUID = '5b6a3f0e-2d5c-4a7e-9c1d-7f3e8a90b124';
let server: ScriptedServer;
let reply: (
	request: Received,
	sent: { query: string; variables?: Record<string, unknown> },
) => Scripted;
/** The quota of 70 requests an hour, and what is known of a store's, is one for all tests of an account. */
let accounts = 0;

beforeAll(async () => {
	server = await scriptedServer((request) => {
		if (request.path.endsWith('/storefront/api-token-private'))
			return { body: { data: { token: 'made-by-the-server-1234' } } };
		return reply(request, request.body ? JSON.parse(request.body) : {});
	});
});
beforeEach(() => {
	accounts += 1;
	server.received.length = 0;
});
afterAll(() => server.close());

const sent = () =>
	server.received
		.filter(({ path }) => path.endsWith('/graphql'))
		.map(({ body }) => JSON.parse(body) as { query: string; variables?: Record<string, unknown> });

/** Runs the GraphQL node against the server of this test. */
async function graph(parameters: object, more: Partial<NodeRun> = {}): Promise<NodeResult> {
	const { options = {}, ...others } = parameters as { options?: object };
	return await runNode({
		type: 'bigCommerceGraphQl',
		credentials: { shop: credentialFor(server, { store: `shop${accounts}` }) },
		chosen: { bigCommerceStoreApi: 'shop' },
		parameters: {
			authentication: 'store',
			api: 'admin',
			options: { giveUpAfter: 0, timeout: 2, ...options },
			...others,
		} as INodeParameters,
		...more,
	});
}

/** Runs an operation of the Account API, or of the Admin API. */
async function operate(
	operation: string,
	parameters: object,
	more: Partial<NodeRun> = {},
): Promise<NodeResult> {
	const isOfAccount = /^(account|storeUser)/.test(operation);
	const credential = isOfAccount
		? credentialFor(server, { account: `${UUID.slice(0, -4)}${1000 + accounts}` })
		: credentialFor(server, { store: `shop${accounts}` });
	return await runNode({
		credentials: { them: credential },
		chosen: { [isOfAccount ? 'bigCommerceAccountApi' : 'bigCommerceStoreApi']: 'them' },
		parameters: {
			authentication: isOfAccount ? 'account' : 'store',
			resource: operation.split('.')[0],
			operation,
			options: { giveUpAfter: 0, timeout: 2 },
			...parameters,
		} as INodeParameters,
		...more,
	});
}

const said = ({ error }: NodeResult) => `${error?.message}\n${error?.description ?? ''}`;
const hinted = ({ hints }: NodeResult) => hints.map(({ message }) => message);

function nested(levels: number): string {
	return `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
}

const QUERY = '{ store { id name } }';
const MUTATION =
	'mutation { locale { deleteLocale(input: { code: "fr" }) { code errors { message } } } }';

/** Answers of success that are none, as bodies. */
const NO_ANSWERS: Array<[string, unknown]> = [
	['a page', '<html><body>Down for maintenance</body></html>'],
	['nothing', undefined],
	['blanks', '   \n'],
	['an answer that is cut off', '{"data":{"store":{"id":"bc/st'],
	['an empty object', {}],
	['data that is null, without a reason', { data: null }],
	['data without what was asked for', { data: {} }],
	['data of another field', { data: { shop: { id: 1 } } }],
	['a text as data', { data: 'ok' }],
	['a list as data', { data: [] }],
	['true as data', { data: true }],
	[
		'a list of answers',
		[{ data: { store: { id: 1, name: 'x' }, locale: { deleteLocale: { code: 'fr' } } } }],
	],
	['a text', '"ok"'],
	['a number', '42'],
	['null', 'null'],
	['an empty list of errors', { errors: [] }],
	['an answer of the REST API', { status: 200, title: 'OK', data: [] }],
	['a text in the place of the record', { data: { store: 'hearth', locale: 'fr' } }],
	['an empty record', { data: { store: {}, locale: {} } }],
	['a record with other fields', { data: { store: { hash: 'x' }, locale: { removeLocale: {} } } }],
	['an answer of 10,000 levels', `{"data":${nested(10_000)}}`],
];

describe.each(NO_ANSWERS)('%s instead of an answer', (_, body) => {
	it('is no success of a query, which may be tried again', async () => {
		reply = () => ({ body });
		const result = await graph({ query: QUERY });
		expect(result.items).toEqual([]);
		expect(result.error?.name).toBe('NodeApiError');
		expect(said(result)).not.toContain('not known whether');
	});

	it('is no success of a list, which is not empty by that', async () => {
		reply = () => ({ body });
		const result = await graph({
			query: '{ store { products { edges { node { id } } } } }',
			returnAll: true,
		});
		expect([result.items, result.status]).toEqual([[], 'error']);
	});

	it('leaves open whether a mutation was carried out, and does not repeat it', async () => {
		reply = () => ({ body });
		const result = await graph({ query: MUTATION });
		expect(result.items).toEqual([]);
		expect(said(result)).toContain('not known whether');
		expect(sent()).toHaveLength(1);
	});

	it('goes the way of failures, with what is known', async () => {
		reply = () => ({ body });
		const { items, errorItems } = await graph(
			{ query: MUTATION },
			{ onError: 'continueErrorOutput' },
		);
		expect(items).toEqual([]);
		expect(errorItems).toEqual([
			{
				json: { error: expect.any(String), details: expect.stringContaining('not known whether') },
				pairedItem: { item: 0 },
			},
		]);
	});

	it('is no success of an operation of the BigCommerce node, which is not repeated', async () => {
		reply = () => ({ body });
		const result = await operate('locale.delete', { channelId: id(1), localeCode: id('fr') });
		expect([result.items, result.status]).toEqual([[], 'error']);
		expect(said(result)).toContain('not known whether');
		expect(sent()).toHaveLength(1);
	});

	it('is no empty list of an operation of the BigCommerce node', async () => {
		reply = () => ({ body });
		const result = await operate('accountUser.getMany', { returnAll: true });
		expect([result.items, result.status]).toEqual([[], 'error']);
	});
});

it('a query is asked again when its answer was no answer', async () => {
	const answers = [{ body: '<html>' }, { body: { data: { store: { id: 'x', name: 'y' } } } }];
	reply = () => answers.shift() ?? {};
	const { items, error } = await graph({ query: QUERY, options: { giveUpAfter: 20 } });
	expect(error).toBeUndefined();
	expect(items[0].json).toEqual({ store: { id: 'x', name: 'y' } });
	expect(sent()).toHaveLength(2);
});

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
		expect(result.error?.description).toContain('Too old (store.name)\nCode: NOT_FOUND, GONE.');
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

describe('a status that is none of success', () => {
	it.each([400, 403, 404, 409, 422])('%i is a refusal, also with data', async (status) => {
		reply = () => ({ status, body: { data: { store: { id: 1, name: 'x' } } } });
		const result = await graph({ query: QUERY, options: { acceptPartial: true } });
		expect([result.items, result.error?.httpCode]).toEqual([[], String(status)]);
	});

	it('leaves a mutation unknown where the server broke', async () => {
		reply = () => ({ status: 502, body: '<html>Bad gateway</html>' });
		const result = await graph({ query: MUTATION });
		expect(result.items).toEqual([]);
		expect(sent()).toHaveLength(1);
	});
});

describe('a mutation', () => {
	const query =
		'mutation { metafield { createMetafield(input: {}) { metafield { id } errors { message } } } }';

	it.each([
		['null', { metafield: { createMetafield: null } }, 'metafield.createMetafield'],
		['null for its group', { metafield: null }, 'metafield.createMetafield'],
		[
			'nothing but nulls',
			{ metafield: { createMetafield: { metafield: null, errors: null } } },
			'metafield.createMetafield',
		],
	])('that is answered with %s is not known to be done', async (_, data, path) => {
		reply = () => ({ body: { data } });
		const result = await graph({ query });
		expect(result.items).toEqual([]);
		expect(result.error?.message).toBe(
			`BigCommerce's answer does not say that "${path}" was carried out`,
		);
		expect(result.error?.description).toContain('not known whether');
	});

	it.each([
		[
			'in its payload',
			query,
			{
				metafield: { createMetafield: { metafield: null, errors: [{ message: 'Key is taken.' }] } },
			},
			'Nothing was changed.',
		],
		[
			'beside a record',
			query,
			{
				metafield: {
					createMetafield: { metafield: { id: 1 }, errors: [{ message: 'Key is taken.' }] },
				},
			},
			'may have been carried out',
		],
		[
			'under another name',
			query.replace('errors {', 'problems: errors {'),
			{
				metafield: {
					createMetafield: { metafield: null, problems: [{ message: 'Key is taken.' }] },
				},
			},
			'Nothing was changed.',
		],
		[
			'in a list',
			query.replace('metafield { id }', 'results { errors { message } }'),
			{
				metafield: {
					createMetafield: {
						results: [{ errors: [] }, { errors: [{ message: 'Key is taken.' }] }],
						errors: [],
					},
				},
			},
			'',
		],
		[
			'as a text',
			query,
			{ metafield: { createMetafield: { metafield: null, errors: 'Key is taken.' } } },
			'Nothing was changed.',
		],
	])('that is refused %s is refused', async (_, text, data, expected) => {
		reply = () => ({ body: { data } });
		const result = await graph({ query: text });
		expect(result.items).toEqual([]);
		expect(said(result)).toContain('BigCommerce did not carry out the mutation: Key is taken');
		expect(said(result)).toContain(expected);
	});

	it.each([
		[
			'of a field of its record',
			{ message: 'Cannot return null', path: ['metafield', 'createMetafield', 'metafield', 'id'] },
		],
		['of the server', { message: 'Internal server error' }],
		[
			'of a time-out',
			{ message: 'Upstream request timed out', path: ['metafield', 'createMetafield'] },
		],
	])('with an error %s may have been carried out', async (_, error) => {
		reply = () => ({ body: { data: null, errors: [error] } });
		const result = await graph({ query });
		expect(result.error?.message).toContain(
			'It is not known whether BigCommerce carried out the mutation',
		);
		expect(sent()).toHaveLength(1);
	});

	it('that was not understood has changed nothing', async () => {
		reply = () => ({
			body: { errors: [{ message: 'Unknown argument "x"', locations: [{ line: 1, column: 3 }] }] },
		});
		expect(said(await graph({ query }))).toContain('Nothing was changed.');
	});

	it('of two whose second failed may be done in part, also where nothing is left of the data', async () => {
		reply = () => ({
			body: { data: null, errors: [{ message: 'No', path: ['b', 'deleteLocale'] }] },
		});
		const result = await graph({
			query:
				'mutation { a: locale { deleteLocale(input: {}) { code } } b: locale { deleteLocale(input: {}) { code } } }',
		});
		expect(result.error?.message).toContain(
			'It is not known whether BigCommerce carried out the mutation',
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

describe('lists that end at their first part', () => {
	const product = (productId: number, hasMore: boolean) => ({
		node: {
			id: productId,
			variants: { pageInfo: { hasNextPage: hasMore }, edges: [{ node: { sku: 'a' } }] },
		},
	});
	const query =
		'{ store { products { edges { node { id variants(first: 1) { edges { node { sku } } } } } } } }';

	it('are told with their name and the number of records, and asked about where the query does not', async () => {
		reply = () => ({
			body: {
				data: {
					store: {
						products: {
							pageInfo: { hasNextPage: false },
							edges: [product(1, true), product(2, false), product(3, true)],
						},
					},
				},
			},
		});
		const result = await graph({ query, returnAll: true });
		expect(sent()[0].query.replaceAll(/\s+/g, ' ')).toContain(
			'variants(first: 1) { edges { node { sku } } pageInfo { hasNextPage } }',
		);
		expect(hinted(result)).toEqual([
			expect.stringMatching(
				/^Some records hold more in "variants" than was fetched: .* This concerns 2 records\.$/,
			),
		]);
		expect(result.items[0].json).toEqual({ id: 1, variants: [{ sku: 'a' }] });
	});

	it('are told for lists in lists, and counted over all items', async () => {
		const variants = {
			pageInfo: { hasNextPage: false },
			edges: [{ node: { sku: 'a', options: { pageInfo: { hasNextPage: true }, edges: [] } } }],
		};
		reply = () => ({
			body: {
				data: {
					store: {
						products: { pageInfo: { hasNextPage: false }, edges: [{ node: { id: 1, variants } }] },
					},
				},
			},
		});
		const result = await graph(
			{
				query:
					'{ store { products { edges { node { id variants { edges { node { sku options { edges { node { id } } } } } } } } } } }',
			},
			{ items: jsons([{}, {}]) },
		);
		expect(hinted(result).filter((each) => each.includes('hold more'))).toEqual([
			expect.stringMatching(/"variants\.options".*This concerns 2 records\.$/),
		]);
	});

	it('are told in a whole answer, by their number where it does not say', async () => {
		reply = () => ({
			body: {
				data: { store: { products: { edges: [{ node: { id: 1 } }, { node: { id: 2 } }] } } },
			},
		});
		const text = (first: number) =>
			`{ store { products(first: ${first}) { edges { node { id } } } } }`;
		expect(hinted(await graph({ query: text(2), output: 'answer' }))).toEqual([
			expect.stringContaining('There may be more in "store.products" than was fetched'),
		]);
		expect(hinted(await graph({ query: text(3), output: 'answer' }))).toEqual([]);
	});

	it('are told in what a mutation answers', async () => {
		reply = () => ({
			body: {
				data: {
					cart: {
						createCart: {
							items: { edges: Array.from({ length: 10 }, (_, n) => ({ node: { id: n } })) },
						},
					},
				},
			},
		});
		expect(
			hinted(
				await graph({
					query: 'mutation { cart { createCart(input: {}) { items { edges { node { id } } } } } }',
				}),
			),
		).toEqual([expect.stringContaining('"cart.createCart.items"')]);
	});

	it('are asked for as written where the question whether they go on is too much', async () => {
		reply = (_request, { query: text }) =>
			text.includes('pageInfo { hasNextPage }') ||
			text.replaceAll(/\s+/g, ' ').includes('pageInfo { hasNextPage }')
				? { body: { errors: [{ message: 'The query is too complex.' }] } }
				: {
						body: {
							data: {
								store: {
									products: {
										pageInfo: { hasNextPage: false },
										edges: [{ node: { id: 1, variants: { edges: [{ node: { sku: 'a' } }] } } }],
									},
								},
							},
						},
					};
		const result = await graph({ query, options: { pageSize: 1 }, returnAll: true });
		expect(result.items.map(({ json }) => json)).toEqual([{ id: 1, variants: [{ sku: 'a' }] }]);
		expect(hinted(result).join()).toContain('There may be more in "variants" than was fetched');
	});

	it('keep their length on a short last page', async () => {
		const shared =
			'query A($first: Int, $after: String) { store { products(first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id variants(first: $first) { pageInfo { hasNextPage } edges { node { sku } } } } } } } }';
		reply = () => ({
			body: {
				data: {
					store: {
						products: {
							pageInfo: { hasNextPage: true, endCursor: `c${sent().length}` },
							edges: [product(sent().length * 2, false), product(sent().length * 2 + 1, false)],
						},
					},
				},
			},
		});
		await graph({ query: shared, variables: '{ "first": 2 }', limit: 3 });
		expect(
			sent().map(({ query: text, variables }) => [
				variables?.first,
				/products\(([^)]*)\)/.exec(text)?.[1],
			]),
		).toEqual([
			[2, 'after: $after, first: 2'],
			[2, 'after: $after, first: 1'],
		]);
	});

	it('of an operation of the BigCommerce node are told too', async () => {
		const checkout = {
			id: 'bc/account/checkout/9',
			items: { pageInfo: { hasNextPage: true }, edges: [{ node: { status: 'PENDING' } }] },
		};
		reply = () => ({ body: { data: { account: { checkout } } } });
		const result = await operate('accountCheckout.get', { checkoutId: id('9') });
		expect(result.items[0].json).toMatchObject({ items: [{ status: 'PENDING' }] });
		expect(hinted(result)).toEqual([
			expect.stringContaining('BigCommerce has more in "items" of some records than it returned'),
		]);
	});

	it('a list that is not there at all is told', async () => {
		reply = () => ({ body: { data: { store: { category: null } } } });
		const result = await graph({
			query: '{ store { category(id: 5) { products { edges { node { id } } } } } }',
			returnAll: true,
		});
		expect([result.items, hinted(result)]).toEqual([
			[],
			[expect.stringContaining('BigCommerce answered null for "store.category"')],
		]);
	});

	it('several lists in the place of one are refused', async () => {
		reply = () => ({
			body: {
				data: { store: { tree: [{ products: { pageInfo: { hasNextPage: false }, edges: [] } }] } },
			},
		});
		expect(
			(await graph({ query: '{ store { tree { products { edges { node { id } } } } } }' })).error
				?.message,
		).toBe('There are several lists at "store.tree.products"');
	});

	it('entries without a record are told', async () => {
		reply = () => ({
			body: {
				data: {
					store: {
						products: {
							pageInfo: { hasNextPage: false },
							edges: [{ node: null }, { node: { id: 1 } }],
						},
					},
				},
			},
		});
		const result = await graph({ query: '{ store { products { edges { node { id } } } } }' });
		expect([result.items.length, hinted(result)]).toEqual([
			1,
			[expect.stringContaining('Some entries of "store.products" came without a record')],
		]);
	});
});

describe('an operation of the BigCommerce node', () => {
	const locale = { channelId: id(1), localeCode: id('fr') };

	it.each<[string, string, object, object, string]>([
		[
			'for another ID',
			'appExtension.delete',
			{ appExtensionId: id(2) },
			{
				appExtension: { deleteAppExtension: { deletedAppExtensionId: 'bc/store/appExtension/3' } },
			},
			'about something else',
		],
		[
			'without the ID',
			'appExtension.delete',
			{ appExtensionId: id(2) },
			{ appExtension: { deleteAppExtension: { deletedAppExtensionId: null, other: 1 } } },
			'about something else',
		],
		[
			'for another locale',
			'locale.delete',
			locale,
			{ locale: { deleteLocale: { code: 'de', errors: [] } } },
			'about something else',
		],
		[
			'without its payload',
			'locale.delete',
			locale,
			{ locale: { deleteLocale: null } },
			'does not say that',
		],
		[
			'without its record',
			'locale.update',
			{ ...locale, ...fields({ status: 'ACTIVE' }) },
			{ locale: { updateLocale: { locale: null, errors: [] } } },
			'does not show that this was done',
		],
		[
			'with a text as its record',
			'locale.update',
			{ ...locale, ...fields({ status: 'ACTIVE' }) },
			{ locale: { updateLocale: { locale: 'fr', errors: [] } } },
			'does not hold',
		],
		[
			'for another product',
			'productOverride.setFeatured',
			{
				productId: id(77),
				channelId: id(2),
				localeCode: id('fr'),
				...fields({ isFeatured: true }),
			},
			{ product: { setProductIsFeatured: { product: { id: 'bc/store/product/78' } } } },
			'about something else',
		],
	])(
		'that is answered %s is not known to be done',
		async (_, operation, parameters, data, expected) => {
			reply = () => ({ body: { data } });
			const { authentication, use } = operation.startsWith('appExtension')
				? {
						authentication: 'app',
						use: {
							credentials: { them: credentialFor(server, { store: `shop${accounts}` }) },
							chosen: { bigCommerceAppApi: 'them' },
						},
					}
				: { authentication: 'store', use: {} };
			const result = await operate(operation, { ...parameters, authentication }, use);
			expect(result.items).toEqual([]);
			expect(result.error?.message).toContain(expected);
			expect(said(result)).toContain('not known whether');
			expect(sent()).toHaveLength(1);
		},
	);

	it('that is refused beside its record says that a part may be done', async () => {
		reply = () => ({
			body: {
				data: {
					locale: {
						updateLocale: {
							locale: { code: 'fr', status: 'ACTIVE' },
							errors: [{ message: 'Not the default.' }],
						},
					},
				},
			},
		});
		const result = await operate('locale.update', {
			...locale,
			...fields({ status: 'ACTIVE', isDefault: true }),
		});
		expect(said(result)).toContain('part of the request may have been carried out');
	});

	it.each<[string, unknown]>([
		['a text', 'Not the default.'],
		['texts', ['Not the default.']],
		['one object', { message: 'Not the default.' }],
	])('that is refused by %s is refused', async (_, errors) => {
		reply = () => ({ body: { data: { locale: { updateLocale: { locale: null, errors } } } } });
		const result = await operate('locale.update', { ...locale, ...fields({ status: 'ACTIVE' }) });
		expect([result.items, said(result)]).toEqual([[], expect.stringContaining('Not the default.')]);
	});

	const translate = (...ids: unknown[]) =>
		operate(
			'translation.update',
			{
				...locale,
				...fields({
					resourceType: 'PRODUCTS',
					resourceId: '={{ $json.id }}',
					fields: '{ "name": "X" }',
				}),
			},
			{ items: jsons(ids.map((each) => ({ id: each }))), onError: 'continueErrorOutput' },
		);

	it('of a batch refuses by the ID that BigCommerce names, the same one twice', async () => {
		reply = () => ({
			body: {
				data: {
					translation: {
						updateTranslations: { errors: [{ message: 'Entity bc/store/product/8 not found.' }] },
					},
				},
			},
		});
		const { items, errorItems } = await translate(7, 8, 9);
		expect([
			items.map(({ pairedItem }) => pairedItem),
			errorItems.map(({ pairedItem }) => pairedItem),
		]).toEqual([[{ item: 0 }, { item: 2 }], [{ item: 1 }]]);
	});

	it('of a batch without a payload is no success of any', async () => {
		reply = () => ({ body: { data: { translation: { updateTranslations: null } } } });
		const { items, errorItems } = await translate(7, 8);
		expect([items, errorItems.length, sent().length]).toEqual([[], 2, 1]);
	});

	it.each<[string, unknown]>([
		['of null', null],
		['of another field', { shops: {} }],
		['without edges', { stores: { pageInfo: { hasNextPage: false }, edges: null } }],
		['of a text', { stores: 'none' }],
	])('that lists is not empty by an answer %s', async (_, account) => {
		reply = () => ({ body: { data: { account } } });
		const result = await operate('accountStore.getMany', { returnAll: true });
		expect([result.items, result.status]).toEqual([[], 'error']);
	});

	it('that lists inside of a list is not empty by a store without the list', async () => {
		reply = () => ({
			body: {
				data: {
					account: {
						stores: {
							pageInfo: { hasNextPage: false },
							edges: [{ cursor: 'a', node: { id: 'A', name: 'A', storeHash: 'a', users: null } }],
						},
					},
				},
			},
		});
		const result = await operate('storeUser.getManyOfAllStores', { returnAll: true });
		expect([result.items, result.error?.message]).toEqual([
			[],
			'BigCommerce\'s answer does not hold "account.stores.users"',
		]);
	});

	it('finds a store again that has another place by now, and says when it is gone', async () => {
		const users = (name: string, next?: string) => ({
			pageInfo: { hasNextPage: next !== undefined, endCursor: next },
			edges: [{ node: { id: name } }],
		});
		const store = (name: string, inner: object) => ({
			cursor: name.toLowerCase(),
			node: { id: name, name, storeHash: name, users: inner },
		});
		const page = (...edges: object[]) => ({
			body: { data: { account: { stores: { pageInfo: { hasNextPage: false }, edges } } } },
		});
		const answers = [
			page(store('A', users('1')), store('B', users('2', 'b1'))),
			page(store('N', users('0'))),
			page(store('A', users('1')), store('N', users('0')), store('B', users('3'))),
		];
		reply = () => answers.shift() ?? {};
		const found = await operate('storeUser.getManyOfAllStores', { returnAll: true });
		expect(
			found.items.map(({ json }) => `${(json.store as { id: string }).id}/${String(json.id)}`),
		).toEqual(['A/1', 'B/2', 'B/3']);
		answers.push(page(store('B', users('2', 'b1'))), page(), page(store('A', users('1'))));
		accounts += 1;
		const gone = await operate('storeUser.getManyOfAllStores', { returnAll: true });
		expect([gone.items.length, hinted(gone)]).toEqual([
			1,
			[expect.stringContaining('was removed while its "users" was read')],
		]);
	});
});

describe('the storefront', () => {
	const storefront = {
		api: 'storefront',
		channelId: id(1),
		query: '{ site { settings { storeName } } }',
	};

	it('is asked with a token that is shown nowhere, although the server repeats it', async () => {
		reply = ({ headers }) => ({
			body: { data: { site: { settings: { storeName: `Shop ${headers.authorization}` } } } },
		});
		const fine = await graph(storefront);
		reply = ({ headers }) => ({
			body: {
				errors: [
					{ message: `Bad ${headers.authorization}`, path: [String(headers.authorization)] },
				],
			},
		});
		const refused = await graph(storefront);
		for (const result of [fine, refused])
			expect(JSON.stringify(result)).not.toContain('made-by-the-server-1234');
		expect(fine.items).toHaveLength(1);
		expect(refused.error?.message).toContain('[removed]');
	});

	it.each<[string, unknown]>([
		['a page', '<html>'],
		['nothing', undefined],
		['another shape', { data: { key: 'x' } }],
		['a token of two lines', { data: { token: 'a\nb' } }],
		['no data', { data: null }],
	])(
		'gets no token from %s: the query is not sent, and a mutation not unknown',
		async (_, body) => {
			const odd = await scriptedServer(() => ({ body }));
			const result = await graph(
				{ ...storefront, query: 'mutation { logout { result } }' },
				{ credentials: { shop: credentialFor(odd, { store: `shop${accounts}` }) } },
			);
			const paths = odd.received.map(({ path }) => path);
			await odd.close();
			expect(result.items).toEqual([]);
			expect(said(result)).not.toContain('not known whether');
			expect(paths.every((path) => path.endsWith('/api-token-private'))).toBe(true);
		},
	);

	it.each<[string, unknown, string[]]>([
		[
			'of which one is odd',
			{ data: [{ id: 'x' }, { id: 2, name: 'Two', type: 'storefront', status: 5 }] },
			['2'],
		],
		['that is a page', '<html>', []],
		['that is null', { data: null }, []],
	])('is chosen from a list %s', async (_, body, expected) => {
		const odd = await scriptedServer(() => ({ body }));
		const list = await searchList('listChannels', {
			type: 'bigCommerceGraphQl',
			credentials: { shop: credentialFor(odd) },
			chosen: { bigCommerceStoreApi: 'shop' },
			parameters: { authentication: 'store' },
		}).catch((error: Error) => error);
		await odd.close();
		if (list instanceof Error)
			expect([list.message, expected]).toEqual([
				expect.stringMatching(/You can still choose "By ID"/),
				[],
			]);
		else expect(list.results.map(({ value }) => value)).toEqual(expected);
		if (list instanceof Error) expect(list.message).not.toMatch(/invalid_type|Zod|undefined/);
	});
});

describe('documents with several operations', () => {
	it.each([
		['query A { a } mutation B { b }', undefined, 'The query holds several operations'],
		['query A { a } mutation B { b }', 'C', 'The query has no operation "C"'],
		['subscription { a }', undefined, "BigCommerce's GraphQL APIs have no subscriptions"],
		['query A { a } subscription B { b }', 'B', "BigCommerce's GraphQL APIs have no subscriptions"],
		['{ a }', 5, 'The query has no operation "5"'],
	])('%s, of which %s is chosen', async (query, operationName, expected) => {
		const { error } = await graph({
			query,
			options: operationName === undefined ? {} : { operationName },
		});
		expect(error?.message).toBe(expected);
	});

	it('a form says so too', async () => {
		const { emptyFieldsNotice } = await loadFields('getVariables', {
			type: 'bigCommerceGraphQl',
			credentials: { shop: credentialFor(server) },
			chosen: { bigCommerceStoreApi: 'shop' },
			parameters: { query: '{ ...A } fragment A on Query { ...A }', options: {} },
		});
		expect(emptyFieldsNotice).toContain('use each other in a circle');
	});
});
