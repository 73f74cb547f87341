// npm start: n8n with this package and the sandbox store, from a fresh clone or as it was left last time.
import { runPrepared } from './setup/runPrepared.mjs';

await runPrepared(import.meta.filename, async () => {
	const { start } = await import('./start/start.mjs');
	return await start();
});
