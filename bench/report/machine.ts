import { arch, cpus, loadavg, platform, totalmem } from 'node:os';

import { N8N_VERSION } from '../../scripts/setup/n8n.mjs';

/** The facts that affect the results, without anything that identifies the machine. */
export function machineFacts() {
	const processors = cpus();
	return {
		date: new Date().toISOString().slice(0, 10),
		platform: `${platform()} ${arch()}`,
		processor: processors[0]?.model.trim() || 'unknown',
		cores: processors.length,
		memoryGb: Math.round(totalmem() / 2 ** 30),
		/** Average load of the last minute. Above `cores`, the measured times are too long. */
		busyBefore: Number(loadavg()[0].toFixed(1)),
		node: process.versions.node,
		n8n: N8N_VERSION,
	};
}
