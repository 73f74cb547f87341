import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cache.mjs';
import { installOnce } from './installOnce.mjs';
import { reasonFrom, runNpm } from './npm.mjs';
import { runCommand } from './runCommand.mjs';
import { SetupError } from './setupError.mjs';

/** The engine in n8n 1.123.81, without the rest of n8n: half a minute to fetch instead of five. */
const CORE_VERSION_BEFORE = '1.122.48';

/** The node_modules folder with the engine of the generation before, fetched into the cache the first time. */
export async function ensureN8nCoreBefore(report = () => {}) {
	const log = join(cacheFolder(), 'logs', 'n8n-core-install.log');
	try {
		return join(
			await installOnce({
				name: `n8n-core-${CORE_VERSION_BEFORE}`,
				install: async (folder) => await install(folder, log, report),
				findProblem,
				report,
			}),
			'node_modules',
		);
	} catch (error) {
		throw new SetupError({
			what: `n8n-core ${CORE_VERSION_BEFORE} could not be installed.`,
			why: error.message,
			next: 'Check the internet connection, then run the command again.',
			log,
			cause: error,
		});
	}
}

async function install(folder, log, report) {
	report(`Downloading n8n-core ${CORE_VERSION_BEFORE} (once, half a minute)`);
	await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true }));
	const { code, output } = await runNpm(
		['install', `n8n-core@${CORE_VERSION_BEFORE}`, '--ignore-scripts', '--no-audit', '--no-fund'],
		{ cwd: folder, log },
	);
	if (code !== 0) throw new Error(reasonFrom(output) || `npm ended with code ${code}.`);
}

async function findProblem(folder) {
	const { code, output } = await runCommand(process.execPath, ['-e', "require('n8n-core')"], {
		cwd: folder,
	});
	return code === 0 ? undefined : output.trim().split('\n').at(-1);
}
