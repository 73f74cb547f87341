import type { GraphQlConnection } from '../../../nodes/shared/graphql/connections';
import { connectionPages, type PagePosition } from '../../../nodes/shared/graphql/pages';
import { GraphQlApiError } from '../../../nodes/shared/graphql/graphQlApiError';

const tooComplex = () =>
	new GraphQlApiError(
		{
			data: null,
			errors: [
				{
					message:
						'The query is too complex as it has a complexity score of 20000 out of maximum 10000.',
				},
			],
		},
		{ api: 'storefront', kind: 'query', isPartial: false },
		{ status: 200, headers: {}, body: undefined },
	);

/** A list of numbers, handed out by cursors; `most`: a query for more is too complex. */
function listOf(total: number, most = Infinity) {
	const asked: PagePosition[] = [];
	const ask = async (part: PagePosition): Promise<GraphQlConnection> => {
		asked.push(part);
		if (part.first > most) throw tooComplex();
		const from = Number(part.after ?? 0);
		const to = Math.min(total, from + part.first);
		return {
			path: 'list',
			nodes: Array.from({ length: to - from }, (_, index) => from + index),
			...(to < total ? { next: String(to) } : {}),
		};
	};
	return { asked, ask };
}

async function read(pages: AsyncGenerator<unknown[]>): Promise<unknown[]> {
	const all: unknown[] = [];
	for await (const page of pages) all.push(...page);
	return all;
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

test.each([
	[1000, 50, undefined, 1000, 20],
	[10, 50, undefined, 10, 1],
	[0, 50, undefined, 0, 1],
	[1000, 50, 120, 120, 3],
	[1000, 50, 50, 50, 1],
	[5, 50, 120, 5, 1],
])('%i records, %i at a time, %s wanted', async (total, size, wanted, count, requests) => {
	const { ask, asked } = listOf(total, Infinity);
	expect(await read(connectionPages({ ask, size, wanted }))).toEqual(upTo(count));
	expect(asked).toHaveLength(requests);
});

test('the last page asks for no more than is wanted', async () => {
	const { ask, asked } = listOf(1000);
	await read(connectionPages({ ask, size: 50, wanted: 70 }));
	expect(asked).toEqual([{ first: 50 }, { first: 20, after: '50' }]);
});

test('a query that is too complex asks for less, and keeps to it', async () => {
	const { ask, asked } = listOf(100, 20);
	expect(await read(connectionPages({ ask, size: 50 }))).toEqual(upTo(100));
	expect(asked.map(({ first }) => first)).toEqual([50, 25, 12, 12, 12, 12, 12, 12, 12, 12, 12]);
});

test('a query that is too complex even for one record is refused', async () => {
	const { ask } = listOf(100, 0);
	await expect(read(connectionPages({ ask, size: 8 }))).rejects.toThrow('too complex');
});

test('whatever else goes wrong is not asked again', async () => {
	const ask = jest.fn().mockRejectedValue(new Error('gone'));
	await expect(read(connectionPages({ ask, size: 8 }))).rejects.toThrow('gone');
	expect(ask).toHaveBeenCalledTimes(1);
});

/** Reads until something is thrown. */
async function brokenAfter(
	answer: (part: PagePosition, request: number) => GraphQlConnection | undefined,
	wanted?: number,
) {
	const seen: unknown[] = [];
	let requests = 0;
	const pages = connectionPages({
		ask: async (part) => answer(part, requests++),
		size: 10,
		...(wanted ? { wanted } : {}),
	});
	const ended = await (async () => {
		for await (const page of pages) seen.push(...page);
	})().catch((error: Error) => error);
	return { seen, requests, ended: ended instanceof Error ? ended.message : 'read to its end' };
}

const records = (...ids: number[]) => ids.map((id) => ({ id }));
const AGAIN = 'The list cannot be read to its end: BigCommerce answered the same records again';
const PLACE = 'The list cannot be read to its end: BigCommerce repeated an earlier cursor';

test.each<[string, (part: PagePosition, request: number) => GraphQlConnection, string, number]>([
	[
		'a cursor that comes again',
		(_, n) => ({ path: 'a', nodes: records(n), next: 'same' }),
		PLACE,
		2,
	],
	[
		'cursors that go round',
		(part, n) => ({ path: 'a', nodes: records(n), next: part.after === 'one' ? 'two' : 'one' }),
		PLACE,
		3,
	],
	[
		'the cursor at which it began',
		(_, n) => ({ path: 'a', nodes: records(n), next: `${n % 2}` }),
		PLACE,
		3,
	],
	[
		'nothing but empty pages',
		(part) => ({ path: 'a', nodes: [], next: `${part.after}x` }),
		'The list cannot be read to its end: 3 pages in a row were empty',
		3,
	],
	[
		'the same record under ever new cursors',
		(_, n) => ({ path: 'a', nodes: records(1), next: `${n}` }),
		AGAIN,
		2,
	],
	[
		'the same record with other values',
		(_, n) => ({ path: 'a', nodes: [{ entityId: 1, at: n }], next: `${n}` }),
		AGAIN,
		2,
	],
	[
		'a page that holds only records of pages before',
		(_, n) => ({ path: 'a', nodes: [records(1, 2), records(3), records(3, 1)][n], next: `${n}` }),
		AGAIN,
		3,
	],
	[
		'records without an ID at the same places',
		(_, n) => ({ path: 'a', nodes: [{ name: 'x' }], cursors: ['p'], next: `${n}` }),
		AGAIN,
		2,
	],
	[
		'records without an ID that look the same for too long',
		(_, n) => ({ path: 'a', nodes: [{ name: 'x' }], next: `${n}` }),
		AGAIN,
		11,
	],
	[
		'a next page without a place',
		(_, n) => ({ path: 'a', nodes: records(n), isCut: true }),
		'The list cannot be read to its end: BigCommerce does not say where it continues',
		1,
	],
	[
		'new records without end',
		(_, n) => ({ path: 'a', nodes: records(n), next: `${n}` }),
		'The list cannot be read to its end: it had not ended after 10,000 pages',
		10_000,
	],
])('ends at %s, and says so', async (_, answer, expected, requests) => {
	const found = await brokenAfter(answer);
	expect([found.ended, found.requests]).toEqual([expected, requests]);
});

test('says what was read by then, and how to have it', async () => {
	await expect(
		read(
			connectionPages({
				ask: async () => ({ path: 'a', nodes: records(1, 2), isCut: true }),
				size: 10,
			}),
		),
	).rejects.toMatchObject({
		fate: 'refused',
		explanation: {
			description: expect.stringContaining(
				'2 records were read, but are not in the output. To output them, set "Limit" to 2.',
			),
		},
	});
});

test('a list that is wanted only in part need not be whole', async () => {
	expect(await brokenAfter(() => ({ path: 'a', nodes: records(1, 2), isCut: true }), 2)).toEqual({
		seen: records(1, 2),
		requests: 1,
		ended: 'read to its end',
	});
});

test('records that look alike at other places are others', async () => {
	const { seen, ended } = await brokenAfter((_, n) => ({
		path: 'a',
		nodes: [{ name: 'x' }],
		cursors: [`${n}`],
		...(n < 30 ? { next: `${n}` } : {}),
	}));
	expect([seen.length, ended]).toEqual([31, 'read to its end']);
});

test('a record that comes on two pages comes out once', async () => {
	const { seen, ended } = await brokenAfter((_, n) => ({
		path: 'a',
		nodes: [records(1, 2), records(2, 3)][n],
		...(n === 0 ? { next: 'x' } : {}),
	}));
	expect([seen, ended]).toEqual([records(1, 2, 3), 'read to its end']);
});

test('no connection is no record', async () => {
	expect(await brokenAfter(() => undefined)).toEqual({
		seen: [],
		requests: 1,
		ended: 'read to its end',
	});
});

test('an absurd page size is brought down in a few steps', async () => {
	const { ask, asked } = listOf(3, 1);
	expect(await read(connectionPages({ ask, size: 1e300 }))).toEqual([0, 1, 2]);
	expect(asked.length).toBeLessThan(20);
});

test('goes on after an empty page that has a next one', async () => {
	const answers: GraphQlConnection[] = [
		{ path: 'a', nodes: [], next: 'b' },
		{ path: 'a', nodes: [1] },
	];
	expect(await read(connectionPages({ ask: async () => answers.shift(), size: 10 }))).toEqual([1]);
});
