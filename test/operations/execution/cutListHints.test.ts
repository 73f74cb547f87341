import { operationOf } from '../../../nodes/shared/catalog/catalog';
import { cutListsIn } from '../../../nodes/operations/execution/cutListHints';
import type { Operation } from '../../../catalog/types';

const customers = operationOf('customer.getMany') as Operation;
const site = operationOf('channelSite.get') as Operation;
const plain: Pick<Operation, 'answer'> = { answer: { kind: 'list', envelope: 'data' } };
const entries = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));

it.each<[what: string, operation: Pick<Operation, 'answer'>, record: unknown, cuts: unknown[]]>([
	[
		'a list with as many as documented',
		site,
		{ routes: entries(200) },
		[{ field: 'routes', isCertain: false, limit: 200, all: 'siteRoute.getMany' }],
	],
	['a list with fewer', site, { routes: entries(199) }, []],
	['a list that is not there', site, {}, []],
	['something else in its place', site, { routes: { data: 1 } }, []],
	['null in its place', site, { routes: null }, []],
	[
		'a count that says more',
		customers,
		{ address_count: 11, addresses: entries(10) },
		[{ field: 'addresses', isCertain: true, limit: 10, all: 'customerAddress.getMany' }],
	],
	['a count that says the same', customers, { address_count: 10, addresses: entries(10) }, []],
	[
		'a count that is no number',
		customers,
		{ address_count: null, addresses: entries(10) },
		[{ field: 'addresses', isCertain: false, limit: 10, all: 'customerAddress.getMany' }],
	],
	['a remark of its own', plain, { id: 1, __warning__: {} }, [{ field: '', isCertain: true }]],
	[
		'a remark in a list',
		plain,
		{ a: [{ b: { __warning__: 'x' } }] },
		[{ field: 'a.b', isCertain: true }],
	],
	[
		'a page inside',
		plain,
		{ a: { data: entries(2), meta: { pagination: { total: 3 } } } },
		[{ field: 'a', isCertain: true }],
	],
	[
		'a page inside that names a next one',
		plain,
		{ a: { data: entries(2), meta: { pagination: { links: { next: '?' } } } } },
		[{ field: 'a', isCertain: true }],
	],
	[
		'a whole page inside',
		plain,
		{ a: { data: entries(2), meta: { pagination: { total: 2, links: {} } } } },
		[],
	],
	['no object', plain, 'x', []],
	['null', plain, null, []],
])('%s', (_what, operation, record, cuts) => {
	expect(cutListsIn(operation, [record, record])).toEqual(cuts);
});

it('is not led into the depth', () => {
	const list = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)) as unknown;
	const object = JSON.parse('{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000)) as unknown;
	expect(cutListsIn(plain, [list, object])).toEqual([]);
});
