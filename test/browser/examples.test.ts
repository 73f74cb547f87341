import { join } from 'node:path';
import sortBy from 'lodash/sortBy';
import uniq from 'lodash/uniq';

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

/** EVERY_FORM=1 opens all examples. */
const OPEN_ALL = process.env.EVERY_FORM === '1';

type Example = Awaited<ReturnType<typeof exampleWorkflows>>[number];

/**
 * As many examples as have each node in one of them. n8n does not run a workflow with a mark in it, and the tests in n8n run
 * all of them.
 */
function oneForEachNode(examples: Example[]): Example[] {
	const shown = new Set<string>();
	const typesIn = ({ workflow }: Example) => uniq(workflow.nodes.map(({ type }) => type));
	return sortBy(examples, (example) => -typesIn(example).length).filter((example) => {
		const isNew = typesIn(example).some((type) => !shown.has(type));
		if (isNew) typesIn(example).forEach((type) => shown.add(type));
		return isNew;
	});
}

test('examples open in the editor, and nothing in them is marked but what the reader has to fill in', async () => {
	const { page } = editor;
	await page.setViewportSize({ width: 1700, height: 1000 });
	const marked: string[] = [];
	const all = await exampleWorkflows(join(__dirname, '..', '..'));
	const examples = OPEN_ALL ? all : oneForEachNode(all);
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

	console.log(`${examples.length} of ${all.length} examples were opened.`);
	expect(marked.sort()).toEqual([
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
