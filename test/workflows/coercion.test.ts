import type { Sandbox } from '../../sandbox/server';
import { fields } from '../support/run';
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
		['1;2', 'There is no category with the name "1;2"'],
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
