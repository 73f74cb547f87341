import { connectionAt, connectionsIn, unfinishedIn, withPlainLists } from '../../../nodes/shared/graphql/connections';

const page = (nodes: unknown[], hasNextPage = false, endCursor: string | null = null) => ({ nodes, pageInfo: { hasNextPage, endCursor } });

test.each([
	['nodes', { site: { products: page([{ id: 1 }], true, 'b') } }, [{ path: 'site.products', nodes: [{ id: 1 }], next: 'b' }]],
	['edges', { site: { products: { edges: [{ cursor: 'x', node: { id: 1 } }, { node: null }], pageInfo: { hasNextPage: false } } } }, [{ path: 'site.products', nodes: [{ id: 1 }] }]],
	['what an edge says beside its node', { users: { edges: [{ since: '2026', node: { id: 1 } }], pageInfo: {} } }, [{ path: 'users', nodes: [{ since: '2026', id: 1 }] }]],
	['edges whose page names no cursor', { a: { edges: [{ cursor: 'x', node: { id: 1 } }], pageInfo: { hasNextPage: true } } }, [{ path: 'a', nodes: [{ id: 1 }], next: 'x' }]],
	['several', { one: page([]), deep: { two: page([]) } }, [{ path: 'one', nodes: [] }, { path: 'deep.two', nodes: [] }]],
	['a list inside a list belongs to its record', { a: page([{ b: page([1], true, 'z') }]) }, [{ path: 'a', nodes: [{ b: page([1], true, 'z') }] }]],
	['records without a page are no connection', { site: { settings: { nodes: [1] }, list: [page([1])] } }, []],
	['no data', null, []],
])('finds %s', (_, data, expected) => {
	expect(connectionsIn(data)).toEqual(expected);
});

test('a connection by its path, or none', () => {
	const data = { site: { products: page([1, 2], true, 'c'), brands: null } };
	expect(connectionAt(data, 'site.products')).toEqual({ path: 'site.products', nodes: [1, 2], next: 'c' });
	expect(connectionAt(data, 'site.brands')).toBeUndefined();
	expect(connectionAt(data, 'site.nothing.here')).toBeUndefined();
	expect(connectionAt(data, 'site')).toBeUndefined();
});

test('lists inside of records that go on', () => {
	expect(unfinishedIn([{ users: page([{ apps: page([], true) }], true) }, { users: page([], true), more: page([]) }])).toEqual(['users', 'users.apps']);
	expect(unfinishedIn([{ name: 'x', tags: ['a'], none: null }])).toEqual([]);
});

test('lists inside of a record become plain, unless more is asked about them', () => {
	const record = { users: { pageInfo: { hasNextPage: false }, edges: [{ node: { apps: page([1, 2]) } }] }, total: { collectionInfo: { totalItems: 1 }, edges: [{ node: 1 }] }, tags: ['a'], none: null, empty: {} };
	expect(withPlainLists(record)).toEqual({ users: [{ apps: [1, 2] }], total: record.total, tags: ['a'], none: null, empty: {} });
});
