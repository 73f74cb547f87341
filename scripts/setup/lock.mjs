import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const HEARTBEAT_MS = 5_000;
const STALE_AFTER_MS = 60_000;

/**
 * Runs `work` while holding the lock file, so that two clones do not install into one folder at the same time.
 * A lock is taken over if its process has ended or if it was not updated for a minute.
 */
export async function withLock(path, work, { onWait = () => {} } = {}) {
	await mkdir(dirname(path), { recursive: true });
	while (!(await acquire(path))) {
		onWait();
		await sleep(1_000);
	}
	const heartbeat = setInterval(
		() => utimes(path, new Date(), new Date()).catch(() => {}),
		HEARTBEAT_MS,
	);
	try {
		return await work();
	} finally {
		clearInterval(heartbeat);
		await rm(path, { force: true });
	}
}

async function acquire(path) {
	try {
		await writeFile(path, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' });
		return true;
	} catch (error) {
		if (error.code !== 'EEXIST') throw error;
	}
	if (await isStale(path)) await rm(path, { force: true });
	return false;
}

async function isStale(path) {
	try {
		const age = Date.now() - (await stat(path)).mtimeMs;
		if (age > STALE_AFTER_MS) return true;
		const { pid, host } = JSON.parse(await readFile(path, 'utf8'));
		return host === hostname() && !isAlive(pid);
	} catch (error) {
		// It was already removed, or was just created and is still empty.
		return false;
	}
}

/** Checks whether a process with this ID is running on this machine. */
export function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}
