import type { Page } from 'playwright-core';

import { connect, type Connection, type Credentials } from '../support/n8n.mjs';
import { openEditor, openPanel, openWorkflow, screenshot } from './editor';

jest.setTimeout(120_000);

const NAME = 'BigCommerce API';
const SEARCH =
	'query Search($term: String!, $first: Int) { site { search { searchProducts(filters: { searchTerm: $term }) { products(first: $first) { edges { node { name sku } } } } } } }';
const parameter = (name: string) => `[data-test-id="parameter-input-${name}"]`;

let n8n: Connection;
let editor: Awaited<ReturnType<typeof openEditor>>;
beforeAll(async () => {
	n8n = await connect();
	editor = await openEditor(n8n);
});
afterAll(async () => await editor?.close());

async function openGraphQl(
	page: Page,
	parameters: object,
	credentials: Credentials,
): Promise<void> {
	const node = {
		id: '1',
		name: NAME,
		type: 'n8n-nodes-bigcommerce.bigCommerceApi',
		typeVersion: 1,
		position: [0, 0],
		parameters: { resource: 'graphQl', operation: 'graphQl.execute', ...parameters },
		credentials,
	};
	const { id } = await n8n.save({ name: NAME, nodes: [node], connections: {}, settings: {} });
	await openWorkflow(page, n8n, id);
	await openPanel(page, NAME);
	await page.locator(parameter('query')).waitFor();
	await page.waitForLoadState('networkidle');
}

test('a query gets a form for its variables, and its records become rows', async () => {
	const { page } = editor;
	await openGraphQl(
		page,
		{ authentication: 'store', api: 'storefront' },
		n8n.credentialNamed('Sandbox: Full access'),
	);
	await page.locator(`${parameter('query')} textarea`).fill(SEARCH);
	// n8n takes the text over a moment after the last key.
	await page.waitForTimeout(1_000);
	await page.locator(`${parameter('variablesMode')} input`).click();
	await page.locator('.el-select-dropdown__item:visible', { hasText: 'Form' }).click();
	await page.getByText('term (String!)').waitFor();
	expect(await page.locator(parameter('first')).count()).toBe(0);
	await page.locator(`${parameter('term')} input`).fill('mug');
	await page.waitForTimeout(500);
	await screenshot(page, 'graphql-form');
	await page.locator('[data-test-id="node-execute-button"]').first().click();
	const output = page.locator('[data-test-id="output-panel"]');
	await output.locator('td', { hasText: /mug/i }).first().waitFor();
	await screenshot(page, 'graphql-rows');
	expect(await output.locator('th').allTextContents()).toEqual(
		expect.arrayContaining([expect.stringContaining('name'), expect.stringContaining('sku')]),
	);
});

test('an account-level account has no choice of an API, and is told why', async () => {
	const { page } = editor;
	await openGraphQl(
		page,
		{ authentication: 'account', query: '{ account { id } }' },
		n8n.credentialNamed('Sandbox: Account-level'),
	);
	await page.getByText('uses the Account API').waitFor();
	expect(await page.locator(parameter('api')).count()).toBe(0);
	expect(await page.locator('[data-test-id="resource-locator-channelId"]').count()).toBe(0);
});
