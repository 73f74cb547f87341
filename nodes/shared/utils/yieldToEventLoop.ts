import { sleep } from 'n8n-workflow';

/** Milliseconds that a loop may take before n8n gets a turn, even where fewer passes have been made. */
const LONGEST_TURN = 40;

/** Lets n8n answer webhooks and other workflows while a long loop runs. */
export interface Yielder {
	/** To be awaited in every pass of a loop. */
	tick(): Promise<void>;
}

/** @param every passes of a loop after which n8n gets a turn at the latest */
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
