import { sleep } from 'n8n-workflow';

/** Maximum milliseconds of a loop before it yields, even after fewer passes. */
const LONGEST_TURN = 40;

/** Yields to n8n's webhooks and other workflows during a long loop. */
export interface Yielder {
	/** Await this in every pass of a loop. */
	tick(): Promise<void>;
}

/** @param every maximum number of passes before the loop yields */
export function createYielder(every = 100): Yielder {
	let passes = 0;
	let since = Date.now();
	return {
		tick: async () => {
			passes += 1;
			if (passes < every && Date.now() - since < LONGEST_TURN) return;
			await sleep(0);
			passes = 0;
			since = Date.now();
		},
	};
}
