import { decimalFrom } from '../../nodes/provider/money/decimal';
import { ratesFrom } from '../../nodes/BigCommerceShippingProvider/rateTable';
import type { RateRow } from '../../nodes/BigCommerceShippingProvider/types';
import { rateRequest } from '../../nodes/provider/schema/shippingRequest';
import { matchesPostalCode } from '../../nodes/provider/places/postalCodes';
import { rateItem, rateRequestBody } from '../support/provider/samples';

const amount = (value: number) => decimalFrom(value) as bigint;

const row = (changes: Partial<RateRow> = {}): RateRow => ({
	name: 'Standard',
	code: 'STD',
	price: amount(5),
	pricePerWeight: 0n,
	pricePerItem: 0n,
	countries: '',
	states: '',
	postalCodes: '',
	weight: {},
	orderValue: {},
	quantity: {},
	category: '',
	categoryOf: 'any',
	description: '',
	...changes,
});

const rates = (rows: RateRow[], body = rateRequestBody(), changes = {}) =>
	ratesFrom(
		{ rows, currency: 'USD', weightUnit: 'lb', categoryKey: 'category', ...changes },
		rateRequest.parse(body),
	).map(({ code, cost }) => `${code} ${cost.amount}`);

test('every row that matches is a method; of rows with the same code the first', () => {
	const tiers = [
		row({ weight: { most: amount(5) }, price: amount(4) }),
		row({ weight: { most: amount(6) }, price: amount(7) }),
		row({ price: amount(20) }),
		row({ code: 'EXP', price: amount(30) }),
	];
	// Three pieces of 2 lb are exactly 6 lb.
	expect(rates(tiers)).toEqual(['STD 7', 'EXP 30']);
});

test.each<[string, Partial<RateRow>, boolean]>([
	['the country', { countries: 'ca, us' }, true],
	['another country', { countries: 'CA' }, false],
	['the state', { states: 'OR,CA' }, true],
	['another state', { states: 'OR' }, false],
	['the postal code', { postalCodes: '94000-94999' }, true],
	['another postal code', { postalCodes: '97*' }, false],
	['the value', { orderValue: { least: amount(60), most: amount(60) } }, true],
	['less than the value', { orderValue: { most: amount(59.99) } }, false],
	['the quantity', { quantity: { least: amount(3) } }, true],
	['a larger quantity', { quantity: { least: amount(4) } }, false],
])('a row for %s', (_, changes, isFor) => {
	expect(rates([row(changes)])).toEqual(isFor ? ['STD 5'] : []);
});

test('prices by weight and by item add to the price', () => {
	expect(rates([row({ pricePerWeight: amount(0.335), pricePerItem: amount(1.1) })])).toEqual([
		'STD 10.31',
	]);
});

test('what is not known is not within a limit', () => {
	const body = rateRequestBody({
		items: [rateItem({ weight: null, discounted_price: null, declared_value: null })],
	});

	expect(rates([row({ weight: { most: amount(100) } })], body)).toEqual([]);
	expect(rates([row({ pricePerWeight: amount(1) })], body)).toEqual([]);
	expect(rates([row({ orderValue: { most: amount(100) } })], body)).toEqual([]);
	expect(rates([row()], body)).toEqual(['STD 5']);
});

test('prices in another currency are not compared with the table', () => {
	expect(
		rates([row({ orderValue: { least: amount(1) } })], undefined, { currency: 'EUR' }),
	).toEqual([]);
});

test('a category of any, all or none of the items', () => {
	const bulky = { key: 'category', value: 'Bulky', namespace: 'shipping_carrier_1' };
	const body = rateRequestBody({ items: [rateItem({ attributes: [bulky] }), rateItem()] });
	const of = (categoryOf: RateRow['categoryOf']) =>
		rates([row({ category: 'bulky', categoryOf })], body);

	expect([of('any'), of('all'), of('none')]).toEqual([['STD 5'], [], []]);
});

test.each([
	['97*', '97201', 'US', true],
	['97*', '98001', 'US', false],
	['97201', '97201-1234', 'US', true],
	['97000-97999', '97201-1234', 'US', true],
	['97000-97999', '98000', 'US', false],
	['K1A 0B1', 'k1a0b1', 'CA', true],
	['K1A 0B1', 'K1A', 'CA', true],
	['K1B*', 'K1A', 'CA', false],
	['SW1A 2*', 'SW1A', 'GB', true],
	['SW1A 2*', 'SW1A 1AA', 'GB', false],
	['97200-97299', '972', 'US', true],
	['97200-97299', '973', 'US', false],
	['10115', '101', 'DE', false],
	['97*', '', 'US', false],
	['', '', 'US', true],
])('postal codes %p and %p in %s', (patterns, code, country, matches) => {
	expect(matchesPostalCode(patterns, code, country)).toBe(matches);
});
