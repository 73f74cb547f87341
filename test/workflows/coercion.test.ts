import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/server';
import { fields, id, jsons, runOperation } from '../support/run';
import { apiRequests, sandboxForTests } from '../support/sandbox';

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

/** The value stands in the item, as a spreadsheet or a webhook has it. */
async function send(operation: string, name: string, value: unknown, parameters: object = {}) {
	const result = await runOperation(
		sandbox,
		operation,
		{
			productId: id(77),
			orderId: id(101),
			bodyMode: 'fields',
			fields: fields({ [name]: '={{ $json.value }}' }),
			...parameters,
		},
		{ items: jsons([{ value }]) },
	);
	const [request] = apiRequests(sandbox);
	return { error: result.error, body: request?.body as IDataObject | undefined, request };
}

async function list(operation: string, name: string, value: unknown) {
	const result = await runOperation(
		sandbox,
		operation,
		{ limit: 1, filters: fields({ [name]: '={{ $json.value }}' }) },
		{ items: jsons([{ value }]) },
	);
	return { error: result.error, query: decodeURIComponent(apiRequests(sandbox)[0]?.query ?? '') };
}

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
].filter((each) => each.trim() !== '5');

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
				expect(error?.description).not.toMatch(/abc|twelve|\$12/);
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
		expect((await send('product.update', 'price', '12.50 EUR')).error?.description).toMatch(
			/^It contains a currency\./,
		);
	});

	it('that is whole has no decimals but zeros', async () => {
		expect((await send('product.update', 'inventory_level', '12.0000')).body).toEqual({
			inventory_level: 12,
		});
		expect((await send('product.update', 'inventory_level', '12.5')).error?.message).toBe(
			'"Inventory Level" must be a whole number',
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

describe('a switch', () => {
	it.each([
		['Yes', true],
		['no', false],
		['Y', true],
		['N', false],
		['TRUE', true],
		['FALSE', false],
		['On', true],
		['off', false],
		[' true ', true],
		['1', true],
		[0, false],
		[1, true],
		[true, true],
	])('%j is %j', async (value, on) => {
		expect((await send('product.update', 'is_visible', value)).body).toEqual({ is_visible: on });
		sandbox.log.clear();
		expect((await list('product.getMany', 'is_visible', value)).query).toContain(
			`is_visible=${String(on)}`,
		);
		sandbox.log.clear();
		expect((await list('product.getMany', 'is_featured', value)).query).toContain(
			`is_featured=${on ? 1 : 0}`,
		);
	});

	it.each(['maybe', 'ja', 2, -1, '2', {}, [true], 'truee', '0x1'])('%j is none', async (value) => {
		expect((await send('product.update', 'is_visible', value)).error?.message).toBe(
			'"Is Visible" must be true or false',
		);
		expect((await list('product.getMany', 'is_featured', value)).error?.message).toMatch(
			/must be true or false$|must be a whole number$|^$/,
		);
	});
});

describe('a text', () => {
	it.each([
		[5, '5'],
		['5', '5'],
		['007', '007'],
		['0x1F', '0x1F'],
		[true, 'true'],
		[1.5, '1.5'],
		['null', 'null'],
		[' a ', ' a '],
	])('%j is %j', async (value, text) => {
		expect((await send('product.update', 'sku', value)).body).toEqual({ sku: text });
	});

	it.each([
		[{ a: 1 }, 'must be text'],
		[['A'], 'must be text'],
		['undefined', 'has no value, only the word "undefined"'],
		['[object Object]', 'has no value, only the word'],
		[{}, 'must be text'],
	])('%j is none', async (value, message) => {
		expect((await send('product.update', 'sku', value)).error?.message).toContain(message);
	});

	it('of a date is its ISO form', async () => {
		expect(
			(
				await send('product.update', 'sku', '', {
					fields: fields({ sku: '={{ new Date(Date.UTC(2026, 2, 31)) }}' }),
				})
			).body,
		).toEqual({ sku: '2026-03-31T00:00:00.000Z' });
	});
});

describe('a list', () => {
	it.each([
		['1, 2', [1, 2]],
		['[1,2]', [1, 2]],
		[
			[1, '2'],
			[1, 2],
		],
		[5, [5]],
		['5', [5]],
		[
			[1, null, '', 2],
			[1, 2],
		],
		['1,,2', [1, 2]],
	])('%j is %j', async (value, numbers) => {
		expect((await send('product.update', 'categories', value)).body).toEqual({
			categories: numbers,
		});
	});

	it.each([
		[{ id: 5 }, 'must be a list'],
		['{"id": 5}', 'must be a number'],
		[['0x1F'], 'must be a number'],
		['1;2', 'must be a number'],
		[[[1]], 'must be a number'],
		[true, 'must be a number'],
		['[1,', 'is not valid JSON'],
	])('%j is none', async (value, message) => {
		expect((await send('product.update', 'categories', value)).error?.message).toContain(message);
	});

	it.each([
		[{ name: 'a', value: 'b' }, 'must be a list'],
		['{"name":"a"}', 'must be a list'],
		[5, 'must be a JSON object'],
		['a,b', 'is not valid JSON'],
	])('of objects is not %j', async (value, message) => {
		expect((await send('product.update', 'custom_fields', value)).error?.message).toContain(
			message,
		);
	});

	it('a value with a comma between quotation marks is not taken for two', async () => {
		const { error } = await send('product.update', 'meta_keywords', '"a, b", c');
		expect(error?.message).toBe('"Meta Keywords" must be a list');
		expect(apiRequests(sandbox)).toEqual([]);
	});

	it('a value with a comma in it is not taken for two', async () => {
		for (const value of [['Mug, blue', 'Cup'], ['Mug, blue'], '["Mug, blue"]']) {
			const { error } = await list('customer.getMany', 'name:in', value);
			expect(error?.message).toMatch(/^A value of the filter ".+" has a comma in it$/);
		}
		expect(apiRequests(sandbox)).toEqual([]);
		expect((await list('customer.getMany', 'name:in', 'Ada Example, Bob Example')).query).toContain(
			'name:in=Ada Example,Bob Example',
		);
	});

	it('does not go where one value belongs', async () => {
		expect((await list('order.getMany', 'customer_id', [1, 2])).error?.message).toMatch(
			/must be a whole number$/,
		);
		expect((await list('product.getMany', 'sku', ['A', 'B'])).error?.message).toMatch(
			/must be text$/,
		);
	});
});

describe('a date', () => {
	it.each([
		0,
		1,
		-1,
		46112,
		99_999_999_999_999,
		1e300,
		true,
		'0',
		'46112',
		'12:30',
		'2026',
		'2026-W05',
		'2026-02-31',
		'2026-02-31T10:00:00Z',
		'0000-00-00 00:00:00',
		'31.03.2026',
		'03/31/2026',
		'tomorrow',
		{},
		[1],
		'2026-13-01T00:00:00Z',
		'99999999999999',
	])('%j is none', async (value) => {
		const { error } = await send('product.update', 'preorder_release_date', value);
		expect(error?.message).toBe('"Preorder Release Date" must be a date');
		expect((await list('product.getMany', 'date_modified:min', value)).error?.message).toMatch(
			/must be a date$/,
		);
		expect(apiRequests(sandbox)).toEqual([]);
	});

	it.each([
		['2026-03-31T14:30:00Z', '2026-03-31T14:30:00Z'],
		[1_774_960_200, '2026-03-31T12:30:00Z'],
		['1774960200000', '2026-03-31T12:30:00Z'],
		['20260331T123000Z', '2026-03-31T12:30:00Z'],
		['Tue, 31 Mar 2026 12:30:00 +0000', '2026-03-31T12:30:00Z'],
		['31 Mar 2026 12:30:00 +0000', '2026-03-31T12:30:00Z'],
	])('%j is %s', async (value, written) => {
		expect((await send('product.update', 'preorder_release_date', value)).body).toEqual({
			preorder_release_date: written,
		});
	});
});

describe('JSON', () => {
	const deep = (levels: number) => `={{ '['.repeat(${levels}) + ']'.repeat(${levels}) }}`;

	it.each([
		[deep(200), 'fields'],
		[deep(100_000), 'fields'],
		[deep(200), 'json'],
		[deep(100_000), 'json'],
		[deep(5_000_000), 'json'],
		[`={{ JSON.parse('[' .repeat(3000) + ']'.repeat(3000)) }}`, 'json'],
		[`={{ JSON.parse('[' .repeat(100000) + ']'.repeat(100000)) }}`, 'json'],
		[`={{ JSON.parse('{"a":'.repeat(200) + '1' + '}'.repeat(200)) }}`, 'fields'],
	])('that is nested too deeply is refused: %s as %s', async (value, bodyMode) => {
		const { error } = await runOperation(sandbox, 'product.update', {
			productId: id(77),
			bodyMode,
			fields: fields({ custom_fields: value, custom_url: value }),
			jsonBody: value,
		});
		expect(error?.message).toMatch(/nested too deeply$|must be a list$/);
		expect(`${error?.message} ${error?.description}`).not.toMatch(/call stack|RangeError/);
		expect(apiRequests(sandbox)).toEqual([]);
	});

	it('of one hundred levels is sent', async () => {
		await runOperation(sandbox, 'product.update', {
			productId: id(77),
			bodyMode: 'json',
			jsonBody: deep(90)
				.replace('=', '={{ "{\\"x\\":" + ')
				.replace("{{ '", "'")
				.replace(' }}', ' + "}" }}'),
		});
		expect(apiRequests(sandbox)).toHaveLength(1);
	});

	it.each([
		'{"name": "Ada Lovelace", }',
		'{"name": "Ada Lovelace"',
		'{name: Ada Lovelace}',
		'{"name": Ada Lovelace}',
		'Ada Lovelace',
		'{"name": "Ada\nLovelace"}',
		"'Ada Lovelace'",
	])('that cannot be read is not repeated: %j', async (jsonBody) => {
		const { error } = await runOperation(sandbox, 'product.update', {
			productId: id(77),
			bodyMode: 'json',
			jsonBody,
		});
		expect(error?.message).toBe('"JSON Body" is not valid JSON');
		expect(error?.description).not.toMatch(/Ada|Lovelace|Unexpected|position|token/);
	});

	it.each([
		'{"__proto__": {"polluted": true}, "name": "Mug"}',
		'{"constructor": {"prototype": {"polluted": true}}, "name": "Mug"}',
	])('%s changes no object but its own', async (jsonBody) => {
		await runOperation(sandbox, 'product.update', {
			productId: id(77),
			bodyMode: 'json',
			jsonBody,
		});
		await runOperation(
			sandbox,
			'product.update',
			{ productId: id(77), bodyMode: 'fields', fields: fields(null, 'autoMapInputData') },
			{ items: [{ json: JSON.parse(jsonBody) as IDataObject }] },
		);
		await runOperation(sandbox, 'product.getMany', {
			limit: 1,
			filters: {
				mappingMode: 'defineBelow',
				value: JSON.parse('{"__proto__": "x"}') as object,
				schema: [],
			},
		});
		expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
		expect(apiRequests(sandbox).filter(({ method }) => method === 'PUT')).toHaveLength(2);
	});
});
