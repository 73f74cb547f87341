import type { Connection } from '../../../nodes/shared/graphql/connections';
import { connectionPages, type Part } from '../../../nodes/shared/graphql/pages';
import { GraphQlRefused } from '../../../nodes/shared/graphql/refused';

const tooComplex = () => new GraphQlRefused(
	{ data: null, errors: [{ message: 'The query is too complex as it has a complexity score of 20000 out of maximum 10000.' }] },
	{ api: 'storefront', kind: 'query', isPartial: false },
	{ status: 200, headers: {}, body: undefined },
);

/** A list of numbers, handed out by cursors; `most`: a query for more is too complex. */
function listOf(total: number, most = Infinity) {
	const asked: Part[] = [];
	const ask = async (part: Part): Promise<Connection> => {
		asked.push(part);
		if (part.first > most) throw tooComplex();
		const from = Number(part.after ?? 0);
		const to = Math.min(total, from + part.first);
		return { path: 'list', nodes: Array.from({ length: to - from }, (_, index) => from + index), ...(to < total ? { next: String(to) } : {}) };
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

test.each([
	['a cursor that comes again', () => ({ path: 'a', nodes: [1], next: 'same' }), [1, 1]],
	['cursors that go round', (part: Part) => ({ path: 'a', nodes: [1], next: part.after === 'one' ? 'two' : 'one' }), [1, 1, 1]],
	['nothing but empty pages', (part: Part) => ({ path: 'a', nodes: [], next: `${part.after}x` }), []],
	['no connection', () => undefined, []],
])('ends at %s', async (_, answer, expected) => {
	expect(await read(connectionPages({ ask: async (part) => answer(part), size: 10 }))).toEqual(expected);
});

test('goes on after an empty page that has a next one', async () => {
	const answers: Connection[] = [{ path: 'a', nodes: [], next: 'b' }, { path: 'a', nodes: [1] }];
	expect(await read(connectionPages({ ask: async () => answers.shift(), size: 10 }))).toEqual([1]);
});
