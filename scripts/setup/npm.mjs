import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runCommand } from './runCommand.mjs';

/**
 * Runs npm with the Node in `nodeFolder` (default: the current one).
 * Native modules are built for the Node that runs npm, so they load only under that Node.
 */
export async function runNpm(args, { cwd, log, nodeFolder = dirname(process.execPath) }) {
	const env = { ...withNode(nodeFolder), ...headersFor(nodeFolder) };
	return await runCommand(...npmCommand(args, nodeFolder), { cwd, env, log });
}

/**
 * The setting that lets npm build native modules with the headers that this Node came with. Without it, node-gyp downloads them
 * from nodejs.org, or takes those of another Node that the user's .npmrc names.
 */
function headersFor(nodeFolder) {
	const above = join(nodeFolder, '..');
	const ofNpmPackage = join(above, 'node_modules', `node-${process.platform}-${process.arch}`);
	const found = [above, ofNpmPackage].find((folder) =>
		existsSync(join(folder, 'include', 'node', 'node.h')),
	);
	return found ? { npm_config_nodedir: found } : {};
}

/** The command for npm: its script if it can be found, else its name. */
export function npmCommand(args, nodeFolder = dirname(process.execPath)) {
	const cli = npmCli();
	if (cli)
		return [join(nodeFolder, process.platform === 'win32' ? 'node.exe' : 'node'), [cli, ...args]];
	return [process.platform === 'win32' ? 'npm.cmd' : 'npm', args];
}

/** The environment with this Node first on the PATH, then the folders given. */
export function withNode(nodeFolder, ...folders) {
	const env = { ...process.env };
	// Windows calls it "Path". Two spellings in one environment would be undefined behavior.
	const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
	env[key] = [nodeFolder, ...folders, env[key]].filter(Boolean).join(delimiter);
	return env;
}

function npmCli() {
	const candidates = [
		process.env.npm_execpath,
		join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
	];
	return candidates.find((path) => path?.endsWith('npm-cli.js') && existsSync(path));
}

/** The last lines of npm's output that contain the reason for the failure. */
export function reasonFrom(output) {
	const lines = output.split('\n').filter((line) => /npm (error|ERR!)/.test(line));
	return lines
		.slice(0, 3)
		.map((line) => line.replace(/npm (error|ERR!)\s*/, '').trim())
		.filter(Boolean)
		.join(' / ');
}
