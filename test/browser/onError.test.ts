import type { Page } from 'playwright-core';

import { connect, type Connection } from '../support/n8n.mjs';
import { openEditor, openPanel, openWorkflow, screenshot } from './editor';

jest.setTimeout(120_000);

const TRIGGER = 'Three products';
const NODE = 'Get each product';
const OUTPUT = '[data-test-id="output-panel"]';

let n8n: Connection;
let editor: Awaited<ReturnType<typeof openEditor>>;
beforeAll(async () => {
	n8n = await connect();
	editor = await openEditor(n8n);
});
afterAll(async () => await editor?.close());

/** Runs a node for three items, of which the second names a product that does not exist, and opens it. */
async function run(page: Page, onError: string): Promise<void> {
	const { id } = await n8n.save({
		name: `On Error: ${onError}`,
		nodes: [
			{
				id: '1',
				name: TRIGGER,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: '2',
				name: NODE,
				type: 'n8n-nodes-bigcommerce.bigCommerceProducts',
				typeVersion: 1,
				position: [250, 0],
				onError,
				parameters: {
					authentication: 'store',
					resource: 'product',
					operation: 'product.get',
					productId: { __rl: true, mode: 'id', value: '={{ $json.productId }}' },
					output: 'selected',
					selectedFields: ['id', 'name'],
				},
				credentials: n8n.credentialNamed('Sandbox: Full access'),
			},
		],
		connections: { [TRIGGER]: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
		pinData: { [TRIGGER]: [77, 999_999, 80].map((productId) => ({ json: { productId } })) },
		settings: {},
	});
	await openWorkflow(page, n8n, id);
	await page.locator('[data-test-id="execute-workflow-button"]').first().click();
	await page.locator('[data-test-id^="canvas-node-status-"]').nth(1).waitFor();
	await page.waitForTimeout(1_000);
	await openPanel(page, NODE);
	await page.locator(OUTPUT).waitFor();
	await page.waitForTimeout(1_000);
}

test('Stop Workflow: the message names the item, and what to do', async () => {
	const { page } = editor;
	await run(page, 'stopWorkflow');
	const message = page.locator('[data-test-id="node-error-message"]');
	await message.waitFor();
	await screenshot(page, 'on-error-stop');
	expect(await page.locator(OUTPUT).innerText()).toMatch(/There is no product[^]*item 1/);
});

test('Continue: three items come out, and the second says what happened and what to do', async () => {
	const { page } = editor;
	await run(page, 'continueRegularOutput');
	await screenshot(page, 'on-error-continue');
	const output = page.locator(OUTPUT);
	await output.locator('td', { hasText: 'There is no product' }).first().waitFor();
	expect(await output.innerText()).toContain('3 items');
	expect(await output.locator('th').allTextContents()).toEqual(
		expect.arrayContaining([expect.stringContaining('error'), expect.stringContaining('details')]),
	);
});

test('Continue (using error output): two items leave by Success, one by Error with its own fields', async () => {
	const { page } = editor;
	await run(page, 'continueErrorOutput');
	const output = page.locator(OUTPUT);
	expect(await output.innerText()).toMatch(/Success Branch \(2 items\)[^]*Error Branch \(1 item\)/);
	await output.getByText(/Error Branch \(1 item\)/).click();
	await output.locator('td', { hasText: 'There is no product' }).first().waitFor();
	await screenshot(page, 'on-error-output');
	const headers = await output.locator('th').allTextContents();
	for (const name of ['productId', 'error', 'details'])
		expect(headers).toContainEqual(expect.stringContaining(name));
});
