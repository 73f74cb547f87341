import { join } from 'node:path';

import { exampleWorkflows } from '../../scripts/n8n/exampleWorkflows.mjs';
import { connect, type Connection } from '../support/n8n.mjs';
import { openEditor, screenshot } from './editor';

jest.setTimeout(600_000);

let n8n: Connection;
let editor: Awaited<ReturnType<typeof openEditor>>;
beforeAll(async () => {
	n8n = await connect();
	editor = await openEditor(n8n);
});
afterAll(async () => await editor?.close());

test('every example opens in the editor, and nothing in it is marked but what the reader has to fill in', async () => {
	const { page } = editor;
	await page.setViewportSize({ width: 1700, height: 1000 });
	const marked: string[] = [];
	const examples = await exampleWorkflows(join(__dirname, '..', '..'));
	for (const { file, workflow } of examples) {
		const { id } = await n8n.saveExample(file);
		await page.goto(`${n8n.client.url}/workflow/${id}`);
		await page
			.locator('[data-test-id="canvas-node"]')
			.nth(workflow.nodes.filter(({ type }) => !type.endsWith('stickyNote')).length - 1)
			.waitFor();
		await page
			.getByText('Edit here')
			.click({ timeout: 1_000 })
			.catch(() => {});
		await page.locator('[data-test-id="zoom-to-fit"]').click();
		await page.waitForTimeout(500);
		for (const node of await page
			.locator('[data-test-id="canvas-node"]', {
				has: page.locator('[data-test-id="node-issues"]'),
			})
			.all())
			marked.push(`${file}: ${await node.getAttribute('data-node-name')}`);
		await screenshot(page, `example-${file.replace('.json', '')}`);
	}

	expect(marked).toEqual([
		'offer-the-store-to-ai-over-mcp.json: MCP Server Trigger',
		'write-care-instructions-with-ai.json: OpenAI Chat Model',
	]);
});
