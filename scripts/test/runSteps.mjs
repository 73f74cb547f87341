import { explain } from '../setup/setupError.mjs';

/**
 * Runs the steps in order, continues after a failure, and ends with the line `N passed, N failed`.
 *
 * @param {Array<import('./steps.mjs').Step>} steps
 * @returns {Promise<number>} the exit code
 */
export async function runSteps(steps) {
	let interrupted = false;
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => (interrupted = true));

	const total = { passed: 0, failed: 0, skipped: 0 };
	const bad = new Set();
	for (const [index, step] of steps.entries()) {
		console.log(`\n== ${index + 1}/${steps.length} ${step.title}`);
		const missing = step.needs?.map(({ title }) => title).filter((title) => bad.has(title)) ?? [];
		const started = performance.now();
		const {
			passed,
			failed,
			skipped = 0,
		} = missing.length > 0 ? notRun(missing) : await step.run().catch(failure);
		if (interrupted) return 130;
		if (failed > 0) bad.add(step.title);
		total.passed += passed;
		total.failed += failed;
		total.skipped += skipped;
		const took = ((performance.now() - started) / 1000).toFixed(1);
		console.log(
			`== ${failed === 0 ? 'ok' : 'FAILED'}: ${step.title}, ${took} s${step.isSetup ? '' : `, ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`}`,
		);
	}

	if (bad.size > 0) console.log(`\nFailed: ${[...bad].join('; ')}`);
	if (total.skipped > 0) console.log(`\nSkipped: ${total.skipped}`);
	console.log(`\n${total.passed} passed, ${total.failed} failed`);
	return total.failed === 0 ? 0 : 1;
}

function notRun(missing) {
	console.log(`Skipped, because this failed: ${missing.join('; ')}.`);
	return { passed: 0, failed: 1 };
}

function failure(error) {
	console.error(explain(error));
	return { passed: 0, failed: 1 };
}
