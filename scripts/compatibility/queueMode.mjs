import { join } from 'node:path';
import { freePort } from '../n8n/ports.mjs';
import { startN8n } from '../n8n/startN8n.mjs';
import { startSandbox } from '../n8n/startSandbox.mjs';
import { startPostgres, startRedis } from './databases.mjs';
import { furnish } from './environment.mjs';

const root = join(import.meta.dirname, '..', '..');

/** Small enough that several parallel executions need both workers. */
const EXECUTIONS_PER_WORKER = 2;

/**
 * Starts n8n in queue mode and passes it to a scenario: one main process, which receives deliveries and polls, and two workers,
 * which run executions. With `webhookProcess`, a separate process receives deliveries, and the main one only polls.
 *
 * @param {object} options
 * @param {string} options.packed  folder with the package
 * @param {string} options.folder  for the logs
 * @param {import('./checks.mjs').Check} options.check
 * @param {string[]} [options.sandboxArgs]
 * @param {boolean} [options.webhookProcess]
 * @param {(place: import('./environment.mjs').Place & { check: import('./checks.mjs').Check, workers: Array<{ log: string }> }) => Promise<void>} scenario
 */
export async function inQueueMode(
	{ packed, folder, check, sandboxArgs, webhookProcess = false },
	scenario,
) {
	const services = [];
	const start = async (starting) => {
		const service = await starting;
		services.push(service);
		return service;
	};
	try {
		const sandbox = await start(startSandbox({ root, logs: folder, args: sandboxArgs }));
		const redis = await start(startRedis({ logs: folder }));
		const postgres = await start(startPostgres({ logs: folder }));
		const process = async (name, more) => {
			const own = join(folder, name);
			return await start(
				startN8n({
					root: packed,
					userFolder: own,
					logs: own,
					...more,
					env: { ...queueSettings(redis, postgres), ...more.env },
				}),
			);
		};
		const port = await freePort();
		const elsewhere = {
			N8N_WEBHOOK_URL: `http://localhost:${port}/`,
			N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
		};
		const main = await process('main', { env: webhookProcess ? elsewhere : {} });
		if (webhookProcess) await process('webhook', { command: 'webhook', port });
		const workers = [];
		for (const name of ['worker-1', 'worker-2']) workers.push(await startWorker(process, name));
		await scenario({
			...(await furnish({ root, n8nUrl: main.url, sandboxUrl: sandbox.url })),
			check,
			workers,
		});
	} finally {
		// Stops processes before the databases they are connected to.
		for (const service of services.reverse()) await service.stop();
	}
}

async function startWorker(process, name) {
	return await process(name, {
		command: 'worker',
		args: [`--concurrency=${EXECUTIONS_PER_WORKER}`],
		env: { QUEUE_HEALTH_CHECK_ACTIVE: 'true', N8N_WORKER_SERVER_ADDRESS: '127.0.0.1' },
	});
}

function queueSettings(redis, postgres) {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: 'n8n',
		// All processes read the same credentials.
		N8N_ENCRYPTION_KEY: 'compatibility',
	};
}
