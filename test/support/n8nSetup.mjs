import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '../../scripts/n8n/client.mjs';
import { filesFolder } from '../../scripts/n8n/environment.mjs';
import { sandboxCredentials } from '../../scripts/n8n/sandboxCredentials.mjs';
import { startN8n } from '../../scripts/n8n/startN8n.mjs';
import { startSandbox } from '../../scripts/n8n/startSandbox.mjs';
import { explain } from '../../scripts/setup/setupError.mjs';
import { variableOf } from './testN8n.mjs';

const root = join(import.meta.dirname, '..', '..');

/** For each process of jest, starts a sandbox and an empty n8n with the built package, with one credential per sandbox account. */
export default async function setUp({ maxWorkers }) {
	const services = [];
	const folders = [];
	globalThis.stopN8n = async () => {
		await Promise.all(services.map((service) => service.stop()));
		for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	};
	globalThis.n8nLogs = [];
	// Without a handler, a signal ends the process without the clean-up that runs at its exit.
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
	const start = async (number) => {
		const userFolder = await mkdtemp(join(tmpdir(), 'n8n-nodes-bigcommerce-'));
		folders.push(userFolder);
		const logs = join(root, 'test', 'logs', String(number));
		const keep = (service) => {
			services.push(service);
			return service;
		};
		const sandbox = keep(await startSandbox({ root, logs }));
		const n8n = keep(await startN8n({ root, userFolder, logs }));
		globalThis.n8nLogs.push(n8n.log);
		await fill(n8n.url, sandbox.url);
		process.env[variableOf(number)] = JSON.stringify({
			url: n8n.url,
			sandboxUrl: sandbox.url,
			files: filesFolder(userFolder),
			logs,
		});
	};
	try {
		const starting = Array.from({ length: maxWorkers }, async (_, index) => await start(index + 1));
		// All of them, so that none starts after the others were stopped.
		const failed = (await Promise.allSettled(starting)).find(({ reason }) => reason);
		if (failed) throw failed.reason;
	} catch (error) {
		await globalThis.stopN8n();
		throw new Error(explain(error), { cause: error });
	}
}

/** Adds the owner and a credential for each account of the sandbox. */
async function fill(url, sandboxUrl) {
	const client = createClient(url);
	await client.createOwner();
	for (const { accountId, ...credential } of await sandboxCredentials({ root, sandboxUrl }))
		await client.createCredential(credential);
}
