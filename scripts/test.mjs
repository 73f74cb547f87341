// npm test: everything except the browser, from a fresh clone on.
import { runPrepared } from './setup/run-prepared.mjs';

await runPrepared(import.meta.filename, async () => {
	const { build, jest, n8n, npmScript } = await import('./test/steps.mjs');
	const { runSteps } = await import('./test/run-steps.mjs');
	return await runSteps([
		npmScript('Source style (eslint)', 'lint'),
		npmScript('Types (tsc)', 'typecheck'),
		build,
		{ ...npmScript("Rules of n8n's package scanner", 'scan'), needs: [build] },
		jest('Unit tests', 'unit'),
		{ ...jest('Workflows in n8n-core', 'workflows'), needs: [build] },
		{ ...jest('Conformance with the official specifications', 'conformance'), needs: [build] },
		n8n,
		{ ...jest('End to end in a real n8n', 'e2e'), needs: [build, n8n] },
	]);
});
