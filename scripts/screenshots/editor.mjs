import { launchChromium } from '../n8n/launchChromium.mjs';

const byTestId = (id) => `[data-test-id="${id}"]`;
const ENTRIES = '.el-select-dropdown__item:visible';

export const VIEWPORT = { width: 1280, height: 960 };

/** The parts of n8n's editor that are captured. */
export const PARTS = {
	panel: byTestId('node-parameters'),
	output: byTestId('output-panel'),
	credential: byTestId('node-credentials-slot'),
	credentialForm: byTestId('editCredential-modal'),
	list: '.el-select-dropdown:visible',
	locator: '[data-test-id="rlc-search"]:visible, [data-test-id="rlc-item"]:visible',
};

export const selected = (parameter) => byTestId(`parameter-input-${parameter}`);

/**
 * n8n's editor in Chromium, logged in.
 *
 * @param {ReturnType<typeof import('../n8n/client.mjs').createClient>} client
 * @param {string} executablePath  Chromium or Chrome
 */
export async function openEditor(client, executablePath) {
	const browser = await launchChromium(executablePath);
	const context = await browser.newContext({ viewport: VIEWPORT, colorScheme: 'light' });
	const [name, value] = client.cookie().split('=');
	await context.addCookies([{ name, value, url: client.url }]);
	return { page: await context.newPage(), close: async () => await browser.close() };
}

/** Opens a workflow's canvas. */
export async function openWorkflow(page, client, id) {
	await page.goto(`${client.url}/workflow/${id}`);
	await page.locator(byTestId('canvas-node')).first().waitFor();
	// n8n shows this if the workflow seems to be open elsewhere.
	await page
		.getByText('Edit here')
		.click({ timeout: 1_500 })
		.catch(() => {});
	await settle(page);
}

/** Opens the panel of a node's parameters. */
export async function openNode(page, name) {
	await page
		.locator(`${byTestId('canvas-node')}[data-node-name="${name}"]`)
		.dblclick({ force: true });
	await page.locator(byTestId('parameter-input-resource')).waitFor();
	await settle(page);
}

/**
 * Opens a dropdown.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} parameter
 * @param {{ atEnd?: boolean, whole?: boolean }} [how]  scrolled to the last entry, or tall enough for all entries
 */
export async function openList(page, parameter, { atEnd = false, whole = false } = {}) {
	if (whole)
		await page.addStyleTag({
			content: '.el-select-dropdown__wrap { max-height: none !important }',
		});
	await page
		.locator(`${selected(parameter)} input`)
		.first()
		.click();
	const entries = page.locator(ENTRIES);
	await entries.first().waitFor();
	if (atEnd) await entries.last().scrollIntoViewIfNeeded();
	await page.waitForTimeout(700);
}

/** Waits until loading and animations have finished. */
export async function settle(page) {
	await page.waitForLoadState('networkidle');
	await page.waitForTimeout(700);
}

/** Closes the notifications in the corner. */
export async function closeNotices(page) {
	for (const close of await page.locator('.el-notification__closeBtn:visible').all())
		await close.click();
	await settle(page);
}

/**
 * Takes a screenshot of the smallest rectangle around all selected elements.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} path
 * @param {string[]} selectors  the elements to include
 * @param {{ margin?: number, maxHeight?: number }} [frame]
 */
export async function photograph(
	page,
	path,
	selectors,
	{ margin = 12, maxHeight = Infinity } = {},
) {
	const boxes = (
		await Promise.all(selectors.map(async (selector) => await boxesOf(page, selector)))
	).flat();
	if (boxes.length === 0)
		throw new Error(`Nothing to capture for ${path}: ${selectors.join(', ')}`);
	const { width, height } = page.viewportSize();
	const left = Math.max(0, Math.min(...boxes.map(({ x }) => x)) - margin);
	const top = Math.max(0, Math.min(...boxes.map(({ y }) => y)) - margin);
	const right = Math.min(width, Math.max(...boxes.map((box) => box.x + box.width)) + margin);
	const bottom = Math.min(
		height,
		Math.max(...boxes.map((box) => box.y + box.height)) + margin,
		top + maxHeight,
	);
	await page.screenshot({
		path,
		clip: { x: left, y: top, width: right - left, height: bottom - top },
	});
}

async function boxesOf(page, selector) {
	const found = await page.locator(selector).all();
	const boxes = await Promise.all(found.map(async (each) => await each.boundingBox()));
	return boxes.filter((box) => box && box.width > 0 && box.height > 0);
}
