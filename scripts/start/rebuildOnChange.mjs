import { join } from 'node:path';
import gulp from 'gulp';
import { updatePackage } from '../n8n/installPackage.mjs';
import { runNpm } from '../setup/npm.mjs';
import { reasonOf, SOURCES } from './build.mjs';

/** Milliseconds without a further change. Editors and Git write several files at once. */
const QUIET = 300;

/** Builds the package after each change of a source and replaces the copy in n8n's user folder, which n8n then reloads. */
export function rebuildOnChange({ root, userFolder }) {
	// gulp runs the task again afterwards if a file changes while it runs.
	gulp.watch(
		SOURCES,
		{ cwd: root, delay: QUIET },
		async () => await buildOnce({ root, userFolder }),
	);
	console.log(
		'  Watching the sources. After each change the package is built, and n8n reloads it.\n',
	);
}

async function buildOnce({ root, userFolder }) {
	const started = performance.now();
	console.log('Building …');
	const { code, output } = await runNpm(['run', '--silent', 'build'], {
		cwd: root,
		log: join(userFolder, 'logs', 'build.log'),
	});
	if (code !== 0) {
		console.error(
			`The package could not be built, so n8n keeps the last build.\n${reasonOf(output) ?? output}`,
		);
		return;
	}
	await updatePackage({ root, userFolder });
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	console.log(`Built in ${seconds} s. n8n reloads the nodes.`);
}
