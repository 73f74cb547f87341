import nodes from '../../catalog/nodes.json';
import { nodeTypeOf } from '../../scripts/n8n/nodeTypeOf.mjs';
import { foundNames, searchNodes } from '../../scripts/screenshots/nodeSearch.mjs';
import { connect, type Connection } from '../support/n8n.mjs';
import { MANUAL_TRIGGER } from '../support/manualTrigger';
import { openEditor, screenshot } from './editor';

jest.setTimeout(120_000);

let n8n: Connection;
let editor: Awaited<ReturnType<typeof openEditor>>;
beforeAll(async () => {
	n8n = await connect();
	editor = await openEditor(n8n);
});
afterAll(async () => await editor?.close());

/** The results of n8n's node search. */
async function search(words: string): Promise<string[]> {
	const { page } = editor;
	const { id } = await n8n.save({
		name: `Search: ${words}`,
		nodes: [
			// Without a trigger, n8n offers triggers first.
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
	await page.goto(`${n8n.client.url}/workflow/${id}`);
	await page.locator('[data-test-id="canvas-node"]').first().waitFor();
	await page
		.getByText('Edit here')
		.click({ timeout: 1_500 })
		.catch(() => {});
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
