import nodes from '../../catalog/nodes.json';
import { nodeTypeOf } from '../../scripts/n8n/nodeTypeOf.mjs';
import { foundNames, PANEL, searchNodes } from '../../scripts/screenshots/nodeSearch.mjs';
import { connect, type Connection } from '../support/n8n.mjs';
import { MANUAL_TRIGGER } from '../support/manualTrigger';
import { openEditor, openWorkflow, screenshot } from './editor';

jest.setTimeout(120_000);

let n8n: Connection;
let editor: Awaited<ReturnType<typeof openEditor>>;
beforeAll(async () => {
	n8n = await connect();
	editor = await openEditor(n8n);
	await openOrders();
});
afterAll(async () => await editor?.close());

/** Opens a workflow in which n8n offers all nodes: without a trigger, it offers triggers first. */
async function openOrders(): Promise<void> {
	const { id } = await n8n.save({
		name: 'Search',
		nodes: [
			MANUAL_TRIGGER,
			{
				id: '2',
				name: 'Get orders',
				type: nodeTypeOf('order'),
				typeVersion: 1,
				position: [200, 0],
				parameters: { resource: 'order', operation: 'order.getMany' },
			},
		],
		connections: { Start: { main: [[{ node: 'Get orders', type: 'main', index: 0 }]] } },
		settings: {},
	});
	await openWorkflow(editor.page, n8n, id);
}

/** The results of n8n's node search. */
async function search(words: string): Promise<string[]> {
	const { page } = editor;
	// Closed first, so that what was found before is not taken for what is found now.
	if (await page.locator(PANEL).isVisible()) {
		await page.keyboard.press('Escape');
		await page.locator(PANEL).waitFor({ state: 'detached' });
	}
	await searchNodes(page, words);
	await screenshot(page, `search-${words}`);
	return await foundNames(page);
}

test.each([
	['refund', ['BigCommerce Orders']],
	['tracking number', ['BigCommerce Orders']],
	['sku', ['BigCommerce Products', 'BigCommerce Inventory']],
	['coupon', ['BigCommerce Marketing']],
	['price list', ['BigCommerce Catalog']],
	['abandoned cart', ['BigCommerce Carts']],
	['metafields', ['BigCommerce Products']],
	['bigcommerce stock', ['BigCommerce Inventory']],
	['bigcommerce refunds', ['BigCommerce Orders']],
])('"%s" finds %j', async (words, expected) => {
	expect(await search(words)).toEqual(expect.arrayContaining(expected));
});

test('the name of the shop finds every node', async () => {
	expect(await search('BigCommerce')).toEqual(
		expect.arrayContaining(nodes.map(({ name }) => name)),
	);
});

test('a node shows its actions', async () => {
	const { page } = editor;
	await search('refund');
	await page.getByText('BigCommerce Orders').first().click();
	await page.getByText('Create order refund').first().waitFor();
	await screenshot(page, 'actions-of-orders');
});

test('the trigger offers each of its events', async () => {
	const { page } = editor;
	await search('BigCommerce Trigger');
	// n8n leaves out the word Trigger.
	await page.getByText('BigCommerce', { exact: true }).click();
	await page.getByText('On order created', { exact: true }).waitFor();
	await screenshot(page, 'events-of-trigger');
	await page.getByText('On order created', { exact: true }).click();
	await page
		.locator('[data-test-id="parameter-input-events"]')
		.getByText('Order Created')
		.waitFor();
});
