import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '../../scripts/n8n/client.mjs';
import { filesFolder } from '../../scripts/n8n/environment.mjs';
import { sandboxCredentials } from '../../scripts/n8n/sandboxCredentials.mjs';
import { startN8n } from '../../scripts/n8n/startN8n.mjs';
import { startSandbox } from '../../scripts/n8n/startSandbox.mjs';
import { explain } from '../../scripts/setup/setupError.mjs';

const root = join(import.meta.dirname, '..', '..');

/** Starts the sandbox and an empty n8n with the built package, with one credential per sandbox account. */
export default async function setUp() {
	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-nodes-bigcommerce-'));
	const services = [];
	globalThis.stopN8n = async () => {
		await Promise.all(services.map((service) => service.stop()));
		await rm(userFolder, { recursive: true, force: true, maxRetries: 5 });
	};
	// Without a handler, a signal ends the process without the clean-up that runs at its exit.
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
	try {
		const logs = join(root, 'test', 'logs');
		const sandbox = await startSandbox({ root, logs });
		services.push(sandbox);
		const n8n = await startN8n({ root, userFolder, logs });
		services.push(n8n);
		globalThis.n8nLog = n8n.log;

		const client = createClient(n8n.url);
		await client.createOwner();
		for (const { accountId, ...credential } of await sandboxCredentials({
			root,
			sandboxUrl: sandbox.url,
		})) {
			await client.createCredential(credential);
		}
		Object.assign(process.env, {
			TEST_N8N_URL: n8n.url,
			TEST_SANDBOX_URL: sandbox.url,
			TEST_N8N_FILES: filesFolder(userFolder),
		});
	} catch (error) {
		await globalThis.stopN8n();
		throw new Error(explain(error), { cause: error });
	}
}
