import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache.mjs';
import { installOnce } from './installOnce.mjs';
import { reasonFrom, runNpm } from './npm.mjs';
import { runCommand } from './runCommand.mjs';
import { SetupError } from './setupError.mjs';

/** n8n 2.40 and later need this Node. */
export const NODE_MAJOR = 24;

const EXECUTABLE = process.platform === 'win32' ? 'node.exe' : 'node';

/** The folder of a Node that is new enough for n8n: the current one, or one downloaded into the cache. */
export async function ensureNode(report = () => {}) {
	if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return dirname(process.execPath);
	const log = join(cacheFolder(), 'logs', 'node.log');
	try {
		const folder = await installOnce({
			name: `node-${NODE_MAJOR}-${process.platform}-${process.arch}`,
			install: (target) => install(target, log, report),
			findProblem,
			report,
		});
		return nodeFolderIn(folder);
	} catch (error) {
		throw new SetupError({
			what: `Node ${NODE_MAJOR} could not be downloaded. n8n needs it, and this machine has Node ${process.versions.node}.`,
			why: error.message,
			next: `Check the internet connection and run the command again, or install Node ${NODE_MAJOR} from https://nodejs.org.`,
			log,
			cause: error,
		});
	}
}

async function install(folder, log, report) {
	report(`Downloading Node ${NODE_MAJOR} (once, about 120 MB)`);
	const manifest = { private: true, allowScripts: { node: true } };
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
	// The install script of the npm package "node" downloads the right build for this machine.
	const { code, output } = await runNpm(
		['install', `node@${NODE_MAJOR}`, '--ignore-scripts=false', '--no-audit', '--no-fund'],
		{ cwd: folder, log },
	);
	if (code !== 0) throw new Error(reasonFrom(output) || `npm ended with code ${code}.`);
}

async function findProblem(folder) {
	const { output } = await runCommand(join(nodeFolderIn(folder), EXECUTABLE), ['--version']);
	return output.startsWith(`v${NODE_MAJOR}.`)
		? undefined
		: 'The downloaded Node does not run on this machine.';
}

function nodeFolderIn(folder) {
	return join(folder, 'node_modules', 'node', 'bin');
}
