import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Runs a command until it ends. Its output is written to the log file (if set) and returned.
 *
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function runCommand(command, args, { cwd, env, log } = {}) {
	if (log) await mkdir(dirname(log), { recursive: true });
	const file = log && createWriteStream(log, { flags: 'a' });
	file?.write(`\n> ${command} ${args.join(' ')}\n`);
	return await new Promise((resolve) => {
		// On Windows, npm is a .cmd file, which only a shell can run.
		const shell = process.platform === 'win32' && command.endsWith('.cmd');
		const child = spawn(command, args, {
			cwd,
			env,
			shell,
			stdio: ['ignore', 'pipe', 'pipe'],
			windowsHide: true,
		});
		const stopChild = () => child.kill();
		process.once('exit', stopChild);
		let output = '';
		const collect = (chunk) => {
			output += chunk;
			file?.write(chunk);
		};
		child.stdout.on('data', collect);
		child.stderr.on('data', collect);
		const finish = (code, note = '') => {
			process.off('exit', stopChild);
			file?.end(note);
			resolve({ code, output: output + note });
		};
		child.on('error', (error) => finish(127, String(error)));
		child.on('close', (code) => finish(code ?? 1));
	});
}
