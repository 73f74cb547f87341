// npm test: everything except the browser, from a fresh clone on.
// npm run test:<part> [-- <arguments for jest>]: one part of it, with what it needs.
import { runPrepared } from './setup/run-prepared.mjs';

await runPrepared(import.meta.filename, async () => {
	const { everything, parts } = await import('./test/parts.mjs');
	const { runSteps } = await import('./test/run-steps.mjs');
	const [part, ...args] = process.argv.slice(2);
	return await runSteps(part ? parts[part](args) : everything());
});
