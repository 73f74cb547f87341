import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packInto } from '../package/pack.mjs';
import { ensureN8n, N8N_VERSION, N8N_VERSION_BEFORE } from '../setup/n8n.mjs';
import { nowAndThen } from '../setup/nowAndThen.mjs';
import { build } from '../test/steps.mjs';
import { countedChecks } from './checks.mjs';
import { inQueueMode } from './queueMode.mjs';
import { raisePrices } from './raisePrices.mjs';
import { readSinceLastRun } from './readSinceLastRun.mjs';
import { inSingleProcess } from './singleProcess.mjs';
import { tellBurstOnce, tellChangesOnce } from './tellEventsOnce.mjs';
import { updateInBulk } from './updateInBulk.mjs';

const root = join(import.meta.dirname, '..', '..');

/** @type {Record<string, { title: string, version: string, run: (options: { packed: string, folder: string, check: import('./checks.mjs').Check }) => Promise<void> }>} */
const PARTS = {
	now: part(
		`The main workflow in n8n ${N8N_VERSION}`,
		N8N_VERSION,
		async (options) => await inSingleProcess({ ...options, version: N8N_VERSION }, raisePrices),
	),
	before: part(
		`The main workflow in n8n ${N8N_VERSION_BEFORE}`,
		N8N_VERSION_BEFORE,
		async (options) =>
			await inSingleProcess({ ...options, version: N8N_VERSION_BEFORE }, raisePrices),
	),
	events: part(
		'Queue mode: events',
		N8N_VERSION,
		async (options) =>
			await inQueueMode(options, async (place) => {
				await tellChangesOnce(place);
				await tellBurstOnce(place);
			}),
	),
	webhooks: part(
		'Queue mode with a process for webhooks: events',
		N8N_VERSION,
		async (options) => await inQueueMode({ ...options, webhookProcess: true }, tellBurstOnce),
	),
	reading: part(
		'Queue mode: reading since the last run',
		N8N_VERSION,
		async (options) => await inQueueMode(options, readSinceLastRun),
	),
	updates: part(
		'Queue mode: a bulk update',
		N8N_VERSION,
		async (options) =>
			await inQueueMode(
				{ ...options, sandboxArgs: ['--quota', '30', '--window', '3000'] },
				updateInBulk,
			),
	),
};

function part(title, version, run) {
	return { title, version, run };
}

/**
 * @param {string[]} names  of the parts to run; default: all
 * @returns {import('../test/steps.mjs').Step[]}
 */
export function steps(names) {
	const chosen = (names.length > 0 ? names : Object.keys(PARTS)).map((name) => {
		if (!PARTS[name])
			throw new Error(
				`The part "${name}" does not exist. Parts: ${Object.keys(PARTS).join(', ')}.`,
			);
		return PARTS[name];
	});
	const versions = new Map(chosen.map(({ version }) => [version, getN8n(version)]));
	return [
		build,
		...versions.values(),
		...chosen.map(({ title, version, run }) => ({
			title,
			needs: [build, versions.get(version)],
			run: async () => await withPackage(run),
		})),
	];
}

function getN8n(version) {
	const run = async () => {
		await ensureN8n(nowAndThen(console.log), version);
		return { passed: 0, failed: 0 };
	};
	return { title: `Get n8n ${version}`, isSetup: true, run };
}

/** Runs a part with the package as it would be published, in a separate folder. If it fails, its logs stay there. */
async function withPackage(run) {
	const folder = await mkdtemp(join(tmpdir(), 'bigcommerce-compatibility-'));
	const { check, counted } = countedChecks();
	await run({ packed: packInto(root, folder).unpacked, folder, check });
	if (counted().failed === 0) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	else console.log(`The logs are in ${folder}.`);
	return counted();
}
