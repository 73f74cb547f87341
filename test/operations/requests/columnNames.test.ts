import { fieldsFromColumns, nearMiss } from '../../../nodes/operations/requests/columnNames';

const schema = {
	properties: {
		name: {},
		sku: {},
		weight: {},
		inventory_level: {},
		billing_address: { properties: { first_name: {} } },
	},
};

test.each<[what: string, columns: object, fields: object]>([
	['exact names', { name: 1, inventory_level: 2 }, { name: 1, inventory_level: 2 }],
	['labels', { Name: 1, SKU: 2, 'Inventory Level': 3 }, { name: 1, sku: 2, inventory_level: 3 }],
	[
		'case, spaces and hyphens',
		{ 'inventory-level': 1, ' NAME ': 2 },
		{ inventory_level: 1, name: 2 },
	],
	['camel case', { inventoryLevel: 1 }, { inventory_level: 1 }],
	[
		'fields of an object',
		{ 'Billing Address: First Name': 1 },
		{ 'billing_address.first_name': 1 },
	],
	['an exact name before a similar one', { Name: 1, name: 2 }, { Name: 1, name: 2 }],
	['the first of two similar ones', { Name: 1, NAME: 2 }, { name: 1, NAME: 2 }],
	['labels with a unit', { 'Weight (Store Unit)': 1 }, { weight: 1 }],
	['other columns as they are', { Color: 1 }, { Color: 1 }],
])('columns are taken for fields: %s', (_what, columns, fields) => {
	expect(fieldsFromColumns(columns as Record<string, unknown>, schema as never, 'product')).toEqual(
		fields,
	);
});

test.each<[field: string, columns: string[], near: string | undefined]>([
	['name', ['Color', 'nam'], 'nam'],
	['name', ['Product Name'], 'Product Name'],
	['inventory_level', ['Inventory Levle'], 'Inventory Levle'],
	['sku', ['SKUs', 'size'], 'SKUs'],
	['name', ['Color', 'Size'], undefined],
])('for "%s", the columns %j have a near miss: %s', (field, columns, near) => {
	expect(nearMiss(field, columns)).toBe(near);
});
