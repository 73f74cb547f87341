import { join } from 'node:path';
import { cleanEnvironment } from './environment.mjs';
import { freePort, onFreePort } from './ports.mjs';
import { startService } from './service.mjs';

/** Starts the sandbox store and waits until it responds. `args` are its options, e.g. `--quota`. */
export async function startSandbox({ root, port, logs, args = [] }) {
	return await onFreePort(async () => {
		const chosen = port ?? (await freePort());
		const url = `http://localhost:${chosen}`;
		const service = await startService({
			name: 'The sandbox store',
			args: ['--import', 'tsx', 'sandbox/main.ts', '--port', String(chosen), ...args],
			cwd: root,
			env: cleanEnvironment(),
			log: join(logs, 'sandbox.log'),
			isReady: async () => (await fetch(`${url}/sandbox/health`)).ok,
			timeoutMs: 60_000,
		});
		return { ...service, url, port: chosen };
	});
}
