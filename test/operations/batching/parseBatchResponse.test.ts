import type { Operation } from '../../../catalog/types';
import {
	parseBatchResponse,
	parseBatchError,
	type ItemOutcome,
} from '../../../nodes/operations/batching/parseBatchResponse';
import { toBatchItems } from '../../../nodes/operations/batching/batchItem';
import { type BatchItem } from '../../../nodes/operations/batching/types';
import { busyFor } from '../../support/busy';

const base = {
	id: 'thing.upsert',
	resource: 'thing',
	name: 'Upsert',
	action: 'Upsert',
	server: 'v3',
	path: '/things',
	scopes: [],
	accounts: ['store'],
	pathParameters: [],
	query: [],
};

function operation(more: Partial<Operation> = {}): Operation {
	return {
		...base,
		method: 'PUT',
		answer: { kind: 'list', envelope: 'data' },
		batch: { form: 'array' },
		...more,
	} as Operation;
}

function unitsFor(elements: unknown[], more: Partial<Operation> = {}): BatchItem[] {
	const made = operation(more);
	return elements.flatMap((element, itemIndex) =>
		toBatchItems(
			{
				itemIndex,
				account: '0',
				operation: made,
				parameters: {},
				request: { server: 'v3', method: made.method, path: '/things', query: [], body: [element] },
			},
			undefined,
		),
	);
}

/** One word per unit: what it became, `suspect`, or `open`. */
function words(
	units: BatchItem[],
	{ settled, suspects }: { settled: Map<BatchItem, ItemOutcome>; suspects: BatchItem[] },
): string[] {
	return units.map((unit) => {
		if (suspects.includes(unit)) return 'suspect';
		const fortune = settled.get(unit);
		if (!fortune) return 'open';
		if (fortune.kind === 'done') return JSON.stringify(fortune.records);
		const { title, details = [] } = fortune.failure ?? {};
		const what = fortune.kind === 'unproven' ? `unproven, else ${fortune.otherwise}` : fortune.kind;
		return `${what}: ${[title, ...details.map(({ field, message }) => [field, message].filter(Boolean).join(' '))].filter(Boolean).join(', ')}`;
	});
}

const three = [
	{ id: 1, name: 'a' },
	{ id: 2, name: 'b' },
	{ id: 3, name: 'c' },
];
const done = (record: unknown) => JSON.stringify([record]);

