import nodes from '../../catalog/nodes.json';
import { nodeTypeOf } from '../../scripts/n8n/nodeTypeOf.mjs';
import { connect, type Connection } from '../support/n8n.mjs';
import { resourceNames, sandboxAccount } from '../support/n8nAllowed';
import { closeList, openEditor, openList, openNode, screenshot, showLastEntry } from './editor';

jest.setTimeout(120_000);

let n8n: Connection;
let editor: Awaited<ReturnType<typeof openEditor>>;
beforeAll(async () => {
	n8n = await connect();
	editor = await openEditor(n8n);
});
afterAll(async () => await editor?.close());

/** What can be chosen and may be used: a value that was selected before stays listed, marked with what it needs. */
const usable = (entries: Array<{ name: string; disabled: boolean }>) =>
	entries
		.filter(({ name, disabled }) => !disabled && !name.includes('(needs '))
		// Without the words that people look for.
		.map(({ name }) => name.split(' · ')[0])
		.sort();

test.each([
	['full', 'order.getMany'],
	['orders', 'order.getMany'],
	['account', 'accountUser.getMany'],
])('with the account "%s" both lists hold what it may use', async (id, operation) => {
	const account = sandboxAccount(id);
	const [resource] = operation.split('.');
	const node = nodes.find(({ resources }) => resources.includes(resource));
	const workflow = await n8n.save({
		name: `Selectors: ${id}`,
		nodes: [
			{
				id: '1',
				name: 'BigCommerce',
				type: nodeTypeOf(resource),
				typeVersion: 1,
				position: [0, 0],
				parameters: { authentication: account.authentication, resource, operation },
				credentials: n8n.credentialNamed(account.credential),
			},
		],
		connections: {},
		settings: {},
	});

	await openNode(editor.page, n8n, workflow.id, 'BigCommerce');
	const resources = await openList(editor.page, 'resource');
	await screenshot(editor.page, `resources-${id}`);
	await showLastEntry(editor.page);
	await screenshot(editor.page, `resources-${id}-end`);
	await closeList(editor.page, 'resource');
	const operations = await openList(editor.page, 'operation');
	await screenshot(editor.page, `operations-${id}`);

	expect(usable(resources)).toEqual(
		resourceNames(
			account.resources.filter((resource) => node?.resources.includes(resource)),
		).sort(),
	);
	expect(usable(operations)).toEqual(account.operationNamesOf(resource).sort());
});

test('the list of resources finds them by other words, and says what each is', async () => {
	const workflow = await n8n.save({
		name: 'Selectors: other words',
		nodes: [
			{
				id: '1',
				name: 'BigCommerce',
				type: nodeTypeOf('order'),
				typeVersion: 1,
				position: [0, 0],
				parameters: { authentication: 'store', resource: 'order', operation: 'order.getMany' },
				credentials: n8n.credentialNamed('Sandbox: Full access'),
			},
		],
		connections: {},
		settings: {},
	});
	const { page } = editor;
	await openNode(page, n8n, workflow.id, 'BigCommerce');
	await openList(page, 'resource');
	await page.locator('[data-test-id="parameter-input-resource"] input').fill('tracking');
	const items = page.locator('.el-select-dropdown__item:visible');
	await items.filter({ hasText: 'Order Refund' }).waitFor({ state: 'hidden' });
	expect(await items.count()).toBe(1);
	await screenshot(page, 'resources-searched');
	expect(await items.first().innerText()).toMatch(
		/^Order Shipment · Tracking, Fulfillment\s+What was sent for an order/,
	);
});
