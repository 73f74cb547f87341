import { sleep } from 'n8n-workflow';

/** Time and randomness, replaceable in tests. */
export interface Clock {
	/** Milliseconds from an arbitrary start. */
	now(): number;
	/** Rejects when the signal is aborted. */
	wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
	/** 0 up to, but not including, 1. */
	random(): number;
}

/** The longest Node.js timer. A longer one would fire immediately. */
const LONGEST_TIMER = 2_147_483_647;

/** A duration within the limit of a timer. */
export function asTimer(milliseconds: number): number {
	return Number.isNaN(milliseconds)
		? 0
		: Math.min(LONGEST_TIMER, Math.max(0, Math.ceil(milliseconds)));
}

/** Monotonic, even if the system clock is changed. */
export const realClock: Clock = {
	now: () => performance.now(),
	random: Math.random,
	wait: async (milliseconds, signal) => {
		if (!signal) return await sleep(asTimer(milliseconds));
		let stop = () => {};
		// `sleep` of n8n 1 does not support the signal.
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

/** A clock without jumps: if it is set back, it stops until a wait is over, and then advances by that time. */
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
