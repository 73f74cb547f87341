/** Ends what n8n-setup.mjs started. */
export default async function tearDown() {
	await globalThis.stopN8n?.();
}
