import type { Schema } from '../../../catalog/types';
import { changesBetween } from '../../../nodes/operations/changes/compareFields';

const schema: Schema = {
	type: 'object',
	properties: {
		price: { type: 'number' },
		amount: { type: 'string' },
		sku: { type: 'string' },
		name: { type: 'string' },
		description: { type: 'string' },
		start_date: { type: 'string', format: 'date-time' },
		value: { type: 'string' },
		is_visible: { type: 'boolean' },
		categories: { type: 'array', items: { type: 'integer' } },
		tags: { type: 'array', items: { type: 'string' } },
		address: { type: 'object', properties: { city: { type: 'string' } } },
		custom_fields: { type: 'array', items: { type: 'object', properties: {} } },
	},
};

const changed = (field: string, given: unknown, current: unknown) =>
	Object.keys(changesBetween({ [field]: given }, { [field]: current }, schema));

test.each<[what: string, field: string, given: unknown, current: unknown]>([
	['money as text', 'price', 10, '10.0000'],
	['an amount of V2', 'amount', '10', '10.0000'],
	['an amount of V2 the other way round', 'amount', '10.0000', '10'],
	['a moment in another zone', 'start_date', '2026-03-01T12:00:00+02:00', '2026-03-01T10:00:00Z'],
	[
		'a moment as V2 writes it',
		'start_date',
		'2026-03-01T10:00:00Z',
		'Sun, 01 Mar 2026 10:00:00 +0000',
	],
	['a day and a moment of it', 'start_date', '2026-03-01', '2026-03-01T00:00:00+00:00'],
	['IDs in another order', 'categories', [3, 1, 2], [1, 2, 3]],
	['words in another order', 'tags', ['b', 'a'], ['a', 'b']],
	['null and an empty text', 'name', null, ''],
	['an empty list and null', 'categories', [], null],
	['a switch of V2', 'is_visible', true, '1'],
	['outer spaces', 'name', ' Mug ', 'Mug'],
	[
		'entities',
		'description',
		'<p>Salt &amp; pepper &#8211; &quot;fine&quot;</p>',
		'<p>Salt & pepper – "fine"</p>',
	],
	[
		'white space around blocks',
		'description',
		'<p>A</p>\n<ul>\n\t<li>B</li>\n</ul>',
		'<p>A</p><ul><li>B</li></ul>',
	],
	['the end of a tag', 'description', 'A<br />B', 'A<br>B'],
	['a part of an object', 'address', { city: 'Bonn' }, { city: 'Bonn', zip: '53111' }],
	[
		'records without what BigCommerce adds',
		'custom_fields',
		[{ name: 'a', value: 'b' }],
		[{ id: 7, name: 'a', value: 'b' }],
	],
	[
		'records with IDs in another order',
		'custom_fields',
		[
			{ id: 2, name: 'b' },
			{ id: 1, name: 'a' },
		],
		[
			{ id: 1, name: 'a' },
			{ id: 2, name: 'b' },
		],
	],
])('the same: %s', (_what, field, given, current) => {
	expect(changed(field, given, current)).toEqual([]);
});

test.each<[what: string, field: string, given: unknown, current: unknown]>([
	['text that looks like a number', 'sku', '007', '7'],
	['text with other decimals', 'sku', '10', '10.00'],
	['text that begins with a day', 'name', '2026-03-01 (draft)', '2026-03-01'],
	[
		'text that is a moment in another zone',
		'value',
		'2026-03-01T12:00:00+02:00',
		'2026-03-01T10:00:00Z',
	],
	['another moment', 'start_date', '2026-03-01T10:00:00+01:00', '2026-03-01T10:00:00Z'],
	[
		'a moment whose zone is not known',
		'start_date',
		'2026-03-01T10:00:00',
		'2026-03-01T10:00:00+00:00',
	],
	['case', 'name', 'mug', 'Mug'],
	['spaces within', 'name', 'Blue  mug', 'Blue mug'],
	['a space between words with tags', 'description', '<b>A</b> B', '<b>A</b>B'],
	['an entity that shows markup', 'description', '<p>&lt;b&gt;</p>', '<p><b></p>'],
	['an entity that shows an entity', 'description', '&amp;lt;', '&lt;'],
	['one of two equal IDs', 'categories', [1, 1], [1, 2]],
	['zero and nothing', 'price', 0, null],
	['false and nothing', 'is_visible', false, null],
	[
		'records without IDs in another order',
		'custom_fields',
		[{ name: 'b' }, { name: 'a' }],
		[{ name: 'a' }, { name: 'b' }],
	],
	['fewer records', 'custom_fields', [{ name: 'a' }], [{ name: 'a' }, { name: 'b' }]],
	['a field that BigCommerce does not return', 'name', 'Mug', undefined],
])('different: %s', (_what, field, given, current) => {
	expect(changed(field, given, current)).toEqual([field]);
});

test('a part of an object that differs is named by its path', () => {
	expect(
		changesBetween({ address: { city: 'Bonn' } }, { address: { city: 'Berlin' } }, schema),
	).toEqual({ 'address.city': { from: 'Berlin', to: 'Bonn' } });
});
