import type { Operation } from '../../../catalog/types';
import { parseBatchResponse } from '../../../nodes/operations/batching/parseBatchResponse';
import { done, itemsFor, nothing, outcomesOf, things, unproven } from './batchItems';

describe('answers', () => {
	const oneForAll: Partial<Operation> = { answer: { kind: 'item', envelope: 'data' } };
	const cases: Array<
		[
			what: string,
			elements: unknown[],
			changes: Partial<Operation>,
			status: number,
			body: unknown,
			expected: string[],
		]
	> = [
		// Whose record is it?
		[
			'records in another order find their elements by key',
			things,
			{},
			200,
			{ data: [things[2], things[0], things[1]], meta: {} },
			things.map(done),
		],
		[
			'new records find theirs by their values',
			things.map(({ name }) => ({ name })),
			{},
			200,
			{
				data: [
					{ id: 9, name: 'c' },
					{ id: 8, name: 'a' },
					{ id: 7, name: 'b' },
				],
			},
			[done({ id: 8, name: 'a' }), done({ id: 7, name: 'b' }), done({ id: 9, name: 'c' })],
		],
		[
			'two of the same key get one each',
			[
				{ id: 1, name: 'a' },
				{ id: 1, name: 'b' },
			],
			{},
			200,
			{ data: [{ id: 1 }, { id: 1, name: 'b' }] },
			[done({ id: 1 }), done({ id: 1, name: 'b' })],
		],
		[
			'a value that two have names neither of them, wherever the record stands',
			[
				{ name: 'x', price: 1 },
				{ name: 'x', price: 2 },
				{ name: 'z', price: 3 },
			],
			{},
			200,
			{
				data: [
					{ id: 5, name: 'z' },
					{ id: 6, name: 'q' },
					{ id: 7, name: 'x' },
				],
			},
			[unproven, unproven, done({ id: 5, name: 'z' })],
		],
		[
			'unless the two are alike in everything',
			[
				{ name: 'x', note: 'n' },
				{ name: 'x', note: 'n' },
			],
			{},
			200,
			{ data: [{ id: 7, name: 'x' }] },
			[done({ id: 7, name: 'x' }), unproven],
		],
		[
			'an element that has its record gets no second one',
			[{ name: 'x' }, { name: 'y' }],
			{},
			200,
			{
				data: [
					{ id: 1, name: 'x' },
					{ id: 2, name: 'x' },
				],
			},
			[done({ id: 1, name: 'x' }), unproven],
		],
		[
			'a key is the same in capitals',
			[{ sku: 'a', price: 1 }],
			{ batch: { form: 'array', match: ['sku'] } },
			200,
			{ data: [{ sku: 'A', price: 2 }, { sku: 'B' }] },
			[done({ sku: 'A', price: 2 })],
		],
		[
			'also where it stands alone',
			['A1', 'B2'],
			{ method: 'DELETE' },
			200,
			{ data: ['a1'] },
			[done({ deleted: true }), unproven],
		],
		[
			'or by their place, where nothing contradicts',
			[{ secret: 1 }, { secret: 2 }],
			{},
			200,
			{ data: [{ id: 5 }, { id: 6 }] },
			[done({ id: 5 }), done({ id: 6 })],
		],
		[
			'not by their place where one is missing',
			[{ secret: 1 }, { secret: 2 }],
			{},
			200,
			{ data: [{ id: 5 }] },
			[unproven, unproven],
		],
		[
			'by a natural key',
			[{ email: 'B@x.com' }, { email: 'a@x.com' }],
			{ batch: { form: 'array', match: ['email'] } },
			200,
			{
				data: [
					{ id: 1, email: 'a@x.com' },
					{ id: 2, email: 'b@x.com' },
				],
			},
			[done({ id: 2, email: 'b@x.com' }), done({ id: 1, email: 'a@x.com' })],
		],
		[
			'a stranger in its place is no proof',
			[
				{ name: 'a', city: 'x' },
				{ name: 'b', city: 'x' },
			],
			{},
			200,
			{
				data: [
					{ id: 1, name: 'a', city: 'x' },
					{ id: 2, name: 'z', city: 'x' },
				],
			},
			[done({ id: 1, name: 'a', city: 'x' }), unproven],
		],
		[
			'nor is a record under another ID',
			things,
			{},
			200,
			{ data: [things[0], { id: 9, name: 'b' }, things[2]] },
			[done(things[0]), unproven, done(things[2])],
		],
		[
			'the same record twice proves one',
			[{ name: 'a' }, { name: 'a' }],
			{},
			200,
			{
				data: [
					{ id: 1, name: 'a' },
					{ id: 1, name: 'a' },
				],
			},
			[done({ id: 1, name: 'a' }), unproven],
		],
		[
			'two alike prove two',
			[{ name: 'a' }, { name: 'a' }],
			{},
			200,
			{
				data: [
					{ id: 1, name: 'a' },
					{ id: 2, name: 'a' },
				],
			},
			[done({ id: 1, name: 'a' }), done({ id: 2, name: 'a' })],
		],
		[
			'values as BigCommerce writes them',
			[
				{ name: ' A & B ', price: '9.999', is_on: 1 },
				{ name: 'C', price: 2, is_on: 'false' },
			],
			{},
			200,
			{
				data: [
					{ id: 1, name: 'C', price: 2, is_on: false },
					{ id: 2, name: 'A &amp; B', price: 10, is_on: true },
				],
			},
			[
				done({ id: 2, name: 'A &amp; B', price: 10, is_on: true }),
				done({ id: 1, name: 'C', price: 2, is_on: false }),
			],
		],
		[
			'a record that fits two is no proof for either when one is missing',
			[
				{ name: 'a', color: 'red' },
				{ name: 'a', color: 'blue' },
			],
			{},
			200,
			{ data: [{ id: 1, name: 'a' }] },
			[unproven, unproven],
		],
		// What an answer does not name
		[
			'fewer',
			things,
			{},
			200,
			{ data: [things[0], things[2]], meta: {} },
			[done(things[0]), unproven, done(things[2])],
		],
		['none', things, {}, 200, { data: [], meta: {} }, things.map(() => unproven)],
		['empty records are none', things, {}, 200, { data: [{}, {}, {}] }, things.map(() => unproven)],
		[
			'documented as left out',
			things,
			{ answer: { kind: 'list', envelope: 'data', absent: 'it exists' } },
			200,
			{ data: [things[0], things[2]], meta: {} },
			[done(things[0]), 'absent: ', done(things[2])],
		],
		[
			'what was not taken is seen in the answer',
			things,
			{ answer: { kind: 'list', envelope: 'data', echo: true } },
			200,
			{ data: [things[0], { id: 2, name: 'old' }, things[2]] },
			[done(things[0]), 'partial: name was not changed', done(things[2])],
		],
		[
			'no content, where none is documented',
			things,
			nothing,
			204,
			undefined,
			things.map(() => done({ success: true })),
		],
		['no content, where records are', things, {}, 204, undefined, things.map(() => unproven)],
		[
			'taken, and no more is known',
			things,
			{ answer: { kind: 'nothing', envelope: 'bare', proof: 'accepted' } },
			202,
			undefined,
			things.map(() => done({ accepted: true })),
		],
		[
			'one answer for all',
			things,
			oneForAll,
			200,
			{ transaction_id: 't' },
			things.map(() => done({ transaction_id: 't' })),
		],
		['one answer for all that is empty', things, oneForAll, 200, {}, things.map(() => unproven)],
		[
			'deleted by IDs in the body, of which one is not named',
			[4, 5],
			{ method: 'DELETE' },
			200,
			{ data: [4] },
			[done({ deleted: true }), unproven],
		],
		[
			'successes that are counted, and a list that names nobody',
			things,
			nothing,
			200,
			{ data: [], meta: { total: 3, success: 3, failed: 0 } },
			things.map(() => unproven),
		],
		[
			'a list that leaves one out, where no list was expected',
			things,
			nothing,
			200,
			{ data: [things[0], things[2]] },
			[done(things[0]), unproven, done(things[2])],
		],
		[
			'counts that fall short',
			things,
			nothing,
			200,
			{ meta: { total: 3, success: 2, failed: 0 } },
			things.map(() => unproven),
		],
	];
	it.each(cases)('%s', (_what, elements, changes, status, body, expected) => {
		const items = itemsFor(elements, changes);
		const settlement = parseBatchResponse(items, { status, headers: {}, body });
		expect(outcomesOf(items, settlement)).toEqual(expected);
		expect(settlement.open).toEqual([]);
	});
});
