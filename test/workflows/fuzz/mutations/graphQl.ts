import type { Mutation, Verdict } from '../answers';
import type { Random } from '../random';
import { oddText } from './texts';

type Json = Record<string, unknown>;

const isGraphQl: Mutation['fits'] = (_right, circumstances) => circumstances.isGraphQl;

const answered = (
	name: string,
	weight: number,
	body: (data: Json, random: Random) => unknown,
	verdict: Verdict,
	hasOtherRecords?: true,
): Mutation => ({
	name,
	weight,
	fits: isGraphQl,
	mutate: (right, { random }) => ({
		body: JSON.stringify(body((right.body as { data: Json }).data ?? {}, random)),
		headers: { 'Content-Type': 'application/json' },
		verdict,
		proven: verdict === 'done' ? right.markers : [],
		...(hasOtherRecords ? { hasOtherRecords } : {}),
	}),
});

/** Every connection of an answer, changed. */
function withConnections(value: unknown, change: (connection: Json) => Json): unknown {
	if (Array.isArray(value)) return value.map((value) => withConnections(value, change));
	if (typeof value !== 'object' || value === null) return value;
	const inside = Object.fromEntries(
		Object.entries(value).map(([name, value]) => [name, withConnections(value, change)]),
	);
	return 'edges' in inside || 'nodes' in inside ? change(inside) : inside;
}

const paged = (
	name: string,
	weight: number,
	change: (connection: Json, random: Random) => Json,
): Mutation =>
	answered(
		name,
		weight,
		(data, random) => ({ data: withConnections(data, (record) => change(record, random)) }),
		'unclear',
		true,
	);

/** What a query asks for may be null: there is no such record. What a mutation did may not. */
function nulls(name: string, weight: number): Mutation {
	const answer = answered(
		name,
		weight,
		(data) => ({ data: Object.fromEntries(Object.keys(data).map((name) => [name, null])) }),
		'unknown',
	);
	return {
		...answer,
		mutate: (right, circumstances) => ({
			...answer.mutate(right, circumstances),
			verdict: /\bmutation\b/.test(circumstances.request.text) ? 'unknown' : 'unclear',
		}),
	};
}

const FAULTS: readonly unknown[] = [
	{ message: 'The field is not known.', path: ['store', 0], locations: [{ line: 1, column: 1 }] },
	{ message: null, path: 'x', locations: 'y', extensions: [] },
	{ path: [{ a: 1 }, null] },
	null,
	'text',
	17,
	[],
	{ message: ['a'], extensions: { code: { nested: true } } },
	{ message: 'Unauthorized', extensions: { code: 'INSUFFICIENT_ACCESS_SCOPE' } },
	{ message: 'x'.repeat(5000), path: Array.from({ length: 500 }, () => 'a') },
];

export const GRAPHQL: Mutation[] = [
	answered(
		'refusal in GraphQL',
		5,
		(_data, random) => ({ data: null, errors: [random.pick(FAULTS)] }),
		'refused',
	),
	answered(
		'refusal without data',
		3,
		(_data, random) => ({ errors: [{ message: oddText(random) }, random.pick(FAULTS)] }),
		'refused',
	),
	answered(
		'too complex for ever',
		3,
		() => ({
			errors: [
				{ message: 'The query is too complex as it has a complexity score of 10001 out of 10000.' },
			],
		}),
		'refused',
	),
	answered(
		'data beside errors',
		4,
		(data, random) => ({ data, errors: [random.pick(FAULTS)] }),
		'unclear',
	),
	answered(
		'odd errors',
		3,
		(data, random) => ({ data, errors: random.pick<unknown>([null, {}, 'x', 3, []]) }),
		'unclear',
	),
	answered('no data at all', 3, () => ({ data: null }), 'unknown'),
	answered('empty data', 3, () => ({ data: {} }), 'unknown'),
	answered('data of a list', 2, () => ({ data: [] }), 'unknown'),
	nulls('null in every field', 3),
	answered(
		'odd extensions',
		1,
		(data, random) => ({ data, extensions: random.pick<unknown>([null, 'x', 3, []]) }),
		'done',
	),
	paged('endless pages, same cursor', 3, (connection) => ({
		...connection,
		pageInfo: { hasNextPage: true, endCursor: 'cursor-2' },
	})),
	paged('endless pages, new cursors', 2, (connection, random) => ({
		...connection,
		pageInfo: { hasNextPage: true, endCursor: `cursor-${random.integer(100, 1e6)}` },
	})),
	paged('next page without a cursor', 2, (connection, random) => ({
		...connection,
		pageInfo: { hasNextPage: true, endCursor: random.pick<unknown>([null, '', 7, {}]) },
	})),
	paged('no pageInfo', 2, ({ edges }, random) => ({
		edges,
		pageInfo: random.pick<unknown>([null, undefined, 'x', []]),
	})),
	paged('odd edges', 3, (connection, random) => ({
		...connection,
		edges: random.pick<unknown>([
			null,
			{},
			'x',
			[null],
			[{}],
			[{ node: null }],
			[{ node: 3 }],
			[[]],
		]),
	})),
	paged('empty page that is not the last', 2, (connection) => ({
		...connection,
		edges: [],
		pageInfo: { hasNextPage: true, endCursor: 'cursor-1' },
	})),
];
