// npm run screenshots [-- <name>…]: takes the screenshots of the documentation in a real n8n with the sandbox store.
import { runPrepared } from './setup/runPrepared.mjs';

await runPrepared(import.meta.filename, async () => {
	const { inFreshN8n } = await import('./screenshots/freshN8n.mjs');
	const { takePictures } = await import('./screenshots/browserSession.mjs');
	await inFreshN8n(async (place) => await takePictures({ ...place, only: process.argv.slice(2) }));
});
