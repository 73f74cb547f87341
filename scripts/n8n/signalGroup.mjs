import { spawnSync } from 'node:child_process';

/** Sends a signal to a process and all that it started in its group. Windows only knows how to end them. */
export function signalGroup(pid, signal) {
	if (!pid) return;
	if (process.platform === 'win32') {
		spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
		return;
	}
	try {
		process.kill(-pid, signal);
	} catch {
		// The group has already ended.
	}
}
