import { APP_TRIGGER_SCENES } from './appTriggerScreenshots.mjs';
import {
	closeNotices,
	openList,
	openNode,
	openWorkflow,
	PARTS,
	photograph,
	selected,
	settle,
	VIEWPORT,
} from './editor.mjs';
import { EXAMPLE_SCENES } from './exampleScreenshots.mjs';
import { GRAPHQL_SCENES } from './graphqlScreenshots.mjs';
import { JOB_SCENES } from './jobScreenshots.mjs';
import { ON_ERROR_SCENES } from './onErrorScreenshots.mjs';
import { PROVIDER_SCENES } from './providerScreenshots.mjs';
import { SEARCH_SCENES } from './searchScreenshots.mjs';
import { TRIGGER_SCENES } from './triggerScreenshots.mjs';

// n8n's dialog scrolls, but the screenshot must show all of it.
const WHOLE_FORM =
	'.el-dialog { max-height: none !important; height: auto !important } .el-dialog *:has([data-test-id="node-credentials-config-container"]) { height: auto !important; overflow: visible !important }';

const TESTED = '[data-test-id="credentials-config-container-test-success"]';

/**
 * The environment of a scene.
 *
 * @typedef {object} Studio
 * @property {import('playwright-core').Page} page
 * @property {ReturnType<typeof import('../n8n/client.mjs').createClient>} client
 * @property {string} sandboxUrl
 * @property {(name: string) => string} file  the path of a screenshot
 * @property {(example: string) => Promise<{ id: string }>} saveExample
 * @property {(account: string, node: object, rows?: object[]) => Promise<{ id: string }>} saveNode  a workflow of one BigCommerce node
 * @property {() => Promise<{ id: string }>} saveAgent  a workflow of an AI agent with BigCommerce nodes as its tools
 */

