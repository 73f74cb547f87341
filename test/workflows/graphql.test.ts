import type { Sandbox } from '../../sandbox/server';
import { runQuery } from '../support/graphql';
import { loadFields, loadOptions, type NodeRun } from '../support/node';
import { jsons } from '../support/run';
import { as, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const USERS =
	'query Users($first: Int, $after: String) { account { users(first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id email } } } } }';
let before = 0;
const sent = () =>
	sandbox.log
		.all()
		.slice(before)
		.filter(({ path }) => path.endsWith('/graphql'))
		.map(
			({ body }) =>
				body as { query: string; variables?: Record<string, unknown>; operationName?: string },
		)
		.filter(({ query }) => !query.includes('client {'));

beforeEach(() => {
	before = sandbox.log.all().length;
});

describe('the answer', () => {
	it('is one item where it is no list', async () => {
		const { items, error } = await runQuery(sandbox, 'full', {
			api: 'admin',
			query: '{ store { id storeHash } }',
		});
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				json: { store: { id: expect.stringContaining('bc/store/'), storeHash: 'hearth24kq' } },
				pairedItem: { item: 0 },
			},
		]);
	});

	it('becomes items, of every page', async () => {
		const { items, error } = await runQuery(sandbox, 'account', { query: USERS, returnAll: true });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(60);
		expect(new Set(items.map(({ json }) => json.email)).size).toBe(60);
		expect(sent().map(({ variables }) => variables?.first)).toEqual([50, 50]);
	});

	it('stops at the limit, and asks for no more than it needs', async () => {
		const { items } = await runQuery(sandbox, 'account', {
			query: '{ account { users { edges { node { email } } } } }',
			limit: 7,
		});
		expect(items).toHaveLength(7);
		expect(sent()).toHaveLength(1);
		expect(sent()[0].query).toContain('users(first: 7)');
	});

	it('comes whole when asked for, list or not', async () => {
		const { items } = await runQuery(sandbox, 'account', {
			query: USERS,
			output: 'answer',
			variables: '{ "first": 2 }',
		});
		expect(items).toHaveLength(1);
		expect(items[0].json.account).toMatchObject({
			users: { edges: [{}, {}], pageInfo: { hasNextPage: true } },
		});
	});

	it('begins where the query says', async () => {
		const all = (await runQuery(sandbox, 'account', { query: USERS, returnAll: true })).items.map(
			({ json }) => json.id,
		);
		const { items } = await runQuery(sandbox, 'account', {
			query:
				'{ account { users(first: 50, after: "YXJyYXljb25uZWN0aW9uOjI=") { edges { node { id } } } } }',
			returnAll: true,
		});
		expect(items.map(({ json }) => json.id)).toEqual(all.slice(3));
	});

	it('of one list among several', async () => {
		const query =
			'{ account { users { edges { node { email } } } apps { edges { node { name } } } } }';
		const { error } = await runQuery(sandbox, 'account', { query });
		expect(error?.message).toBe('The query asks for several lists');
		expect(error?.description).toContain('account.users, account.apps');
		const { items } = await runQuery(sandbox, 'account', {
			query,
			options: { list: 'account.apps' },
			limit: 2,
		});
		expect(items.map(({ json }) => Object.keys(json))).toEqual([['name'], ['name']]);
	});
});

describe('every item', () => {
	it('has its own variables, and its own output', async () => {
		const query = 'query A($id: ID!) { store { product(id: $id) { id } } }';
		const { items, error } = await runQuery(
			sandbox,
			'full',
			{ api: 'admin', query, variables: '={{ { id: "bc/store/product/" + $json.id } }}' },
			{ items: jsons([{ id: 77 }, { id: 78 }]) },
		);
		expect(error).toBeUndefined();
		expect(
			items.map(({ json, pairedItem }) => [
				(json.store as { product: { id: string } }).product.id,
				pairedItem,
			]),
		).toEqual([
			['bc/store/product/77', { item: 0 }],
			['bc/store/product/78', { item: 1 }],
		]);
	});

	it('is checked before the first one is sent', async () => {
		const { error } = await runQuery(
			sandbox,
			'full',
			{ api: 'admin', query: '={{ $json.query }}' },
			{ items: jsons([{ query: '{ store { id } }' }, { query: '{ store { id }' }]) },
		);
		expect(error).toMatchObject({
			message:
				'The query cannot be read at line 1, column 15: a name is missing before the end of the query',
			context: { itemIndex: 1 },
		});
		expect(sent()).toEqual([]);
	});

	it('fails alone when the workflow goes on', async () => {
		const { items } = await runQuery(
			sandbox,
			'full',
			{ api: 'admin', query: '={{ $json.query }}' },
			{
				items: jsons([
					{ query: '{ store { nam } }' },
					{ query: '{ store { id } }' },
					{ query: '{' },
				]),
				continueOnFail: true,
			},
		);
		expect(items.map(({ json, pairedItem }) => [Object.keys(json), pairedItem])).toEqual([
			[['error', 'details'], { item: 0 }],
			[['store'], { item: 1 }],
			[['error', 'details'], { item: 2 }],
		]);
	});
});

