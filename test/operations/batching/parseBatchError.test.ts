import type { Operation } from '../../../catalog/types';
import { parseBatchError } from '../../../nodes/operations/batching/parseBatchResponse';
import { done, itemsFor, outcomesOf, things } from './batchItems';

describe('refusals', () => {
	const prices = [
		{ variant_id: 7, currency: 'usd' },
		{ variant_id: 8, currency: 'usd' },
		{ variant_id: 8, currency: 'eur' },
	];
	const fields = (names: string[]): Partial<Operation> => ({
		body: {
			content: 'json',
			schema: {
				type: 'array',
				items: { type: 'object', properties: Object.fromEntries(names.map((name) => [name, {}])) },
			},
		},
	});
	const product = fields(['id', 'name', 'custom_fields', 'variants', 'images', 'items']);
	const inItems: Partial<Operation> = { batch: { form: 'key', key: 'settings' } };
	const pricing: Partial<Operation> = {
		batch: { form: 'array', match: ['variant_id', 'sku', 'currency'] },
	};
	const cases: Array<
		[
			what: string,
			elements: unknown[],
			status: number,
			body: unknown,
			expected: string[],
			changes?: Partial<Operation>,
		]
	> = [
		[
			'fields that begin with an index',
			things,
			422,
			{
				status: 422,
				title: 'Invalid',
				errors: { '1.name': 'is required', '1.price': 'is negative' },
			},
			['open', 'refused: name is required, price is negative', 'open'],
		],
		[
			'with a word for the body before the index',
			things,
			422,
			{ errors: { 'data.2.name': 'is taken' } },
			['open', 'open', 'refused: name is taken'],
		],
		[
			'in brackets',
			things,
			422,
			{ errors: { '[0].name': 'is taken' } },
			['refused: name is taken', 'open', 'open'],
		],
		[
			'below the root',
			things,
			422,
			{ errors: { '$[2].name': 'is taken' } },
			['open', 'open', 'refused: name is taken'],
		],
		[
			'as a pointer',
			things,
			422,
			{ errors: { '/1/name': 'is taken' } },
			['open', 'refused: name is taken', 'open'],
		],
		[
			'of a list with a name',
			things,
			422,
			{ errors: { 'setting.1.settings': 'is missing' } },
			['open', 'refused: settings is missing', 'open'],
			inItems,
		],
		[
			'bare numbers',
			[{ id: 11 }, { id: 12 }, { id: 13 }],
			422,
			{
				errors: [
					{
						status: 422,
						title: 'Bulk operation has failed',
						errors: { 0: 'Unauthorized', 2: 'Does not exist' },
					},
				],
			},
			['refused: Unauthorized', 'open', 'refused: Does not exist'],
		],
		[
			'an index in front of an index',
			things,
			422,
			{ errors: { '0.variants.1.sku': 'is taken' } },
			['refused: variants.1.sku is taken', 'open', 'open'],
			product,
		],
		[
			'an index inside a record names no element',
			things,
			422,
			{ errors: { 'custom_fields.1.value': 'is too long' } },
			['open', 'open', 'open'],
			product,
		],
		[
			'whichever field it is',
			things,
			422,
			{
				errors: { 'variants.0.sku': 'is taken', 'images[2].url': 'is gone', 'items.1.name': 'no' },
			},
			['open', 'open', 'open'],
			product,
		],
		[
			'the word that the address has is a guess',
			things,
			422,
			{ errors: { 'things.1.name': 'is taken' } },
			['open', 'suspect', 'open'],
			product,
		],
		[
			'any other word says nothing',
			things,
			422,
			{ errors: { 'others.1.name': 'is taken' } },
			['open', 'open', 'open'],
			product,
		],
		[
			'an index that may be an ID, too',
			things,
			422,
			{ errors: { 1: 'is taken' } },
			['suspect', 'suspect', 'open'],
		],
		[
			'a number that is only an ID',
			[{ id: 12 }, { id: 13 }],
			422,
			{ errors: { 13: 'does not exist' } },
			['open', 'refused: does not exist'],
		],
		[
			'batch_errors with the values that identify',
			prices,
			422,
			{
				batch_errors: [
					{ data: { variant_id: 8, currency: 'eur' }, field_errors: { price: 'is negative' } },
				],
			},
			['open', 'open', 'refused: price is negative'],
			pricing,
		],
		[
			'a part of the values that identify',
			prices,
			422,
			{ batch_errors: [{ data: { variant_id: 7 }, field_errors: { price: 'is negative' } }] },
			['suspect', 'open', 'open'],
			pricing,
		],
		[
			'field_errors of the first record',
			prices,
			422,
			{ data: { variant_id: 7, currency: 'usd' }, field_errors: { price: 'is negative' } },
			['refused: price is negative', 'open', 'open'],
			pricing,
		],
		[
			'batch_errors by ID',
			things,
			422,
			{ batch_errors: [{ id: 2, message: 'sku is taken' }] },
			['open', 'refused: sku is taken', 'open'],
		],
		[
			'batch_errors by something else',
			[
				{ id: 1, sku: 'a' },
				{ id: 2, sku: 'b' },
			],
			422,
			{ batch_errors: [{ sku: 'b', message: 'is taken' }] },
			['open', 'suspect'],
		],
		[
			'a list as long as the batch, with gaps',
			things,
			422,
			{ batch_errors: [{}, { errors: { sku: 'is taken' } }, {}] },
			['open', 'suspect', 'open'],
		],
		[
			'batch_errors that identify no element',
			things,
			422,
			{ batch_errors: [{ errors: { sku: 'is taken' } }] },
			['open', 'open', 'open'],
		],
		[
			'a conflict that says nothing',
			things,
			409,
			{ title: 'The name is a duplicate' },
			['open', 'open', 'open'],
		],
		['404 of the whole batch', things, 404, { title: 'Not found' }, ['open', 'open', 'open']],
		[
			'a refusal that names all of them',
			things,
			422,
			{ errors: { '0.name': 'no', '1.name': 'no', '2.name': 'no' } },
			['open', 'open', 'open'],
		],
		[
			'values that two elements share identify neither',
			prices,
			422,
			{ batch_errors: [{ data: { variant_id: 8 }, field_errors: { price: 'no' } }] },
			['open', 'open', 'open'],
			pricing,
		],
		[
			'422 that carries the successes',
			[things[0], things[1]],
			422,
			{ data: [things[0]], errors: [{ title: 'No 2' }], meta: { total: 2, success: 1, failed: 1 } },
			[done(things[0]), 'refused: No 2'],
		],
		[
			'422 that saved some, and does not say which',
			things,
			422,
			{ title: 'No', errors: { '0.name': 'is taken' }, meta: { saved_records: 1 } },
			[
				'refused: name is taken',
				'unproven, else unknown: No, 0.name is taken',
				'unproven, else unknown: No, 0.name is taken',
			],
		],
		[
			'an index beyond the batch is no index',
			things,
			422,
			{ errors: { '17.name': 'is required' } },
			['open', 'open', 'open'],
		],
	];
	it.each(cases)('%s', (_what, elements, status, body, expected, changes = {}) => {
		const items = itemsFor(elements, changes);
		expect(outcomesOf(items, parseBatchError(items, { status, headers: {}, body }))).toEqual(
			expected,
		);
	});

	it.each([
		['The request payload is too large. The maximum items allowed in the array is 2.', 2],
		['Max 10 items', 10],
		['You sent 12 items, the maximum is 10', 10],
		['Too large', undefined],
	])('413 may name the number: %s', (title, limit) => {
		expect(
			parseBatchError(itemsFor(things), { status: 413, headers: {}, body: { title } }).limit,
		).toBe(limit);
	});
});
