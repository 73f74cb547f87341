// npm run dev: like npm start, in a user folder for development. Each change of a source is built and loaded.
import { runPrepared } from './setup/runPrepared.mjs';

await runPrepared(import.meta.filename, async () => {
	const { start } = await import('./start/start.mjs');
	return await start({ isDevelopment: true });
});
