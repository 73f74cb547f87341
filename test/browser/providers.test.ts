import type { Page } from 'playwright-core';

import { connect, type Connection } from '../support/n8n.mjs';
import { activate, deactivate, until, type SavedWorkflow } from '../support/triggersInN8n';
import { openEditor, openWorkflow, screenshot } from './editor';

jest.setTimeout(240_000);

let n8n: Connection;
let editor: Awaited<ReturnType<typeof openEditor>>;
let sandboxPage: Page;
const published: SavedWorkflow[] = [];
beforeAll(async () => {
	n8n = await connect();
	await n8n.sandbox.reset();
	editor = await openEditor(n8n);
	sandboxPage = await editor.otherPage();
});
afterAll(async () => {
	for (const workflow of published) await deactivate(n8n.client, workflow);
	await editor?.close();
});

/** Connects the store as a person does: with the button beside *Connect once* in the example. */
async function connectStore(file: string): Promise<SavedWorkflow> {
	const { page } = editor;
	const workflow = (await n8n.saveExample(file)) as unknown as SavedWorkflow;
	await page.setViewportSize({ width: 1280, height: 900 });
	await openWorkflow(page, n8n, workflow.id);
	await page.locator('[data-test-id="canvas-node"][data-node-name="Connect once"]').hover();
	await page.locator('[data-test-id="execute-workflow-button-Connect once"]').click();
	await page.locator('[data-test-id="canvas-node-status-success"]').nth(1).waitFor();
	await screenshot(page, `providers-connected-${file.replace('.json', '')}`);
	await activate(n8n.client, workflow);
	published.push(workflow);
	return workflow;
}

/** Pastes the production URLs into the sandbox's sandboxPage, as one gives them to BigCommerce. */
async function giveUrls(workflow: SavedWorkflow, name: string, urls: Record<string, string>) {
	const webhookId = workflow.nodes.find((node) => node.webhookId)?.webhookId;
	await sandboxPage.goto(`${n8n.sandbox.url}/portal/providers`);
	const section = sandboxPage.locator('section', {
		has: sandboxPage.getByRole('heading', { name }),
	});
	for (const [label, path] of Object.entries(urls))
		await section.getByLabel(label).fill(`${n8n.client.url}/webhook/${webhookId}/${path}`);
	await section.getByRole('button', { name: `Save ${name}` }).click();
	await sandboxPage.getByRole('status').waitFor();
}

test('connect, see the rates of the workflow at checkout, and the tax in the order', async () => {
	const shipping = await connectStore('shipping-rates-from-a-table.json');
	await giveUrls(shipping, 'Hearth Express', {
		'Rate URL': 'rate',
		'Check connection options URL': 'check_connection_options',
	});
	const tax = await connectStore('tax-from-a-table.json');
	await giveUrls(tax, 'Hearth Tax', {
		'Estimate URL': 'estimate',
		'Commit URL': 'commit',
		'Adjust URL': 'adjust',
		'Void URL': 'void',
	});
	await until(async () => {
		await sandboxPage.goto(`${n8n.sandbox.url}/portal/providers`);
		await sandboxPage.getByRole('button', { name: 'Test Connection' }).click();
		return (await sandboxPage.getByRole('status').textContent())?.trim() === 'Connected.';
	});

	await sandboxPage.goto(`${n8n.sandbox.url}/shop/checkout`);
	await sandboxPage.getByLabel('State').fill('WA');
	await sandboxPage.getByLabel('Postal code').fill('98101');
	await sandboxPage.getByRole('button', { name: 'Show Shipping' }).click();
	await sandboxPage.getByLabel(/Hearth Ground/).check();
	await sandboxPage.getByRole('button', { name: 'Choose Shipping' }).click();
	expect(await sandboxPage.locator('dt', { hasText: 'Tax' }).textContent()).toBe(
		'Tax (Washington sales tax, Seattle)',
	);
	await screenshot(sandboxPage, 'providers-checkout');
	await sandboxPage.getByRole('button', { name: 'Pay and Place Order' }).click();
	const link = sandboxPage.getByRole('status').getByRole('link');
	const order = Number((await link.textContent())?.slice(1));
	const { total_tax, tax_provider_id } = await n8n.sandbox.read(`/v2/orders/${order}`);
	expect(tax_provider_id).toBe('HearthTax');
	expect(Number(total_tax)).toBeGreaterThan(0);
	await until(async () => {
		await sandboxPage.goto(`${n8n.sandbox.url}/portal/providers`);
		return (await sandboxPage.getByRole('cell', { name: 'commit', exact: true }).count()) > 0;
	});
	await screenshot(sandboxPage, 'providers-calls');
});
