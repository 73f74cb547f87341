import { connect, type Connection } from '../support/n8n.mjs';
import { activate, deactivate, until, type SavedWorkflow } from '../support/triggersInN8n';
import { openEditor, screenshot } from './editor';

jest.setTimeout(240_000);

let n8n: Connection;
let editor: Awaited<ReturnType<typeof openEditor>>;
const published: SavedWorkflow[] = [];
beforeAll(async () => {
	n8n = await connect();
	await n8n.sandbox.reset();
	editor = await openEditor(n8n);
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
	await page.goto(`${n8n.client.url}/workflow/${workflow.id}`);
	await page.locator('[data-test-id="canvas-node"][data-node-name="Connect once"]').hover();
	await page.locator('[data-test-id="execute-workflow-button-Connect once"]').click();
	await page.locator('[data-test-id="canvas-node-status-success"]').nth(1).waitFor();
	await screenshot(page, `providers-connected-${file.replace('.json', '')}`);
	await activate(n8n.client, workflow);
	published.push(workflow);
	return workflow;
}

/** Pastes the production URLs into the sandbox's page, as one gives them to BigCommerce. */
async function giveUrls(workflow: SavedWorkflow, name: string, urls: Record<string, string>) {
	const { page } = editor;
	const webhookId = workflow.nodes.find((node) => node.webhookId)?.webhookId;
	await page.goto(`${n8n.sandbox.url}/portal/providers`);
	const section = page.locator('section', { has: page.getByRole('heading', { name }) });
	for (const [label, path] of Object.entries(urls))
		await section.getByLabel(label).fill(`${n8n.client.url}/webhook/${webhookId}/${path}`);
	await section.getByRole('button', { name: `Save ${name}` }).click();
	await page.getByRole('status').waitFor();
}

test('connect, see the rates of the workflow at checkout, and the tax in the order', async () => {
	const { page } = editor;
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
		await page.goto(`${n8n.sandbox.url}/portal/providers`);
		await page.getByRole('button', { name: 'Test Connection' }).click();
		return (await page.getByRole('status').textContent())?.trim() === 'Connected.';
	});

	await page.goto(`${n8n.sandbox.url}/shop/checkout`);
	await page.getByLabel('State').fill('WA');
	await page.getByLabel('Postal code').fill('98101');
	await page.getByRole('button', { name: 'Show Shipping' }).click();
	await page.getByLabel(/Hearth Ground/).check();
	await page.getByRole('button', { name: 'Choose Shipping' }).click();
	expect(await page.locator('dt', { hasText: 'Tax' }).textContent()).toBe(
		'Tax (Washington sales tax, Seattle)',
	);
	await screenshot(page, 'providers-checkout');
	await page.getByRole('button', { name: 'Pay and Place Order' }).click();
	const link = page.getByRole('status').getByRole('link');
	const order = Number((await link.textContent())?.slice(1));
	const { total_tax, tax_provider_id } = await n8n.sandbox.read(`/v2/orders/${order}`);
	expect(tax_provider_id).toBe('HearthTax');
	expect(Number(total_tax)).toBeGreaterThan(0);
	await until(async () => {
		await page.goto(`${n8n.sandbox.url}/portal/providers`);
		return (await page.getByRole('cell', { name: 'commit', exact: true }).count()) > 0;
	});
	await screenshot(page, 'providers-calls');
});
