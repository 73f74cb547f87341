import { spawn } from 'node:child_process';
import { isAbsolute, join } from 'node:path';
import { withNode } from './npm.mjs';
import { whenParentIsGone } from './parent.mjs';

const root = join(import.meta.dirname, '..', '..');

/**
 * Runs a command with the given Node and the project's tools first on the PATH. Shares the terminal with it, or passes what
 * it prints to `write`, forwards signals, and returns its exit code.
 */
export async function runUnderNode(nodeFolder, command, args, write) {
	const env = withNode(nodeFolder, join(root, 'node_modules', '.bin'));
	return await new Promise((resolve) => {
		// On Windows the project's tools are .cmd files, which only a shell can run.
		const shell = process.platform === 'win32' && !isAbsolute(command);
		const stdio = write ? ['ignore', 'pipe', 'pipe'] : 'inherit';
		const child = spawn(command, args, { stdio, env, shell });
		for (const stream of [child.stdout, child.stderr])
			stream?.setEncoding('utf8').on('data', write);
		const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
		const forward = (signal) => child.kill(signal);
		for (const signal of signals) process.on(signal, forward);
		const stopWatching = whenParentIsGone(() => forward('SIGTERM'));
		const finish = (code) => {
			stopWatching();
			for (const signal of signals) process.off(signal, forward);
			resolve(code);
		};
		child.on('error', (error) => {
			console.error(`${command} could not be started: ${error.message}`);
			finish(127);
		});
		child.on('close', (code, signal) => finish(code ?? (signal === 'SIGINT' ? 130 : 143)));
	});
}
