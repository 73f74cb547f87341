import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from '../setup/setupError.mjs';
import { signalGroup } from './signalGroup.mjs';

/**
 * Starts a program that keeps running, and waits until it is ready.
 * It gets its own process group, so that stopping it also ends the processes it started. If this process is killed, a
 * watchdog ends them.
 *
 * @param {object} options
 * @param {string} options.name  its name for the user, e.g. "n8n"
 * @param {string} [options.command]  default: Node
 * @param {string[]} options.args
 * @param {{ uid?: number, gid?: number }} [options.as]  the user to run it as
 * @param {() => Promise<boolean>} options.isReady
 * @param {string} options.log  file for its output
 * @param {number} options.timeoutMs
 */
export async function startService({
	name,
	command = process.execPath,
	args,
	as = {},
	env,
	cwd,
	log,
	isReady,
	timeoutMs,
}) {
	mkdirSync(dirname(log), { recursive: true });
	const output = openSync(log, 'w');
	const child = spawn(command, args, {
		...as,
		cwd,
		env,
		stdio: ['ignore', output, output],
		detached: process.platform !== 'win32',
		windowsHide: true,
	});
	const watchdog = watch(child.pid);
	const killAtExit = () => signalGroup(child.pid, 'SIGKILL');
	process.once('exit', killAtExit);
	const ended = new Promise((resolve) => {
		child.once('error', (error) => resolve(error.message));
		child.once('exit', (code, signal) =>
			resolve(signal ? `it was ended by ${signal}` : `it ended with code ${code}`),
		);
	}).finally(() => {
		process.off('exit', killAtExit);
		watchdog?.kill('SIGKILL');
	});
	const service = { name, log, pid: child.pid, ended, stop: () => stop(child, ended) };

	const reason = await waitUntilReady(isReady, ended, timeoutMs);
	if (!reason) return service;
	await service.stop();
	throw new SetupError({
		what: `${name} could not be started.`,
		why: `${reason}${mostTellingLine(log)}`,
		next: 'Read the log named below, then run the command again.',
		log,
	});
}

/** Ends a process with its group when this one is gone. It is no part of the terminal, whose end would end it, too. */
function watch(pid) {
	if (!pid) return undefined;
	const script = join(import.meta.dirname, 'watchdog.mjs');
	const watchdog = spawn(process.execPath, [script, String(pid), String(process.pid)], {
		stdio: 'ignore',
		detached: true,
		windowsHide: true,
	});
	watchdog.unref();
	return watchdog;
}

async function waitUntilReady(isReady, ended, timeoutMs) {
	let reason;
	void ended.then((how) => (reason = `${how}.`));
	const giveUpAt = Date.now() + timeoutMs;
	while (reason === undefined) {
		if (await isReady().catch(() => false)) return undefined;
		if (Date.now() > giveUpAt) return `It did not respond within ${timeoutMs / 1000} seconds.`;
		await sleep(250);
	}
	return `While starting, ${reason}`;
}

async function stop(child, ended) {
	signalGroup(child.pid, 'SIGTERM');
	const patience = new AbortController();
	await Promise.race([
		ended,
		sleep(10_000, undefined, { signal: patience.signal }).catch(() => {}),
	]);
	patience.abort();
	// Also after a clean exit, because helpers that it started may still be running.
	signalGroup(child.pid, 'SIGKILL');
	await ended;
}

/** The last line with an error, or else the last line. After an error, Node also prints the location and its version. */
function mostTellingLine(log) {
	const lines = readFileSync(log, 'utf8')
		.split('\n')
		.filter((line) => line.trim() !== '');
	// Only words that end in "error", so that the migration "AddErrorColumns" does not match.
	const line = lines.findLast((text) => /error\b|already in use/i.test(text)) ?? lines.at(-1);
	return line ? ` The log says: ${line.trim()}` : '';
}
