import { runQuery } from '../support/graphql';
import { openSandbox, sandbox, sent, USERS } from '../support/graphqlSent';
import { loadFields, loadOptions, type NodeRun } from '../support/node';
import { jsons } from '../support/run';
import { as } from '../support/sandbox';

openSandbox();

describe('variables', () => {
	const form = (value: object | null, mappingMode = 'defineBelow') => ({
		variablesMode: 'form',
		variableFields: { mappingMode, value, matchingColumns: [], schema: [] },
	});

	it('come from a form that is read from the query', async () => {
		const { use } = as(sandbox, 'account');
		const { fields } = await loadFields('getVariables', {
			...use,
			type: 'graphQl',
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
			type: 'graphQl',
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
			loadOptions('getOperationNames', { ...use, type: 'graphQl', parameters });
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
