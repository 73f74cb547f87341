// Runs a command under Node 24, fetching that Node first where the machine has an older one:
//   node scripts/node24.mjs <command> [arguments…]
// Only what Node itself brings may be imported here: nothing is installed yet.
import { ensureNode } from './setup/node.mjs';
import { runUnderNode } from './setup/run-under-node.mjs';
import { explain } from './setup/setup-error.mjs';

const [command, ...args] = process.argv.slice(2);
if (!command) {
	console.error('Usage: node scripts/node24.mjs <command> [arguments…]');
	process.exit(2);
}
try {
	const nodeFolder = await ensureNode((message) => console.error(message));
	process.exitCode = await runUnderNode(nodeFolder, command, args);
} catch (error) {
	console.error(explain(error));
	process.exitCode = 1;
}
