/**
 * Rates from a workflow in queue mode with two workers, at 1, 2 and 4 requests a second: `npm run build`, then
 * `node scripts/node24.mjs node --import tsx bench/providers/inQueueMode.mjs`. Needs Redis and PostgreSQL.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharesOf } from '../../scripts/compatibility/executions.mjs';
import { inQueueMode } from '../../scripts/compatibility/queueMode.mjs';
import { createCredential, ratesOfWorkflow } from '../benchmarks/providers.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = await mkdtemp(join(tmpdir(), 'bigcommerce-bench-'));
await inQueueMode({ packed: root, folder, check: async () => undefined }, async (place) => {
	const n8n = { client: place.client, url: place.client.url };
	for await (const { what, ours, unit } of ratesOfWorkflow(n8n, await createCredential(n8n)))
		console.log(`${what}: ${Math.round(ours)} ${unit}`);
	console.log(`executions per worker: ${sharesOf(place.workers).join(' and ')}`);
});
await rm(folder, { recursive: true, force: true });
