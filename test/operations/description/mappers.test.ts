import { exampleBody } from '../../../catalog/example';
import { allOperations, operationOf } from '../../../nodes/shared/catalog/catalog';
import { byUse } from '../../../nodes/shared/catalog/forms';
import { bodyFields } from '../../../nodes/operations/description/fields';
import { filterFields } from '../../../nodes/operations/description/filters';
import {
	LARGEST_SCHEMA,
	storedSize,
	withChoices,
} from '../../../nodes/operations/description/formSize';
import {
	PLAIN_VALUE,
	recordSchema,
	schemaAt,
	takesFields,
} from '../../../nodes/operations/requests/body';
import type { Operation } from '../../../catalog/types';
import { failuresOf } from '../../support/failures';

const operation = (id: string) => operationOf(id) as Operation;
const field = (id: string, name: string) =>
	bodyFields(operation(id)).find((bodyField) => bodyField.id === name);
const filter = (id: string, name: string) =>
	filterFields(operation(id)).find((filterField) => filterField.id === name);

describe('the forms of every operation', () => {
	const failures = async (check: (operation: Operation) => void) =>
		await failuresOf(allOperations(), ({ id }) => id, check);

	it('are small enough to be stored in a workflow', async () => {
		expect(
			await failures((operation) => {
				expect(storedSize(bodyFields(operation))).toBeLessThan(LARGEST_SCHEMA);
				expect(storedSize(filterFields(operation))).toBeLessThan(LARGEST_SCHEMA);
			}),
		).toEqual([]);
	});

	it('name every field and choice once, and required ones first', async () => {
		expect(
			await failures((operation) => {
				for (const fields of [bodyFields(operation), filterFields(operation)]) {
					expect(new Set(fields.map(({ displayName }) => displayName)).size).toBe(fields.length);
					expect(fields.map(({ required }) => required)).toEqual(
						[...fields.map(({ required }) => required)].sort((a, b) => Number(b) - Number(a)),
					);
					for (const { options = [] } of fields)
						expect(new Set(options.map(({ name }) => name)).size).toBe(options.length);
				}
			}),
		).toEqual([]);
	});

	it('have only fields that are sent, and an example of JSON', async () => {
		expect(
			await failures((operation) => {
				if (!takesFields(operation)) return;
				const schema = recordSchema(operation) ?? {};
				const ids = bodyFields(operation).map(({ id }) => id);
				expect(ids.filter((id) => id !== PLAIN_VALUE && !schemaAt(schema, id))).toEqual([]);
				expect(() => JSON.parse(exampleBody(operation, byUse('fields'))) as unknown).not.toThrow();
			}),
		).toEqual([]);
	});
});

describe('a field', () => {
	it.each([
		['product.create', 'type', 'options'],
		['product.create', 'is_featured', 'boolean'],
		['product.create', 'preorder_release_date', 'dateTime'],
		['product.create', 'categories', 'string'],
		['product.create', 'variants', 'array'],
		['product.create', 'custom_url.url', 'string'],
		['order.create', 'date_created', 'dateTime'],
		['promotion.create', 'rules', 'array'],
	])('of %s, %s, is entered as %s', (id, name, type) => expect(field(id, name)?.type).toBe(type));

	it('of a nested object is only demanded when the object is', () => {
		expect(field('order.create', 'billing_address.zip')?.required).toBe(true);
		expect(field('product.create', 'custom_url.url')?.required).toBe(false);
	});

	it('in JSON starts with the shape it wants', () => {
		expect(JSON.parse(String(field('product.create', 'custom_fields')?.defaultValue))).toEqual([
			{ name: '', value: '' },
		]);
	});
});

describe('a filter', () => {
	it.each([
		['product.getMany', 'is_visible', 'boolean'],
		['product.getMany', 'id:in', 'string'],
		['product.getMany', 'date_modified:min', 'dateTime'],
		['order.getMany', 'min_date_created', 'dateTime'],
		['product.getMany', 'direction', 'options'],
		['product.getMany', 'out_of_stock', 'options'],
	])('of %s, %s, is entered as %s', (id, name, type) => expect(filter(id, name)?.type).toBe(type));

	it('that sorts says the direction too', () => {
		expect(filter('order.getMany', 'sort')?.options).toContainEqual({
			name: 'Created, Descending',
			value: 'date_created:desc',
		});
	});

	it('with a list of its own is not asked for twice', () =>
		expect(filter('product.getMany', 'include')).toBeUndefined());
});

describe('loaded choices', () => {
	const options = (count: number) =>
		Array.from({ length: count }, (_, index) => ({ name: `Choice ${index}`, value: index }));

	it('replace the number', () => {
		const brand = withChoices(
			bodyFields(operation('product.create')),
			new Map([['brand_id', options(3)]]),
		).find(({ id }) => id === 'brand_id');
		expect(brand).toMatchObject({ type: 'options', displayName: 'Brand', options: options(3) });
	});

	it('are called by their thing, whatever kind of ID it has', () => {
		const template = withChoices(
			bodyFields(operation('widget.create')),
			new Map([['widget_template_uuid', options(3)]]),
		).find(({ id }) => id === 'widget_template_uuid');
		expect(template?.displayName).toBe('Widget Template');
	});

	it('are left out when the form would grow too large', () => {
		const fields = withChoices(
			bodyFields(operation('product.create')),
			new Map([
				['brand_id', options(500)],
				['tax_class_id', options(3)],
			]),
		);
		expect(fields.find(({ id }) => id === 'brand_id')?.type).toBe('number');
		expect(fields.find(({ id }) => id === 'tax_class_id')?.type).toBe('options');
		expect(storedSize(fields)).toBeLessThan(LARGEST_SCHEMA);
	});
});