/** The screenshots of the documentation, by file name. Each scene starts where the previous one ended. */
export const SCENES = {
	async 'workflow-run'({ page, client, file, saveExample }) {
		await openWorkflow(
			page,
			client,
			(await saveExample('raise-prices-of-low-stock-products.json')).id,
		);
		await page.locator('[data-test-id="execute-workflow-button"]').click();
		await page.locator('[data-test-id="canvas-node-status-success"]').nth(3).waitFor();
		await page.locator('[data-test-id="zoom-to-fit"]').click();
		await settle(page);
		await closeNotices(page);
		await photograph(
			page,
			file('workflow-run'),
			['[data-test-id="canvas-node"]', '[data-test-id="sticky"]'],
			{ margin: 100 },
		);
	},

	async 'sandbox-page'({ page, sandboxUrl, file }) {
		await page.setViewportSize({ width: 1000, height: 1080 });
		await page.goto(sandboxUrl);
		await settle(page);
		await page.screenshot({
			path: file('sandbox-page'),
			clip: { x: 0, y: 0, width: 1000, height: 1080 },
		});
		await page.setViewportSize(VIEWPORT);
	},

	'resources-full': list(
		'Full access',
		{ authentication: 'store', resource: 'brand', operation: 'brand.getMany' },
		'resource',
	),
	'resources-orders-read-only': list(
		'Orders read-only',
		{ authentication: 'store', resource: 'order', operation: 'order.getMany' },
		'resource',
		{ whole: true },
	),
	'operations-orders-read-only': list(
		'Orders read-only',
		{ authentication: 'store', resource: 'order', operation: 'order.getMany' },
		'operation',
		{ atEnd: true },
	),
	'resources-account-level': list(
		'Account-level',
		{ authentication: 'account', resource: 'accountUser', operation: 'accountUser.getMany' },
		'resource',
		{ whole: true },
	),

	async picker({ page, client, file, saveNode }) {
		await openWorkflow(
			page,
			client,
			(
				await saveNode('Full access', {
					authentication: 'store',
					resource: 'product',
					operation: 'product.update',
				})
			).id,
		);
		await openNode(page, 'BigCommerce');
		await page
			.locator('[data-test-id="resource-locator-productId"] [data-test-id="rlc-input"]')
			.click();
		await page.locator('[data-test-id="rlc-item"]').first().waitFor();
		await page.locator('[data-test-id="rlc-search"]').pressSequentially('mug');
		await settle(page);
		await photograph(page, file('picker'), [PARTS.credential, PARTS.locator], { margin: 14 });
	},

	async refusal({ page, client, file, saveNode }) {
		const parameters = {
			resource: 'product',
			operation: 'product.update',
			productId: { __rl: true, mode: 'id', value: '77' },
			bodyMode: 'json',
			jsonBody: '{ "price": 12.5 }',
		};
		await openWorkflow(
			page,
			client,
			(await saveNode('Orders read-only', { authentication: 'store', ...parameters })).id,
		);
		await openNode(page, 'BigCommerce');
		await page.locator('[data-test-id="node-execute-button"]').click();
		await page.locator('[data-test-id="node-error-message"]').waitFor();
		await closeNotices(page);
		await photograph(page, file('refusal'), [PARTS.panel, PARTS.output], {
			margin: 0,
			maxHeight: 360,
		});
	},

	/** Three rows of a spreadsheet, one without a description, and the list of fields that a blank may clear. */
	async 'clear-fields'({ page, client, file, saveNode }) {
		const { id } = await saveNode(
			'Full access',
			{
				authentication: 'store',
				resource: 'product',
				operation: 'product.update',
				productId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				bodyMode: 'fields',
				fields: {
					mappingMode: 'autoMapInputData',
					value: null,
					matchingColumns: [],
					schema: [],
				},
				clearFields: ['description'],
				output: 'selected',
				selectedFields: ['id', 'name', 'description'],
			},
			[
				{ id: 77, name: 'Plain mug', description: 'Holds 300 ml' },
				{ id: 78, name: 'Plain bowl', description: '' },
				{ id: 79, name: '', description: 'Oven-proof' },
			],
		);
		await openWorkflow(page, client, id);
		await openNode(page, 'BigCommerce');
		await page.locator('[data-test-id="node-execute-button"]').click();
		await page.locator(`${PARTS.output} td`).first().waitFor();
		await closeNotices(page);
		await openList(page, 'clearFields');
		await photograph(page, file('clear-fields'), [PARTS.panel, PARTS.output, PARTS.list], {
			margin: 0,
		});
	},

	async 'credential-menu'({ page, client, file, saveNode }) {
		await openWorkflow(
			page,
			client,
			(
				await saveNode('Full access', {
					authentication: 'store',
					resource: 'product',
					operation: 'product.getMany',
				})
			).id,
		);
		await openNode(page, 'BigCommerce');
		await page.locator(`${PARTS.credential} input`).click();
		await page.waitForTimeout(700);
		await photograph(page, file('credential-menu'), [PARTS.credential, PARTS.list]);
	},

	async 'credential-new'({ page, file }) {
		await page.getByText('Create new credential').click();
		await page.locator(PARTS.credentialForm).waitFor();
		await settle(page);
		await photograph(page, file('credential-new'), [PARTS.credentialForm], { margin: 0 });
	},

	'credential-store': credential('Full access'),
	'credential-app': credential('App for products and customers'),
	'credential-account': credential('Account-level'),
	'credential-oauth2': credential('Hearth Connect', 'role=button[name=/connect/i]'),

	async agent({ page, client, file, saveAgent }) {
		await openWorkflow(page, client, (await saveAgent()).id);
		await page.locator('[data-test-id="zoom-to-fit"]').click();
		await settle(page);
		await photograph(page, file('agent'), ['[data-test-id="canvas-node"]'], { margin: 60 });
	},

	...SEARCH_SCENES,
	...GRAPHQL_SCENES,
	...ON_ERROR_SCENES,
	...TRIGGER_SCENES,
	...EXAMPLE_SCENES,
	...JOB_SCENES,
	...APP_TRIGGER_SCENES,
	...PROVIDER_SCENES,
};

/** A node of an account with one of its dropdowns open. */
function list(account, parameters, parameter, how = {}) {
	return async ({ page, client, file, saveNode }, name) => {
		await openWorkflow(page, client, (await saveNode(account, parameters)).id);
		await openNode(page, 'BigCommerce');
		await openList(page, parameter, how);
		await photograph(page, file(name), [PARTS.credential, PARTS.list, selected(parameter)]);
	};
}

/** The whole form of a credential, usually with the result of the test that n8n runs when it is opened. */
function credential(account, shows = TESTED) {
	return async ({ page, client, file }, name) => {
		const { id } = (await client.credentials()).find((each) => each.name === `Sandbox: ${account}`);
		await page.setViewportSize({ width: 1000, height: 1600 });
		await page.goto(`${client.url}/home/credentials/${id}`);
		await page.locator(shows).first().waitFor();
		await page.addStyleTag({ content: WHOLE_FORM });
		await settle(page);
		await photograph(page, file(name), [PARTS.credentialForm], { margin: 0 });
		await page.setViewportSize(VIEWPORT);
	};
}
