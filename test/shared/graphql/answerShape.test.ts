import { operationIn, readDocument } from '../../../nodes/shared/graphql/document';
import { misfitIn } from '../../../nodes/shared/graphql/answerShape';
import { busyFor } from '../../support/busy';

function misfit(text: string, data: unknown) {
	const document = readDocument(text);
	return misfitIn({ operation: operationIn(document), fragments: document.fragments }, data);
}

test.each<[string, string, unknown, string | undefined]>([
	['everything', '{ a { b } c }', { a: { b: 1 }, c: null }, undefined],
	['nothing', '{ a { b } c }', {}, 'a'],
	['a part', '{ a { b } c }', { a: { b: 1 } }, 'c'],
	['a record without one of its fields', '{ a { b c } }', { a: { b: 1 } }, undefined],
	['a record without any of its fields', '{ a { b c } }', { a: { d: 1 } }, 'a.b'],
	[
		'an empty record in a list',
		'{ a { edges { node { id } } } }',
		{ a: { edges: [{ node: { id: 1 } }, { node: {} }] } },
		'a.edges.1.node.id',
	],
	['a text in the place of a record', '{ a { b } }', { a: 'x' }, 'a'],
	['true in the place of a record', '{ a { b } }', { a: true }, 'a'],
	['null in the place of a record', '{ a { b } }', { a: null }, undefined],
	['a list of records in the place of one', '{ a { b } }', { a: [{ b: 1 }, null] }, undefined],
	['lists in lists', '{ a { b } }', { a: [[{ b: 1 }], [{}]] }, 'a.1.0.b'],
	['the name in place of the alias', '{ x: a { b } }', { a: { b: 1 } }, 'x'],
	['an object in the place of a value', '{ a }', { a: { any: 1 } }, undefined],
	[
		'a field left out by a directive',
		'query A($on: Boolean!) { a @include(if: $on) { b } c }',
		{ c: 1 },
		undefined,
	],
	[
		'a fragment left out by a directive',
		'query A($on: Boolean!) { ...F @skip(if: $on) c } fragment F on Query { a }',
		{ c: 1 },
		undefined,
	],
	[
		'a fragment of the whole query',
		'{ ...F } fragment F on Query { a ...G } fragment G on Query { b }',
		{ a: 1 },
		'b',
	],
	[
		'a fragment of another type',
		'{ a { ...F ... on Error { message } } } fragment F on Product { name }',
		{ a: {} },
		undefined,
	],
	[
		'a fragment whose record is a text',
		'{ a { ...F id } } fragment F on Product { brand { name } }',
		{ a: { id: 1, brand: 'x' } },
		'a.brand',
	],
	['an inline fragment of no type', '{ a { ... { id } } }', { a: {} }, 'a.id'],
	['a list in the place of the data', '{ a }', [], undefined],
])('an answer with %s', (_, text, data, expected) => {
	expect(misfit(text, data)).toBe(expected);
});

test('a wide answer is looked at in no time', () => {
	const data = { a: Array.from({ length: 500_000 }, (_, id) => ({ id, name: 'x' })) };
	expect(misfit('{ a { id name } }', data)).toBeUndefined();
	expect(busyFor(() => misfit('{ a { id name } }', data))).toBeLessThan(250);
});

test('what comes after a hundred thousand values is not looked at', () => {
	const oddAt = (at: number) => ({
		a: Array.from({ length: 200_000 }, (_, id) => (id === at ? 'x' : { id })),
	});
	expect(misfit('{ a { id } }', oddAt(99_000))).toBe('a.99000');
	expect(misfit('{ a { id } }', oddAt(101_000))).toBeUndefined();
});
