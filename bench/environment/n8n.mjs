import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '../../scripts/n8n/client.mjs';
import { loadMapperFields } from '../../scripts/n8n/loadParameters.mjs';
import { freePort } from '../../scripts/n8n/ports.mjs';
import { startN8n } from '../../scripts/n8n/startN8n.mjs';
import { explain } from '../../scripts/setup/setupError.mjs';

const root = join(import.meta.dirname, '..', '..');

/** Starts an empty n8n with the built package and an open inspector. `env` are settings beside the usual ones. */
export async function openN8n(env = {}) {
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-bench-'));
	const remove = async () => await rm(userFolder, { recursive: true, force: true, maxRetries: 5 });
	const inspectPort = await freePort();
	try {
		const n8n = await startN8n({
			root,
			userFolder,
			logs: join(root, 'test', 'logs', 'bench'),
			env,
			nodeArgs: [`--inspect=127.0.0.1:${inspectPort}`],
		});
		const client = createClient(n8n.url);
		await client.createOwner();
		await client.logIn();
		return {
			url: n8n.url,
			client,
			inspectPort,
			mapperFields: async (question) => await loadMapperFields(client, question),
			stop: async () => {
				await n8n.stop();
				await remove();
			},
		};
	} catch (error) {
		await remove();
		throw new Error(explain(error), { cause: error });
	}
}
