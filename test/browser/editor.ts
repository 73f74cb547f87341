import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

import type { Connection } from '../support/n8n.mjs';

const SCREENSHOTS = join(__dirname, 'screenshots');
const byTestId = (id: string) => `[data-test-id="${id}"]`;

/** n8n's editor in Chromium, logged in. */
export async function openEditor(n8n: Connection) {
	const browser = await chromium.launch({
		executablePath: process.env.CHROMIUM_PATH,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
	const context = await browser.newContext({ viewport: { width: 1300, height: 1000 } });
	const [name, value] = n8n.client.cookie().split('=');
	await context.addCookies([{ name, value, url: n8n.client.url }]);
	await context.addInitScript(takeOver);
	const page = await context.newPage();
	mkdirSync(SCREENSHOTS, { recursive: true });
	return {
		page,
		newPage: async () => await context.newPage(),
		close: async () => await browser.close(),
	};
}

/** Runs in the browser: n8n shows a button when it believes that the workflow is open elsewhere. */
function takeOver() {
	setInterval(() => {
		for (const button of document.querySelectorAll('button'))
			if (button.textContent?.trim() === 'Edit here') button.click();
	}, 100);
}

const LIST = '/home/workflows';
/** Milliseconds until n8n has left a workflow, unless it asks about changes that are not saved. */
const LEAVING = 10_000;

/**
 * Opens a workflow's canvas. Where the page shows n8n already, n8n's own router does it, as after a click on a
 * link: to load the editor takes many times as long.
 */
export async function openWorkflow(page: Page, n8n: Connection, workflowId: string) {
	const address = `/workflow/${workflowId}`;
	const nodes = page.locator(byTestId('canvas-node'));
	// A dialog, the panel of a node or n8n's node search would stay open over the next workflow.
	const isCovered =
		(await page
			.locator(
				`[role="dialog"]:visible, ${byTestId('output-panel')}:visible, ${byTestId('node-creator')}:visible`,
			)
			.count()) > 0;
	const isLoaded = page.url().startsWith(n8n.client.url) && !isCovered;
	// In between, so that the nodes that are then on the canvas are those of this workflow.
	if (isLoaded) await routeTo(page, LIST);
	const hasLeft =
		isLoaded &&
		(await page.waitForURL(`**${LIST}`, { waitUntil: 'commit', timeout: LEAVING }).then(
			() => true,
			() => false,
		));
	if (hasLeft) await nodes.first().waitFor({ state: 'detached' });
	if (hasLeft) await routeTo(page, address);
	else await page.goto(`${n8n.client.url}${address}`, { timeout: 120_000 });
	// A canvas with many nodes takes long to draw, on a busy machine a minute.
	await nodes.first().waitFor({ timeout: 120_000 });
	// Until n8n has everything that it loads with the editor, it forgets which node it is led to.
	if (!hasLeft) await page.waitForLoadState('networkidle', { timeout: 120_000 });
}

/** Shows another of n8n's pages without loading the editor again. */
export async function routeTo(page: Page, path: string): Promise<void> {
	await page.evaluate(goTo, path);
}

/** Runs in the browser. Does not wait, as n8n may have a question first. */
function goTo(path: string): void {
	const app = document.querySelector('#app') as unknown as {
		__vue_app__: { config: { globalProperties: { $router: { push(to: string): unknown } } } };
	};
	app.__vue_app__.config.globalProperties.$router.push(path);
}

/** Opens a workflow, and in it a node's panel of parameters. */
export async function openNode(page: Page, n8n: Connection, workflowId: string, nodeName: string) {
	await openWorkflow(page, n8n, workflowId);
	const node = page.locator(`${byTestId('canvas-node')}[data-node-name="${nodeName}"]`);
	await node.waitFor();
	await node.dblclick({ force: true });
	await page.locator(byTestId('parameter-input-resource')).waitFor();
	await loaded(page);
}

/** Opens a dropdown and reads its entries; it stays open for a screenshot. */
export async function openList(page: Page, parameter: string) {
	await page.locator(`${byTestId(`parameter-input-${parameter}`)} input`).click();
	const items = page.locator('.el-select-dropdown__item:visible');
	await items.first().waitFor();
	// The list fades in; a picture of it shall be a clear one.
	await page.waitForTimeout(500);
	return await items.evaluateAll((elements) =>
		elements.map((element) => ({
			name: (element.querySelector('.option-headline') ?? element).textContent?.trim() ?? '',
			disabled:
				element.classList.contains('is-disabled') ||
				element.getAttribute('aria-disabled') === 'true',
		})),
	);
}

/** Scrolls an open dropdown to its last entry and points at it, which shows that entry's description. */
export async function showLastEntry(page: Page) {
	const last = page.locator('.el-select-dropdown__item:visible').last();
	await last.scrollIntoViewIfNeeded();
	await last.hover({ force: true });
	await page.waitForTimeout(500);
}

/** Closes an open dropdown without choosing. */
export async function closeList(page: Page, parameter: string) {
	await page.locator(`${byTestId(`parameter-input-${parameter}`)} input`).press('Escape');
}

/** What a closed dropdown shows as chosen. */
export async function chosen(page: Page, parameter: string) {
	return await page.locator(`${byTestId(`parameter-input-${parameter}`)} input`).inputValue();
}

export async function chooseCredential(page: Page, name: string) {
	const asked = page.waitForRequest(/dynamic-node-parameters\/options/);
	await page.locator(`${byTestId('node-credentials-select')} input`).click();
	await page.locator('.el-select-dropdown__item:visible', { hasText: name }).click();
	await asked;
	await loaded(page);
}

export async function screenshot(page: Page, name: string) {
	await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}

/** Waits until n8n has asked the node for its lists and shows them. */
async function loaded(page: Page) {
	await page.waitForLoadState('networkidle');
	// A list that comes may still be exchanged in the next moments, for the answer to the same question.
	await page.waitForTimeout(500);
	await page.waitForFunction(
		(selectors) =>
			selectors.every((selector) => {
				const { value = '' } = document.querySelector<HTMLInputElement>(selector) ?? {};
				return value !== '' && !value.startsWith('Loading');
			}),
		['resource', 'operation'].map((name) => `${byTestId(`parameter-input-${name}`)} input`),
	);
}

/** Saves the workflow with the keyboard and waits until n8n has it. */
export async function saveWorkflow(page: Page) {
	const saved = page.waitForResponse(
		(response) =>
			/\/rest\/workflows\//.test(response.url()) && response.request().method() === 'PATCH',
		{ timeout: 5_000 },
	);
	await page.keyboard.press('Escape');
	await page.keyboard.press('ControlOrMeta+s');
	// n8n also saves on its own, and then has nothing left to do here.
	await saved.catch(() => {});
}
