import { setTimeout as sleep } from 'node:timers/promises';

import { createCase, type FuzzCase, type Phase } from './cases';
import { createHeavyRunner } from './heavy';
import type { Report } from './heavyProcess';
import type { Exchange, HostileServer } from './hostileServer';
import { type Finding } from './evidence';
import { judge } from './judge';
import { limitFor } from './limits';
import { runCase } from './runCase';
import { tryTriggers } from './triggerCase';

/** A finding and the case that showed it. */
export interface Failure extends Finding {
	fuzzCase: FuzzCase;
	exchanges: Exchange[];
}

/** Cases that run at the same time at most; most of them wait for something. */
const WIDTH = 64;
/** How late a timer may be when another case begins: those that run would time out for want of a processor. */
const MOST_DELAY = 20;

/** Runs the cases of a phase. */
export async function runCases(
	server: HostileServer,
	seed: string,
	phase: Phase,
	numbers: number[],
): Promise<Failure[]> {
	if (phase === 'trigger')
		return await triggerFailures(
			server,
			numbers.map((number) => createCase(seed, phase, number, server.origin)),
		);
	if (phase === 'heavy')
		return await heavyFailures(
			server,
			numbers.map((number) => createCase(seed, phase, number, server.origin)),
		);
	const queue = numbers.values();
	const failures: Failure[] = [];
	const worker = async () => {
		for (const number of queue) {
			while ((await delayOfTimer()) > MOST_DELAY);
			failures.push(...(await tryCase(server, createCase(seed, phase, number, server.origin))));
		}
	};
	await Promise.all(Array.from({ length: WIDTH }, worker));
	return failures;
}

async function delayOfTimer(): Promise<number> {
	const began = performance.now();
	await sleep(2);
	return performance.now() - began - 2;
}

/** Runs one case by itself. @param only the numbers of the requests that may be spoiled, where not all may */
export async function tryCase(
	server: HostileServer,
	fuzzCase: FuzzCase,
	only?: ReadonlySet<number>,
): Promise<Failure[]> {
	if (fuzzCase.phase === 'trigger') return await triggerFailures(server, [fuzzCase], only);
	if (fuzzCase.phase === 'heavy') return await heavyFailures(server, [fuzzCase], only);
	const { exchanges } = server.begin(fuzzCase, only);
	try {
		const run = await runCase(fuzzCase, limitFor(fuzzCase));
		return judge({ fuzzCase, run, exchanges: [...exchanges] }).map((finding) => ({
			...finding,
			fuzzCase,
			exchanges: [...exchanges],
		}));
	} finally {
		server.end(fuzzCase);
	}
}

async function triggerFailures(
	server: HostileServer,
	cases: FuzzCase[],
	only?: ReadonlySet<number>,
): Promise<Failure[]> {
	const results = await tryTriggers(server, cases, only);
	return results.flatMap(({ session: { fuzzCase, exchanges }, findings }) =>
		findings.map((finding) => ({ ...finding, fuzzCase, exchanges })),
	);
}

/** The longest that nothing else may happen in n8n because of the node, in milliseconds. */
const LONGEST_BLOCK = 250;
const MOST_GROWTH = 400_000_000;

async function heavyFailures(
	server: HostileServer,
	cases: FuzzCase[],
	only?: ReadonlySet<number>,
): Promise<Failure[]> {
	const runner = createHeavyRunner();
	const failures: Failure[] = [];
	for (const fuzzCase of cases) {
		const { exchanges } = server.begin(fuzzCase, only);
		const report = await runner.run(fuzzCase);
		const findings = report
			? [
					...(report.unsaved ? [] : judge({ fuzzCase, run: report.run, exchanges })),
					...burdens(report),
				]
			: [
					{
						invariant: 'nothing freezes n8n',
						detail: 'the process did not answer any more and was ended',
					},
				];
		failures.push(
			...findings.map((finding) => ({ ...finding, fuzzCase, exchanges: [...exchanges] })),
		);
		server.end(fuzzCase);
	}
	runner.close();
	return failures;
}

/** What a run cost its process. On a busy machine a process waits for a processor: only what it used itself counts. */
function burdens({ blocked, processor, growth, unsaved }: Report): Finding[] {
	const isFrozen = Math.min(blocked, processor) > LONGEST_BLOCK;
	return [
		...(isFrozen
			? [
					{
						invariant: 'nothing freezes n8n',
						detail: `the event loop stood still for ${Math.round(blocked)} ms (${Math.round(processor)} ms of a processor)`,
					},
				]
			: []),
		...(unsaved ? [{ invariant: 'n8n can save what comes out', detail: unsaved }] : []),
		...(growth > MOST_GROWTH
			? [{ invariant: 'memory stays bounded', detail: `it grew by ${Math.round(growth / 1e6)} MB` }]
			: []),
	];
}
