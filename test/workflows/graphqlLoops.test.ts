import {
	connection,
	graph,
	on,
	operate,
	servePages,
	server,
	type Reply,
	type Sent,
} from '../support/graphqlPages';

let reply: Reply;
servePages((...given) => reply(...given));

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
