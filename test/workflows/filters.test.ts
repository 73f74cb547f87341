import type { IDataObject } from 'n8n-workflow';

import { openSandbox, sandbox } from '../support/mappedUpdate';
import { loadOptions } from '../support/node';
import { fields, id, runOperation } from '../support/run';
import { apiRequests, as } from '../support/sandbox';

openSandbox();

/** Runs a list with these filters; what was sent, and what came out. */
async function list(operation: string, filters: IDataObject, parameters: object = {}) {
	const { error, items, hints } = await runOperation(sandbox, operation, {
		returnAll: true,
		filters: fields(filters),
		output: 'raw',
		...parameters,
	});
	const [request] = apiRequests(sandbox);
	const query = new URLSearchParams(request?.query ?? '');
	for (const name of ['limit', 'page']) query.delete(name);
	return {
		error,
		sent: request && Object.fromEntries(query),
		records: items.map(({ json }) => json),
		hints: hints.map(({ message }) => message),
	};
}

const number = (record: IDataObject, field: string) => record[field] as number;

describe('every ending of the guide for a field of its type', () => {
	it.each<[string, IDataObject, (record: IDataObject) => boolean]>([
		['product', { 'price:min': 100 }, (record) => number(record, 'price') >= 100],
		['product', { 'price:max': 20 }, (record) => number(record, 'price') <= 20],
		['product', { 'price:greater': 100 }, (record) => number(record, 'price') > 100],
		['product', { 'price:less': 20 }, (record) => number(record, 'price') < 20],
		['product', { 'weight:min': 5 }, (record) => number(record, 'weight') >= 5],
		['product', { 'cost_price:greater': 30 }, (record) => number(record, 'cost_price') > 30],
		['product', { 'name:like': 'lamp' }, ({ name }) => /lamp/i.test(String(name))],
		['product', { 'sku:like': 'HT-10' }, ({ sku }) => String(sku).includes('HT-10')],
		['product', { 'brand_id:in': '1,2' }, ({ brand_id }) => [1, 2].includes(Number(brand_id))],
		['product', { 'condition:in': 'new' }, ({ condition }) => condition === 'New'],
		[
			'product',
			{ 'categories:not_in': '2' },
			({ categories }) => !(categories as number[]).includes(2),
		],
		['product', { 'id:not_in': '77' }, (record) => record.id !== 77],
	])('%s by %j', async (resource, filters, fits) => {
		const { error, sent, records, hints } = await list(`${resource}.getMany`, filters);
		expect(error).toBeUndefined();
		expect(sent).toEqual(
			Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, String(value)])),
		);
		expect(records.length).toBeGreaterThan(0);
		expect(records.every(fits)).toBe(true);
		expect(hints.filter((hint) => hint.includes('filter'))).toEqual([]);
	});

	it.each<[string, IDataObject]>([
		['productVariant.getManyOfAllProducts', { 'id:in': '1,2' }],
		['productVariant.getManyOfAllProducts', { 'price:min': '5' }],
		['productVariant.getManyOfAllProducts', { 'upc:in': '1,2' }],
		['productVariant.getManyOfAllProducts', { 'weight:less': '5' }],
		['productVariant.getManyOfAllProducts', { 'sku:like': 'HT' }],
		['brand.getMany', { 'page_title:like': 'Oak' }],
		['brand.getMany', { 'name:in': 'Oak' }],
		['categoryLegacy.getMany', { 'sort_order:min': '1' }],
		['brandMetafield.getMany', { 'key:in': 'a,b' }],
		['cartMetafield.getMany', { 'date_modified:min': '2026-01-31T12:00:00+00:00' }],
	])('%s by %j', async (operation, filters) => {
		const { sent, hints } = await list(operation, filters, { brandId: id(1), cartId: id('x') });
		expect(sent).toEqual(filters);
		expect(hints.filter((hint) => hint.includes('filter'))).toEqual([]);
	});

	it.each(['price:like', 'is_visible:min'])('but %s only with a hint', async (name) => {
		const { sent, hints } = await list('product.getMany', { [name]: '5' });
		expect(sent).toEqual({ [name]: '5' });
		expect(hints.join()).toContain(`not documented here: ${name}.`);
	});

	it('refuses a value of another type', async () => {
		const { error, sent } = await list('product.getMany', { 'cost_price:min': 'cheap' });
		expect(error?.message).toBe('"Cost Price At Least" must be a number');
		expect(sent).toBeUndefined();
	});
});

