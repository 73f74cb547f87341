import { monitorEventLoopDelay } from 'node:perf_hooks';

import { createCase } from './cases';
import { runCase, type Run } from './runCase';
import { limitFor } from './limits';

/** What the other process is asked to run. */
export interface Order {
	seed: string;
	number: number;
	origin: string;
}

/** A run, and what it did to its process. */
export interface Report {
	run: Run;
	/** The longest time, in milliseconds, for which nothing else could happen. */
	blocked: number;
	/** Milliseconds of a processor. */
	processor: number;
	/** Bytes by which the memory of the process grew. */
	growth: number;
	/** Why n8n could not save what came out. */
	unsaved?: string;
}

const EVERY = 10;

async function measured(order: Order): Promise<Report> {
	const fuzzCase = createCase(order.seed, 'heavy', order.number, order.origin);
	const before = process.memoryUsage.rss();
	const used = process.cpuUsage();
	let most = before;
	const sampling = setInterval(() => {
		most = Math.max(most, process.memoryUsage.rss());
	}, EVERY);
	const delay = monitorEventLoopDelay({ resolution: EVERY });
	delay.enable();
	const run = await runCase(fuzzCase, limitFor(fuzzCase));
	delay.disable();
	clearInterval(sampling);
	const costs = {
		blocked: delay.max / 1e6 - EVERY,
		processor: process.cpuUsage(used).user / 1000,
		growth: most - before,
	};
	try {
		return { run: JSON.parse(JSON.stringify(run)) as Run, ...costs };
	} catch (error) {
		return { run: { ...run, outputs: [] }, ...costs, unsaved: (error as Error).message };
	}
}

process.on('message', (order: Order) => {
	measured(order).then(
		(report) => process.send?.(report),
		(error: Error) => process.send?.({ failed: String(error.stack) }),
	);
});
process.send?.('ready');
