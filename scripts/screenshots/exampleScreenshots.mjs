import { openWorkflow, photograph, settle } from './editor.mjs';

/** The screenshot of the examples: one that has run, with the step that is left to the reader. */
export const EXAMPLE_SCENES = {
	async 'example-run'({ page, client, file, saveExample }) {
		await page.setViewportSize({ width: 1500, height: 820 });
		await openWorkflow(page, client, (await saveExample('warn-when-stock-runs-low.json')).id);
		await page.locator('[data-test-id="execute-workflow-button"]').click();
		await page.locator('[data-test-id="canvas-node-status-success"]').nth(6).waitFor();
		for (const close of await page.locator('.el-notification__closeBtn:visible').all())
			await close.click();
		await page.locator('[data-test-id="zoom-to-fit"]').click();
		await settle(page);
		await photograph(
			page,
			file('example-run'),
			['[data-test-id="canvas-node"]', '[data-test-id="sticky"]'],
			{ margin: 56 },
		);
	},
};
