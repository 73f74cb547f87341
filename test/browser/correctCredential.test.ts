import { nodeTypeOf } from '../../scripts/n8n/nodeTypeOf.mjs';
import { connect, type Connection } from '../support/n8n.mjs';
import { closeList, openEditor, openList, openNode, screenshot } from './editor';

jest.setTimeout(180_000);

let n8n: Connection;
let editor: Awaited<ReturnType<typeof openEditor>>;
beforeAll(async () => {
	n8n = await connect();
	editor = await openEditor(n8n);
});
afterAll(async () => await editor?.close());

const TYPE = 'bigCommerceStoreApi';

/** A workflow with a node whose credential has a token that BigCommerce does not know. */
async function withWrongToken() {
	const { id, name } = await n8n.client.request('POST', '/credentials', {
		name: 'To be corrected',
		type: TYPE,
		data: {
			environment: 'sandbox',
			sandboxUrl: n8n.sandbox.url,
			store: 'hearth24kq',
			accessToken: 'a-token-with-a-slip-of-the-pen',
			scopeSource: 'detect',
			grantedScopes: [],
		},
	});
	return await n8n.save({
		name: 'Correct a credential',
		nodes: [
			{
				id: '1',
				name: 'Get products',
				type: nodeTypeOf('product'),
				typeVersion: 1,
				position: [0, 0],
				parameters: { authentication: 'store', resource: 'product', operation: 'product.getMany' },
				credentials: { [TYPE]: { id, name } },
			},
		],
		connections: {},
		settings: {},
	});
}

test('after a credential was corrected, the list says how to load it again, and is then filtered', async () => {
	const { page } = editor;
	const workflow = await withWrongToken();
	await openNode(page, n8n, workflow.id, 'Get products');

	const before = (await openList(page, 'resource')).map(({ name }) => name);
	expect(before.slice(-2)).toEqual([
		'Changed the credential? Click ⋯ above this list, then Refresh List',
		'All resources are shown, unfiltered',
	]);
	await closeList(page, 'resource');

	await page.locator('[data-test-id="credential-edit-button"]').click();
	await page
		.locator('[data-test-id="parameter-input-accessToken"] input')
		.fill('sandbox-token-full-access');
	await page.locator('[data-test-id="credential-save-button"]').click();
	await page.getByText('Connection tested successfully').waitFor();
	await page.mouse.click(5, 500);
	await screenshot(page, 'credential-corrected');

	// What the entry says: the menu is above the list while the mouse is over the field.
	const field = page.locator('[data-test-id="parameter-item"]', {
		has: page.locator('[data-test-id="parameter-input-resource"]'),
	});
	await field.first().hover();
	const loading = page.waitForResponse(/dynamic-node-parameters\/options/);
	await field.first().locator('[data-test-id="action-toggle"]').click();
	await page
		.locator('.el-dropdown-menu__item:visible, [role="menuitem"]:visible', {
			hasText: 'Refresh List',
		})
		.click();
	await loading;
	await page.waitForTimeout(500);
	const after = (await openList(page, 'resource')).map(({ name }) => name);
	await screenshot(page, 'credential-corrected-list');
	expect(after.at(-1)).toBe('All resources are shown');
	expect(after).not.toContain('Changed the credential? Click ⋯ above this list, then Refresh List');
});
