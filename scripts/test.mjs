// npm test: everything except the browser, from a fresh clone on.
// npm run test:<part> [-- <arguments for jest>]: one part of it, with what it needs.
import { runPrepared } from './setup/runPrepared.mjs';

await runPrepared(import.meta.filename, async () => {
	const { everything, parts } = await import('./test/parts.mjs');
	const { runSteps } = await import('./test/runSteps.mjs');
	const [part, ...args] = process.argv.slice(2);
	return await runSteps(part ? parts[part](args) : everything());
});
