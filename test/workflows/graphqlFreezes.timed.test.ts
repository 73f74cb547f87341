import type { INodeParameters } from 'n8n-workflow';

import { busyFor } from '../support/busy';
import { loadFields, loadOptions, runNode, type NodeRun } from '../support/node';
import { credentialFor, scriptedServer, type ScriptedServer } from '../support/scripted';

let server: ScriptedServer;
let body: unknown;
beforeAll(async () => {
	server = await scriptedServer(() => ({ body }));
	// What is loaded with the first run is none of what a query costs.
	await graph({ query: '{ store { products { edges { node { id } } } } }' });
});
beforeEach(() => {
	server.received.length = 0;
	body = { data: { store: { products: { pageInfo: { hasNextPage: false }, edges: [] } } } };
});
afterAll(() => server.close());

function use(parameters: object, more: Partial<NodeRun> = {}): NodeRun {
	return {
		type: 'graphQl',
		credentials: { shop: credentialFor(server, { store: 'freezes', timeout: 5 }) },
		chosen: { bigCommerceStoreApi: 'shop' },
		parameters: {
			authentication: 'store',
			api: 'admin',
			returnAll: true,
			options: { giveUpAfter: 1 },
			...parameters,
		} as INodeParameters,
		...more,
	};
}

const graph = async (parameters: object, more: Partial<NodeRun> = {}) =>
	await runNode(use(parameters, more));

/** Milliseconds of the processor that a run takes, at its best of three. */
async function cost(run: () => Promise<unknown>): Promise<number> {
	const times: number[] = [];
	for (let round = 0; round < 3; round++) {
		const before = process.cpuUsage();
		await run();
		const { user, system } = process.cpuUsage(before);
		times.push((user + system) / 1000);
	}
	return Math.min(...times);
}

const times = (count: number, make: (index: number) => string) =>
	Array.from({ length: count }, (_, index) => make(index)).join(' ');
const products = (inside: string) =>
	`query Q { store { products(first: 5) { edges { node { ${inside} } } } } }`;
const fragments = (count: number, make: (index: number) => string) =>
	times(count, (index) => `fragment F${index} on Product{${make(index)}}`);

/** The two queries of the issue, and others of their kind. */
const HEAVY: Array<[string, string, string | undefined]> = [
	[
		'21 fragments, each used twice by the one before',
		`${products('...F0')} ${fragments(21, (index) => (index === 20 ? 'name' : `...F${index + 1} ...F${index + 1}`))}`,
		undefined,
	],
	[
		'40 fragments, each used twice by the one before',
		`${products('...F0')} ${fragments(40, (index) => (index === 39 ? 'name' : `...F${index + 1} ...F${index + 1}`))}`,
		undefined,
	],
	[
		'six fragments used crosswise',
		`${products('...F0')} ${fragments(6, () => times(6, (other) => `...F${other}`))}`,
		'The fragments of the query use each other in a circle: F0',
	],
	[
		'30 fragments, each used in two fields of the one before',
		`${products('...F0')} ${fragments(30, (index) => (index === 29 ? 'name' : `a{...F${index + 1}}b{...F${index + 1}}`))}`,
		'The query asks for more than 20,000 fields, with its fragments put in',
	],
	[
		'20 fragments of lists in lists',
		`${products('...F0')} ${fragments(20, (index) => (index === 19 ? 'name' : `a(first:5){edges{node{...F${index + 1}}}}b(first:5){edges{node{...F${index + 1}}}}`))}`,
		'The query asks for more than 20,000 fields, with its fragments put in',
	],
	['50,000 levels', `{${'a{'.repeat(49_000)}`, 'The query is nested more than 100 levels deep'],
	['3,000 aliases', products(times(3000, (index) => `a${index}: id`)), undefined],
	[
		'100,000 aliases',
		products(times(100_000, (index) => `a${index}: id`)),
		'The query is longer than 100,000 characters',
	],
	['90,000 commas', products(`id ${','.repeat(90_000)}`), undefined],
	['90,000 characters of one text', products(`id a(b: "${'x'.repeat(90_000)}")`), undefined],
	['3,000 directives', products(times(3000, () => 'a @b')), undefined],
	[
		'2,000 operations',
		times(2000, (index) => `query A${index}{a}`),
		'The query holds several operations',
	],
	['nothing but brackets', '{'.repeat(90_000), 'The query is nested more than 100 levels deep'],
];

describe.each(HEAVY)('a query of %s', (_, query, refusal) => {
	it('does not hold up n8n, and is sent or refused in a sentence', async () => {
		const { error } = await graph({ query });
		expect(error?.message).toBe(refusal);
		expect(server.received.length).toBe(refusal ? 0 : 1);
		expect(await cost(async () => await graph({ query }))).toBeLessThan(250);
	});

	it('does not hold up the form either', async () => {
		expect(await cost(async () => await loadFields('getVariables', use({ query })))).toBeLessThan(
			250,
		);
		expect(
			await cost(async () => await loadOptions('getOperationNames', use({ query }))),
		).toBeLessThan(250);
	});
});

function nested(levels: number, inside = '1'): string {
	return `${'{"a":'.repeat(levels)}${inside}${'}'.repeat(levels)}`;
}

