import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureN8n, N8N_VERSION, n8nScript } from '../setup/n8n.mjs';
import { filesFolder, n8nEnvironment } from './environment.mjs';
import { installPackage } from './installPackage.mjs';
import { freePort, onFreePort } from './ports.mjs';
import { startService } from './service.mjs';

/**
 * Starts n8n with the built package, and waits until it responds.
 *
 * @param {object} options
 * @param {string} options.root  folder with the built package
 * @param {string} options.userFolder
 * @param {string} options.logs  folder for its log
 * @param {number} [options.port]  default: any free port
 * @param {string} [options.storedIn]  see installPackage
 * @param {string[]} [options.nodeArgs]  arguments for its Node
 * @param {string} [options.version]
 * @param {'start' | 'worker' | 'webhook'} [options.command]  which of n8n's processes
 * @param {string[]} [options.args]  arguments for that process
 * @param {Record<string, string>} [options.env]  settings beside the usual ones
 */
export async function startN8n({
	root,
	userFolder,
	port,
	logs,
	storedIn,
	nodeArgs = [],
	version = N8N_VERSION,
	command = 'start',
	args = [],
	env = {},
}) {
	const n8n = await ensureN8n(undefined, version);
	await mkdir(filesFolder(userFolder), { recursive: true });
	await installPackage({ root, userFolder, storedIn });
	return await onFreePort(async () => {
		const chosen = port ?? (await freePort());
		const brokerPort = await freePort();
		const url = `http://localhost:${chosen}`;
		const service = await startService({
			name: 'n8n',
			args: [...nodeArgs, n8nScript(n8n), command, ...args],
			cwd: userFolder,
			env: { ...n8nEnvironment({ userFolder, port: chosen, brokerPort }), ...env },
			log: join(logs, command === 'start' ? 'n8n.log' : `n8n-${command}.log`),
			// n8n 1 reports that it is ready before its editor can be reached. Workers have no editor.
			isReady: async () =>
				(await fetch(`${url}/healthz/readiness`)).ok &&
				(command !== 'start' || (await fetch(`${url}/rest/settings`)).ok),
			// The first start creates the database, which takes half a minute on a fast machine.
			timeoutMs: 240_000,
		});
		return { ...service, url, port: chosen };
	});
}
