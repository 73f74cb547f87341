import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { cacheFolder } from './cache.mjs';
import { isAlive, withLock } from './lock.mjs';

const MARKER = 'complete.json';

/**
 * Installs something once into the cache folder and returns its folder.
 * An existing installation is used only if it is complete and works. Otherwise it is removed and installed again.
 *
 * @param {object} options
 * @param {string} options.name  folder name inside the cache
 * @param {(folder: string) => Promise<void>} options.install  installs into an empty folder
 * @param {(folder: string) => Promise<string | undefined>} options.findProblem  the problem of an installed folder, if any
 * @param {(message: string) => void} [options.report]
 */
export async function installOnce({ name, install, findProblem, report = () => {} }) {
	const folder = join(cacheFolder(), name);
	if (await isUsable(folder, findProblem)) return folder;

	return await withLock(
		`${folder}.lock`,
		async () => {
			if (await isUsable(folder, findProblem)) return folder;
			await removeLeftovers(folder, report);

			const unfinished = `${folder}.unfinished-${process.pid}`;
			await mkdir(unfinished, { recursive: true });
			await install(unfinished);
			const problem = await findProblem(unfinished);
			if (problem) throw new Error(problem);
			await writeFile(
				join(unfinished, MARKER),
				JSON.stringify({ name, at: new Date().toISOString() }),
			);
			await rename(unfinished, folder);
			return folder;
		},
		{ onWait: () => report('Another copy of this project is installing it. Waiting') },
	);
}

async function isUsable(folder, findProblem) {
	if (!(await exists(join(folder, MARKER)))) return false;
	return !(await findMissingPackage(folder)) && !(await findProblem(folder));
}

async function removeLeftovers(folder, report) {
	if (await exists(folder)) {
		report('The cached copy is incomplete. Downloading it again');
		await rm(folder, { recursive: true, force: true });
	}
	const prefix = `${basename(folder)}.unfinished-`;
	for (const name of await readdir(dirname(folder))) {
		if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length)))) {
			await rm(join(dirname(folder), name), { recursive: true, force: true });
		}
	}
}

/** Finds the first package that npm lists as installed but whose folder is missing. Takes milliseconds, even for n8n. */
async function findMissingPackage(folder) {
	const installed = JSON.parse(
		await readFile(join(folder, 'node_modules', '.package-lock.json'), 'utf8').catch(() => '{}'),
	);
	const required = Object.entries(installed.packages ?? {}).filter(([, about]) => !about.optional);
	const found = await Promise.all(
		required.map(([path]) => exists(join(folder, path, 'package.json'))),
	);
	return required[found.indexOf(false)]?.[0];
}

async function exists(path) {
	return await stat(path).then(
		() => true,
		() => false,
	);
}
