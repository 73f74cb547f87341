import type { Clock } from '../utils/clock';
import type { Usage } from './rateLimiter/usage';
import type { SendOptions } from './sendOptions';

/** A request that has waited so long still gets so much time for an answer, or an outage could not be told from a hurry. */
const LEAST_FOR_A_TRY = 5_000;
/** A repetition of a reading is not worth as much. */
const LEAST_FOR_A_REPEAT = 1_000;
/** How long a request may still take. Everything is measured by the clock, so that no answer can stretch it. */
export interface Patience {
	/** Milliseconds that it may still wait for the rate limit. */
	left(): number;
	/** Counts time that has passed, such as the wait for the rate limit. */
	spend(milliseconds: number): void;
	/** Carries something out and counts the time that it takes. */
	during<Result>(work: () => Promise<Result>): Promise<Result>;
	/** Milliseconds for one try: the timeout, cut to what is left, but not to nothing. */
	forTry(timeout: number, isRepeatedReading: boolean): number;
	/** An answer that may pass has come. */
	meetTrouble(): void;
	/** An answer that is an answer has come: requests of the run get through. */
	meetSuccess(): void;
	/**
	 * Milliseconds until the next try; for the last one there may be less. Undefined when there is no time for it.
	 * @param backoff at least so long
	 * @param asked rather so long
	 */
	beforeNextTry(backoff: number, asked?: number): number | undefined;
}

/** Requests of one run share how long BigCommerce has not answered any of them. */
export function openPatience(
	{ giveUpAfter, putsUpWith = giveUpAfter, tally }: SendOptions,
	clock: Clock,
): Patience {
	const shared: Pick<Usage, 'stuckSince'> = tally ?? {};
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
