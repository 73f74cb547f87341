import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import type { FuzzCase } from './cases';
import type { Order, Report } from './heavyProcess';
import { limitFor } from './limits';

/** n8n in a process of its own: what holds its event loop does not hold the test, and what the server does is not counted. */
export interface HeavyRunner {
	/** @returns undefined when the process crashed, or did not answer in time and had to be ended */
	run(fuzzCase: FuzzCase): Promise<Report | undefined>;
	close(): void;
}

/** Milliseconds beyond its patience that a run may hold the process before it is ended. */
const FROZEN = 5_000;
const PROGRAM = join(__dirname, 'heavyProcess.ts');

export function createHeavyRunner(): HeavyRunner {
	let child: Promise<ChildProcess> | undefined;
	return {
		run: async (fuzzCase) => {
			child ??= start();
			const current = await child;
			const answer = once(current, 'message') as Promise<[Report | { failed: string }]>;
			const timeout = new AbortController();
			current.send({
				seed: fuzzCase.seed,
				number: fuzzCase.number,
				origin: fuzzCase.world.origin,
			} satisfies Order);
			const crash = once(current, 'exit').then(() => undefined);
			const limit = once(
				AbortSignal.any([AbortSignal.timeout(limitFor(fuzzCase) + FROZEN), timeout.signal]),
				'abort',
			).then(() => undefined);
			const result = await Promise.race([answer, crash, limit]);
			timeout.abort();
			if (!result) {
				current.kill('SIGKILL');
				child = undefined;
				return undefined;
			}
			const [report] = result;
			if ('failed' in report) throw new Error(report.failed);
			return report;
		},
		close: () => void child?.then((current) => current.kill()),
	};
}

async function start(): Promise<ChildProcess> {
	const child = fork(PROGRAM, {
		execArgv: ['--import', 'tsx'],
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
	});
	await once(child, 'message');
	return child;
}
