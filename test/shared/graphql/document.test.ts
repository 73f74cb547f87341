import { operationIn, readDocument, variablesOf } from '../../../nodes/shared/graphql/document';
import { fitVariables } from '../../../nodes/BigCommerceApi/graphql/query/variables';
import { InputError } from '../../../nodes/shared/utils/coerce';

function complaint(run: () => unknown): string {
	try {
		run();
	} catch (error) {
		if (error instanceof InputError) return `${error.message} | ${error.description}`;
		throw error;
	}
	throw new Error('It was accepted.');
}

test.each([
	['', 'The query is empty'],
	['{ store { id }', 'line 1, column 15: a name is missing before the end of the query'],
	['query {\n  store {\n    name:\n  }\n}', 'line 4, column 3'],
	['query { a(b: "x) }', 'Unterminated string'],
	['{ a } }', 'line 1, column 7: "}" does not belong here'],
	['{ a(b: ) }', 'line 1, column 8: ")" does not belong here'],
	['{ a(b 1) }', 'line 1, column 7: ":" is missing before the value "1"'],
	['query A($b Int) { a }', 'line 1, column 12: ":" is missing before the name "Int"'],
	['fragment A on Store { id }', 'fragments only'],
	['{ store { ...Parts } }', 'uses the fragment "Parts"'],
	['type A { id: ID }', 'definition of a type'],
])('says what is wrong with %j', (text, expected) => {
	expect(complaint(() => readDocument(text))).toContain(expected);
});

test('shows the line that cannot be read', () => {
	expect(complaint(() => readDocument('{\n  store {\n    name )\n  }\n}'))).toContain(
		'The line says: name )',
	);
});

test.each([
	['{ a }', undefined, 'query'],
	['mutation { a }', '', 'mutation'],
	['query A { a } mutation B { b }', 'B', 'mutation'],
])('the operation of %j named %s', (text, name, kind) => {
	expect(operationIn(readDocument(text), name).operation).toBe(kind);
});

test.each([
	['query A { a } query B { b }', '', 'It has: A, B.'],
	['query A { a }', 'C', 'It has: A.'],
	['{ a }', 'C', 'Its operation has no name.'],
	['subscription { a }', '', 'no subscriptions'],
])('the operation of %j named %s is not there', (text, name, expected) => {
	expect(complaint(() => operationIn(readDocument(text), name))).toContain(expected);
});

const variables = (declared: string) =>
	variablesOf(operationIn(readDocument(`query A(${declared}) { a }`)));

test('the variables of an operation', () => {
	expect(variables('$id: ID!, $first: Int = 5, $all: [Kind!]!, $more: Int! = 2')).toEqual([
		{ name: 'id', type: 'ID!', of: 'ID', isList: false, isRequired: true },
		{ name: 'first', type: 'Int', of: 'Int', isList: false, isRequired: false },
		{ name: 'all', type: '[Kind!]!', of: 'Kind', isList: true, isRequired: true },
		{ name: 'more', type: 'Int!', of: 'Int', isList: false, isRequired: false },
	]);
});

test.each([
	['$a: Int', { a: '12' }, { a: 12 }],
	['$a: ID', { a: 12 }, { a: '12' }],
	['$a: Boolean', { a: 'true' }, { a: true }],
	['$a: [Int!]', { a: '1, 2' }, { a: [1, 2] }],
	['$a: [ProductInput!]', { a: '[{"id": 1}]' }, { a: [{ id: 1 }] }],
	['$a: ProductInput', { a: '{"id": 1}' }, { a: { id: 1 } }],
	['$a: Kind', { a: 'PRODUCTS' }, { a: 'PRODUCTS' }],
	['$a: Int', { a: null }, { a: null }],
	['$a: Int', {}, {}],
	['$a: DateTime', { a: '2026-03-31T14:30:00' }, { a: '2026-03-31T05:30:00Z' }],
	['$a: [DateTime!]', { a: ['2026-03-31'] }, { a: ['2026-03-30T15:00:00Z'] }],
	['$a: DateTime', { a: '2026-03-31T14:30:00+02:00' }, { a: '2026-03-31T14:30:00+02:00' }],
	['$a: DateTime', { a: 'now' }, { a: 'now' }],
])('%s takes %j as %j', (declared, given, values) => {
	expect(fitVariables(variables(declared), given, 'Asia/Tokyo')).toEqual({ values, unknown: [] });
});

test('names what is missing, what is of another type, and what is not known', () => {
	expect(complaint(() => fitVariables(variables('$id: ID!, $n: Int!'), { ID: 1 }, 'utc'))).toBe(
		'The query wants a value for $id (ID!), $n (Int!) | Add them to the variables. After you change the query, reload the fields of the form in the menu next to "Values". Entered, but not in the query: ID. Nothing was sent.',
	);
	expect(complaint(() => fitVariables(variables('$n: Int'), { n: 'many' }, 'utc'))).toContain(
		'"n" must be a whole number',
	);
	expect(fitVariables(variables('$n: Int'), { n: 1, m: 2 }, 'utc')).toEqual({
		values: { n: 1 },
		unknown: ['m'],
	});
});