describe('variables', () => {
	const form = (value: object | null, mappingMode = 'defineBelow') => ({
		variablesMode: 'form',
		variableFields: { mappingMode, value, matchingColumns: [], schema: [] },
	});

	it('come from a form that is read from the query', async () => {
		const { use } = as(sandbox, 'account');
		const { fields } = await loadFields('getVariables', {
			...use,
			type: 'bigCommerceGraphQl',
			parameters: {
				query:
					'query A($id: ID!, $first: Int, $on: Boolean!, $ids: [ID!], $filters: ProductsFiltersInput, $sort: Sort) { a }',
				options: {},
			},
		});
		expect(
			fields.map(({ id, displayName, type, required }) => [id, displayName, type, required]),
		).toEqual([
			['id', 'id (ID!)', 'string', true],
			['first', 'first (Int)', 'number', false],
			['on', 'on (Boolean!)', 'boolean', true],
			['ids', 'ids ([ID!])', 'array', false],
			['filters', 'filters (ProductsFiltersInput)', 'object', false],
			['sort', 'sort (Sort)', 'string', false],
		]);
		const { items } = await runQuery(sandbox, 'account', {
			query: USERS,
			output: 'answer',
			...form({ first: '3', after: null }),
		});
		expect(items[0].json.account).toMatchObject({ users: { edges: { length: 3 } } });
	});

	it.each([
		['{ account {', 'The query cannot be read at line 1'],
		['{ account { id } }', 'The query has no variables'],
		['query A { a } query B { b }', 'The query holds several operations'],
	])('a form for %s says why it is empty', async (query, notice) => {
		const { use } = as(sandbox, 'account');
		const { fields, emptyFieldsNotice } = await loadFields('getVariables', {
			...use,
			type: 'bigCommerceGraphQl',
			parameters: { query, options: {} },
		});
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toContain(notice);
	});

	it('come from the item itself, of which the query takes what it declares', async () => {
		const { items, hints } = await runQuery(
			sandbox,
			'account',
			{ query: USERS, output: 'answer', ...form(null, 'autoMapInputData') },
			{ items: jsons([{ first: 2, other: 'x' }]) },
		);
		expect(items[0].json.account).toMatchObject({ users: { edges: { length: 2 } } });
		expect(hints).toEqual([]);
		expect(sent()[0].variables).toEqual({ first: 2 });
	});

	it('that are missing or not known are named', async () => {
		const query = 'query A($id: ID!) { store { product(id: $id) { id } } }';
		const { error } = await runQuery(sandbox, 'full', {
			api: 'admin',
			query,
			variables: '{ "ID": 77 }',
		});
		expect(error).toMatchObject({
			message: 'The query wants a value for $id (ID!)',
			description: expect.stringContaining('Entered, but not in the query: ID. Nothing was sent.'),
		});
		const { hints } = await runQuery(sandbox, 'full', {
			api: 'admin',
			query,
			variables: '{ "id": "bc/store/product/77", "more": 1 }',
		});
		expect(hints.map(({ message }) => message)).toEqual([
			'Not sent, because the query declares no such variables: more',
		]);
	});

	it.each([
		['[1]', 'must be a JSON object'],
		['{ "a" ', 'is not valid JSON'],
	])('that are %s are refused', async (variables, message) => {
		expect(
			(await runQuery(sandbox, 'full', { api: 'admin', query: '{ store { id } }', variables }))
				.error?.message,
		).toContain(message);
	});
});

