import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../setup/lock.mjs';
import { SetupError } from '../setup/setupError.mjs';

/** Saves the running processes, so that a second start in the same folder finds them. */
export async function noteRunning(userFolder, { url, services }) {
	await mkdir(userFolder, { recursive: true });
	await writeFile(fileIn(userFolder), JSON.stringify({ pid: process.pid, url, services }));
}

export async function removeNote(userFolder) {
	await rm(fileIn(userFolder), { force: true });
}

/** Two n8n processes would damage the database: points the user to the running one, or ends what a killed start left behind. */
export async function refuseSecondStart(userFolder) {
	const note = JSON.parse(await readFile(fileIn(userFolder), 'utf8').catch(() => 'null'));
	// Process IDs are reused after a reboot. If n8n responds at the saved URL, they are still the same.
	if (!note || !(await answers(note.url))) return;
	if (isAlive(note.pid)) {
		throw new SetupError({
			what: 'n8n is already running from this folder.',
			next: `Open ${note.url}, or stop it first with Ctrl+C in its terminal.`,
		});
	}
	for (const pid of note.services) {
		try {
			process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
		} catch {
			// It has already ended.
		}
	}
	// Until its connections are closed, what comes next would talk to it.
	const giveUpAt = Date.now() + 10_000;
	while ((await answers(note.url)) && Date.now() < giveUpAt) await sleep(100);
}

async function answers(url) {
	return await fetch(`${url}/healthz`).then(
		({ ok }) => ok,
		() => false,
	);
}

function fileIn(userFolder) {
	return join(userFolder, 'running.json');
}
