const byTestId = (id) => `[data-test-id="${id}"]`;

/** The panel in which n8n offers nodes and their actions. */
export const PANEL = byTestId('node-creator');

/** Opens n8n's node search beside a workflow and types words into it. */
export async function searchNodes(page, words) {
	await page.locator(byTestId('node-creator-plus-button')).click();
	const search = page.locator(`${PANEL} input`).first();
	await search.fill(words);
	await page
		.locator(`${PANEL} ${byTestId('item-iterator-item')}`)
		.first()
		.waitFor();
}

/** The names of what the search offers, in their order. */
export async function foundNames(page) {
	return await page
		.locator(`${PANEL} ${byTestId('node-creator-item-name')}`)
		.evaluateAll((items) => items.map(({ textContent }) => textContent?.trim() ?? ''));
}
