// npm run pictures [-- <name>…]: takes the pictures of the documentation, in a real n8n with the sandbox store.
import { runPrepared } from './setup/run-prepared.mjs';

await runPrepared(import.meta.filename, async () => {
	const { inFreshN8n } = await import('./pictures/fresh-n8n.mjs');
	const { takePictures } = await import('./pictures/studio.mjs');
	await inFreshN8n(async (place) => await takePictures({ ...place, only: process.argv.slice(2) }));
});
