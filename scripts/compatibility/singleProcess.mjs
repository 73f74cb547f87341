import { join } from 'node:path';
import { startN8n } from '../n8n/startN8n.mjs';
import { startSandbox } from '../n8n/startSandbox.mjs';
import { N8N_VERSION_BEFORE } from '../setup/n8n.mjs';
import { furnish } from './environment.mjs';

const root = join(import.meta.dirname, '..', '..');

/** Of the modules that are left out elsewhere, n8n 1 knows but one. */
const SETTINGS = { [N8N_VERSION_BEFORE]: { N8N_DISABLED_MODULES: 'insights' } };

/** Starts n8n as most people run it, and hands it to a scenario. */
export async function inSingleProcess({ packed, folder, version, check }, scenario) {
	const services = [];
	try {
		const sandbox = await startSandbox({ root, logs: folder });
		services.push(sandbox);
		const n8n = await startN8n({
			root: packed,
			userFolder: join(folder, 'n8n'),
			logs: folder,
			version,
			env: SETTINGS[version],
		});
		services.push(n8n);
		await scenario({
			...(await furnish({ root, n8nUrl: n8n.url, sandboxUrl: sandbox.url })),
			check,
		});
	} finally {
		await Promise.all(services.map((service) => service.stop()));
	}
}