describe('variables', () => {
	const query = 'query A($v: Input) { store { products { edges { node { id } } } } }';

	it.each([
		['100,000 levels of JSON', `{ "v": ${nested(100_000)} }`],
		['1,000 levels of JSON', `{ "v": ${nested(1000)} }`],
		['100,000 levels of lists', `{ "v": ${'['.repeat(100_000)}${']'.repeat(100_000)} }`],
	])('of %s are refused in a sentence', async (_, variables) => {
		const { error } = await graph({ query, variables });
		expect(error?.message).toBe('"JSON Variables" is nested too deeply');
		expect(server.received).toEqual([]);
	});

	it('of an item that is too deep are refused by an expression too', async () => {
		const { error } = await graph(
			{ query, variables: '={{ { v: $json.deep } }}' },
			{ items: [{ json: { deep: JSON.parse(nested(400)) } }] },
		);
		expect(error?.message).toBe('"v" is nested more than 100 levels deep');
	});

	it('of 200,000 values are sent', async () => {
		const variables = JSON.stringify({ v: Array.from({ length: 200_000 }, (_, index) => index) });
		expect((await graph({ query, variables })).error?.message).toBeUndefined();
	});

	it('that JSON cannot hold are refused in a sentence', async () => {
		expect(
			(await graph({ query, variables: '={{ { v: { big: BigInt(5) } } }}' })).error?.message,
		).toBe('"v.big" is a value that cannot be sent');
		expect(
			(await graph({ query, variables: '={{ { v: { rate: 0 / 0 } } }}' })).error?.message,
		).toBe('"v.rate" is not a number');
	});

	it('called like what every object has are like any others', async () => {
		const { error } = await graph({ query: 'query A($constructor: Int!) { store { id } }' });
		expect(error?.message).toBe('The query wants a value for $constructor (Int!)');
	});
});

describe('answers', () => {
	const query = '{ store { products { edges { node { id data } } } } }';

	it.each([
		[
			'a record of 100,000 levels',
			`{"data":{"store":{"products":{"pageInfo":{"hasNextPage":false},"edges":[{"node":{"id":1,"data":${nested(100_000)}}}]}}}}`,
		],
		[
			'lists of 100,000 levels',
			`{"data":{"store":{"products":${'['.repeat(100_000)}${']'.repeat(100_000)}}}}`,
		],
		[
			'a refusal of 100,000 levels',
			`{"errors":[{"message":"no","extensions":${nested(100_000)}}]}`,
		],
	])('of %s are refused in a sentence', async (_, text) => {
		body = text;
		for (const output of ['records', 'answer']) {
			const { error, items } = await graph({ query, output });
			expect([items, error?.message]).toEqual([
				[],
				'BigCommerce answered with something that is not GraphQL',
			]);
		}
	});

	it('of 100 levels come out', async () => {
		body = `{"data":{"store":{"products":{"pageInfo":{"hasNextPage":false},"edges":[{"node":{"id":1,"data":${nested(100)}}}]}}}}`;
		expect((await graph({ query })).items).toHaveLength(1);
	});

	it('of 100,000 errors are told in short', async () => {
		body = {
			errors: Array.from({ length: 100_000 }, (_, index) => ({
				message: `No ${index} ${'x'.repeat(50)}`,
				path: ['store', index],
			})),
		};
		const { error } = await graph({ query });
		expect(error?.description).toContain('and at least 980 more');
		expect(String(error?.description).length).toBeLessThan(6_100);
	});

	it.each([
		['one character', 'x'.repeat(2_000_000)],
		['one word', 'query '.repeat(300_000)],
		['scopes without end', 'store_'.repeat(300_000)],
		['something internal without end', 'internal '.repeat(200_000)],
	])('with an error of two megabytes of %s are told in short', async (_, message) => {
		body = { errors: [{ message }] };
		const { error } = await graph({ query });
		expect(String(error?.message).length).toBeLessThan(500);
	});

	it('of many records do not hold up n8n for long', async () => {
		body = JSON.stringify({
			data: {
				store: {
					products: {
						pageInfo: { hasNextPage: false },
						edges: Array.from({ length: 5000 }, (_, id) => ({
							node: {
								id,
								data: null,
								variants: {
									pageInfo: { hasNextPage: false },
									edges: [{ node: { sku: 'a' } }, { node: { sku: 'b' } }],
								},
							},
						})),
					},
				},
			},
		});
		const run = async () =>
			await graph({
				query:
					'{ store { products { edges { node { id data variants { edges { node { sku } } } } } } } }',
			});
		expect((await run()).items).toHaveLength(5000);
	});
});

it('many items leave n8n room to breathe', async () => {
	body = { data: { store: { id: 1 } } };
	const items = Array.from({ length: 2_000 }, (_, n) => ({ json: { n } }));
	let turns = 0;
	const timer = setInterval(() => {
		turns += 1;
	}, 1);
	const { items: out, errorItems } = await graph(
		{ query: '={{ $json.n === 0 ? "{ store { id } }" : "{ store { " }}' },
		{ items, onError: 'continueErrorOutput' },
	);
	clearInterval(timer);
	expect([out.length, errorItems.length]).toEqual([1, 1_999]);
	// Twice, for reading the items and for writing what came of them.
	expect(turns).toBeGreaterThan((2 * items.length) / 150);
});

it('the measure of these tests sees what holds up n8n', () => {
	const spin = () => {
		for (const before = process.cpuUsage(); process.cpuUsage(before).user < 300_000;);
	};
	expect(busyFor(spin)).toBeGreaterThan(250);
});
