import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureN8n, n8nScript } from '../setup/n8n.mjs';
import { n8nEnvironment } from './environment.mjs';
import { installPackage } from './install-package.mjs';
import { freePort } from './ports.mjs';
import { startService } from './service.mjs';

/** Starts n8n with the built package of `root` in it, and waits until it answers. `nodeArgs` are arguments for its Node. */
export async function startN8n({ root, userFolder, port, logs, storedIn, nodeArgs = [] }) {
	const n8n = await ensureN8n();
	const chosen = port ?? (await freePort());
	const brokerPort = await freePort(5679, [chosen]);
	await mkdir(userFolder, { recursive: true });
	await installPackage({ root, userFolder, storedIn });
	const url = `http://localhost:${chosen}`;
	const service = await startService({
		name: 'n8n',
		args: [...nodeArgs, n8nScript(n8n), 'start'],
		cwd: userFolder,
		env: n8nEnvironment({ userFolder, port: chosen, brokerPort }),
		log: join(logs, 'n8n.log'),
		isReady: async () => (await fetch(`${url}/healthz/readiness`)).ok,
		// The first start creates the database, which takes half a minute on a fast machine.
		timeoutMs: 240_000,
	});
	return { ...service, url, port: chosen };
}
