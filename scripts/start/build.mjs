import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../setup/setupError.mjs';
import { runNpm } from '../setup/npm.mjs';

/** The files and folders that the build reads. */
export const SOURCES = [
	'nodes',
	'credentials',
	'catalog',
	'icons',
	'gulpfile.js',
	'tsconfig.json',
	'package.json',
];

/** Builds dist, unless nothing has changed since the last build. */
export async function buildIfNeeded(root, userFolder, report) {
	const stamp = join(userFolder, 'last-build');
	const builtAt = await changedAt(stamp);
	const newest = Math.max(
		...(await Promise.all(SOURCES.map((name) => newestIn(join(root, name))))),
	);
	if (builtAt > newest && (await changedAt(join(root, 'dist'))) > 0) return false;

	report('Compiling');
	await mkdir(join(userFolder, 'logs'), { recursive: true });
	const log = join(userFolder, 'logs', 'build.log');
	const { code, output } = await runNpm(['run', 'build'], { cwd: root, log });
	if (code !== 0) {
		throw new SetupError({
			what: 'The package could not be built.',
			why: reasonOf(output) ?? `The build ended with code ${code}.`,
			next: 'If you changed the source, correct it and run npm start again.',
			log,
		});
	}
	await writeFile(stamp, '');
	return true;
}

/** The first error in the build's output. */
export function reasonOf(output) {
	return output
		.split('\n')
		.find((line) => /error/i.test(line) && !/npm/.test(line))
		?.trim();
}

async function newestIn(path) {
	const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
	if (!entries) return await changedAt(path);
	const times = await Promise.all(entries.map((entry) => newestIn(join(path, entry.name))));
	return Math.max(await changedAt(path), ...times);
}

async function changedAt(path) {
	return await stat(path).then(
		({ mtimeMs }) => mtimeMs,
		() => 0,
	);
}
