import type { Sandbox } from '../../sandbox/server';
import { runNode, type NodeRun } from '../support/node';
import { as, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => {
	await sandbox.close();
});

/** A form that nobody filled in, as n8n saves it. */
const untouched = { mappingMode: 'defineBelow', value: null, matchingColumns: [], schema: [] };

it.each([
	['product.getMany', { limit: 1 }],
	[
		'product.update',
		{
			productId: { __rl: true, mode: 'id', value: 77 },
			fields: { ...untouched, value: { price: 12.5 } },
		},
	],
	[
		'product.create',
		{
			bodyMode: 'json',
			jsonBody: '{ "name": "Oak spoon", "type": "physical", "weight": 1, "price": 9.5 }',
		},
	],
])('%s runs with its query parameters never touched', async (operation, parameters) => {
	const { authentication, use } = as(sandbox, 'full');
	const { error, items } = await runNode({
		...use,
		parameters: {
			authentication,
			resource: 'product',
			operation,
			filters: untouched,
			options: {},
			...parameters,
		} as NodeRun['parameters'],
	});

	expect(error?.message).toBeUndefined();
	expect(items).toHaveLength(1);
});
