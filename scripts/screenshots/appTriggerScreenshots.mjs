import { closeNotices, openWorkflow, PARTS, settle } from './editor.mjs';

const NODE = 'BigCommerce App Trigger';
const STORE = 'hearth24kq';

/** The screenshots of the App Trigger: its URLs, an installation as a merchant sees it, and the output, in one workflow. */
export const APP_TRIGGER_SCENES = {
	async 'app-trigger-urls'({ page, file, client, sandboxUrl }) {
		const { webhookId } = await openTrigger(page, client);
		// The sandbox's Developer Portal calls the test addresses, which work while the editor listens.
		const at = (callback) => `${client.url}/webhook-test/${webhookId}/${callback}`;
		const callbacks = {
			auth: at('auth'),
			load: at('load'),
			uninstall: at('uninstall'),
			removeUser: at('remove_user'),
		};
		await fetch(`${sandboxUrl}/sandbox/apps/companion`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ callbacks }),
		});
		await page.getByText('Webhook URLs').first().click();
		await page.getByText('Production URL', { exact: true }).first().click();
		await settle(page);
		await page.screenshot({
			path: file('app-trigger-urls'),
			clip: { x: 0, y: 0, width: 1280, height: 720 },
		});
	},

	async 'app-installed'({ page, file, sandboxUrl }) {
		await page.locator('[data-test-id="node-execute-button"]').first().click();
		await page
			.getByText(/listening for/i)
			.first()
			.waitFor();
		const panel = await page.context().newPage();
		await panel.setViewportSize({ width: 1000, height: 320 });
		await panel.goto(`${sandboxUrl}/manage/${STORE}`);
		await panel
			.locator('section', { hasText: 'Hearth Companion' })
			.getByRole('link', { name: 'Install', exact: true })
			.click();
		await panel.getByRole('button', { name: 'Confirm', exact: true }).click();
		await panel.frameLocator('iframe').getByRole('heading').first().waitFor();
		await settle(panel);
		await panel.screenshot({ path: file('app-installed') });
		await panel.close();
	},

	async 'app-trigger-event'({ page, file }) {
		await page.bringToFront();
		// Earlier pictures may have chosen another view of the output.
		await page.locator(`${PARTS.output} [data-test-id="radio-button-json"]`).first().click();
		await closeNotices(page);
		await page.screenshot({
			path: file('app-trigger-event'),
			clip: { x: 0, y: 0, width: 1280, height: 720 },
		});
	},
};

async function openTrigger(page, client) {
	const { id, type, name } = (await client.credentials()).find(
		(each) => each.name === 'Sandbox: Hearth Companion',
	);
	// Without the token in the item: it would be in the picture.
	const parameters = { outputToken: false };
	const node = {
		id: crypto.randomUUID(),
		webhookId: crypto.randomUUID(),
		name: NODE,
		type: 'n8n-nodes-bigcommerce.bigCommerceAppTrigger',
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
	await page.getByText('Webhook URLs').first().waitFor();
	await settle(page);
	return node;
}
