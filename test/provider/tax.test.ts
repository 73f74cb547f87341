import { decimalFrom, toNumber } from '../../nodes/provider/money/decimal';
import { checkReply } from '../../nodes/provider/reply/checkAnswer';
import { quoteRequest } from '../../nodes/provider/schema/taxRequest';
import { linesOf, priceOf, quoteFrom } from '../../nodes/provider/tax/computeTax';
import { quoteFromTable, type TaxRow } from '../../nodes/BigCommerceTaxProvider/taxTable';
import { quoteRequestBody, taxLine } from '../support/provider/samples';

const rate = (percent: number, name = `Tax of ${percent}%`) => ({
	name,
	rate: (decimalFrom(percent) as bigint) / 100n,
});

const price = (amount: number, percents: number[], changes = {}, places = 2) => {
	const line = quoteRequest.shape.documents.element.shape.shipping.parse(
		taxLine('item', amount, changes),
	);
	const { amount_exclusive, amount_inclusive, total_tax, sales_tax_summary } = priceOf(
		line,
		percents.map((percent) => rate(percent)),
		places,
	);
	return [
		amount_exclusive,
		total_tax,
		amount_inclusive,
		...sales_tax_summary.map((tax) => tax.amount),
	];
};

const inclusive = (amount: number) => ({ price: { amount, tax_inclusive: true } });

test.each<[string, unknown[], number[]]>([
	['a rate of 8.25%', price(19.99, [8.25]), [19.99, 1.65, 21.64, 1.65]],
	['a half cent, which floating point loses', price(1.005, [100]), [1.005, 1.01, 2.015, 1.01]],
	['two taxes, each rounded by itself', price(10.1, [5, 9.975]), [10.1, 1.52, 11.62, 0.51, 1.01]],
	['an inclusive price', price(0, [19], inclusive(119)), [100, 19, 119, 19]],
	[
		'an inclusive price that does not divide',
		price(0, [7.7], inclusive(9.99)),
		[9.28, 0.71, 9.99, 0.71],
	],
	[
		'two taxes in an inclusive price',
		price(0, [5, 9.975], inclusive(100)),
		[86.97, 13.03, 100, 4.35, 8.68],
	],
	['a refund', price(-19.99, [8.25]), [-19.99, -1.65, -21.64, -1.65]],
	['a refund of an inclusive price', price(0, [19], inclusive(-119)), [-100, -19, -119, -19]],
	['an exempt line', price(450, [8.25], { tax_exempt: true }), [450, 0, 450]],
	[
		'an exempt inclusive line',
		price(0, [19], { ...inclusive(119), tax_exempt: true }),
		[119, 0, 119],
	],
	['nothing', price(0, [8.25]), [0, 0, 0, 0]],
	['yen', price(999, [10], {}, 0), [999, 100, 1099, 100]],
])('%s', (_, result, wanted) => expect(result).toEqual(wanted));

test('sums never lose a cent', () => {
	for (let cents = -3000; cents < 3000; cents += 7)
		for (const changes of [{}, inclusive(cents / 100)]) {
			const [exclusive, tax, total, ...parts] = price(
				cents / 100,
				[6.625, 2.25, 0.375],
				changes,
			) as number[];
			const exact = (value: number) => Math.round(value * 100);
			expect(exact(exclusive) + exact(tax)).toBe(exact(total));
			expect(parts.reduce((sum, part) => sum + exact(part), 0)).toBe(exact(tax));
		}
});

test("the example of tax_provider.yml: half of each line, and every line's own ID", () => {
	const request = quoteRequest.parse(quoteRequestBody());
	const answer = quoteFrom(request, () => [rate(50, 'Brutal Tax')]);

	const [{ items, shipping, handling }] = answer.documents;
	expect(items.map(({ id, price }) => [id, price.amount_inclusive, price.total_tax])).toEqual([
		['088c7465', 675, 225],
		['d2675662', 300, 100],
	]);
	expect(items.map(({ wrapping }) => [wrapping?.id, wrapping?.price.amount_inclusive])).toEqual([
		['d2675662', 7.5],
		['d2675662', 7.5],
	]);
	expect([shipping.price.amount_inclusive, handling.price.total_tax]).toEqual([15, 0]);
	expect(shipping.price.tax_rate).toBe(0.5);
	expect(checkReply({ kind: 'estimate', request }, answer)).toEqual({ answer });
});

