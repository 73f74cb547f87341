import { createItemResults } from './itemResults';
import type { Run } from './runState';

/**
 * A part of a run whose results are not the output: what it reads or writes is used in what follows. It shares the account, the
 * quota and the hints of the run, and ends it if the wait for the quota is too long.
 */
export function subRun(run: Run): Run {
	return {
		...run,
		results: createItemResults(),
		isPart: true,
		get gaveUp() {
			return run.gaveUp;
		},
		set gaveUp(error) {
			run.gaveUp = error;
		},
	};
}
