import type { Clock } from '../utils/clock';
import type { Usage } from './rateLimiter/usage';
import type { SendOptions } from './sendOptions';

/** Minimum time for a response after a long wait. With less, an outage could not be distinguished from a short timeout. */
const LEAST_FOR_A_TRY = 5_000;
/** The shorter minimum for retries of read requests. */
const LEAST_FOR_A_REPEAT = 1_000;
/** The remaining time of a request. Measured by the clock, so that no response can extend it. */
export interface Patience {
	/** Milliseconds left to wait for the rate limit. */
	left(): number;
	/** Adds elapsed time, such as the wait for the rate limit. */
	spend(milliseconds: number): void;
	/** Runs a function and adds the time that it takes. */
	during<Result>(work: () => Promise<Result>): Promise<Result>;
	/** Milliseconds for one attempt: the timeout, limited to the remaining time, but with a minimum. */
	forTry(timeout: number, isRepeatedReading: boolean): number;
	/** A temporary failure was received. */
	meetTrouble(): void;
	/** A real response was received: requests of the run get through. */
	meetSuccess(): void;
	/**
	 * Milliseconds until the next attempt, possibly shortened for the last one. Undefined if there is no time for one.
	 * @param backoff minimum delay
	 * @param asked preferred delay
	 */
	beforeNextTry(backoff: number, asked?: number): number | undefined;
}

/** Requests of one run share the time since BigCommerce last responded to any of them. */
export function openPatience(
	{ giveUpAfter, putsUpWith = giveUpAfter, usage }: SendOptions,
	clock: Clock,
): Patience {
	const shared: Pick<Usage, 'stuckSince'> = usage ?? {};
	let spent = 0;
	const left = () => Math.max(0, giveUpAfter - spent);
	const leftInTrouble = () => {
		const stuckFor = shared.stuckSince === undefined ? 0 : clock.now() - shared.stuckSince;
		return Math.max(0, Math.min(left(), Math.min(giveUpAfter, putsUpWith) - stuckFor));
	};
	let started = clock.now();
	return {
		left,
		spend: (milliseconds) => {
			spent += milliseconds;
		},
		during: async (work) => {
			started = clock.now();
			try {
				return await work();
			} finally {
				spent += Math.max(0, clock.now() - started);
			}
		},
		forTry: (timeout, isRepeatedReading) =>
			Math.min(
				timeout,
				Math.max(leftInTrouble(), isRepeatedReading ? LEAST_FOR_A_REPEAT : LEAST_FOR_A_TRY),
			),
		meetTrouble: () => {
			shared.stuckSince ??= started;
		},
		meetSuccess: () => {
			delete shared.stuckSince;
		},
		beforeNextTry: (backoff, asked = 0) => {
			const most = leftInTrouble();
			return most === 0 || most < backoff / 2
				? undefined
				: Math.min(most, Math.max(backoff, asked));
		},
	};
}
