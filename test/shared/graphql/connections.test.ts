import {
	connectionAt,
	connectionsIn,
	obstacleBefore,
	unfinishedIn,
	unfinishedLists,
	withPlainLists,
} from '../../../nodes/shared/graphql/connections';

const page = (nodes: unknown[], hasNextPage = false, endCursor: string | null = null) => ({
	nodes,
	pageInfo: { hasNextPage, endCursor },
});

test.each([
	[
		'nodes',
		{ site: { products: page([{ id: 1 }], true, 'b') } },
		[{ path: 'site.products', nodes: [{ id: 1 }], next: 'b' }],
	],
	[
		'edges',
		{
			site: {
				products: {
					edges: [{ cursor: 'x', node: { id: 1 } }, { node: null }],
					pageInfo: { hasNextPage: false },
				},
			},
		},
		[{ path: 'site.products', nodes: [{ id: 1 }], cursors: ['x'], empty: 1 }],
	],
	[
		'what an edge says beside its node',
		{ users: { edges: [{ since: '2026', node: { id: 1 } }], pageInfo: { hasNextPage: false } } },
		[{ path: 'users', nodes: [{ since: '2026', id: 1 }] }],
	],
	[
		'edges whose page names no cursor',
		{ a: { edges: [{ cursor: 'x', node: { id: 1 } }], pageInfo: { hasNextPage: true } } },
		[{ path: 'a', nodes: [{ id: 1 }], cursors: ['x'], next: 'x' }],
	],
	['a list that goes on nowhere', { a: page([1], true) }, [{ path: 'a', nodes: [1], isCut: true }]],
	[
		'a list that does not say whether it goes on',
		{ a: { nodes: [1], pageInfo: { hasNextPage: 'false' } } },
		[{ path: 'a', nodes: [1], isCut: true }],
	],
	[
		'several',
		{ one: page([]), deep: { two: page([]) } },
		[
			{ path: 'one', nodes: [] },
			{ path: 'deep.two', nodes: [] },
		],
	],
	[
		'a list inside a list belongs to its record',
		{ a: page([{ b: page([1], true, 'z') }]) },
		[{ path: 'a', nodes: [{ b: page([1], true, 'z') }] }],
	],
	[
		'records without a page are no connection',
		{ site: { settings: { nodes: [1] }, list: [page([1])] } },
		[],
	],
	['no data', null, []],
])('finds %s', (_, data, expected) => {
	expect(connectionsIn(data)).toEqual(expected);
});

test('a connection by its path, or none', () => {
	const data = { site: { products: page([1, 2], true, 'c'), brands: null } };
	expect(connectionAt(data, 'site.products')).toEqual({
		path: 'site.products',
		nodes: [1, 2],
		next: 'c',
	});
	expect(connectionAt(data, 'site.brands')).toBeUndefined();
	expect(connectionAt(data, 'site.nothing.here')).toBeUndefined();
	expect(connectionAt(data, 'site')).toBeUndefined();
});

test('lists inside of records that go on', () => {
	expect(
		unfinishedIn([
			{ users: page([{ apps: page([], true) }], true) },
			{ users: page([], true), more: page([]) },
		]),
	).toEqual(['users', 'users.apps']);
	expect(unfinishedIn([{ name: 'x', tags: ['a'], none: null }])).toEqual([]);
});

test.each([
	['null on the way', { site: null }, { path: 'site', is: 'null' }],
	['null at its end', { site: { products: null } }, { path: 'site.products', is: 'null' }],
	['a list on the way', { site: [{ products: page([]) }] }, { path: 'site', is: 'list' }],
	['a list of its own', { site: { products: [] } }, { path: 'site.products', is: 'list' }],
	['something else', { site: { products: 'none' } }, undefined],
	['nothing', {}, undefined],
])('where there is no connection: %s', (_, data, expected) => {
	expect(obstacleBefore(data, 'site.products')).toEqual(expected);
});

test.each([
	['fewer entries than were asked for', { users: { edges: [{ node: 1 }] } }, []],
	[
		'as many entries as were asked for',
		{ users: { edges: [{ node: 1 }, { node: 2 }] } },
		[['users', 'maybe']],
	],
	['as many, and no more by its own account', { users: page([1, 2]) }, []],
	['more by its own account', { users: page([1, 2], true) }, [['users', 'more']]],
	[
		'a list in a plain list',
		{ users: page([]), stores: [{ users: page([1], true) }] },
		[['stores.users', 'more']],
	],
])('a list inside of a record with %s', (_, record, expected) => {
	expect([...unfinishedLists(record, new Map([['users', 2]]))]).toEqual(expected);
});

test('lists inside of a record become plain, unless more is asked about them', () => {
	const record = {
		users: { pageInfo: { hasNextPage: false }, edges: [{ node: { apps: page([1, 2]) } }] },
		total: { collectionInfo: { totalItems: 1 }, edges: [{ node: 1 }] },
		tags: ['a'],
		none: null,
		empty: {},
	};
	expect(withPlainLists(record)).toEqual({
		users: [{ apps: [1, 2] }],
		total: record.total,
		tags: ['a'],
		none: null,
		empty: {},
	});
});
