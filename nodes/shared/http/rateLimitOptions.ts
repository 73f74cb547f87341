import { DEFAULT_RESERVE, DEFAULT_CONCURRENCY, DEFAULT_GIVE_UP_AFTER } from './sendOptions';

/** The options for sending requests, from a node. */
export interface RateLimitOptions {
	/** Requests at a time. */
	atOnce: number;
	/** Milliseconds. */
	giveUpAfter: number;
	/** 0 to 1. */
	reserve: number;
}

/** Reads the options; numbers out of range are brought into it. */
export function readRateLimitOptions({
	concurrency,
	giveUpAfter,
	reserve,
}: Record<string, unknown>): RateLimitOptions {
	return {
		atOnce: Math.floor(readNumber(concurrency, 1, DEFAULT_CONCURRENCY)),
		giveUpAfter: readNumber(giveUpAfter, 0, DEFAULT_GIVE_UP_AFTER / 1000) * 1000,
		reserve: Math.min(0.9, readNumber(reserve, 0, DEFAULT_RESERVE * 100) / 100),
	};
}

/** The given number, but at least `least`; the default if it is not a number. */
export function readNumber(given: unknown, least: number, usual: number): number {
	const isGiven =
		given !== undefined && given !== null && given !== '' && Number.isFinite(Number(given));
	return isGiven ? Math.max(least, Number(given)) : usual;
}
