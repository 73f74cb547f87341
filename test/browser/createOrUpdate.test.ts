import { connect, type Connection } from '../support/n8n.mjs';
import { openEditor, openNode, screenshot } from './editor';

jest.setTimeout(180_000);

let n8n: Connection;
let editor: Awaited<ReturnType<typeof openEditor>>;
beforeAll(async () => {
	n8n = await connect();
	editor = await openEditor(n8n);
});
afterAll(async () => await editor?.close());

const products = (id: string, name: string, position: number, parameters: object) => ({
	id,
	name,
	type: 'n8n-nodes-bigcommerce.bigCommerceProducts',
	typeVersion: 1,
	position: [position, 0],
	parameters: { authentication: 'store', resource: 'product', options: {}, ...parameters },
	credentials: n8n.credentialNamed('Sandbox: Full access'),
});

/** Rows of SKU and price, and the node that creates or updates products by them. */
async function rowsInto(parameters: object) {
	return await n8n.save({
		name: 'Create or update',
		nodes: [
			{
				id: '1',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			products('2', 'Get prices', 200, {
				operation: 'product.getMany',
				returnAll: true,
				output: 'selected',
				selectedFields: ['sku', 'price'],
			}),
			{
				id: '3',
				name: 'Rows',
				type: 'n8n-nodes-base.set',
				typeVersion: 3.4,
				position: [400, 0],
				parameters: {
					assignments: {
						assignments: [
							{ id: 'a', name: 'sku', type: 'string', value: '={{ $json.sku }}' },
							{ id: 'b', name: 'price', type: 'number', value: '={{ $json.price }}' },
						],
					},
					options: {},
				},
			},
			products('4', 'Products', 600, parameters),
		],
		connections: {
			Start: { main: [[{ node: 'Get prices', type: 'main', index: 0 }]] },
			'Get prices': { main: [[{ node: 'Rows', type: 'main', index: 0 }]] },
			Rows: { main: [[{ node: 'Products', type: 'main', index: 0 }]] },
		},
		settings: {},
	});
}

async function execute(): Promise<void> {
	const { page } = editor;
	await page.locator('[data-test-id="node-execute-button"]').first().click();
	await page.locator('[data-test-id="output-panel"] td').first().waitFor({ timeout: 60_000 });
}

test('a new form has a column to match on, and no fields that were not added', async () => {
	const { page } = editor;
	const { id } = await rowsInto({ operation: 'product.upsert' });
	await openNode(page, n8n, id, 'Products');
	await page.getByText('to match on', { exact: false }).first().waitFor();
	await screenshot(page, 'create-or-update-new');
	expect(await page.locator('[data-test-id="parameter-input-upc"]').count()).toBe(0);
});

test('the form has its column to match on, and a run says how many are unchanged', async () => {
	const { page } = editor;
	const { id } = await rowsInto({
		operation: 'product.upsert',
		fields: {
			mappingMode: 'defineBelow',
			value: { sku: '={{ $json.sku }}', price: '={{ $json.price }}' },
			matchingColumns: ['sku'],
			schema: [],
		},
	});
	await openNode(page, n8n, id, 'Products');
	await page.getByText('to match on', { exact: false }).first().waitFor();
	await screenshot(page, 'create-or-update');
	await execute();
	await page.getByText(/^\d+ unchanged\.$/).waitFor();
	await screenshot(page, 'create-or-update-unchanged');
	expect(await page.locator('[data-test-id="output-panel"] th').allTextContents()).toEqual(
		expect.arrayContaining([expect.stringContaining('outcome')]),
	);
});

test('a product is named by its SKU, and a preview shows the request and sends nothing', async () => {
	const { page } = editor;
	const { id } = await rowsInto({
		operation: 'product.update',
		productId: { __rl: true, mode: 'sku', value: '={{ $json.sku }}' },
		bodyMode: 'json',
		jsonBody: '={{ { "price": $json.price + 1 } }}',
		previewOnly: true,
	});
	await openNode(page, n8n, id, 'Products');
	const locator = page.locator('[data-test-id="resource-locator-productId"]');
	await locator.locator('[data-test-id="rlc-mode-selector"]').click();
	const modes = page.locator('.el-select-dropdown__item:visible');
	await modes.first().waitFor();
	await page.waitForTimeout(500);
	await screenshot(page, 'locator-modes');
	expect((await modes.allTextContents()).map((text) => text.trim())).toEqual(
		expect.arrayContaining(['By ID', 'By SKU', 'By Name', 'By URL']),
	);
	await page.keyboard.press('Escape');
	await n8n.sandbox.clearLog();
	await execute();
	await page.getByText(/^Preview: nothing was changed\./).waitFor();
	await screenshot(page, 'preview');
	expect((await n8n.sandbox.log()).filter(({ method }) => method !== 'GET')).toEqual([]);
});
