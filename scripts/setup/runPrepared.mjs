import { dirname, join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { ensureNode } from './node.mjs';
import { runUnderNode } from './runUnderNode.mjs';
import { explain } from './setupError.mjs';

const root = join(import.meta.dirname, '..', '..');

/**
 * Prepares a fresh clone: gets Node 24, runs `npm ci`, and then `work`.
 * Under an older Node, the whole script is restarted under the new one, and ends with its exit code.
 *
 * @param {string} script  the file that calls this
 * @param {() => Promise<number | void>} work  may import anything from node_modules; returns the exit code
 */
export async function runPrepared(script, work) {
	const report = (message) => console.log(`- ${message}`);
	try {
		const nodeFolder = await ensureNode(report);
		if (nodeFolder !== dirname(process.execPath)) {
			process.exitCode = await runUnderNode(nodeFolder, 'node', [script, ...process.argv.slice(2)]);
			return;
		}
		await ensureDependencies(root, nodeFolder, report);
		process.exitCode = (await work()) ?? 0;
	} catch (error) {
		console.error(explain(error));
		process.exitCode = 1;
	}
}
