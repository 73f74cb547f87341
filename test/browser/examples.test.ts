import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { exampleWorkflows } from '../../scripts/n8n/exampleWorkflows.mjs';
import { connect, type Connection } from '../support/n8n.mjs';
import { openEditor, openWorkflow } from './editor';

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
		const count = workflow.nodes.filter(({ type }) => !type.endsWith('stickyNote')).length;
		await openWorkflow(page, n8n, id);
		// n8n saves a workflow that it leaves, and may then go back to it.
		if (!(await showsAllNodes(page, count, 5_000))) {
			await page.goto(`${n8n.client.url}/workflow/${id}`);
			expect([file, await showsAllNodes(page, count, 60_000)]).toEqual([file, true]);
		}
		await page.waitForTimeout(500);
		for (const node of await page
			.locator('[data-test-id="canvas-node"]', {
				has: page.locator('[data-test-id="node-issues"]'),
			})
			.all())
			marked.push(`${file}: ${await node.getAttribute('data-node-name')}`);
	}

	expect(marked).toEqual([
		'offer-the-store-to-ai-over-mcp.json: MCP Server Trigger',
		'write-care-instructions-with-ai.json: OpenAI Chat Model',
	]);
});

/**
 * Fits the canvas, which draws only the nodes that are in view. A click that comes before the canvas has measured its nodes
 * moves nothing, so it is repeated until they are there.
 */
async function showsAllNodes(page: Page, count: number, patience: number): Promise<boolean> {
	const giveUpAt = Date.now() + patience;
	const last = page.locator('[data-test-id="canvas-node"]').nth(count - 1);
	while (!(await last.isVisible())) {
		if (Date.now() > giveUpAt) return false;
		await page.locator('[data-test-id="zoom-to-fit"]').click();
		await page.waitForTimeout(300);
	}
	return true;
}
