import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'graphql';
import { stringify } from 'yaml';

import { buildGraphQl, graphQlOutputs } from '../../catalog/generator/graphql/build';
import { readDefinitions } from '../../catalog/generator/graphql/definitions';
import { joined } from '../../catalog/generator/join';
import graphQlScopes from '../../catalog/graphqlScopes.json';
import { printCatalog } from '../../catalog/generator/print';
import { graphQl } from './support/catalog';

const CATALOG = join(__dirname, '..', '..', 'catalog');

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'graphql-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A catalogue of one made-up document. */
function build({
	account = '',
	admin = '',
	types = 'enum Size { SMALL LARGE }',
	entry = {},
	tables = {},
}: {
	account?: string;
	admin?: string;
	types?: string;
	entry?: object;
	tables?: object;
}) {
	writeFileSync(join(folder, 'account.graphql'), account || 'query Unused { a { b } }');
	writeFileSync(join(folder, 'admin.graphql'), admin || 'query Unused { a { b } }');
	writeFileSync(join(folder, 'types.graphql'), types);
	const operation = {
		document: 'Pet',
		id: 'pet.do',
		name: 'Do',
		action: 'Do it',
		at: 'pet',
		...entry,
	};
	const operations = [
		operation,
		{ document: 'Unused', id: 'pet.other', name: 'Other', action: 'Do something else', at: 'a' },
	];
	writeFileSync(
		join(folder, 'operations.yaml'),
		stringify({
			parameters: {},
			ids: {},
			leaves: {},
			lists: [],
			resources: [{ id: 'pet', name: 'Pet', plural: 'Pets' }],
			...tables,
			operations,
		}),
	);
	const definitions = readDefinitions(folder);
	const catalog = buildGraphQl(definitions);
	return {
		operation: catalog.operations[0],
		outputs: graphQlOutputs(definitions, catalog).records[0],
	};
}

it('catalog/graphql.json is what catalog/graphql gives', () => {
	expect(printCatalog(buildGraphQl(readDefinitions(join(CATALOG, 'graphql'))))).toBe(
		printCatalog(graphQl),
	);
});

describe('a document becomes an operation', () => {
	it('whose form is its variables: types, enums, lists, what is required', () => {
		const { operation } = build({
			admin:
				'mutation Pet($name: String!, $size: Size, $ages: [Int!], $isNew: Boolean! = true) { pet { make(name: $name) { id } } }',
			entry: { at: 'pet.make', does: 'create' },
		});
		expect(operation).toMatchObject({
			method: 'POST',
			accounts: ['store', 'app'],
			scopes: [],
			repeat: 'never',
			answer: { kind: 'item' },
		});
		expect(operation.graphql?.field).toBe('pet.make');
		expect(operation.body?.schema).toEqual({
			type: 'object',
			properties: {
				name: { type: 'string' },
				size: { type: 'string', enum: ['SMALL', 'LARGE'] },
				ages: { type: 'array', items: { type: 'integer' } },
				isNew: { type: 'boolean' },
			},
			required: ['name'],
		});
	});

	it('that is a list when it selects one, with filters, and without the variables of paging', () => {
		const { operation, outputs } = build({
			account:
				'query Pet($first: Int, $after: String, $name: String) { pets(name: $name, first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id toys { edges { node { name } } } owner { name } } } } }',
			entry: { at: 'pets', key: ['code'] },
		});
		expect(operation).toMatchObject({
			method: 'GET',
			accounts: ['account'],
			answer: { kind: 'list' },
			paging: { kind: 'cursor', maxLimit: 50, key: ['code'] },
			query: [{ name: 'name', schema: { type: 'string' } }],
		});
		expect(operation.body).toBeUndefined();
		expect(operation.repeat).toBeUndefined();
		expect(outputs.fields).toEqual({
			id: 'string',
			toys: [{ name: 'string' }],
			owner: { name: 'string' },
		});
	});

	it('whose deletion gives what every deletion gives', () => {
		expect(
			build({
				admin: 'mutation Pet($petId: ID!) { pet { drop(id: $petId) { id } } }',
				entry: { at: 'pet.drop', does: 'delete' },
				tables: { parameters: { petId: 'petId' }, ids: { petId: 'bc/pet/', other: 'bc/other/' } },
			}),
		).toMatchObject({
			operation: {
				method: 'DELETE',
				path: '/graphql/pet.do/{petId}',
				pathParameters: [{ name: 'petId', parameter: 'petId', schema: { type: 'string' } }],
				graphql: { ids: { petId: 'bc/pet/' } },
			},
			outputs: { fields: { deleted: 'boolean' } },
		});
	});
});

describe('a slip is told', () => {
	it.each([
		[
			'a document that is not there',
			{ account: 'query Unused { a { b } }', admin: 'query Unused { a { b } }' },
			'no document Pet, which pet.do needs',
		],
		[
			'a document that nothing uses',
			{ account: 'query Pet { pet { id } } query Cat { cat { id } }' },
			'documents that no operation uses: Cat',
		],
		[
			'a type that is not described',
			{ account: 'query Pet($size: Color) { pet(size: $size) { id } }' },
			'does not say what Color is',
		],
		[
			'a place that the document does not select',
			{ account: 'query Pet { pet { id } }', entry: { at: 'pet.owner' } },
			'selects nothing at "pet.owner"',
		],
		[
			'a field that Simplified output cannot keep',
			{ account: 'query Pet { pet { id } }', entry: { simplified: ['owner.name'] } },
			'pet.do gives no field "owner.name"',
		],
		[
			'a fragment',
			{ account: 'query Pet { pet { id } } fragment F on Pet { id }' },
			'holds something else than queries and mutations with a name',
		],
	])('%s', (_what, definitions, message) => {
		expect(() => build(definitions)).toThrow(message);
	});

	it('two operations with the same slug', () => {
		expect(() => joined([graphQl, graphQl], { resources: [], operations: [] })).toThrow(
			'share a slug: account.get',
		);
	});
});

describe('the operations', () => {
	it.each(graphQl.operations.map((operation) => [operation.id, operation] as const))(
		'%s has a document that can be read, and a mutation that is never repeated',
		(_id, { graphql, method, repeat }) => {
			const [definition] = parse(graphql?.document ?? '').definitions;
			expect(definition).toMatchObject({ operation: method === 'GET' ? 'query' : 'mutation' });
			expect(method === 'GET' || repeat === 'never' || repeat === 'once').toBe(true);
		},
	);

	it.each(graphQl.operations.map((operation) => [operation.id, operation] as const))(
		'%s needs the scopes that its field needs in the GraphQL node',
		(_id, { graphql, scopes, alsoScopes = [] }) => {
			const { api, field = '', inner } = graphql ?? {};
			const needed = (path: string) =>
				graphQlScopes
					.filter(
						(graphQlScope) =>
							graphQlScope.api === api &&
							(path === graphQlScope.path || path.startsWith(`${graphQlScope.path}.`)),
					)
					.sort((a, b) => b.path.length - a.path.length)[0]?.anyOf ?? [];
			expect([...scopes].sort()).toEqual([...needed(field)].sort());
			expect(alsoScopes).toEqual(inner ? needed(`${field}.${inner.field}`) : []);
		},
	);
});
