// npm run test:browser: the real editor of a real n8n, in Chromium, from a fresh clone on.
import { runPrepared } from './setup/run-prepared.mjs';

await runPrepared(import.meta.filename, async () => {
	const { build, chromium, jest, n8n } = await import('./test/steps.mjs');
	const { runSteps } = await import('./test/run-steps.mjs');
	return await runSteps([chromium, build, n8n, { ...jest('The editor in Chromium', 'browser'), needs: [chromium, build, n8n] }]);
});
