import type { Sandbox } from '../../sandbox/server';
import { fields, id, jsons, runOperation } from '../support/run';
import { sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => {
	await sandbox.close();
});

const mapped = fields(null, 'autoMapInputData');

it.each([
	[
		'a column that is named otherwise',
		{ SKU: 'HT-1002', Location: 1, 'Quantity in Stock': 4 },
		'Your item has "Quantity in Stock"; the field is called "quantity".',
	],
	[
		'no such column',
		{ SKU: 'HT-1002', Location: 1 },
		'Add a column "quantity" to the items, or choose "Map Each Column Manually".',
	],
	[
		'no column for a required field',
		{ SKU: 'HT-1002', Quantity: 4 },
		'Add a column "location_id" to the items, or choose "Map Each Column Manually".',
	],
])('automatic mapping with %s says what to do', async (_, item, advice) => {
	const { error } = await runOperation(
		sandbox,
		'inventoryAdjustment.absolute',
		{ bodyMode: 'fields', fields: mapped },
		{ items: jsons([item]) },
	);
	expect(error?.description).toContain(advice);
});

it('a field that depends on another is named beside the column that is meant', async () => {
	const { error } = await runOperation(
		sandbox,
		'product.create',
		{ bodyMode: 'fields', fields: mapped },
		{ items: jsons([{ Name: 'Oak spoon', Type: 'physical', Price: 9.9, 'Weight (kg)': 0.2 }]) },
	);
	expect(error?.message).toContain('"Weight" is required here');
	expect(error?.description).toContain(
		'Your item has "Weight (kg)"; the field is called "weight".',
	);
});

it('a form that is filled in by hand does not speak of columns', async () => {
	const { error } = await runOperation(sandbox, 'inventoryAdjustment.absolute', {
		bodyMode: 'fields',
		fields: fields({ location_id: 1, sku: 'HT-1002' }),
	});
	expect(error?.description).toContain('BigCommerce needs one of the fields quantity');
	expect(error?.description).not.toContain('column');
});

it('the customer of a guest order is not looked for in another store', async () => {
	const { error } = await runOperation(sandbox, 'customer.update', {
		bodyMode: 'fields',
		fields: fields({ id: 0, company: 'Hearth' }),
	});
	expect(error?.message).toContain('There is no customer 0');
	expect(error?.description).toContain('BigCommerce uses 0 where there is none');
	const other = await runOperation(sandbox, 'product.get', { productId: id(99_999) });
	expect(other.error?.description).toContain('Check the ID.');
});