describe('a document with several operations', () => {
	const query = 'query Name { store { id } } query Hash { store { storeHash } }';

	it('runs the chosen one', async () => {
		const { items } = await runQuery(sandbox, 'full', {
			api: 'admin',
			query,
			options: { operationName: 'Hash' },
		});
		expect(items[0].json).toEqual({ store: { storeHash: 'hearth24kq' } });
		const { error } = await runQuery(sandbox, 'full', { api: 'admin', query });
		expect(error?.description).toBe(
			'It has: Name, Hash. Choose one under "Operation Name" in the options, or remove the others.',
		);
	});

	it('offers them', async () => {
		const { use } = as(sandbox, 'full');
		const run = (parameters: NodeRun['parameters']) =>
			loadOptions('getOperationNames', { ...use, type: 'bigCommerceGraphQl', parameters });
		expect((await run({ query, options: {} })).map(({ value }) => value)).toEqual([
			'',
			'Name',
			'Hash',
		]);
		expect(
			(await run({ query: '{', options: { operationName: 'Old' } })).map(({ value }) => value),
		).toEqual(['', 'Old']);
	});
});

describe('refusals', () => {
	it('of a field say which one, and where', async () => {
		const { error } = await runQuery(sandbox, 'full', { api: 'admin', query: '{ store { nam } }' });
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: expect.stringMatching(
				/Cannot query field "nam" on type "Store".*\(line 1, column 11\)/,
			),
		});
	});

	it('for a missing scope name it, and what the account has', async () => {
		const account = sandbox.accounts.find(({ id }) => id === 'account');
		if (!account) throw new Error('There is no account-level account.');
		const { scopes } = account;
		account.scopes = ['account_read', 'account_stores_read', 'account_users_write'];
		const run = async (options: object) =>
			await runQuery(
				sandbox,
				'account',
				{
					query:
						'{ account { id stores { edges { node { name users { edges { node { email } } } } } } } }',
					options,
				},
				{ changes: { grantedScopes: account.scopes } },
			);
		const { error } = await run({});
		const { items, hints } = await run({ acceptPartial: true });
		account.scopes = scopes;
		expect(error?.message).toMatch(
			/^BigCommerce did not answer the query: .* \(account\.stores\.edges\.0\.node\.users\)$/,
		);
		expect(error?.description).toContain(
			'needs Account Users: read-only (account_users_read). This account has Account Users: write.',
		);
		expect(error?.description).toContain('turn on "Accept Partial Data"');
		expect(items[0].json).toEqual({ name: 'Hearth & Table', users: null });
		expect(hints[0].message).toContain('BigCommerce left something out');
	});

	it('of a whole token', async () => {
		const { error } = await runQuery(
			sandbox,
			'full',
			{ api: 'admin', query: '{ store { id } }' },
			{ changes: { accessToken: 'made-up' } },
		);
		expect(error).toMatchObject({
			httpCode: '401',
			message: 'BigCommerce does not recognize the access token',
		});
	});

	it('of an empty query', async () => {
		expect(
			(
				await runQuery(
					sandbox,
					'full',
					{ api: 'admin', query: '={{ $json.query }}' },
					{ items: jsons([{ query: ' ' }]) },
				)
			).error?.message,
		).toBe('The query is empty');
	});
});

it('a query that is too complex is asked for fewer records, and so are those after it', async () => {
	const nested =
		'users(first: 50) { edges { node { email apps(first: 50) { edges { node { name } } } } } }';
	const query = `query A($n: Int) { account { stores(first: $n) { edges { node { name ${nested} } } } } }`;
	const { items, error } = await runQuery(sandbox, 'account', {
		query,
		variables: '{ "n": 3 }',
		returnAll: true,
	});
	expect(error).toBeUndefined();
	expect(items).toHaveLength(3);
	expect(sent().map(({ variables }) => variables?.n)).toEqual([3, 1, 1, 1]);
});

it('a mutation is carried out, once, in the order of the items', async () => {
	const query =
		'mutation Add($email: String!) { account { addUserToAccount(input: { email: $email }) { account { id } } } }';
	const emails = ['a@example.com', 'b@example.com', 'a@example.com', 'c@example.com'];
	const { error } = await runQuery(
		sandbox,
		'account',
		{ query, variables: '={{ { email: $json.email } }}' },
		{ items: jsons(emails.map((email) => ({ email }))) },
	);
	expect(error?.message).toContain('already');
	expect(error?.description).toContain('2 of 4 items were carried out.');
	expect(error?.context.itemIndex).toBe(2);
	expect(sent().map(({ variables }) => variables?.email)).toEqual(emails.slice(0, 3));
});

it('an account-level account asks the Account API, whatever was chosen before', async () => {
	const { items } = await runQuery(sandbox, 'account', {
		api: 'storefront',
		query: '{ account { id } }',
	});
	expect(items[0].json.account).toEqual({ id: expect.stringContaining('bc/account/account/') });
});
