import { closeNotices, openWorkflow, PARTS, settle } from './editor.mjs';

const NODE = 'BigCommerce Trigger';
const parameters = {
	authentication: 'store',
	events: ['store/order/created', 'store/product/updated'],
};

/** The screenshots of the trigger: waiting for a test event, and then the received event, in one workflow. */
export const TRIGGER_SCENES = {
	async 'trigger-listening'({ page, file, client }) {
		await openTrigger(page, client);
		await page.locator('[data-test-id="node-execute-button"]').first().click();
		await page.getByText('Listening for test event').waitFor();
		await settle(page);
		await page.screenshot({
			path: file('trigger-listening'),
			clip: { x: 0, y: 0, width: 1280, height: 720 },
		});
	},

	async 'trigger-event'({ page, file, sandboxUrl }) {
		await fetch(`${sandboxUrl}/stores/hearth24kq/v3/catalog/products/77`, {
			method: 'PUT',
			headers: { 'X-Auth-Token': 'sandbox-token-full-access', 'content-type': 'application/json' },
			body: JSON.stringify({ price: 12.5 }),
		});
		await page
			.locator(`${PARTS.output} [data-test-id="ndv-run-data-table"], ${PARTS.output} table`)
			.first()
			.waitFor();
		await page
			.locator('[data-test-id="radio-button-schema"]')
			.first()
			.click()
			.catch(() => {});
		await closeNotices(page);
		await page.screenshot({
			path: file('trigger-event'),
			clip: { x: 0, y: 0, width: 1280, height: 720 },
		});
	},
};

async function openTrigger(page, client) {
	const { id, type, name } = (await client.credentials()).find(
		(each) => each.name === 'Sandbox: Full access',
	);
	const node = {
		id: crypto.randomUUID(),
		webhookId: crypto.randomUUID(),
		name: NODE,
		type: 'n8n-nodes-bigcommerce.bigCommerceTrigger',
		typeVersion: 1.1,
		position: [0, 0],
		parameters,
		credentials: { [type]: { id, name } },
	};
	const workflow = await client.createWorkflow({
		name: 'My workflow',
		nodes: [node],
		connections: {},
		settings: {},
	});
	await openWorkflow(page, client, workflow.id);
	await page
		.locator(`[data-test-id="canvas-node"][data-node-name="${NODE}"]`)
		.dblclick({ force: true });
	await page.locator('[data-test-id="parameter-input-events"]').waitFor();
	await settle(page);
}
