import { shaped, simplified } from '../../../nodes/operations/output/shapeRecord';

const order = {
	id: 7,
	status: 'Shipped',
	address: { city: 'Utrecht', geo: { lat: 52 }, phone: '1' },
	lines: [
		{ sku: 'A', price: 1 },
		{ sku: 'B', price: 2 },
	],
	note: null,
};

it.each([
	['in the order of the names', ['status', 'id'], { status: 'Shipped', id: 7 }],
	['also null', ['note'], { note: null }],
	[
		'nested, several of one parent',
		['address.city', 'address.geo.lat'],
		{ address: { city: 'Utrecht', geo: { lat: 52 } } },
	],
	[
		'in every element of a list',
		['lines.sku', 'lines.price'],
		{
			lines: [
				{ sku: 'A', price: 1 },
				{ sku: 'B', price: 2 },
			],
		},
	],
	['one of each element', ['lines.sku'], { lines: [{ sku: 'A' }, { sku: 'B' }] }],
	['what is not there is not made up', ['id', 'color', 'note.text'], { id: 7 }],
	['whole, when it has none of them', ['success'], order],
	['nothing inherited', ['constructor', '__proto__', 'id'], { id: 7 }],
])('keeps fields %s', (_what, names, expected) => {
	const kept = shaped(order, names);
	expect(kept).toEqual(expected);
	expect(Object.keys(kept)).toEqual(Object.keys(expected));
});

it('leaves the record as it was', () => {
	const before = structuredClone(order);
	shaped(order, ['address.city', 'lines.sku']);
	expect(order).toEqual(before);
});

describe('simplified', () => {
	const record = { id: 7, sku: 'A', title: 'Mug', form_fields: [1], formula: 'x', options: [2] };

	it.each<[what: string, names: string[], asked: string[], expected: object]>([
		['the ID, which a specification forgot', ['title'], [], { id: 7, title: 'Mug' }],
		['the ID in its place', ['title', 'id'], [], { title: 'Mug', id: 7 }],
		['what was asked for', ['id'], ['options'], { id: 7, options: [2] }],
		['and is written differently', ['id'], ['formfields'], { id: 7, form_fields: [1] }],
		['not what is not there', ['id'], ['variants'], { id: 7 }],
		['all, when it has none of the names', ['success'], ['options'], record],
	])('keeps %s', (_what, names, asked, expected) => {
		const kept = simplified(record, names, asked);
		expect(kept).toEqual(expected);
		expect(Object.keys(kept)).toEqual(Object.keys(expected));
	});
});
