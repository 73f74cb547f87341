import { connect, type Connection } from '../support/n8n.mjs';
import {
	change,
	hooksOf,
	triggerWorkflow,
	until,
	type SavedWorkflow,
} from '../support/triggersInN8n';
import { openEditor, openPanel, openWorkflow, screenshot } from './editor';

jest.setTimeout(120_000);

const byTestId = (id: string) => `[data-test-id="${id}"]`;

let n8n: Connection;
let editor: Awaited<ReturnType<typeof openEditor>>;
beforeAll(async () => {
	n8n = await connect();
	editor = await openEditor(n8n);
});
afterAll(async () => await editor?.close());

test('the test button listens, shows what then happens in the store, and leaves no webhook', async () => {
	const { page } = editor;
	const workflow = (await n8n.save(
		triggerWorkflow(
			{ events: ['store/product/updated'] },
			n8n.credentialNamed('Sandbox: Full access'),
		),
	)) as unknown as SavedWorkflow;
	await openWorkflow(page, n8n, workflow.id);
	await openPanel(page, 'BigCommerce Trigger');
	await page.locator(byTestId('node-execute-button')).first().click();
	await page.getByText('Listening for test event').waitFor();
	await screenshot(page, 'trigger-listening');
	const [hook] = await until(async () => {
		const hooks = await hooksOf(n8n.sandbox.url, workflow);
		return hooks.length > 0 && hooks;
	});
	expect(hook).toMatchObject({
		scope: 'store/product/updated',
		destination: expect.stringContaining('/webhook-test/'),
	});

	const name = `Changed while n8n listens ${Date.now()}`;
	await change(n8n.sandbox.url, 'PUT', '/v3/catalog/products/77', { name });
	const output = page.locator(byTestId('output-panel'));
	await output.getByText('store/product/updated').first().waitFor();
	await output.getByText(name).first().waitFor();
	await screenshot(page, 'trigger-event');
	await until(async () => (await hooksOf(n8n.sandbox.url, workflow)).length === 0);
});
