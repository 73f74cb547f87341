import { jest } from '@jest/globals';
import { runSteps } from '../../scripts/test/runSteps.mjs';

let printed;
beforeEach(() => {
	printed = [];
	const keep = (text) => printed.push(String(text).trim()) > 0;
	jest.spyOn(process.stdout, 'write').mockImplementation(keep);
	jest.spyOn(console, 'log').mockImplementation(keep);
});
afterEach(() => jest.restoreAllMocks());

test('a step that may start early runs beside the steps before it, and prints in its turn', async () => {
	const build = { title: 'build', run: async () => ({ passed: 1, failed: 0 }) };
	const [slowStarted, earlyEnded] = [Promise.withResolvers(), Promise.withResolvers()];
	// Neither of the two could end if the other did not run beside it.
	const slow = {
		title: 'slow',
		run: async () => {
			slowStarted.resolve();
			await earlyEnded.promise;
			return { passed: 2, failed: 0 };
		},
	};
	const early = {
		title: 'early',
		isEarly: true,
		needs: [build],
		run: async (write) => {
			await slowStarted.promise;
			write('said early');
			earlyEnded.resolve();
			return { passed: 4, failed: 0 };
		},
	};

	expect(await runSteps([build, slow, early])).toBe(0);
	expect(printed.indexOf('said early')).toBeGreaterThan(printed.indexOf('== 3/3 early'));
	expect(printed.at(-1)).toBe('7 passed, 0 failed');
});

test('an early step is not run when what it needs failed', async () => {
	const build = { title: 'build', run: async () => ({ passed: 0, failed: 1 }) };
	const run = jest.fn();

	expect(await runSteps([build, { title: 'early', isEarly: true, needs: [build], run }])).toBe(1);
	expect(run).not.toHaveBeenCalled();
	expect(printed).toContain('Skipped, because this failed: build.');
	expect(printed.at(-1)).toBe('0 passed, 2 failed');
});

test('the names of the tests that failed are printed again at the end', async () => {
	const good = { title: 'good', run: async () => ({ passed: 1, failed: 0, names: [] }) };
	const bad = { title: 'bad', run: async () => ({ passed: 0, failed: 1, names: ['a test: why'] }) };

	expect(await runSteps([bad, good])).toBe(1);
	expect(printed.slice(-3)).toEqual(['Failed: bad', 'FAILED a test: why', '1 passed, 1 failed']);
});
