import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ensureN8n } from '../setup/n8n.mjs';
import { npmCommand } from '../setup/npm.mjs';
import { runUnderNode } from '../setup/runUnderNode.mjs';
import { nowAndThen } from '../setup/nowAndThen.mjs';
import { findChromium } from './findChromium.mjs';

const root = join(import.meta.dirname, '..', '..');
const nodeFolder = dirname(process.execPath);

/**
 * One part of a test run.
 *
 * @typedef {object} Step
 * @property {string} title
 * @property {() => Promise<{ passed: number, failed: number, skipped?: number }>} run
 * @property {Step[]} [needs]  runs only if these have passed
 * @property {boolean} [isSetup]  counted only if it fails
 */

/** A check that counts as one test. @returns {Step} */
export function npmScript(title, name) {
	return {
		title,
		run: async () => {
			const code = await runUnderNode(nodeFolder, ...npmCommand(['run', '--silent', name]));
			return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
		},
	};
}

export const build = npmScript('Build', 'build');

/** @type {Step} */
export const n8n = {
	title: 'Get n8n',
	isSetup: true,
	run: async () => {
		await ensureN8n(nowAndThen(console.log));
		return { passed: 0, failed: 0 };
	},
};

/** @type {Step} */
export const chromium = {
	title: 'Find Chromium',
	isSetup: true,
	run: async () => {
		process.env.CHROMIUM_PATH = findChromium();
		console.log(process.env.CHROMIUM_PATH);
		return { passed: 0, failed: 0 };
	},
};

/** The tests of one jest project, counted individually. `args` select some of them. @returns {Step} */
export function jest(title, project, args = []) {
	return {
		title,
		run: async () => {
			const folder = await mkdtemp(join(tmpdir(), 'jest-'));
			const report = join(folder, 'report.json');
			// Tests of the scripts and in the real n8n import ES modules, for which jest needs this option.
			const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
			const script = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
			const serial = ['e2e', 'browser'].includes(project) ? ['--runInBand'] : [];
			await runUnderNode(nodeFolder, process.execPath, [
				...node,
				script,
				'--selectProjects',
				project,
				...serial,
				...args,
				'--passWithNoTests',
				'--json',
				`--outputFile=${report}`,
			]);
			const counted = await readFile(report, 'utf8').then(count, () => ({ passed: 0, failed: 1 }));
			await rm(folder, { recursive: true });
			return counted;
		},
	};
}

/** A file that cannot be loaded has no tests to count, so it counts as one failed test. */
function count(report) {
	const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } =
		JSON.parse(report);
	return {
		passed: numPassedTests,
		failed: numFailedTests + numRuntimeErrorTestSuites,
		skipped: numPendingTests,
	};
}
