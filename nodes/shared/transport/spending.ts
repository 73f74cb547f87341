import { USUAL_RESERVE, USUALLY_AT_ONCE, USUALLY_GIVE_UP_AFTER } from './terms';

/** How a run spends requests, from the options of a node. */
export interface Spending {
	/** Requests at a time. */
	atOnce: number;
	/** Milliseconds. */
	giveUpAfter: number;
	/** 0 to 1. */
	reserve: number;
}

/** Reads the options; numbers out of range are brought into it. */
export function spendingFrom({
	concurrency,
	giveUpAfter,
	reserve,
}: Record<string, unknown>): Spending {
	return {
		atOnce: Math.floor(numberFrom(concurrency, 1, USUALLY_AT_ONCE)),
		giveUpAfter: numberFrom(giveUpAfter, 0, USUALLY_GIVE_UP_AFTER / 1000) * 1000,
		reserve: Math.min(0.9, numberFrom(reserve, 0, USUAL_RESERVE * 100) / 100),
	};
}

/** What was given, but not less than `least`; the usual number where it is none. */
export function numberFrom(given: unknown, least: number, usual: number): number {
	const isGiven =
		given !== undefined && given !== null && given !== '' && Number.isFinite(Number(given));
	return isGiven ? Math.max(least, Number(given)) : usual;
}
