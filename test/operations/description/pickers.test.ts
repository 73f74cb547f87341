import type { Picker } from '../../../catalog/formTypes';
import { allOperations, operationOf } from '../../../nodes/shared/catalog/catalog';
import { allPickers, pickerOf } from '../../../nodes/shared/catalog/forms';
import {
	entriesFrom,
	isFound,
	listFor,
	listQuery,
	methodOf,
} from '../../../nodes/operations/description/pickers';

const picker = (parameter: string) => pickerOf(parameter) as Picker;
const nameOf = (parameter: string, record: unknown) =>
	entriesFrom(picker(parameter), [record])[0]?.name;

describe('the table of pickers', () => {
	it('has a list for every operation with the parameter', () => {
		const uses = allOperations().flatMap((user) =>
			user.pathParameters.map(({ parameter }) => ({ user, picker: pickerOf(parameter) })),
		);
		const without = uses
			.filter((use) => use.picker && !listFor(use.picker, use.user))
			.map(({ user }) => user.id);
		expect(without).toEqual([]);
		expect(uses.filter((use) => use.picker).length).toBeGreaterThan(350);
	});

	it('sends only query parameters that the lists know', () => {
		const unknown = allPickers().flatMap(({ parameter, lists, send = {}, search = [] }) => {
			const names = [...Object.keys(send), ...search.flatMap(({ query }) => query)];
			return lists.flatMap((id) =>
				names
					.filter(
						(name) =>
							!operationOf(id)?.query.some((queryParameter) => queryParameter.name === name),
					)
					.map((name) => `${parameter}: ${id} ${name}`),
			);
		});
		expect(unknown).toEqual([]);
	});

	it('gives each picker a method of its own', () => {
		const names = allPickers().map(methodOf);
		expect(new Set(names).size).toBe(names.length);
	});
});

describe('the list of a picker', () => {
	it.each([
		['metafieldId', 'brandMetafield.get', 'brandMetafield.getMany'],
		['metafieldId', 'productVariantMetafield.get', 'productVariantMetafield.getMany'],
		['metafieldId', 'productMetafield.update', 'productMetafield.getMany'],
		['metafieldId', 'storeMetafield.get', 'storeMetafield.getMany'],
		['variantId', 'productVariant.get', 'productVariant.getMany'],
		['variantId', 'priceListRecord.upsert', 'productVariant.getManyOfAllProducts'],
	])('%s of %s comes from %s', (parameter, user, list) => {
		expect(listFor(picker(parameter), operationOf(user))?.id).toBe(list);
	});
});

describe('a search', () => {
	it.each([
		['productId', 'mug', [['keyword', 'mug']]],
		[
			'orderId',
			'#118',
			[
				['min_id', '118'],
				['max_id', '118'],
			],
		],
		['orderId', 'ada@example.com', [['email', 'ada@example.com']]],
		['customerId', '12', [['id:in', '12']]],
		['customerId', 'Ada', [['name:like', 'Ada']]],
	])('of %s for %s asks BigCommerce', (parameter, text, sent) => {
		const { query, isSearched } = listQuery(picker(parameter), text);
		expect(isSearched).toBe(true);
		expect(query).toEqual(expect.arrayContaining(sent));
	});

	it('is ours where BigCommerce has none', () => {
		expect(listQuery(picker('webhookId'), 'orders').isSearched).toBe(false);
		expect(listQuery(picker('orderId'), 'Ada').isSearched).toBe(false);
		expect(isFound({ name: '#118 · Ada Example', value: 118 }, 'ada')).toBe(true);
		expect(isFound({ name: '#118 · Ada Example', value: 118 }, '118')).toBe(true);
		expect(isFound({ name: '#118 · Ada Example', value: 118 }, 'Bob')).toBe(false);
	});
});

describe('an entry', () => {
	it.each([
		[
			'orderId',
			{
				id: 118,
				billing_address: { first_name: 'Ada', last_name: 'Example' },
				date_created: 'Mon, 02 Mar 2026 10:00:00 +0000',
				status: '',
			},
			'#118 · Ada Example · 2026-03-02',
		],
		[
			'customerId',
			{ id: 5, first_name: 'Ada', last_name: '', email: 'ada@example.com', company: '' },
			'Ada · ada@example.com',
		],
		[
			'variantId',
			{ id: 1, sku: 'M-1', option_values: [{ label: 'Red' }, { label: 'Large' }] },
			'Red, Large · M-1',
		],
		['customFieldId', { id: 1, name: '', value: '' }, '1'],
		['categoryId', { category_id: 23, name: 'Mugs' }, 'Mugs'],
	])('of %s reads well', (parameter, record, name) => {
		expect(nameOf(parameter, record)).toBe(name);
	});

	it('without a value is left out', () => {
		expect(entriesFrom(picker('productId'), [{ name: 'A' }, null, 'x'])).toEqual([]);
	});

	it('leads to the control panel where there is one', () => {
		const [entry] = entriesFrom(
			picker('productId'),
			[{ id: 77, name: 'Mug' }],
			(value) => `https://panel.example.com/${value}`,
		);
		expect(entry.url).toBe('https://panel.example.com/77');
	});
});
