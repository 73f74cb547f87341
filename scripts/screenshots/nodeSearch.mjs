const byTestId = (id) => `[data-test-id="${id}"]`;

/** The panel in which n8n offers nodes and their actions. */
export const PANEL = byTestId('node-creator');

const NAMES = `${PANEL} ${byTestId('node-creator-item-name')}`;

/** Opens n8n's node search beside a workflow, types words into it, and waits for what it finds. */
export async function searchNodes(page, words) {
	await page.locator(byTestId('node-creator-plus-button')).click();
	const search = page.locator(`${PANEL} input`).first();
	await search.waitFor();
	const offeredBefore = await foundNames(page);
	await search.fill(words);
	await page.waitForFunction(
		([items, before]) => {
			const names = [...document.querySelectorAll(items)].map(
				({ textContent }) => textContent?.trim() ?? '',
			);
			return names.length > 0 && names.join('\n') !== before;
		},
		[NAMES, offeredBefore.join('\n')],
	);
}

/** The names of what the search offers, in their order. */
export async function foundNames(page) {
	return await page
		.locator(NAMES)
		.evaluateAll((items) => items.map(({ textContent }) => textContent?.trim() ?? ''));
}
