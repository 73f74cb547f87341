import tearDownN8n from './n8nTeardown.mjs';

/** Ends what browserSetup.mjs started. */
export default async function tearDown() {
	for (const browser of globalThis.browsers ?? []) await browser.close();
	await tearDownN8n();
}
