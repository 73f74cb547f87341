import type { GraphQl, Operation } from '../../../catalog/types';
import { bareId, withGlobalIds } from '../../../nodes/operations/requests/globalIds';
import { variablesFrom, variablesOf } from '../../../nodes/operations/requests/variables';

const graphql = (more: Partial<GraphQl>): GraphQl => ({
	api: 'admin',
	field: 'thing.change',
	document:
		'mutation Change($thingId:ID!$email:String$elements:[X!]!$isNew:Boolean=false){thing{change{id}}}',
	at: 'thing',
	...more,
});
const batch: Operation['batch'] = { form: 'key', key: 'elements' };

describe('a global ID', () => {
	it.each([
		['77', 'bc/store/thing/77'],
		[77, 'bc/store/thing/77'],
		[' 77 ', 'bc/store/thing/77'],
		['bc/store/thing/77', 'bc/store/thing/77'],
		['bc/store/other/77', 'bc/store/other/77'],
		[
			['1', 'bc/store/thing/2'],
			['bc/store/thing/1', 'bc/store/thing/2'],
		],
		['', ''],
		[undefined, undefined],
	])('is made of %j', (given, wanted) => {
		expect(withGlobalIds({ thingId: given }, { thingId: 'bc/store/thing/' })).toEqual({
			thingId: wanted,
		});
	});

	it('is made at whatever depth, and of nothing else', () => {
		const given = {
			elements: [{ data: { dropdown: { values: [{ valueId: 5, label: '5' }] } } }],
			label: 5,
		};
		expect(withGlobalIds(given, { valueId: 'bc/v/' })).toEqual({
			elements: [{ data: { dropdown: { values: [{ valueId: 'bc/v/5', label: '5' }] } } }],
			label: 5,
		});
	});

	it.each([
		['PRODUCTS', 'bc/store/product/7'],
		['BRANDS', 'bc/store/brand/7'],
		['SOMETHING_NEW', '7'],
		['constructor', '7'],
	])('follows another field: %s', (resourceType, wanted) => {
		const ids = {
			resourceId: {
				by: 'resourceType',
				prefixes: { PRODUCTS: 'bc/store/product/', BRANDS: 'bc/store/brand/' },
			},
		};
		expect(withGlobalIds({ resourceType, entities: [{ resourceId: 7 }] }, ids)).toEqual({
			resourceType,
			entities: [{ resourceId: wanted }],
		});
	});

	it.each([
		['bc/account/store/abc', 'abc'],
		['abc', 'abc'],
		['a/b', 'a/b'],
	])('%s is known as %s', (given, wanted) => {
		expect(bareId(given)).toBe(wanted);
	});
});

describe('variables', () => {
	it('are those of the document and no others', () => {
		expect([...variablesOf(graphql({}))]).toEqual(['thingId', 'email', 'elements', 'isNew']);
		expect(variablesFrom(graphql({}), undefined, { thingId: '1', unknown: 2 })).toEqual({
			thingId: '1',
		});
	});

	it('an e-mail address goes to the variable for it', () => {
		const one = graphql({ ids: { thingId: 'bc/t/' }, emails: { thingId: 'email' } });
		expect(variablesFrom(one, undefined, { thingId: ' ada@example.com ' })).toEqual({
			email: 'ada@example.com',
		});
		expect(variablesFrom(one, undefined, { thingId: '7' })).toEqual({ thingId: 'bc/t/7' });
	});

	it('are put together as a template says, without what was not filled in', () => {
		const one = graphql({
			variables: { filters: { id: '{thingId}', type: '{type}', ids: '{ids}' } },
			implied: { thingId: { type: 'THING' } },
			ids: { thingId: 'bc/t/', ids: 'bc/t/' },
		});
		expect(variablesFrom(one, undefined, { thingId: 7, ids: ['1'] })).toEqual({
			filters: { id: 'bc/t/7', type: 'THING', ids: ['bc/t/1'] },
		});
		expect(variablesFrom(one, undefined, {})).toEqual({});
	});

	it('hold the elements of a batch in the form that BigCommerce wants', () => {
		const listed = graphql({ entries: { fields: ['fieldName', 'value'] } });
		expect(
			variablesFrom(listed, batch, { elements: [{ id: 1, fields: { name: 'Tasse', price: 2 } }] }),
		).toEqual({
			elements: [
				{
					id: 1,
					fields: [
						{ fieldName: 'name', value: 'Tasse' },
						{ fieldName: 'price', value: '2' },
					],
				},
			],
		});
		expect(
			variablesFrom(listed, batch, {
				elements: [{ id: 1, fields: [{ fieldName: 'name', value: 'Tasse' }] }],
			}),
		).toEqual({ elements: [{ id: 1, fields: [{ fieldName: 'name', value: 'Tasse' }] }] });
		const nested = graphql({
			element: {
				id: '{id}',
				overrides: [
					{
						context: { channelId: '{channelId}' },
						data: { name: '{name}', isVisible: '{isVisible}' },
					},
				],
			},
			ids: { channelId: 'bc/c/' },
		});
		expect(
			variablesFrom(nested, batch, { channelId: '1', elements: [{ id: 5, isVisible: false }] }),
		).toEqual({
			elements: [
				{ id: 5, overrides: [{ context: { channelId: 'bc/c/1' }, data: { isVisible: false } }] },
			],
		});
	});
});
