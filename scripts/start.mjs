// npm start: n8n with this package and the sandbox store, from a fresh clone or continuing the last start.
import { runPrepared } from './setup/runPrepared.mjs';

await runPrepared(import.meta.filename, async () => {
	const { start } = await import('./start/start.mjs');
	return await start();
});
