import { closeNotices, openWorkflow, PARTS, settle } from './editor.mjs';

const TRIGGER = 'Three products';
const NODE = 'Get each product';

/** The output for three products, one of which does not exist, with each setting of On Error. */
export const ON_ERROR_SCENES = {
	'on-error-stop': outcome('stopWorkflow'),
	'on-error-continue': outcome('continueRegularOutput'),
	'on-error-output': outcome(
		'continueErrorOutput',
		async (page) =>
			await page
				.locator(PARTS.output)
				.getByText(/Error Branch \(1 item\)/)
				.click(),
	),
};

function outcome(onError, look) {
	return async ({ page, client, file }) => {
		const { id } = await client.createWorkflow(await workflowWith(onError, client));
		await openWorkflow(page, client, id);
		await page.locator('[data-test-id="execute-workflow-button"]').first().click();
		await page.locator('[data-test-id^="canvas-node-status-"]').nth(1).waitFor();
		await closeNotices(page);
		await page
			.locator(`[data-test-id="canvas-node"][data-node-name="${NODE}"]`)
			.dblclick({ force: true });
		await page.locator(PARTS.output).waitFor();
		await look?.(page);
		await page
			.getByText(/Loading options|Fetching parameters/)
			.first()
			.waitFor({ state: 'detached' });
		await settle(page);
		await page.screenshot({
			path: file(
				`on-error-${onError === 'stopWorkflow' ? 'stop' : onError === 'continueErrorOutput' ? 'output' : 'continue'}`,
			),
			clip: { x: 0, y: 0, width: 1280, height: 720 },
		});
	};
}

async function workflowWith(onError, client) {
	const { id, type, name } = (await client.credentials()).find(
		(each) => each.name === 'Sandbox: Full access',
	);
	const parameters = {
		authentication: 'store',
		resource: 'product',
		operation: 'product.get',
		productId: { __rl: true, mode: 'id', value: '={{ $json.productId }}' },
		output: 'selected',
		selectedFields: ['id', 'name'],
	};
	return {
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
				parameters,
				credentials: { [type]: { id, name } },
			},
		],
		connections: { [TRIGGER]: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
		pinData: { [TRIGGER]: [77, 999_999, 80].map((productId) => ({ json: { productId } })) },
		settings: {},
	};
}
