import { nodeTypeOf } from '../../scripts/n8n/nodeTypeOf.mjs';
import { connect, type Connection } from '../support/n8n.mjs';
import { chooseCredential, chosen, openEditor, openNode, saveWorkflow, screenshot } from './editor';

jest.setTimeout(120_000);

const parameters = {
	authentication: 'store',
	resource: 'product',
	operation: 'product.update',
	productId: { __rl: true, mode: 'id', value: '77' },
	bodyMode: 'json',
	jsonBody: '{ "price": 12.5 }',
};

let n8n: Connection;
let editor: Awaited<ReturnType<typeof openEditor>>;
beforeAll(async () => {
	n8n = await connect();
	editor = await openEditor(n8n);
});
afterAll(async () => await editor?.close());

test('switching the credential back and forth resets nothing', async () => {
	const { page } = editor;
	const workflow = await n8n.save({
		name: 'Switch credentials',
		nodes: [
			{
				id: '1',
				name: 'Update a product',
				type: nodeTypeOf(parameters.resource),
				typeVersion: 1,
				position: [0, 0],
				parameters,
				credentials: n8n.credentialNamed('Sandbox: Full access'),
			},
		],
		connections: {},
		settings: {},
	});
	await openNode(page, n8n, workflow.id, 'Update a product');
	const before = [await chosen(page, 'resource'), await chosen(page, 'operation')];

	for (const account of ['Orders read-only', 'App for products and customers', 'Full access']) {
		await chooseCredential(page, `Sandbox: ${account}`);
		await screenshot(page, `switched-to-${account.toLowerCase().replaceAll(' ', '-')}`);
		expect(await chosen(page, 'resource')).toContain(before[0]);
		expect(await chosen(page, 'operation')).toContain(before[1]);
	}

	await saveWorkflow(page);
	const saved = await n8n.client.request('GET', `/workflows/${workflow.id}`);
	// n8n leaves out of a saved workflow what has its default value.
	const defaults = { authentication: 'store', resource: 'product' };
	expect({ ...defaults, ...saved.nodes[0].parameters }).toMatchObject(parameters);
});
