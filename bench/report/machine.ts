import { arch, cpus, loadavg, platform, totalmem } from 'node:os';

import { N8N_VERSION } from '../../scripts/setup/n8n.mjs';

/** What the figures depend on, without anything that names the machine. */
export function machineFacts() {
	const processors = cpus();
	return {
		date: new Date().toISOString().slice(0, 10),
		platform: `${platform()} ${arch()}`,
		processor: processors[0]?.model.trim() || 'unknown',
		cores: processors.length,
		memoryGb: Math.round(totalmem() / 2 ** 30),
		/** Programs that wanted a core on average in the minute before; above `cores`, times are longer than they need be. */
		busyBefore: Number(loadavg()[0].toFixed(1)),
		node: process.versions.node,
		n8n: N8N_VERSION,
	};
}
