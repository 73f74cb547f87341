import { buildSchema, parse, validate } from 'graphql';

import { operationIn, readDocument } from '../../../../nodes/shared/graphql/document';
import { chooseList, listsIn } from '../../../../nodes/shared/graphql/lists';
import {
	firstThatFits,
	requestForPart,
	writtenPart,
} from '../../../../nodes/BigCommerceApi/graphql/query/paging';
import type { PagePosition } from '../../../../nodes/shared/graphql/pages';

const lists = (text: string) => {
	const document = readDocument(text);
	return listsIn(operationIn(document), document.fragments);
};
const paths = (text: string) => lists(text).map(({ path }) => path);

test.each([
	['{ site { products(first: 5) { edges { node { id } } } } }', ['site.products']],
	['{ site { products(first: 5) { nodes { id } } } }', ['site.products']],
	['{ site { all: products { edges { node { id } } pageInfo { hasNextPage } } } }', ['site.all']],
	[
		'{ site { ...Parts } } fragment Parts on Site { products { ...List } } fragment List on Products { nodes { id } pageInfo { endCursor } }',
		['site.products'],
	],
	['{ site { ... on Site { brands { edges { node { id } } } } } }', ['site.brands']],
	['{ a { edges { node { b { edges { node { id } } } } } } }', ['a']],
	['{ a { edges { node { id } } } b { c { edges { node { id } } } } }', ['a', 'b.c']],
	['{ nodes(ids: [1]) { id } }', []],
	['{ store { id name } }', []],
	['{ site { rows: products { rows: edges { node { id } } } } }', []],
])('lists of %s', (text, expected) => {
	expect(paths(text)).toEqual(expected);
});

test.each([
	['', 'The query asks for several lists'],
	['c', 'The query asks for no list at "c"'],
	['b', 'is read backwards'],
])('a list named %j', (path, expected) => {
	expect(() =>
		chooseList(lists('{ a { edges { node { id } } } b(last: 3) { edges { node { id } } } }'), path),
	).toThrow(expected);
});

test('a list by the ways people write its path', () => {
	const all = lists('{ a { edges { node { id } } } b { c { edges { node { id } } } } }');
	for (const path of ['b.c', 'data.b.c', 'b.c.edges', ' b.c '])
		expect(chooseList(all, path)?.path).toBe('b.c');
	expect(chooseList([], '')).toBeUndefined();
});

const schema = buildSchema(`
	type Query { site: Site }
	type Site { products(first: Int, after: String, hideOutOfStock: Boolean): ProductConnection }
	type ProductConnection { edges: [ProductEdge] pageInfo: PageInfo! }
	type ProductEdge { cursor: String node: Product! }
	type PageInfo { hasNextPage: Boolean! endCursor: String }
	type Product { id: ID! variants(first: Int, after: String): VariantConnection }
	type VariantConnection { edges: [VariantEdge] pageInfo: PageInfo! }
	type VariantEdge { node: Variant! }
	type Variant { id: ID! sku: String }
`);

function request(text: string, part: PagePosition, variables: Record<string, unknown> = {}) {
	const document = readDocument(text);
	const [list] = listsIn(operationIn(document), document.fragments);
	const made = requestForPart(document, list, variables, part);
	expect(validate(schema, parse(made.query))).toEqual([]);
	return { ...made, query: made.query.replaceAll(/\s+/g, ' ') };
}

const PAGED = 'pageInfo { hasNextPage endCursor }';

test.each([
	[
		'nothing',
		`{ site { products { edges { node { id } } } } }`,
		{ first: 50 },
		'{ site { products(first: 50) { edges { node { id } } pageInfo { hasNextPage endCursor } } } }',
	],
	[
		'numbers',
		`{ site { products(first: 5, hideOutOfStock: true, after: "x") { edges { node { id } } ${PAGED} } } }`,
		{ first: 2, after: 'c' },
		`{ site { products(hideOutOfStock: true, first: 2, after: "c") { edges { node { id } } ${PAGED} } } }`,
	],
	[
		'half a page',
		`{ site { products(first: 5) { edges { node { id } } pageInfo { hasNextPage } } } }`,
		{ first: 2 },
		'{ site { products(first: 2) { edges { node { id } } pageInfo { hasNextPage } pageInfo { hasNextPage endCursor } } } }',
	],
])('writes a page into a document that has %s', (_, text, part, expected) => {
	expect(request(text, part)).toEqual({ query: expected, variables: {} });
});

test('sets the variables of a document, and leaves the document alone', () => {
	const text = `query A($n: Int, $at: String) { site { products(first: $n, after: $at) { edges { node { id } } ${PAGED} } } }`;
	expect(request(text, { first: 5 }, { other: 1 })).toEqual({
		query: text,
		variables: { other: 1, n: 5 },
	});
	expect(request(text, { first: 5, after: 'c' }).variables).toEqual({ n: 5, at: 'c' });
});

test('writes into a fragment', () => {
	const text =
		'{ site { ...Parts } } fragment Parts on Site { products { edges { node { id } } } }';
	expect(request(text, { first: 3, after: 'a"b' }).query).toContain(
		'products(first: 3, after: "a\\"b")',
	);
});

test.each([
	['{ a(first: 7, after: "c") { edges { node { id } } } }', {}, { first: 7, after: 'c' }],
	[
		'query A($n: Int, $c: String) { a(first: $n, after: $c) { edges { node { id } } } }',
		{ n: 9 },
		{ first: 9 },
	],
	['{ a { edges { node { id } } } }', {}, {}],
])('what %s says of its page', (text, variables, expected) => {
	expect(writtenPart(lists(text)[0], variables)).toEqual(expected);
});

test.each([
	['{ a { edges { node { id name } } } }', 50],
	['{ a { edges { node { id variants(first: 50) { edges { node { id sku } } } } } } }', 44],
	[
		'{ a { edges { node { variants(first: 50) { edges { node { id options(first: 50) { edges { node { id } } } } } } } } } }',
		1,
	],
])('how many of %s to ask for at first', (text, expected) => {
	const document = readDocument(text);
	expect(firstThatFits(listsIn(operationIn(document), document.fragments)[0], document, {})).toBe(
		expected,
	);
});
