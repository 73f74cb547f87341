import { explain } from '../setup/setupError.mjs';

/**
 * Runs the steps in order, continues after a failure, and ends with the line `N passed, N failed`. What a step prints that
 * started early comes in its turn.
 *
 * @param {Array<import('./steps.mjs').Step>} steps
 * @returns {Promise<number>} the exit code
 */
export async function runSteps(steps) {
	let interrupted = false;
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => (interrupted = true));

	const total = { passed: 0, failed: 0, skipped: 0 };
	const bad = new Map();
	const runs = startEarly(steps);
	for (const [index, step] of steps.entries()) {
		console.log(`\n== ${index + 1}/${steps.length} ${step.title}`);
		const run = runs.get(step);
		const { passed, failed, skipped = 0, names = [], took } = await run.inTurn();
		if (interrupted) return 130;
		if (failed > 0) bad.set(step.title, names);
		total.passed += passed;
		total.failed += failed;
		total.skipped += skipped;
		const counted = `, ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
		console.log(
			`== ${failed === 0 ? 'ok' : 'FAILED'}: ${step.title}, ${took} s${step.isSetup ? '' : counted}`,
		);
	}

	if (bad.size > 0) console.log(`\nFailed: ${[...bad.keys()].join('; ')}`);
	for (const name of [...bad.values()].flat()) console.log(`  FAILED ${name}`);
	if (total.skipped > 0) console.log(`\nSkipped: ${total.skipped}`);
	console.log(`\n${total.passed} passed, ${total.failed} failed`);
	return total.failed === 0 ? 0 : 1;
}

/** A run of each step. Those that may start early wait for what they need, all others for their turn. */
function startEarly(steps) {
	const runs = new Map();
	for (const step of steps) {
		const turn = Promise.withResolvers();
		const kept = [];
		let isItsTurn = false;
		const write = (text) => (isItsTurn ? process.stdout.write(text) : kept.push(text));
		const needs = (step.needs ?? []).map((need) => ({ ...runs.get(need), title: need.title }));
		const result = (async () => {
			if (!step.isEarly) await turn.promise;
			const done = await Promise.all(needs.map(async ({ result }) => await result));
			const missing = needs.filter((_, index) => done[index].failed > 0).map(({ title }) => title);
			const started = performance.now();
			const counted =
				missing.length > 0
					? notRun(missing, write)
					: await step
							.run(step.isEarly ? write : undefined)
							.catch((error) => failure(error, write));
			return { ...counted, took: ((performance.now() - started) / 1000).toFixed(1) };
		})();
		const inTurn = async () => {
			isItsTurn = true;
			process.stdout.write(kept.splice(0).join(''));
			turn.resolve();
			return await result;
		};
		runs.set(step, { result, inTurn });
	}
	return runs;
}

function notRun(missing, write) {
	write(`Skipped, because this failed: ${missing.join('; ')}.\n`);
	return { passed: 0, failed: 1 };
}

function failure(error, write) {
	write(`${explain(error)}\n`);
	return { passed: 0, failed: 1 };
}
