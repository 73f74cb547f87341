import { sleep } from 'n8n-workflow';

/** Time and chance, so that tests can play both. */
export interface Clock {
	/** Milliseconds from any moment on. */
	now(): number;
	/** Rejects as soon as the signal is aborted. */
	wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
	/** 0 up to, but not including, 1. */
	random(): number;
}

/** The longest time that a timer of Node.js can hold; a longer one would end at once. */
const LONGEST_TIMER = 2_147_483_647;

/** A duration that a timer can hold. */
export function asTimer(milliseconds: number): number {
	return Number.isNaN(milliseconds)
		? 0
		: Math.min(LONGEST_TIMER, Math.max(0, Math.ceil(milliseconds)));
}

/** Its time only goes on, also when somebody sets the clock of the machine. */
export const realClock: Clock = {
	now: () => performance.now(),
	random: Math.random,
	wait: async (milliseconds, signal) => {
		if (!signal) return await sleep(asTimer(milliseconds));
		let stop = () => {};
		// `sleep` of n8n 1 does not know the signal.
		const aborted = new Promise<never>((_, reject) => {
			stop = () => reject(new Error('The wait was ended.'));
			if (signal.aborted) stop();
			else signal.addEventListener('abort', stop, { once: true });
		});
		try {
			await Promise.race([sleep(asTimer(milliseconds), signal), aborted]);
		} finally {
			signal.removeEventListener('abort', stop);
		}
	},
};

/** The same clock without its jumps: set back, it stands still until a wait is over, after which that much has passed. */
export function steady({ now, wait, random }: Clock): Clock {
	let last = now();
	let elapsed = last;
	const read = () => {
		const current = now();
		elapsed += Math.max(0, current - last);
		last = current;
		return elapsed;
	};
	return {
		random,
		now: read,
		wait: async (milliseconds, signal) => {
			const end = read() + milliseconds;
			await wait(milliseconds, signal);
			elapsed = Math.max(read(), end);
		},
	};
}
