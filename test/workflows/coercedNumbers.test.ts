import type { Sandbox } from '../../sandbox/server';
import { id, runOperation } from '../support/run';
import { apiRequests, sandboxForTests } from '../support/sandbox';
import { valueSender } from '../support/sendValue';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.log.clear();
});
afterAll(async () => {
	await sandbox.close();
});

const { list, send } = valueSender(() => sandbox);

const NO_NUMBERS = [
	'0x1F',
	'0b11',
	'0o17',
	'1e3',
	'1E3',
	'Infinity',
	'-Infinity',
	'NaN',
	'1_000',
	'1,000',
	'1.000,50',
	'1 000',
	'+5',
	'5.',
	'.',
	'-',
	'--5',
	'007',
	'٣',
	'１２',
	'12abc',
	'twelve',
	'$12.00',
	'12 €',
	'USD 12',
	'12%',
	'1/2',
	'5 ',
	' 5',
].filter((text) => text.trim() !== '5');

describe('a number', () => {
	it.each([...NO_NUMBERS, true, false, {}, { a: 1 }, [5], Number.MAX_VALUE * 2])(
		'%j is none',
		async (value) => {
			for (const [name, label] of [
				['price', 'Price'],
				['inventory_level', 'Inventory Level'],
			]) {
				const { error, body } = await send('product.update', name, value);
				expect(error?.message).toMatch(
					new RegExp(`^"${label}" (must be a (whole )?number|has no value)`),
				);
				expect(error?.description).not.toMatch(/abc|twelve/);
				expect(body).toBeUndefined();
			}
		},
	);

	it.each([
		['5', 5],
		[' 5 ', 5],
		['-5', -5],
		['0', 0],
		['0.50', 0.5],
		['.5', 0.5],
		['19.9900', 19.99],
		[5, 5],
		[1e3, 1000],
	])('%j is %d', async (value, number) => {
		expect((await send('product.update', 'price', value)).body).toEqual({ price: number });
	});

	it('with a decimal comma is shown how to write it', async () => {
		expect((await send('product.update', 'price', '1,5')).error?.description).toBe(
			'Write 1.5 instead of 1,5.',
		);
		expect((await send('product.update', 'price', '12.50 EUR')).error?.description).toBe(
			'Write 12.50 instead of 12.50 EUR.',
		);
	});

	it('that is whole has no decimals but zeros', async () => {
		expect((await send('product.update', 'inventory_level', '12.0000')).body).toEqual({
			inventory_level: 12,
		});
		expect((await send('product.update', 'inventory_level', '12.5')).error?.message).toBe(
			'"Inventory Level" must be a whole number, but is "12.5"',
		);
		expect((await send('product.update', 'inventory_level', 12.5)).error?.message).toBe(
			'"Inventory Level" must be a whole number',
		);
	});
});

describe('an ID that no number can hold', () => {
	const LARGE = '9007199254740993';

	it('keeps its digits in a path, a filter, a list and a body', async () => {
		expect(
			(await send('product.get', 'x', '', { productId: id(`={{ "${LARGE}" }}`) })).request?.path,
		).toMatch(new RegExp(`/${LARGE}$`));
		sandbox.log.clear();
		expect((await list('order.getMany', 'customer_id', LARGE)).query).toContain(
			`customer_id=${LARGE}`,
		);
		sandbox.log.clear();
		expect((await list('product.getMany', 'id:in', [LARGE, '77'])).query).toContain(
			`id:in=${LARGE},77`,
		);
		sandbox.log.clear();
		expect((await send('product.update', 'brand_id', LARGE)).body).toEqual({ brand_id: LARGE });
	});

	it.each(['9007199254740993.5', `${'1'.repeat(400)}.5`, '-9007199254740993.0'])(
		'with decimals is refused: %s',
		async (value) => {
			expect((await send('product.update', 'price', value)).error?.message).toBe(
				'"Price" is too large for a number',
			);
			expect(apiRequests(sandbox)).toEqual([]);
		},
	);

	it.each([
		['{ "brand_id": 9007199254740993 }', 'is too large for a number'],
		['={{ { brand_id: 12345678901234567890 } }}', 'is too large for a number'],
		['{ "variants": [{ "brand_id": 12345678901234567890 }] }', 'is too large for a number'],
		['{ "brand_id": 1e999 }', 'must be a number'],
		['={{ { brand_id: Number("x") } }}', 'must be a number'],
	])('inside of JSON is refused where it would change: %s', async (jsonBody, words) => {
		for (const [operation, parameters] of [
			['product.update', { productId: id(77), bodyMode: 'json' }],
			['api.request', { method: 'PUT', url: '/v3/catalog/products/77' }],
		] as const) {
			const { error } = await runOperation(sandbox, operation, { ...parameters, jsonBody });
			expect(error?.message).toBe(`"brand_id" ${words}`);
		}
		expect(apiRequests(sandbox)).toEqual([]);
	});

	it('and has been one is refused: its digits are lost', async () => {
		for (const value of [9007199254740993, 1e21]) {
			expect((await send('product.update', 'brand_id', value)).error?.message).toBe(
				'"Brand ID" is too large for a number',
			);
			expect((await send('product.update', 'upc', value)).error?.message).toMatch(
				/^"UPC.*" is too large for a number$/,
			);
			expect((await list('product.getMany', 'id:in', [value])).error?.message).toMatch(
				/is too large for a number$/,
			);
		}
		expect(apiRequests(sandbox)).toEqual([]);
	});
});
