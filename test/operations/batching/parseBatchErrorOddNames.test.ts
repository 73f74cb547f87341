import type { Operation } from '../../../catalog/types';
import { parseBatchError } from '../../../nodes/operations/batching/parseBatchResponse';
import { done, itemsFor, outcomesOf, things, unproven } from './batchItems';

describe('whom a refusal names', () => {
	const [first, second, third] = things;
	const inItems: Partial<Operation> = { batch: { form: 'key', key: 'settings' } };
	const cases: Array<
		[
			what: string,
			elements: unknown[],
			body: unknown,
			expected: string[],
			changes?: Partial<Operation>,
		]
	> = [
		[
			'who is named for certain counts no second time as a guess',
			things,
			{ errors: { '1.price': 'is bad', 'things.1.name': 'is bad', 'things.0.name': 'is bad' } },
			['suspect', 'refused: price is bad', 'open'],
		],
		[
			'a guess at everybody is none',
			[{ id: 1 }, { id: 0 }],
			{ errors: { 1: 'is gone' } },
			['open', 'open'],
		],
		[
			'as many errors as elements may all be about one',
			[first, second],
			{
				errors: [
					{ id: 2, title: 'Gone' },
					{ id: 2, title: 'Old' },
				],
			},
			['open', 'refused: Gone'],
		],
		[
			'an index counts more than the place among blanks',
			things,
			{ errors: [{ index: 2, message: 'is bad' }, null, null] },
			['open', 'open', 'refused: is bad'],
		],
		[
			'an index beyond the batch names no item, and changes nothing for the others',
			things,
			{ errors: { 'data.0.name': 'no', 'data.7.name': 'no', 'data.8.name': 'no' } },
			['refused: name no', 'open', 'open'],
		],
		[
			'nor does one that stands by itself',
			[first, second],
			{
				errors: [
					{ index: 1, message: 'is bad' },
					{ index: 7, message: 'is bad' },
				],
			},
			['open', 'refused: is bad'],
		],
		[
			'the name of another list is not that of the batch',
			things,
			{ errors: { 'others.1.name': 'is bad' } },
			['open', 'open', 'open'],
			inItems,
		],
		[
			'a usual word for elements is one',
			things,
			{ errors: { 'items.1.name': 'is bad' } },
			['open', 'refused: name is bad', 'open'],
		],
		[
			'values that contradict an element do not name it',
			[
				{ id: 1, sku: 'a' },
				{ id: 2, sku: 'b' },
			],
			{ errors: [{ id: 9, sku: 'a', message: 'is bad' }] },
			['open', 'open'],
		],
		[
			'a message under the name of a field is no value that identifies',
			things,
			{ errors: [{ id: 1, name: 'must be unique' }] },
			['refused: id 1, name must be unique', 'open', 'open'],
		],
		[
			'a record beside the errors was saved, with any status',
			things,
			{ data: [first], errors: { '1.name': 'is bad' } },
			[done(first), 'refused: name is bad', `${unproven}1.name is bad`],
		],
		[
			'so were those that are counted',
			things,
			{ errors: { '1.name': 'is bad' }, meta: { total: 3, success: 2, failed: 1 } },
			[`${unproven}1.name is bad`, 'refused: name is bad', `${unproven}1.name is bad`],
		],
	];
	it.each(cases)('%s', (_what, elements, body, expected, changes = {}) => {
		const items = itemsFor(elements, changes);
		expect(outcomesOf(items, parseBatchError(items, { status: 422, headers: {}, body }))).toEqual(
			expected,
		);
	});

	it('a number in another refusal than 413 is no limit of the batch', () => {
		const body = { errors: { '2.name': 'has more than the max of 2 characters' } };
		const answer = { status: 422, headers: {}, body };
		expect(parseBatchError(itemsFor([first, second, third]), answer).limit).toBeUndefined();
	});
});
