// npm run compatibility [-- <part>…]: the packed package in the n8n of this and of the last generation, and in queue mode.
import { runPrepared } from './setup/runPrepared.mjs';

// Without a handler, a signal ends the process without ending what it started.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

await runPrepared(import.meta.filename, async () => {
	const { steps } = await import('./compatibility/steps.mjs');
	const { runSteps } = await import('./test/runSteps.mjs');
	return await runSteps(steps(process.argv.slice(2)));
});
