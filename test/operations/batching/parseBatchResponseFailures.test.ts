import type { Operation } from '../../../catalog/types';
import { parseBatchResponse } from '../../../nodes/operations/batching/parseBatchResponse';
import { done, itemsFor, nothing, outcomesOf, things, unproven } from './batchItems';

describe('answers', () => {
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
		[
			'207: those without a record were refused',
			[things[0], things[1]],
			{},
			207,
			{
				data: [things[1]],
				errors: [{ status: 404, title: 'No 1' }],
				meta: { total: 2, success: 1, failed: 1 },
			},
			['refused: No 1', done(things[1])],
		],
		[
			'207: several without a record, and nothing says which is which',
			things,
			{},
			207,
			{
				data: [things[1]],
				errors: [
					{ status: 404, title: 'No 1' },
					{ status: 409, title: 'No 3' },
				],
				meta: { total: 3, success: 1, failed: 2 },
			},
			['unproven, else refused: No 1, No 3', done(things[1]), 'unproven, else refused: No 1, No 3'],
		],
		[
			'200 that counts failures',
			things,
			{},
			200,
			{
				data: [things[0], things[2]],
				errors: [{ status: 422, title: 'Key exists', identifier: 2 }],
				meta: { failed: 1 },
			},
			[done(things[0]), 'refused: Key exists', done(things[2])],
		],
		[
			'207: a part of a record, named',
			things,
			{},
			207,
			{
				data: things,
				errors: {
					status: 207,
					title: 'Saved in part',
					errors: { '1.inventory_level': 'is negative' },
				},
			},
			[done(things[0]), 'partial: inventory_level is negative', done(things[2])],
		],
		[
			'207: a part of some record',
			things,
			{},
			207,
			{ data: things, errors: { errors: { inventory_level: 'is negative' } } },
			things.map(() => 'unproven, else partial: inventory_level is negative'),
		],
		[
			'207 without a word',
			things,
			{},
			207,
			{ data: things, meta: {} },
			things.map(() => 'unproven, else partial: '),
		],
		[
			'207 that counts no failure',
			things,
			{},
			207,
			{ data: things, meta: { total: 3, success: 3, failed: 0 } },
			things.map(done),
		],
		[
			'207: a failure among those with a record',
			things,
			{},
			207,
			{ data: things, errors: [{ title: 'No' }], meta: { failed: 1 } },
			things.map(() => 'unproven, else partial: No'),
		],
		[
			'207: more complaints than missing ones',
			things,
			{},
			207,
			{ data: [things[0], things[1]], errors: [{ title: 'No' }, { title: 'Nor' }] },
			[
				'unproven, else partial: No, Nor',
				'unproven, else partial: No, Nor',
				'unproven, else unknown: No, Nor',
			],
		],
		[
			'figures with named errors: the others are done',
			things,
			nothing,
			207,
			{ meta: { total: 3, success: 2, failed: 1 }, errors: [{ index: 1, title: 'Bad parent' }] },
			[done({ success: true }), 'refused: Bad parent', done({ success: true })],
		],
		[
			'figures with more failures than are named',
			things,
			nothing,
			207,
			{ meta: { total: 3, success: 1, failed: 2 }, errors: [{ index: 1, title: 'Bad parent' }] },
			[
				expect.stringMatching(/^unproven, else unknown:.*Bad parent/),
				'refused: Bad parent',
				expect.stringMatching(/^unproven/),
			] as never,
		],
		[
			'only numbers, which do not say which',
			things,
			nothing,
			207,
			{ meta: { total: 3, success: 2, failed: 1 } },
			things.map(() => unproven),
		],
		[
			'all are named, and nothing is counted',
			things,
			nothing,
			207,
			{ errors: { '0.name': 'no', '1.name': 'no', '2.name': 'no' } },
			things.map(() => 'unproven, else refused: name no'),
		],
		[
			'empty lists of errors are no errors',
			things,
			{},
			200,
			{ data: things, errors: [], meta: { failed: 0 } },
			things.map(done),
		],
		[
			'deleted by IDs in the body',
			[4, 5],
			{ method: 'DELETE' },
			200,
			{ data: [4], errors: [{ status: 404, title: 'No 5' }], meta: { failed: 1 } },
			[done({ deleted: true }), 'refused: No 5'],
		],
	];
	it.each(cases)('%s', (_what, elements, changes, status, body, expected) => {
		const items = itemsFor(elements, changes);
		const settlement = parseBatchResponse(items, { status, headers: {}, body });
		expect(outcomesOf(items, settlement)).toEqual(expected);
		expect(settlement.open).toEqual([]);
	});
});
