import { join } from 'node:path';
import { createClient } from '../../scripts/n8n/client.mjs';
import { sandboxCredentials } from '../../scripts/n8n/sandboxCredentials.mjs';
import { startN8n } from '../../scripts/n8n/startN8n.mjs';
import { testN8n } from './testN8n.mjs';

const root = join(import.meta.dirname, '..', '..');

/** An n8n beside the one that all tests share, for a test that ends it. */
export async function startOwnN8n({ userFolder, port }) {
	const n8n = await startN8n({
		root,
		userFolder,
		port,
		logs: join(testN8n().logs, 'own-n8n'),
	});
	const client = createClient(n8n.url);
	if (await client.needsOwner()) await client.createOwner();
	await client.logIn();
	return {
		client,
		port: n8n.port,
		stop: n8n.stop,
		/** As when the power goes off. */
		kill: async () => {
			process.kill(n8n.pid, 'SIGKILL');
			await n8n.ended;
		},
		/** A credential of the sandbox's account with all rights, as a node refers to it. */
		createCredential: async (sandboxUrl) => {
			const [{ name, type, data }] = await sandboxCredentials({ root, sandboxUrl });
			const { id } = await client.createCredential({ name, type, data });
			return { [type]: { id, name } };
		},
	};
}