describe('filters by name', () => {
	it('are sent, with a hint for those that are not documented', async () => {
		const { error, sent, hints } = await list('product.getMany', {
			is_visible: true,
			otherFilters: {
				'weight:max': 3,
				'map_price:in': [1, 2],
				warranty: 'none',
				new_in_2027: true,
			},
		});
		expect(error).toBeUndefined();
		expect(sent).toEqual({
			is_visible: 'true',
			'weight:max': '3',
			'map_price:in': '1,2',
			warranty: 'none',
			new_in_2027: 'true',
		});
		expect(hints.filter((hint) => hint.startsWith('Sent,'))).toEqual([
			'Sent, although these filters are not documented here: warranty, new_in_2027. BigCommerce ignores filters that it does not know, so check the records.',
		]);
	});

	it('may be JSON text, and name the form of the filter that the endpoint knows', async () => {
		const { sent, hints } = await list('category.getMany', { otherFilters: '{"category_id": 2}' });
		expect(sent).toEqual({ category_id: '2' });
		expect(hints.join()).toContain('category_id (there is category_id:in)');
	});

	it('tells when BigCommerce did not apply one', async () => {
		const { records, hints } = await list('category.getMany', { category_id: '2' });
		expect(records.length).toBeGreaterThan(1);
		expect(hints.join()).toContain(
			'BigCommerce did not apply the filter "Category ID": it returned records that do not match.',
		);
	});

	it('may be refused by BigCommerce', async () => {
		const { error } = await list('customer.getMany', { otherFilters: { shoe_size: 9 } });
		expect(error?.message).toContain('shoe_size');
	});

	it.each<[string, unknown, string]>([
		['no value', {}, 'The filter "Other Filters" has no value'],
		['an empty value', { warranty: '' }, 'The filter "Warranty" has no value'],
		['the word undefined', { warranty: 'undefined' }, /only the word/.source],
		['a list without values', { 'warranty:in': [] }, ''],
		['a list', [1], '"Other Filters" must be an object of filters and their values'],
		['no JSON', '{warranty', /"Other Filters"/.source],
		['an object as a value', { warranty: { a: 1 } }, '"Warranty" must be text'],
		['a filter of the form', { is_visible: true }, 'The filter "Is Visible" is set twice'],
		['a page', { page: 2 }, '"Page" is not a filter of this operation'],
		['a strange name', { 'a&b': 2 }, 'is not a filter of this operation'],
	])('with %s are refused, and nothing is sent', async (_, otherFilters, message) => {
		const { error, sent } = await list('product.getMany', {
			is_visible: true,
			otherFilters: otherFilters as IDataObject,
		});
		if (message) expect(error?.message).toMatch(message);
		else expect(error).toBeUndefined();
		expect(sent).toBeUndefined();
	});

	it('that come to nothing are refused', async () => {
		const { error, sent } = await list('product.getMany', { otherFilters: '={{ $json.missing }}' });
		expect(error?.message).toBe('The filter "Other Filters" has no value');
		expect(sent).toBeUndefined();
	});

	it.each(['product.deleteMany', 'priceList.deleteMany', 'subscriber.deleteMany'])(
		'never make a deletion pass: %s',
		async (operation) => {
			for (const filters of [
				{ otherFilters: { 'weight:min': 5 } },
				{ 'weight:min': 5 },
				{ keyword: 'x', 'weight:min': 5 },
			]) {
				const { error, sent } = await list(operation, filters, { deleteEverything: true });
				expect(error?.message).toMatch(/is not a filter of this operation$|^Without a filter/);
				expect(sent).toBeUndefined();
			}
		},
	);

	it('are not split over several requests', async () => {
		const many = Array.from({ length: 3000 }, (_, index) => `value-${index}`);
		const { error, sent } = await list('product.getMany', { otherFilters: { 'fabric:in': many } });
		expect(error?.message).toContain('is too long for one request');
		expect(sent).toBeUndefined();
	});

	it('can be added in the form of every list, and in no form of a deletion', async () => {
		const names = async (operation: string) => {
			const { authentication, use } = as(sandbox, 'full');
			const options = await loadOptions('getFilterFields', {
				...use,
				parameters: { authentication, resource: operation.split('.')[0], operation },
			});
			return options.map(({ value }) => value);
		};
		expect((await names('product.getMany')).at(-1)).toBe('otherFilters');
		expect((await names('order.getMany')).at(-1)).toBe('otherFilters');
		expect(await names('product.deleteMany')).not.toContain('otherFilters');
		expect(await names('product.getMany')).toEqual(
			expect.arrayContaining(['price:min', 'name:like', 'brand_id:in', 'total_sold:min']),
		);
		expect((await names('product.getMany')).length).toBeLessThan(70);
	});
});
