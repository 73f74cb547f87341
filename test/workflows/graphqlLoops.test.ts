import type { INodeParameters } from 'n8n-workflow';

import { id } from '../support/run';
import { runNode, type NodeResult } from '../support/node';
import {
	credentialFor,
	scriptedServer,
	type Scripted,
	type ScriptedServer,
} from '../support/scripted';

const UUID = '5b6a3f0e-2d5c-4a7e-9c1d-7f3e8a90b124';

interface Sent {
	query: string;
	variables?: { first?: number; after?: string; innerAfter?: string };
}

let server: ScriptedServer;
let reply: (sent: Sent, number: number) => Scripted;
let accounts = 0;

beforeAll(async () => {
	server = await scriptedServer(({ body }) =>
		reply(JSON.parse(body) as Sent, server.received.length),
	);
});
beforeEach(() => {
	accounts += 1;
	server.received.length = 0;
});
afterAll(() => server.close());

const QUERY =
	'query A($first: Int, $after: String) { store { products(first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id } } } } }';

async function graph(parameters: object): Promise<NodeResult> {
	return await runNode({
		type: 'bigCommerceGraphQl',
		credentials: { shop: credentialFor(server, { store: `shop${accounts}` }) },
		chosen: { bigCommerceStoreApi: 'shop' },
		parameters: {
			authentication: 'store',
			api: 'admin',
			query: QUERY,
			returnAll: true,
			options: { giveUpAfter: 0, timeout: 2 },
			...parameters,
		} as INodeParameters,
	});
}

async function operate(operation: string, parameters: object = {}): Promise<NodeResult> {
	return await runNode({
		credentials: {
			them: credentialFor(server, { account: `${UUID.slice(0, -4)}${1000 + accounts}` }),
		},
		chosen: { bigCommerceAccountApi: 'them' },
		parameters: {
			authentication: 'account',
			resource: operation.split('.')[0],
			operation,
			returnAll: true,
			options: { giveUpAfter: 0, timeout: 2 },
			...parameters,
		} as INodeParameters,
	});
}

const connection = (ids: unknown[], next: object) => ({
	pageInfo: next,
	edges: ids.map((each) => ({
		node: each !== null && typeof each === 'object' ? each : { id: each },
	})),
});
const on = (endCursor?: unknown) => ({ hasNextPage: true, endCursor });

/** Pages of a server that does not get on: what it says, what comes of it, and after how many requests at most. */
const STUCK: Array<[string, (sent: Sent, number: number) => object, string, number]> = [
	[
		'the same page and the same cursor',
		() => connection([1, 2], on('a')),
		'answered the same records again',
		2,
	],
	[
		'the same page and ever new cursors',
		(_, n) => connection([1, 2], on(`c${n}`)),
		'answered the same records again',
		2,
	],
	[
		'the same record with ever new values',
		(_, n) => connection([{ id: 1, at: n }], on(`c${n}`)),
		'answered the same records again',
		2,
	],
	[
		'two pages in turn',
		(_, n) => connection([n % 2], on(`c${n}`)),
		'answered the same records again',
		3,
	],
	[
		'records of the pages before',
		(_, n) => connection(n < 4 ? [n] : [n % 3], on(`c${n}`)),
		'answered the same records again',
		5,
	],
	[
		'new records and cursors in a circle',
		(_, n) => connection([n], on(`c${n % 3}`)),
		'repeated an earlier cursor',
		5,
	],
	[
		'new records and one cursor',
		(_, n) => connection([n], on('c')),
		'repeated an earlier cursor',
		2,
	],
	[
		'new records and no cursor',
		(_, n) => connection([n], on(null)),
		'does not say where it continues',
		1,
	],
	[
		'new records and a blank cursor',
		(_, n) => connection([n], on('')),
		'does not say where it continues',
		1,
	],
	[
		'new records and a number for a cursor',
		(_, n) => connection([n], on(n)),
		'does not say where it continues',
		1,
	],
	[
		'no word on whether it goes on',
		(_, n) => connection([n], {}),
		'does not say where it continues',
		1,
	],
	[
		'a text on whether it goes on',
		(_, n) => connection([n], { hasNextPage: 'false' }),
		'does not say where it continues',
		1,
	],
	[
		'no records and ever new cursors',
		(_, n) => connection([], on(`c${n}`)),
		'3 pages in a row were empty',
		3,
	],
	[
		'null records and ever new cursors',
		(_, n) => ({ pageInfo: on(`c${n}`), edges: [{ node: null }] }),
		'3 pages in a row were empty',
		3,
	],
];

