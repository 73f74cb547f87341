import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Where the system keeps no files about processes, a program has to be started for each look. */
const PAUSE_MS = process.platform === 'linux' ? 1_000 : 5_000;

/**
 * Calls back when the parent program has ended, or the program that started it. When npm is stopped, it ends the shell between
 * itself and this process, but not this process; when npm is killed, even the shell stays. There is no other signal.
 */
export function whenParentIsGone(callback) {
	if (!process.env.npm_lifecycle_event) return () => {};
	const parent = process.ppid;
	const grandparent = parentOf(parent);
	const timer = setInterval(() => {
		if (process.ppid === parent && parentOf(parent) === grandparent) return;
		clearInterval(timer);
		callback();
	}, PAUSE_MS);
	timer.unref();
	return () => clearInterval(timer);
}

/** The process ID of the program that started another one. Unknown on Windows. */
function parentOf(pid) {
	if (process.platform === 'win32') return undefined;
	if (process.platform !== 'linux')
		return Number(spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)]).stdout);
	try {
		// The name before it, in parentheses, may have blanks.
		const [, afterName] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (?=[^)]*$)/);
		return Number(afterName.split(' ')[1]);
	} catch {
		return undefined;
	}
}
