import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ensureN8n } from '../setup/n8n.mjs';
import { npmCommand } from '../setup/npm.mjs';
import { runUnderNode } from '../setup/runUnderNode.mjs';
import { nowAndThen } from '../setup/nowAndThen.mjs';
import { findChromium } from './findChromium.mjs';

const root = join(import.meta.dirname, '..', '..');
const nodeFolder = dirname(process.execPath);

/**
 * How many checks passed, failed and were skipped, and the names of tests that failed.
 *
 * @typedef {{ passed: number, failed: number, skipped?: number, names?: string[] }} Counted
 */

/**
 * One part of a test run.
 *
 * @typedef {object} Step
 * @property {string} title
 * @property {(write?: (text: string) => void) => Promise<Counted>} run
 * @property {Step[]} [needs]  runs only if these have passed
 * @property {boolean} [isSetup]  counted only if it fails
 * @property {boolean} [isAlone]  comes after all others
 * @property {boolean} [isEarly]  starts as soon as what it needs is done, beside the steps before it
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
	// It takes minutes the first time, and waits for the network most of them.
	isEarly: true,
	run: async (write = (text) => process.stdout.write(text)) => {
		await ensureN8n(nowAndThen((message) => write(`${message}\n`)));
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

/** How many processes run tests: in the first two, each has its own n8n and sandbox; the last measure time. */
const PROCESSES = { e2e: 2, browser: 2, timed: 4 };

/** The tests of one jest project, counted individually. `args` select some of them. @returns {Step} */
export function jest(title, project, args = []) {
	return {
		title,
		run: async (write) => {
			const folder = await mkdtemp(join(tmpdir(), 'jest-'));
			const report = join(folder, 'report.json');
			// Tests of the scripts and in the real n8n import ES modules, for which jest needs this option.
			const node = [
				'--experimental-vm-modules',
				'--disable-warning=ExperimentalWarning',
				// Less garbage collection: a twelfth of the time of the unit tests.
				'--max-semi-space-size=64',
			];
			const script = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
			const most = PROCESSES[project];
			const processes = most ? [args.length > 0 ? '--runInBand' : `--maxWorkers=${most}`] : [];
			const command = [...node, script, '--selectProjects', project, ...processes, ...args];
			const output = ['--passWithNoTests', '--json', `--outputFile=${report}`];
			await runUnderNode(nodeFolder, process.execPath, [...command, ...output], write);
			const counted = await readFile(report, 'utf8').then(count, () => ({ passed: 0, failed: 1 }));
			await rm(folder, { recursive: true });
			return counted;
		},
	};
}

/** A file that cannot be loaded has no tests to count, so it counts as one failed test. @returns {Counted} */
function count(report) {
	const {
		numPassedTests,
		numFailedTests,
		numPendingTests,
		numRuntimeErrorTestSuites,
		testResults,
	} = JSON.parse(report);
	return {
		passed: numPassedTests,
		failed: numFailedTests + numRuntimeErrorTestSuites,
		skipped: numPendingTests,
		names: testResults.filter(({ status }) => status === 'failed').flatMap(failedIn),
	};
}

/** Each test of a file that failed, with the reason in a line; the file itself if it could not be loaded. */
function failedIn({ name, message, assertionResults }) {
	const file = relative(root, name);
	const failed = assertionResults.filter(({ status }) => status === 'failed');
	if (failed.length === 0) return [`${file}: ${reasonIn(message)}`];
	return failed.map(
		({ fullName, failureMessages }) => `${file}: ${fullName}: ${reasonIn(failureMessages[0])}`,
	);
}

/** The first line, what jest expected and received, the lines that differ, and the line of the test. */
function reasonIn(text) {
	const [first, ...others] = stripVTControlCharacters(text ?? '')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('●'));
	const telling = others.filter((line) => /^([-+] |Expected|Received)/.test(line)).slice(0, 8);
	const place = others.find((line) => /\.test\.\w+:\d+:\d+/.test(line));
	return [first, ...telling, ...(place ? [place] : [])]
		.map((line) => line?.slice(0, 200))
		.join(' | ');
}
