import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cache.mjs';
import { installOnce } from './installOnce.mjs';
import { reasonFrom, runNpm } from './npm.mjs';
import { runCommand } from './runCommand.mjs';
import { SetupError } from './setupError.mjs';

/** The n8n version that this package is tested with. 2.41.2 and later depend on a package version that does not exist. */
export const N8N_VERSION = '2.41.1';

/** The newest n8n 1, which `npm run compatibility` also tests this package with. */
export const N8N_VERSION_BEFORE = '1.123.81';

// The only dependencies of n8n that need a build: its database, and the sandbox for expressions.
const NATIVE_MODULES = ['sqlite3', 'isolated-vm'];
// This n8n downloads it from a separate site that some networks block. It reads spreadsheets, which is not needed here.
const FROM_NPM = { [N8N_VERSION_BEFORE]: { xlsx: '0.18.5' } };
const TYPICAL_PACKAGES = 1_000;
const TYPICAL_SECONDS_TO_COLLECT = 60;
/** The part of the time in which npm collects what it needs. */
const COLLECTING = 0.3;
const BAR_WIDTH = 20;

/** The folder of an n8n for the current Node, downloaded into the cache the first time. */
export async function ensureN8n(report = () => {}, version = N8N_VERSION) {
	const log = join(cacheFolder(), 'logs', 'n8n-install.log');
	try {
		return await installOnce({
			// Native modules work on one platform and one major version of Node, so both are part of the name.
			name: `n8n-${version}-${process.platform}-${process.arch}-${process.versions.modules}`,
			install: (folder) => install(folder, version, log, report),
			findProblem: (folder) => findProblem(folder, version),
			report,
		});
	} catch (error) {
		throw new SetupError({
			what: `n8n ${version} could not be installed.`,
			why: error.message,
			next:
				error.next ??
				'Check the internet connection and that 4 GB of disk space are free, then run the command again.',
			log,
			cause: error,
		});
	}
}

/** The script that starts n8n, inside its folder. */
export function n8nScript(folder) {
	return join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
}

async function install(folder, version, log, report) {
	const allowScripts = Object.fromEntries(NATIVE_MODULES.map((name) => [name, true]));
	await writeFile(
		join(folder, 'package.json'),
		JSON.stringify({ private: true, allowScripts, overrides: FROM_NPM[version] }),
	);

	const stopCounting = countPackages(folder, version, report);
	// With scripts enabled, the install script of a transitive dependency would fail the whole installation.
	const installed = await runNpm(
		['install', `n8n@${version}`, '--ignore-scripts', '--no-audit', '--no-fund'],
		{ cwd: folder, log },
	);
	stopCounting();
	if (installed.code !== 0)
		throw new Error(reasonFrom(installed.output) || `npm ended with code ${installed.code}.`);

	const modules = nativeModulesOf(folder);
	report(`Building n8n's native modules: ${modules.join(', ')}`);
	const built = await runNpm(['rebuild', ...modules, '--ignore-scripts=false'], {
		cwd: folder,
		log,
	});
	if (built.code !== 0) {
		throw Object.assign(
			new Error(reasonFrom(built.output) || 'A native module could not be built.'),
			{
				next: "Install your system's compiler (Debian and Ubuntu: apt install build-essential python3; macOS: xcode-select --install; Windows: Visual Studio Build Tools), then run the command again.",
			},
		);
	}
}

async function findProblem(folder, version) {
	const { output } = await runCommand(process.execPath, [n8nScript(folder), '--version']);
	if (output.trim() !== version) return `n8n does not run: ${lastLine(output)}`;
	const load = nativeModulesOf(folder)
		.map((name) => `require(${JSON.stringify(name)});`)
		.join('');
	const native = await runCommand(process.execPath, ['-e', load], { cwd: folder });
	if (native.code !== 0)
		return `A native module of n8n does not load: ${lastLine(native.output.split('\n    at ')[0])}`;
	return undefined;
}

function nativeModulesOf(folder) {
	return NATIVE_MODULES.filter((name) => existsSync(join(folder, 'node_modules', name)));
}

/** npm shows no progress for minutes, so this counts the packages it has unpacked so far. */
function countPackages(folder, version, report) {
	const started = Date.now();
	const show = async () => {
		const names = await readdir(join(folder, 'node_modules')).catch(() => []);
		const unpacked = names.filter((name) =>
			existsSync(join(folder, 'node_modules', name, 'package.json')),
		).length;
		const seconds = (Date.now() - started) / 1000;
		report(
			`Downloading n8n ${version} (once, about 4 minutes): ${progressOf({ unpacked, seconds })}`,
		);
	};
	const timer = setInterval(show, 2_000);
	void show();
	return () => clearInterval(timer);
}

/** A bar with the packages and minutes that are left. npm unpacks nothing for a minute or two, while it collects what it needs. */
export function progressOf({ unpacked, seconds }) {
	const done =
		unpacked === 0
			? COLLECTING * (1 - Math.exp(-seconds / TYPICAL_SECONDS_TO_COLLECT))
			: COLLECTING + (0.98 - COLLECTING) * Math.min(1, unpacked / TYPICAL_PACKAGES);
	const filled = Math.round(done * BAR_WIDTH);
	const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
	const left = Math.ceil((seconds * (1 - done)) / done / 60);
	return [
		`${bar} ${Math.round(done * 100)} %`,
		unpacked === 0
			? 'collecting what it needs'
			: `${Math.max(0, TYPICAL_PACKAGES - unpacked)} of about ${TYPICAL_PACKAGES} packages left`,
		...(seconds > 30 ? [`about ${left} min left`] : []),
	].join(', ');
}

function lastLine(text) {
	return text.trim().split('\n').at(-1);
}