describe('answers', () => {
	const item: Partial<Operation> = { answer: { kind: 'item', envelope: 'data' } };
	const nothing: Partial<Operation> = { answer: { kind: 'nothing', envelope: 'bare' } };
	const unknown = 'unproven, else unknown: ';
	const cases: Array<
		[
			what: string,
			elements: unknown[],
			more: Partial<Operation>,
			status: number,
			body: unknown,
			expected: string[],
		]
	> = [
		// Whose record is it?
		[
			'records in another order find their elements by key',
			three,
			{},
			200,
			{ data: [three[2], three[0], three[1]], meta: {} },
			three.map(done),
		],
		[
			'new records find theirs by their values',
			three.map(({ name }) => ({ name })),
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
			[unknown, unknown],
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
			[done({ id: 1, name: 'a', city: 'x' }), unknown],
		],
		[
			'nor is a record under another ID',
			three,
			{},
			200,
			{ data: [three[0], { id: 9, name: 'b' }, three[2]] },
			[done(three[0]), unknown, done(three[2])],
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
			[done({ id: 1, name: 'a' }), unknown],
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
			[unknown, unknown],
		],
		// What an answer does not name
		[
			'fewer',
			three,
			{},
			200,
			{ data: [three[0], three[2]], meta: {} },
			[done(three[0]), unknown, done(three[2])],
		],
		['none', three, {}, 200, { data: [], meta: {} }, three.map(() => unknown)],
		['empty records are none', three, {}, 200, { data: [{}, {}, {}] }, three.map(() => unknown)],
		[
			'documented as left out',
			three,
			{ answer: { kind: 'list', envelope: 'data', absent: 'it exists' } },
			200,
			{ data: [three[0], three[2]], meta: {} },
			[done(three[0]), 'absent: ', done(three[2])],
		],
		[
			'what was not taken is seen in the answer',
			three,
			{ answer: { kind: 'list', envelope: 'data', echo: true } },
			200,
			{ data: [three[0], { id: 2, name: 'old' }, three[2]] },
			[done(three[0]), 'partial: name was not changed', done(three[2])],
		],
		[
			'no content, where none is documented',
			three,
			nothing,
			204,
			undefined,
			three.map(() => done({ success: true })),
		],
		['no content, where records are', three, {}, 204, undefined, three.map(() => unknown)],
		[
			'taken, and no more is known',
			three,
			{ answer: { kind: 'nothing', envelope: 'bare', proof: 'accepted' } },
			202,
			undefined,
			three.map(() => done({ accepted: true })),
		],
		[
			'one answer for all',
			three,
			item,
			200,
			{ transaction_id: 't' },
			three.map(() => done({ transaction_id: 't' })),
		],
		['one answer for all that is empty', three, item, 200, {}, three.map(() => unknown)],
		[
			'deleted by IDs in the body, of which one is not named',
			[4, 5],
			{ method: 'DELETE' },
			200,
			{ data: [4] },
			[done({ deleted: true }), unknown],
		],
		[
			'counts that fall short',
			three,
			nothing,
			200,
			{ meta: { total: 3, success: 2, failed: 0 } },
			three.map(() => unknown),
		],
		// A part that failed
		[
			'207: those without a record were refused',
			[three[0], three[1]],
			{},
			207,
			{
				data: [three[1]],
				errors: [{ status: 404, title: 'No 1' }],
				meta: { total: 2, success: 1, failed: 1 },
			},
			['refused: No 1', done(three[1])],
		],
		[
			'207: several without a record, and nobody says which is which',
			three,
			{},
			207,
			{
				data: [three[1]],
				errors: [
					{ status: 404, title: 'No 1' },
					{ status: 409, title: 'No 3' },
				],
				meta: { total: 3, success: 1, failed: 2 },
			},
			['unproven, else refused: No 1, No 3', done(three[1]), 'unproven, else refused: No 1, No 3'],
		],
		[
			'200 that counts failures',
			three,
			{},
			200,
			{
				data: [three[0], three[2]],
				errors: [{ status: 422, title: 'Key exists', identifier: 2 }],
				meta: { failed: 1 },
			},
			[done(three[0]), 'refused: Key exists', done(three[2])],
		],
		[
			'207: a part of a record, named',
			three,
			{},
			207,
			{
				data: three,
				errors: {
					status: 207,
					title: 'Saved in part',
					errors: { '1.inventory_level': 'is negative' },
				},
			},
			[done(three[0]), 'partial: inventory_level is negative', done(three[2])],
		],
		[
			'207: a part of some record',
			three,
			{},
			207,
			{ data: three, errors: { errors: { inventory_level: 'is negative' } } },
			three.map(() => 'unproven, else partial: inventory_level is negative'),
		],
		[
			'207 without a word',
			three,
			{},
			207,
			{ data: three, meta: {} },
			three.map(() => 'unproven, else partial: '),
		],
		[
			'207 that counts no failure',
			three,
			{},
			207,
			{ data: three, meta: { total: 3, success: 3, failed: 0 } },
			three.map(done),
		],
		[
			'207: a failure among those with a record',
			three,
			{},
			207,
			{ data: three, errors: [{ title: 'No' }], meta: { failed: 1 } },
			three.map(() => 'unproven, else partial: No'),
		],
		[
			'207: more complaints than missing ones',
			three,
			{},
			207,
			{ data: [three[0], three[1]], errors: [{ title: 'No' }, { title: 'Nor' }] },
			[
				'unproven, else partial: No, Nor',
				'unproven, else partial: No, Nor',
				'unproven, else unknown: No, Nor',
			],
		],
		[
			'figures with named errors: the others are done',
			three,
			nothing,
			207,
			{ meta: { total: 3, success: 2, failed: 1 }, errors: [{ index: 1, title: 'Bad parent' }] },
			[done({ success: true }), 'refused: Bad parent', done({ success: true })],
		],
		[
			'figures with more failures than are named',
			three,
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
			'figures alone: nobody knows which',
			three,
			nothing,
			207,
			{ meta: { total: 3, success: 2, failed: 1 } },
			three.map(() => unknown),
		],
		[
			'all are named, and nothing is counted',
			three,
			nothing,
			207,
			{ errors: { '0.name': 'no', '1.name': 'no', '2.name': 'no' } },
			three.map(() => 'unproven, else refused: name no'),
		],
		[
			'empty lists of errors are no errors',
			three,
			{},
			200,
			{ data: three, errors: [], meta: { failed: 0 } },
			three.map(done),
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
	it.each(cases)('%s', (_what, elements, more, status, body, expected) => {
		const units = unitsFor(elements, more);
		const settlement = parseBatchResponse(units, { status, headers: {}, body });
		expect(words(units, settlement)).toEqual(expected);
		expect(settlement.open).toEqual([]);
	});
});

describe('refusals', () => {
	const price = [
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
			more?: Partial<Operation>,
		]
	> = [
		[
			'fields that begin with an index',
			three,
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
			three,
			422,
			{ errors: { 'data.2.name': 'is taken' } },
			['open', 'open', 'refused: name is taken'],
		],
		[
			'in brackets',
			three,
			422,
			{ errors: { '[0].name': 'is taken' } },
			['refused: name is taken', 'open', 'open'],
		],
		[
			'below the root',
			three,
			422,
			{ errors: { '$[2].name': 'is taken' } },
			['open', 'open', 'refused: name is taken'],
		],
		[
			'as a pointer',
			three,
			422,
			{ errors: { '/1/name': 'is taken' } },
			['open', 'refused: name is taken', 'open'],
		],
		[
			'of a list with a name',
			three,
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
			three,
			422,
			{ errors: { '0.variants.1.sku': 'is taken' } },
			['refused: variants.1.sku is taken', 'open', 'open'],
			product,
		],
		[
			'an index inside of a record names nobody',
			three,
			422,
			{ errors: { 'custom_fields.1.value': 'is too long' } },
			['open', 'open', 'open'],
			product,
		],
		[
			'whichever field it is',
			three,
			422,
			{
				errors: { 'variants.0.sku': 'is taken', 'images[2].url': 'is gone', 'items.1.name': 'no' },
			},
			['open', 'open', 'open'],
			product,
		],
		[
			'the word that the address has is a guess',
			three,
			422,
			{ errors: { 'things.1.name': 'is taken' } },
			['open', 'suspect', 'open'],
			product,
		],
		[
			'any other word says nothing',
			three,
			422,
			{ errors: { 'others.1.name': 'is taken' } },
			['open', 'open', 'open'],
			product,
		],
		[
			'an index that may be an ID, too',
			three,
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
			price,
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
			price,
			422,
			{ batch_errors: [{ data: { variant_id: 7 }, field_errors: { price: 'is negative' } }] },
			['suspect', 'open', 'open'],
			pricing,
		],
		[
			'field_errors of the first record',
			price,
			422,
			{ data: { variant_id: 7, currency: 'usd' }, field_errors: { price: 'is negative' } },
			['refused: price is negative', 'open', 'open'],
			pricing,
		],
		[
			'batch_errors by ID',
			three,
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
			three,
			422,
			{ batch_errors: [{}, { errors: { sku: 'is taken' } }, {}] },
			['open', 'suspect', 'open'],
		],
		[
			'batch_errors that identify nobody',
			three,
			422,
			{ batch_errors: [{ errors: { sku: 'is taken' } }] },
			['open', 'open', 'open'],
		],
		[
			'a conflict that says nothing',
			three,
			409,
			{ title: 'The name is a duplicate' },
			['open', 'open', 'open'],
		],
		['404 of the whole batch', three, 404, { title: 'Not found' }, ['open', 'open', 'open']],
		[
			'a refusal that names all of them',
			three,
			422,
			{ errors: { '0.name': 'no', '1.name': 'no', '2.name': 'no' } },
			['open', 'open', 'open'],
		],
		[
			'values that two elements share identify neither',
			price,
			422,
			{ batch_errors: [{ data: { variant_id: 8 }, field_errors: { price: 'no' } }] },
			['open', 'open', 'open'],
			pricing,
		],
		[
			'422 that carries the successes',
			[three[0], three[1]],
			422,
			{ data: [three[0]], errors: [{ title: 'No 2' }], meta: { total: 2, success: 1, failed: 1 } },
			[done(three[0]), 'refused: No 2'],
		],
		[
			'422 that saved some, and does not say which',
			three,
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
			three,
			422,
			{ errors: { '17.name': 'is required' } },
			['open', 'open', 'open'],
		],
	];
	it.each(cases)('%s', (_what, elements, status, body, expected, more = {}) => {
		const units = unitsFor(elements, more);
		expect(words(units, parseBatchError(units, { status, headers: {}, body }))).toEqual(expected);
	});

	it.each([
		['The request payload is too large. The maximum items allowed in the array is 2.', 2],
		['Max 10 items', 10],
		['Too large', undefined],
	])('413 may name the number: %s', (title, limit) => {
		expect(
			parseBatchError(unitsFor(three), { status: 413, headers: {}, body: { title } }).limit,
		).toBe(limit);
	});
});

describe('refusals without end do not hold up n8n', () => {
	const elements = Array.from({ length: 10 }, (_, index) => ({ id: index + 1, name: `${index}` }));
	const many = <Made>(make: (index: number) => Made) =>
		Array.from({ length: 100_000 }, (_, index) => make(index));

	it.each<[what: string, status: number, body: unknown]>([
		[
			'fields of the elements',
			422,
			{ errors: Object.fromEntries(many((index) => [`${index % 10}.f${index}`, 'bad'])) },
		],
		['entries', 422, { errors: many((index) => ({ id: index, message: 'bad' })) }],
		['refusals in a list', 422, many((index) => ({ status: 422, message: `bad ${index}` }))],
		['texts that look for a number', 413, { errors: many(() => 'max'.repeat(166)).slice(0, 300) }],
	])('%s', (_what, status, body) => {
		const units = unitsFor(elements);
		expect(busyFor(() => parseBatchError(units, { status, headers: {}, body }))).toBeLessThan(250);
	});

	it('what is not read any more leaves nobody green', () => {
		const errors = [
			...Array.from({ length: 6_000 }, () => ({ id: 1, message: 'bad' })),
			{ id: 2, message: 'also bad' },
		];
		const units = unitsFor(elements.slice(0, 2));
		const outcome = parseBatchResponse(units, {
			status: 207,
			headers: {},
			body: { data: elements.slice(0, 2), errors, meta: {} },
		});
		expect(words(units, outcome)[1]).toMatch(/^unproven/);
	});

	it('records that belong to nobody', () => {
		const units = unitsFor(
			Array.from({ length: 2_000 }, (_, index) => ({ name: `Thing ${index}`, price: index })),
		);
		const body = { data: Array.from({ length: 2_000 }, (_, index) => ({ id: index, name: 'x' })) };
		expect(
			busyFor(() => parseBatchResponse(units, { status: 200, headers: {}, body })),
		).toBeLessThan(1_000);
	});
});
