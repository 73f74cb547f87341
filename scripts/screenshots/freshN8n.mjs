import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createClient } from '../n8n/client.mjs';
import { freePort } from '../n8n/ports.mjs';
import { sandboxCredentials } from '../n8n/sandboxCredentials.mjs';
import { startN8n } from '../n8n/startN8n.mjs';
import { startSandbox } from '../n8n/startSandbox.mjs';
import { ensureN8n } from '../setup/n8n.mjs';
import { npmCommand } from '../setup/npm.mjs';
import { runUnderNode } from '../setup/runUnderNode.mjs';
import { SetupError } from '../setup/setupError.mjs';
import { findChromium } from '../test/findChromium.mjs';

const root = join(import.meta.dirname, '..', '..');

/**
 * Builds the package, and starts the sandbox store and an empty n8n with the package and a credential per sandbox account.
 * Passes them to `work`, and removes them afterwards.
 *
 * @param {(place: Omit<Parameters<typeof import('./browserSession.mjs').takePictures>[0], 'only'>) => Promise<void>} work
 */
export async function inFreshN8n(work) {
	const chromium = findChromium();
	if (
		(await runUnderNode(dirname(process.execPath), ...npmCommand(['run', '--silent', 'build']))) !==
		0
	)
		throw new SetupError({
			what: 'The package could not be built.',
			next: 'Correct the errors above.',
		});
	await ensureN8n(console.log);

	const folder = await mkdtemp(join(tmpdir(), 'n8n-pictures-'));
	const logs = join(folder, 'logs');
	const services = [];
	try {
		// The URL is visible in the screenshots of the credentials, so the default port is used if it is free.
		const sandbox = await startSandbox({ root, port: await freePort(4010), logs });
		services.push(sandbox);
		const n8n = await startN8n({ root, userFolder: folder, logs });
		services.push(n8n);
		const client = createClient(n8n.url);
		await client.createOwner();
		for (const { accountId, ...credential } of await sandboxCredentials({
			root,
			sandboxUrl: sandbox.url,
		}))
			await client.createCredential(credential);
		await work({
			root,
			client,
			chromium,
			sandboxUrl: sandbox.url,
			folder: join(root, 'docs', 'images'),
		});
	} finally {
		await Promise.all(services.map((service) => service.stop()));
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
}