describe('a table', () => {
	const taxRow = (changes: Partial<TaxRow>): TaxRow => ({
		...rate(10),
		countries: '',
		states: '',
		postalCodes: '',
		taxClasses: '',
		...changes,
	});
	const rows = [
		taxRow({ ...rate(5, 'State'), countries: 'US', states: 'OH' }),
		taxRow({ ...rate(2, 'County'), countries: 'US', postalCodes: '45890-45899' }),
		taxRow({ ...rate(9, 'Elsewhere'), countries: 'CA' }),
		taxRow({ ...rate(1, 'Books'), countries: 'US', taxClasses: 'Books, 7' }),
	];
	const taxes = (body: unknown, exemptCodes = '') =>
		linesOf(quoteRequest.parse(body)).length &&
		quoteFromTable({ rows, exemptCodes }, quoteRequest.parse(body)).documents[0].items.map(
			({ price }) => price.sales_tax_summary.map(({ name }) => name),
		);

	test('rows that match add up, and rows for a class replace the others', () => {
		const book = { tax_class: { code: '', class_id: '7', name: 'Printed' } };
		expect(taxes(quoteRequestBody([taxLine('item', 10), taxLine('item', 10, book)]))).toEqual([
			['State', 'County'],
			['Books'],
		]);
	});

	test('customers with an exemption code pay none', () => {
		const customer = { customer_id: '1', customer_group_id: '0', taxability_code: 'RESALE' };
		expect(taxes(quoteRequestBody([taxLine('item', 10)], { customer }), 'gov, resale')).toEqual([
			[],
		]);
		expect(taxes(quoteRequestBody([taxLine('item', 10)], { customer }))).toEqual([
			['State', 'County'],
		]);
	});
});

describe('an answer that must not be sent', () => {
	const request = quoteRequest.parse(quoteRequestBody());
	const good = () => JSON.parse(JSON.stringify(quoteFrom(request, () => [rate(50)])));
	const mistake = (change: (answer: ReturnType<typeof good>) => void) => {
		const answer = good();
		change(answer);
		const checked = checkReply({ kind: 'estimate', request }, answer);
		return 'mistake' in checked ? checked.mistake : undefined;
	};

	test.each<[string, (answer: ReturnType<typeof good>) => void, string]>([
		[
			'no sum',
			(a) => delete a.documents[0].items[0].price.total_tax,
			'documents[0].items[0].price.total_tax: Required',
		],
		[
			'a wrong sum',
			(a) => (a.documents[0].items[0].price.amount_inclusive = 1),
			'documents[0].items[0].price.amount_inclusive must be amount_exclusive + total_tax',
		],
		[
			'another ID',
			(a) => (a.documents[0].items[1].id = 'x'),
			"documents[0].items[1].id must be the ID of the request's line",
		],
		[
			'a missing item',
			(a) => a.documents[0].items.pop(),
			'documents[0].items must have 2 entries, one for each of the request',
		],
		[
			'no wrapping',
			(a) => delete a.documents[0].items[0].wrapping,
			'documents[0].items[0].wrapping is missing',
		],
		[
			'a tax without a name',
			(a) => (a.documents[0].shipping.price.sales_tax_summary[0].name = ''),
			'documents[0].shipping.price.sales_tax_summary[0].name: String must contain at least 1 character(s)',
		],
		[
			'a summary that does not add up',
			(a) => (a.documents[0].shipping.price.sales_tax_summary[0].amount = 1),
			'documents[0].shipping.price.sales_tax_summary must add up to total_tax',
		],
		[
			'a wrong type',
			(a) => (a.documents[0].items[0].type = 'wrapping'),
			"documents[0].items[0].type: Invalid enum value. Expected 'item' | 'refund' | 'fee', received 'wrapping'",
		],
	])('%s', (_, change, wanted) => expect(mistake(change)).toBe(wanted));
});

test.each([
	[1, 1],
	['0.1', 0.1],
	['1e-7', 1e-7],
	[-2.5, -2.5],
	[1.005, 1.005],
	[123456789.12, 123456789.12],
])('%p stays what it is', (value, wanted) => {
	expect(toNumber(decimalFrom(value) as bigint)).toBe(wanted);
});

test.each(['', 'abc', 'Infinity', '1,5', null, {}, '1e99'])('%p is no number', (value) => {
	expect(decimalFrom(value)).toBeUndefined();
});
