import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

import type { Connection } from '../support/n8n.mjs';
import { testBrowser } from '../support/testN8n.mjs';
import { trafficOf } from './traffic';

const SCREENSHOTS = join(__dirname, 'screenshots');
const byTestId = (id: string) => `[data-test-id="${id}"]`;

/** The size of the window, except where a picture needs another. */
const WINDOW = { width: 1300, height: 1000 };

/**
 * n8n's editor in Chromium, logged in. All files of a process use one page, in which the editor stays loaded unless it has run
 * a workflow: to load it takes as long as a test.
 */
export async function openEditor(n8n: Connection) {
	const browser = await chromium.connectOverCDP(testBrowser());
	const [context] = browser.contexts();
	const [name, value] = n8n.client.cookie().split('=');
	await context.addCookies([{ name, value, url: n8n.client.url }]);
	await context.addInitScript(takeOver);
	// To compress and to unpack the editor takes a sixth of the time to load it.
	await context.setExtraHTTPHeaders({ 'accept-encoding': 'identity' });
	mkdirSync(SCREENSHOTS, { recursive: true });

	// Each page has a window, because Chromium draws only the tab in front of each.
	const session = await browser.newBrowserCDPSession();
	const openWindow = async () => {
		const opened = context.waitForEvent('page');
		await session.send('Target.createTarget', { url: 'about:blank', newWindow: true });
		return await opened;
	};
	const prepare = async (page: Page) => {
		trafficOf(page);
		await page.setViewportSize(WINDOW);
		return page;
	};
	const page = await prepare(context.pages().at(0) ?? (await openWindow()));
	const others: Page[] = [];
	const otherPage = async () => {
		const other = await prepare(await openWindow());
		others.push(other);
		return other;
	};
	return {
		page,
		/** Another page, which is closed with the editor. */
		otherPage,
		otherPages: async (count: number) => {
			const opened: Page[] = [];
			// One after the other, to tell which is which.
			while (opened.length < count) opened.push(await otherPage());
			return opened;
		},
		close: async () => {
			for (const other of others) await other.close();
			if (trafficOf(page).hasRun) await page.goto('about:blank');
			await browser.close();
		},
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
/** Milliseconds in which n8n goes elsewhere, if it does. */
const SETTLING = 300;
/** Milliseconds until n8n has left a workflow. */
const LEAVING = 10_000;

/**
 * Opens a workflow's canvas. Where the page shows n8n already, n8n's own router does it, as after a click on a
 * link: to load the editor takes many times as long.
 */
export async function openWorkflow(page: Page, n8n: Connection, workflowId: string) {
	const path = `/workflow/${workflowId}`;
	const traffic = trafficOf(page);
	// What an execution leaves in the editor can keep the next one from being shown.
	const isLoaded =
		page.url().startsWith(n8n.client.url) && !traffic.hasRun && (await uncover(page));
	// In between, so that the nodes that are then on the canvas are those of this workflow.
	const hasLeft = isLoaded && (await leaveWorkflow(page));
	// A canvas with many nodes takes long to draw, on a busy machine a minute.
	const node = page.locator(byTestId('canvas-node')).first();
	if (hasLeft) {
		await routeTo(page, path);
		await node.waitFor({ timeout: 120_000 });
		await page.waitForTimeout(SETTLING);
		if (page.url().includes(path)) return;
	}
	await page.goto(`${n8n.client.url}${path}`, { timeout: 120_000 });
	traffic.hasRun = false;
	await node.waitFor({ timeout: 120_000 });
	// Until n8n has everything that it loads with the editor, it forgets which node it is led to.
	await page.waitForLoadState('networkidle', { timeout: 120_000 });
}

/** False if n8n asks about changes that are not saved. */
async function leaveWorkflow(page: Page): Promise<boolean> {
	await routeTo(page, LIST);
	try {
		await page.waitForURL(`**${LIST}`, { waitUntil: 'commit', timeout: LEAVING });
	} catch {
		return false;
	}
	await page.locator(byTestId('canvas-node')).first().waitFor({ state: 'detached' });
	// n8n saves a workflow that it leaves, and may then go back to it.
	while (trafficOf(page).saving.size > 0) await page.waitForTimeout(50);
	await page.waitForTimeout(SETTLING);
	return page.url().endsWith(LIST);
}

const COVERS = ['[role="dialog"]', byTestId('output-panel'), byTestId('node-creator')];

/** Closes a dialog, the panel of a node or n8n's node search, which would stay open over the next workflow. False if one stays. */
async function uncover(page: Page): Promise<boolean> {
	const covers = page.locator(COVERS.map((selector) => `${selector}:visible`).join(', '));
	for (let attempt = 0; attempt < 4 && (await covers.count()) > 0; attempt++) {
		await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
		await page.keyboard.press('Escape');
		await page.waitForTimeout(300);
	}
	return (await covers.count()) === 0;
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
	await openPanel(page, nodeName);
	await page.locator(byTestId('parameter-input-resource')).waitFor();
	await loaded(page);
}

/** Opens a node's panel with a double-click. One that comes while n8n fits the canvas into the window misses the node. */
export async function openPanel(page: Page, nodeName: string): Promise<void> {
	const node = page.locator(`${byTestId('canvas-node')}[data-node-name="${nodeName}"]`);
	const panel = page.locator(`${byTestId('ndv')}:visible`);
	const giveUpAt = Date.now() + 30_000;
	for (;;) {
		await node.dblclick({ force: true });
		try {
			return await panel.first().waitFor({ timeout: 5_000 });
		} catch (error) {
			if (Date.now() > giveUpAt) throw error;
		}
	}
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
