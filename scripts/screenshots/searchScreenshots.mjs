import { openWorkflow, settle } from './editor.mjs';
import { PANEL, searchNodes } from './nodeSearch.mjs';

/** n8n's node search, as someone uses it who does not know which node holds what. */
export const SEARCH_SCENES = Object.fromEntries(
	[
		['node-search', 'bigcommerce', 640],
		['node-search-refund', 'refund', 240],
	].map(([name, words, height]) => [
		name,
		async ({ page, client, file, saveNode }) => {
			const { id } = await saveNode('Full access', {
				authentication: 'store',
				resource: 'order',
				operation: 'order.getMany',
			});
			await openWorkflow(page, client, id);
			await searchNodes(page, words);
			await settle(page);
			const box = await page.locator(PANEL).boundingBox();
			await page.screenshot({
				path: file(name),
				clip: { ...box, height },
			});
		},
	]),
);
