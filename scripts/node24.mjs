// Runs a command of the project's tools under Node 24, fetching both first where they are missing:
//   node scripts/node24.mjs <command> [arguments…]
// Only what Node itself brings may be imported here: nothing is installed yet.
import { join } from 'node:path';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureNode } from './setup/node.mjs';
import { runUnderNode } from './setup/runUnderNode.mjs';
import { explain } from './setup/setupError.mjs';

const [command, ...args] = process.argv.slice(2);
if (!command) {
	console.error('Usage: node scripts/node24.mjs <command> [arguments…]');
	process.exit(2);
}
try {
	const report = (message) => console.error(message);
	const nodeFolder = await ensureNode(report);
	await ensureDependencies(join(import.meta.dirname, '..'), nodeFolder, report);
	process.exitCode = await runUnderNode(nodeFolder, command, args);
} catch (error) {
	console.error(explain(error));
	process.exitCode = 1;
}