describe.each(STUCK)('a list of which the server gives %s', (_what, page, expected, most) => {
	it('ends in the GraphQL node, with the reason', async () => {
		reply = (sent, number) => ({ body: { data: { store: { products: page(sent, number) } } } });
		const { items, error } = await graph({});
		expect([items, error?.message]).toEqual([
			[],
			expect.stringMatching(
				/^(The list cannot be read to its end: |BigCommerce's answer does not hold)/,
			),
		]);
		if (error?.message.startsWith('The list')) expect(error.message).toContain(expected);
		expect(server.received.length).toBeLessThanOrEqual(most);
	});

	it('ends in an operation of the BigCommerce node', async () => {
		reply = (sent, number) => ({ body: { data: { account: { users: page(sent, number) } } } });
		const { items, status } = await operate('accountUser.getMany');
		expect([items, status]).toEqual([[], 'error']);
		expect(server.received.length).toBeLessThanOrEqual(most);
	});

	it('ends where it is the list of stores whose users are read', async () => {
		const users = connection([], { hasNextPage: false });
		reply = (sent, number) => {
			const { edges, pageInfo } = page(sent, number) as {
				edges: Array<{ node: { id: unknown } | null }>;
				pageInfo: object;
			};
			return {
				body: {
					data: {
						account: {
							stores: {
								pageInfo,
								edges: edges.map(({ node }) => ({
									node: node && { ...node, id: `S${String(node.id)}`, users },
								})),
							},
						},
					},
				},
			};
		};
		const { items, status } = await operate('storeUser.getManyOfAllStores');
		expect([items, status]).toEqual([[], 'error']);
		expect(server.received.length).toBeLessThanOrEqual(most);
	});

	it('ends where it is the list of users of a store', async () => {
		reply = (sent, number) => ({
			body: {
				data: {
					account: {
						stores: {
							pageInfo: { hasNextPage: false },
							edges: [
								{
									cursor: 'a',
									node: { id: 'S', name: 'S', storeHash: 's', users: page(sent, number) },
								},
							],
						},
					},
				},
			},
		});
		const { items, status } = await operate('storeUser.getManyOfAllStores');
		expect([items, status]).toEqual([[], 'error']);
		expect(server.received.length).toBeLessThanOrEqual(most);
	});
});

it('records without an ID end too: they are asked for by their place in the list', async () => {
	const query = '{ store { products { edges { node { name } } } } }';
	reply = (_, number) => ({
		body: {
			data: {
				store: {
					products: {
						pageInfo: on(`c${number}`),
						edges: [{ cursor: 'same', node: { name: 'x' } }],
					},
				},
			},
		},
	});
	const { error } = await graph({ query });
	expect(JSON.parse(server.received[0].body).query.replaceAll(/\s+/g, ' ')).toContain(
		'edges { node { name } cursor }',
	);
	expect([error?.message, server.received.length]).toEqual([
		'The list cannot be read to its end: BigCommerce answered the same records again',
		2,
	]);
});

it('records that look alike and have neither an ID nor a place end after some pages', async () => {
	reply = (_, number) => ({
		body: {
			data: {
				store: { products: { pageInfo: on(`c${number}`), edges: [{ node: { name: 'x' } }] } },
			},
		},
	});
	await graph({ query: '{ store { products { edges { node { name } } } } }' });
	expect(server.received.length).toBeLessThan(20);
});

it('records that look alike are read to their end', async () => {
	reply = (_, number) => ({
		body: {
			data: {
				store: {
					products: {
						pageInfo: number < 30 ? on(`c${number}`) : { hasNextPage: false },
						edges: [{ cursor: `p${number}`, node: { name: 'x' } }],
					},
				},
			},
		},
	});
	const { items } = await graph({ query: '{ store { products { edges { node { name } } } } }' });
	expect(items.map(({ json }) => json)).toEqual(Array.from({ length: 30 }, () => ({ name: 'x' })));
});

it('what was read comes out where partial data is welcome, with a note', async () => {
	reply = () => ({ body: { data: { store: { products: connection([1, 2], on(null)) } } } });
	const { items, hints } = await graph({ options: { acceptPartial: true } });
	expect([items.length, hints.map(({ message }) => message)]).toEqual([
		2,
		[
			'BigCommerce left something out: The list cannot be read to its end: BigCommerce does not say where it continues',
		],
	]);
});

it('a limit that is reached is no broken list', async () => {
	reply = () => ({ body: { data: { store: { products: connection([1, 2], on(null)) } } } });
	const { items, error } = await graph({ returnAll: false, limit: 2 });
	expect([items.length, error]).toEqual([2, undefined]);
});

it.each([
	['the GraphQL node', async () => await graph({}), 50],
	[
		'the GraphQL node with an absurd page size',
		async () => await graph({ options: { pageSize: 1e15 } }),
		10_000,
	],
	['an operation of the BigCommerce node', async () => await operate('accountUser.getMany'), 50],
	['lists in lists', async () => await operate('storeUser.getManyOfAllStores'), 10],
])(
	'%s asks for less of what is too complex until one is too many, and ends',
	async (_, run, first) => {
		reply = () => ({
			headers: { 'x-bc-graphql-complexity': '1e308' },
			body: {
				errors: [
					{
						message:
							'The query is too complex as it has a complexity score of 20000 out of maximum 10000.',
					},
				],
			},
		});
		const { error } = await run();
		expect(error?.message).toContain('too complex');
		expect((JSON.parse(server.received[0].body) as Sent).variables?.first).toBe(first);
		expect(server.received.length).toBeLessThan(20);
	},
);

it.each(['', '-1', 'NaN', 'Infinity', '1e308', 'many', '0', '9'.repeat(400)])(
	'a complexity of %j in the headers harms nothing',
	async (complexity) => {
		reply = () => ({
			headers: { 'x-bc-graphql-complexity': complexity },
			body: { data: { store: { products: connection([1], { hasNextPage: false }) } } },
		});
		expect((await graph({})).items).toHaveLength(1);
	},
);

it('a token that is never accepted is not made again and again', async () => {
	let made = 0;
	const odd = await scriptedServer(({ path }) =>
		path.endsWith('/graphql')
			? { status: 401, body: { message: 'no' } }
			: { body: { data: { token: `token-number-${made++}` } } },
	);
	const result = await runNode({
		type: 'bigCommerceGraphQl',
		credentials: { shop: credentialFor(odd, { store: `shop${accounts}` }) },
		chosen: { bigCommerceStoreApi: 'shop' },
		items: Array.from({ length: 20 }, (_, n) => ({ json: { n } })),
		onError: 'continueErrorOutput',
		parameters: {
			authentication: 'store',
			api: 'storefront',
			channelId: id(1),
			query: '{ site { settings { storeName } } }',
			options: { giveUpAfter: 2 },
		} as unknown as INodeParameters,
	});
	await odd.close();
	expect([result.items.length, result.errorItems.length, made]).toEqual([0, 20, 2]);
});
