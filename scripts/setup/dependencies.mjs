import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, shortNameOf } from './cache.mjs';
import { withLock } from './lock.mjs';
import { reasonFrom, runNpm } from './npm.mjs';
import { SetupError } from './setupError.mjs';

/**
 * Installs the packages of package-lock.json, unless this version of the file is already installed.
 *
 * @param {string} root  the project's folder
 * @param {string} nodeFolder  the Node to install for, because native modules are built for it
 */
export async function ensureDependencies(root, nodeFolder, report = () => {}) {
	const stamp = join(root, 'node_modules', '.installed-for');
	const wanted = await fingerprint(root);
	if ((await readText(stamp)) === wanted || (await npmInstalledIt(root))) return;

	const log = join(cacheFolder(), 'logs', 'npm-ci.log');
	await withLock(join(cacheFolder(), `npm-ci-${shortNameOf(root)}.lock`), async () => {
		if ((await readText(stamp)) === wanted) return;
		report("Installing this project's tools (npm ci)");
		const { code, output } = await runNpm(['ci', '--no-audit', '--no-fund'], {
			cwd: root,
			log,
			nodeFolder,
		});
		if (code !== 0) {
			throw new SetupError({
				what: "The project's tools could not be installed.",
				why: reasonFrom(output) || `npm ci ended with code ${code}.`,
				next: 'Check the internet connection and run the command again.',
				log,
			});
		}
		await writeFile(stamp, wanted);
	});
}

async function fingerprint(root) {
	const lock = await readFile(join(root, 'package-lock.json'));
	return createHash('sha256').update(lock).digest('hex');
}

/** Checks that node_modules contains exactly the locked packages, as after `npm ci` or `npm install`. */
async function npmInstalledIt(root) {
	const locked = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
	const installed = JSON.parse(
		(await readText(join(root, 'node_modules', '.package-lock.json'))) || '{}',
	);
	if (!installed.packages) return false;
	return Object.entries(locked.packages).every(
		([path, about]) =>
			path === '' ||
			about.optional ||
			about.peer ||
			installed.packages[path]?.version === about.version,
	);
}

async function readText(path) {
	return await readFile(path, 'utf8').catch(() => '');
}
