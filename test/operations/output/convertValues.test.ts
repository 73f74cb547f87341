import { convertValues } from '../../../nodes/operations/output/convertValues';

const SCHEMA = {
	fields: {
		id: 'integer',
		sku: 'string',
		zip: 'string',
		total: 'string',
		weight: 'number',
		created: 'string',
		active: 'boolean',
		lines: [{ price: 'string', made: 'integer', tags: ['string'] }],
		limits: ['number'],
	},
	numbers: ['total', 'lines.price'],
	dates: ['created', 'lines.made'],
} as unknown as Parameters<typeof convertValues>[1];

test.each([
	['an amount', { total: '193.0500' }, { total: 193.05 }],
	['a whole amount', { total: '0.0000' }, { total: 0 }],
	['a negative amount', { total: '-5.5' }, { total: -5.5 }],
	['an amount that is a number', { total: 5 }, { total: 5 }],
	['a number that comes as text', { id: '77', weight: '1.5' }, { id: 77, weight: 1.5 }],
	['numbers of a list', { limits: ['1', 2] }, { limits: [1, 2] }],
	['records of a list', { lines: [{ price: '2.50' }] }, { lines: [{ price: 2.5 }] }],
	[
		'a date as in e-mails',
		{ created: 'Sun, 14 Jun 2026 11:24:00 +0000' },
		{ created: '2026-06-14T11:24:00Z' },
	],
	[
		'a date with another zone',
		{ created: 'Wed, 25 Jun 2025 05:22:10 -0500' },
		{ created: '2025-06-25T10:22:10Z' },
	],
	['a date in seconds', { created: '1618794615' }, { created: '2021-04-19T01:10:15Z' }],
	[
		'seconds in a list',
		{ lines: [{ made: 1618794615 }] },
		{ lines: [{ made: '2021-04-19T01:10:15Z' }] },
	],
])('%s is converted', (_what, record, expected) => {
	expect(convertValues(record, SCHEMA)).toEqual(expected);
});

test.each([
	['text that looks like a number', { sku: '00123', zip: '97209' }],
	['a number with leading zeros', { total: '00123' }],
	['more digits than a number holds', { total: '12345678901234.123456' }],
	['an ID with more digits than a number holds', { id: '12345678901234567890' }],
	['another notation', { total: '1e3', weight: '0x1F', id: '' }],
	['ISO 8601', { created: '2026-06-14T11:24:00+00:00' }],
	['no date', { created: '0' }],
	['an empty date', { created: '' }],
	['a date in words', { created: 'yesterday' }],
	['null', { total: null, created: null, lines: null }],
	['another structure', { lines: 'none', total: { value: '5' } }],
	['a field that the catalog does not know', { constructor: '5', extra: '5.00' }],
])('%s stays as it is', (_what, record) => {
	expect(convertValues(record, SCHEMA)).toEqual(record);
});

test('the record of BigCommerce itself is not changed', () => {
	const record = { total: '5.0000', lines: [{ price: '1.00' }] };
	convertValues(record, SCHEMA);
	expect(record).toEqual({ total: '5.0000', lines: [{ price: '1.00' }] });
});
