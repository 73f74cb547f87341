import { join } from 'node:path';
import { exampleWorkflows, withCredentials } from '../../scripts/n8n/exampleWorkflows.mjs';
import { sandboxCredentials } from '../../scripts/n8n/sandboxCredentials.mjs';

const root = join(import.meta.dirname, '..', '..');

test('a node points to the credential of the same name and type, or to none that is not there', () => {
	const workflow = {
		nodes: [
			{ name: 'Get', credentials: { storeApi: { id: '', name: 'Shop' } } },
			{ name: 'Ask', credentials: { modelApi: { id: '', name: 'Own' } } },
			{ name: 'Set' },
		],
	};
	const credentials = [
		{ id: '1', name: 'Shop', type: 'otherApi' },
		{ id: '2', name: 'Shop', type: 'storeApi' },
	];

	expect(withCredentials(workflow, credentials).nodes).toEqual([
		{ name: 'Get', credentials: { storeApi: { id: '2', name: 'Shop' } } },
		{ name: 'Ask', credentials: {} },
		{ name: 'Set' },
	]);
});

test('every example uses BigCommerce credentials that a start makes', async () => {
	const made = (await sandboxCredentials({ root, sandboxUrl: 'http://localhost:4010' })).map(
		({ name, type }) => `${type}: ${name}`,
	);
	const used = (await exampleWorkflows(root)).flatMap(({ workflow }) =>
		workflow.nodes.flatMap(({ credentials = {} }) =>
			Object.entries(credentials)
				.filter(([type]) => type.startsWith('bigCommerce'))
				.map(([type, { name }]) => `${type}: ${name}`),
		),
	);

	expect(used.length).toBeGreaterThan(0);
	expect(made).toEqual(expect.arrayContaining(used));
});
