import { allOperations, operationOf } from '../../../nodes/shared/catalog/catalog';
import { bodyFields } from '../../../nodes/operations/description/fields';
import { filterFields } from '../../../nodes/operations/description/filters';
import {
	LARGEST_SCHEMA,
	storedSize,
	withChoices,
} from '../../../nodes/operations/description/formSize';
import { schemaAt } from '../../../nodes/operations/requests/body';
import { PLAIN_VALUE, takesFields } from '../../../nodes/operations/requests/bodyForm';
import { recordSchema } from '../../../catalog/recordSchema';
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

	it('have only fields that are sent', async () => {
		expect(
			await failures((operation) => {
				if (!takesFields(operation)) return;
				const schema = recordSchema(operation) ?? {};
				const ids = bodyFields(operation).map(({ id }) => id);
				expect(ids.filter((id) => id !== PLAIN_VALUE && !schemaAt(schema, id))).toEqual([]);
			}),
		).toEqual([]);
	});
});

describe('a new form', () => {
	const shown = (id: string) =>
		bodyFields(operation(id))
			.filter(({ removed }) => !removed)
			.map(({ id }) => id);

	it('shows what is required, and the first of several fields of which one is', () => {
		expect(shown('inventoryAdjustment.absolute')).toEqual(['location_id', 'quantity', 'sku']);
		expect(shown('priceListRecord.upsertBatch')).toEqual(['currency', 'sku']);
		expect(shown('product.create')).toEqual(['name', 'type', 'price', 'weight']);
	});

	it('shows what most people fill in', () => {
		expect(shown('redirect.upsert')).toEqual(['from_path', 'site_id', 'to.type', 'to.url']);
	});

	it('has no field twice: a list with a form of its entries is below', () => {
		expect(shown('order.create')).not.toContain('products');
		expect(shown('promotion.create')).toEqual(['name', 'redemption_type']);
	});

	it('shows no switch that is not required, because n8n would send it', async () => {
		expect(
			await failuresOf(
				allOperations(),
				({ id }) => id,
				(operation) => {
					const sent = bodyFields(operation).filter(
						({ type, required, removed }) => type === 'boolean' && !required && !removed,
					);
					if (operation.own?.kind !== 'upsert') expect(sent).toEqual([]);
				},
			),
		).toEqual([]);
	});

	it('has no filter that is not required', () => {
		const open = filterFields(operation('order.getMany')).filter(({ removed }) => !removed);
		expect(open).toEqual([]);
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

	it('in JSON starts with an example, unless its list has a form', () => {
		expect(JSON.parse(String(field('promotion.create', 'customer')?.defaultValue))).toEqual({
			group_ids: [2],
			minimum_order_count: 3,
		});
		expect(field('product.create', 'custom_fields')).not.toHaveProperty('defaultValue');
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
		expect(fields.find(({ id }) => id === 'brand_id')?.type).toBe('string');
		expect(fields.find(({ id }) => id === 'tax_class_id')?.type).toBe('options');
		expect(storedSize(fields)).toBeLessThan(LARGEST_SCHEMA);
	});
});

describe('filters', () => {
	it('the most used come first', () => {
		const names = filterFields(operation('order.getMany')).map(({ displayName }) => displayName);
		const usual = names.slice(names.indexOf('Customer ID'));
		expect(usual.slice(0, 3)).toEqual(['Customer ID', 'Created After', 'Created Before']);
	});

	it('both ends of a range stand side by side, the lower one first', () => {
		const apart = allOperations().flatMap((operation) => {
			const names = filterFields(operation).map(({ displayName }) => displayName);
			return names
				.filter((name, index) => {
					const other = name.replace(/ After$/, ' Before').replace(/ At Least$/, ' Up To');
					return other !== name && names.includes(other) && names[index + 1] !== other;
				})
				.map((name) => `${operation.id}: ${name}`);
		});
		expect(apart).toEqual([]);
	});
});
