import { Listr } from 'listr2';
import { join } from 'node:path';
import { cacheFolder, shortNameOf } from '../setup/cache.mjs';
import { ensureN8n } from '../setup/n8n.mjs';
import { nowAndThen } from '../setup/nowAndThen.mjs';
import { whenParentIsGone } from '../setup/parent.mjs';
import { SetupError, explain } from '../setup/setupError.mjs';
import { createClient } from '../n8n/client.mjs';
import { freePort } from '../n8n/ports.mjs';
import { startN8n } from '../n8n/startN8n.mjs';
import { startSandbox } from '../n8n/startSandbox.mjs';
import { buildIfNeeded } from './build.mjs';
import { fillN8n } from './fillN8n.mjs';
import { noteRunning, refuseSecondStart, removeNote } from './running.mjs';
import { showReady } from './showReady.mjs';
import { rebuildOnChange } from './rebuildOnChange.mjs';
import { readState } from './state.mjs';

const root = join(import.meta.dirname, '..', '..');

/**
 * Starts everything, then waits until the user or a failing service ends it. Returns the exit code.
 *
 * @param {object} [options]
 * @param {boolean} [options.isDevelopment]  rebuild after each change of a source, and have n8n load the new build
 */
export async function start({ isDevelopment = false } = {}) {
	// n8n reloads a package only if its folder is no symbolic link, so in development its user folder is outside the project.
	const userFolder = isDevelopment
		? join(cacheFolder(), 'dev', shortNameOf(root))
		: join(root, '.n8n-start');
	const services = [];
	const stopAll = async () => {
		await Promise.all(services.map((service) => service.stop()));
		await removeNote(userFolder);
	};
	const interrupted = new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(signal));
		whenParentIsGone(() => resolve('SIGTERM'));
	});

	await refuseSecondStart(userFolder);
	const starting = steps(services, { userFolder, isDevelopment })
		.run({})
		.then(
			(facts) => ({ facts }),
			(error) => ({ error }),
		);
	const outcome = await Promise.race([starting, interrupted.then((signal) => ({ signal }))]);
	if (outcome.facts) {
		showReady({ ...outcome.facts, userFolder: isDevelopment ? userFolder : '.n8n-start' });
		if (isDevelopment) rebuildOnChange({ root, userFolder });
		const end = await Promise.race([interrupted, ...services.map(diedService)]);
		if (end instanceof SetupError) console.error(explain(end));
		console.log('\nStopping n8n and the sandbox …');
		await stopAll();
		return end instanceof SetupError ? 1 : 0;
	}

	await stopAll();
	if (outcome.error) throw outcome.error;
	// An installation may still be running; exiting ends that too.
	process.exit(130);
}

function steps(services, { userFolder, isDevelopment }) {
	const logs = join(userFolder, 'logs');
	const listed = [
		{
			title: 'Build the package',
			task: async (facts, report) => (facts.built = await buildIfNeeded(root, userFolder, report)),
		},
		{ title: 'Get n8n', task: async (facts, report) => await ensureN8n(report) },
		{
			title: 'Start the sandbox store',
			task: async (facts) => {
				facts.state = await readState(userFolder);
				const port = await freePort(facts.state.sandboxPort ?? 4010);
				const args = ['--newest', thisHour()];
				services.push((facts.sandbox = await startSandbox({ root, port, logs, args })));
			},
		},
		{
			title: 'Start n8n (the first time takes half a minute)',
			task: async (facts) => {
				const port = await freePort(5678, [facts.sandbox.port]);
				const how = isDevelopment
					? { env: { N8N_DEV_RELOAD: 'true' } }
					: { storedIn: join(cacheFolder(), 'packages', shortNameOf(root)) };
				services.push((facts.n8n = await startN8n({ root, userFolder, port, logs, ...how })));
				await noteRunning(userFolder, {
					url: facts.n8n.url,
					services: services.map(({ pid }) => pid),
				});
			},
		},
		{
			title: 'Add accounts and example workflows to n8n',
			task: async (facts) => {
				facts.filled = await fillN8n({
					root,
					userFolder,
					client: createClient(facts.n8n.url),
					sandbox: facts.sandbox,
					state: facts.state,
				});
			},
		},
	];
	return new Listr(
		listed.map(({ title, task }) => ({
			title,
			task: async (facts, listrTask) => void (await task(facts, reporter(listrTask))),
		})),
		{
			registerSignalListeners: false,
			fallbackRenderer: 'simple',
			rendererOptions: { showErrorMessage: false, timer: undefined },
		},
	);
}

/** The last full hour: the orders of the sandbox end there, so that "the last 7 days" has some. */
function thisHour() {
	return new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000).toISOString();
}

/** Shows progress below a step. In a log file, only from time to time, because lines are not replaced there. */
function reporter(listrTask) {
	const show = (message) => (listrTask.output = message);
	return process.stdout.isTTY ? show : nowAndThen(show);
}

async function diedService(service) {
	const how = await service.ended;
	return new SetupError({
		what: `${service.name} stopped on its own.`,
		why: `${how}.`,
		next: 'Read the log named below, then run npm start again.',
		log: service.log,
	});
}
