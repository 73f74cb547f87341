import { operationIn, readDocument } from '../../../nodes/shared/graphql/document';
import { listsIn } from '../../../nodes/shared/graphql/lists';
import {
	firstThatFits,
	prepareForPages,
	requestForPart,
	sizesWithoutPageInfo,
} from '../../../nodes/BigCommerceApi/graphql/query/paging';
import { busyFor } from '../../support/busy';

/** Everything that is done with a document before it is sent. */
function handle(text: string): string {
	const document = readDocument(text);
	const operation = operationIn(document, 'Q');
	const [list] = listsIn(operation, document.fragments);
	sizesWithoutPageInfo({ operation, fragments: document.fragments }, {});
	if (!list) return 'no list';
	firstThatFits(list, document, {});
	const prepared = prepareForPages(document, list);
	return requestForPart(prepared.document, prepared.list, {}, { first: 5, after: 'x' }).query;
}

const times = (count: number, make: (index: number) => string) =>
	Array.from({ length: count }, (_, index) => make(index)).join(' ');
const fragments = (count: number, body: (index: number) => string) =>
	times(count, (index) => `fragment F${index} on Product { ${body(index)} }`);
const products = (inside: string) =>
	`query Q { site { products(first: 5) { edges { node { ${inside} } } } } }`;

const doubled = (count: number) =>
	fragments(count, (index) => (index === count - 1 ? 'name' : `...F${index + 1} ...F${index + 1}`));
const doubledBelow = (count: number) =>
	fragments(count, (index) =>
		index === count - 1 ? 'name' : `a { ...F${index + 1} } b { ...F${index + 1} }`,
	);
const crosswise = (count: number) =>
	fragments(count, (index) => times(count, (other) => (other === index ? '' : `...F${other}`)));

test.each([
	[
		'21 fragments, each used twice by the one before',
		`${products('...F0')} ${doubled(21)}`,
		'products(first: 5, after: "x")',
	],
	[
		'500 fragments, each used twice by the one before',
		`${products('...F0')} ${doubled(500)}`,
		'products(first: 5, after: "x")',
	],
	[
		'1,200 fragments in a row',
		`${products('...F0')} ${fragments(1200, (index) => (index === 1199 ? 'name' : `...F${index + 1}`))}`,
		'products(first: 5, after: "x")',
	],
	[
		'one fragment used 3,000 times',
		`${products(times(3000, () => '...F0'))} fragment F0 on Product { name }`,
		'products(first: 5, after: "x")',
	],
])('%s are read once each', (_, text, expected) => {
	expect(handle(text).replaceAll(/\s+/g, ' ')).toContain(expected);
	expect(busyFor(() => handle(text))).toBeLessThan(250);
});

test.each([
	[
		'21 fragments, each used in two fields of the one before',
		`${products('...F0')} ${doubledBelow(21)}`,
		'more than 20,000 fields',
	],
	[
		'the same above a list',
		`query Q { site { ...F0 } } ${doubledBelow(21)}`,
		'more than 20,000 fields',
	],
	[
		'lists in lists in fragments',
		`${products('...F0')} ${fragments(30, (index) => (index === 29 ? 'name' : `a(first: 5) { edges { node { ...F${index + 1} } } } b(first: 5) { edges { node { ...F${index + 1} } } }`))}`,
		'more than 20,000 fields',
	],
	[
		'six fragments used crosswise',
		`${products('...F0')} ${crosswise(6)}`,
		'use each other in a circle: F0, F1',
	],
	[
		'a fragment that uses itself',
		`${products('...F0')} fragment F0 on Product { name ...F0 }`,
		'use each other in a circle: F0',
	],
	[
		'a circle below a field',
		`${products('...F0')} fragment F0 on Product { a { ...F1 } } fragment F1 on Product { b { ...F0 } }`,
		'use each other in a circle: F0, F1',
	],
	[
		'a circle that others lead to',
		`${products('...F0')} ${fragments(40, (index) => (index === 39 ? '...F38' : `...F${index + 1}`))}`,
		'use each other in a circle: F38, F39',
	],
	[
		'100,000 aliases',
		`query Q { ${times(100_000, (index) => `a${index}: id`)} }`,
		'longer than 100,000 characters',
	],
	[
		'4,000 aliases',
		`query Q { ${times(4000, (index) => `a${index}: id`)} }`,
		'more than 10,000 words and signs',
	],
	[
		'100,000 levels',
		`query Q ${'{a'.repeat(100_000)}${'}'.repeat(100_000)}`,
		'longer than 100,000 characters',
	],
	[
		'20,000 levels',
		`query Q ${'{a'.repeat(20_000)}${'}'.repeat(20_000)}`,
		'nested more than 100 levels deep',
	],
	[
		'20,000 levels that never end',
		`query Q ${'{a'.repeat(20_000)}`,
		'nested more than 100 levels deep',
	],
	[
		'20,000 levels of an argument',
		`query Q { a(b: ${'['.repeat(20_000)}${']'.repeat(20_000)}) }`,
		'nested more than 100 levels deep',
	],
	[
		'20,000 levels of an object',
		`query Q { a(b: ${'{a:'.repeat(20_000)}1${'}'.repeat(20_000)}) }`,
		'nested more than 100 levels deep',
	],
	[
		'20,000 levels of a type',
		`query Q($a: ${'['.repeat(20_000)}Int${']'.repeat(20_000)}) { a }`,
		'nested more than 100 levels deep',
	],
	[
		'20,000 levels of inline fragments',
		`query Q { ${'...{'.repeat(15_000)}a${'}'.repeat(15_000)} }`,
		'nested more than 100 levels deep',
	],
	[
		'10,000 directives',
		`query Q { a ${times(10_000, () => '@a')} }`,
		'more than 10,000 words and signs',
	],
	[
		'10,000 variables',
		`query Q(${times(3000, (index) => `$a${index}: Int`)}) { a }`,
		'more than 10,000 words and signs',
	],
	[
		'3,000 operations',
		times(3000, (index) => `query A${index} { a }`),
		'more than 10,000 words and signs',
	],
	[
		'a megabyte of comments',
		`query Q { a } ${'#'.repeat(1_000_000)}`,
		'longer than 100,000 characters',
	],
	['a text that never ends', `query Q { a(b: "${'x'.repeat(99_000)}`, 'Unterminated string'],
	['a long word where none belongs', `query Q { a ) ${'x'.repeat(90_000)} }`, 'line 1, column 13'],
])('%s are refused in a sentence', (_, text, expected) => {
	const complaint = () => {
		try {
			return handle(text);
		} catch (error) {
			return `${(error as Error).name}: ${(error as Error).message}`;
		}
	};
	expect(busyFor(complaint)).toBeLessThan(250);
	const message = complaint();
	expect(message).toMatch(/^InvalidInput: /);
	expect(message).toContain(expected);
	expect(message.length).toBeLessThan(500);
});

test('a message names a few of many operations', () => {
	const document = readDocument(times(1500, (index) => `query A${index} { a }`));
	expect(() => operationIn(document, 'none')).toThrow(
		expect.objectContaining({
			description: expect.stringMatching(/^It has: A0, A1, .*, A19 and 1,480 more\./),
		}),
	);
});

test('what brackets stand in a text or a comment does not count', () => {
	expect(
		handle(`{ a(b: "${'{'.repeat(500)}") } # ${'{'.repeat(500)}`.replace('{', 'query Q {')),
	).toBe('no list');
});
