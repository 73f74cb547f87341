import type { Tally } from './limits/tally';
import { isIdempotent, type Answer, type Request } from './request';

/** How a request is to be sent: what it shares with others, and how much may be done for it. */
export interface Terms {
	/** Requests of one lane are limited together. */
	lane: string;
	/** How many of the lane may be on their way at a time. */
	atOnce: number;
	/** It may be carried out twice without harm, so it is sent again when nobody knows what became of it. */
	isRepeatable: boolean;
	/** Share of the store's quota that is left to other apps, 0 to 1. */
	reserve: number;
	/** Milliseconds that it may wait for the rate limit, and between repeats, before it is given up. */
	giveUpAfter: number;
	/** Repeats for passing trouble; waiting for the rate limit is no repeat. */
	repeats?: 'none';
	/** Whether an answer of success holds what is documented; another one is trouble of the server. */
	isWellFormed?: (answer: Answer) => boolean;
	tally?: Tally;
	/** What is in the body and must not be seen again, neither in what comes back nor in what is said of it. */
	secrets?: string[];
}

/** Requests of one kind on their way at a time, where BigCommerce documents no smaller number. */
export const USUALLY_AT_ONCE = 8;
/** Most apps of a store are idle most of the time: a tenth leaves them room without slowing a run down by much. */
export const USUAL_RESERVE = 0.1;
/** Ten windows of 30 seconds. */
export const USUALLY_GIVE_UP_AFTER = 300_000;

/** The terms of a request of which no more is known than what is sent. */
export function usualTerms({ method, server, path }: Request): Terms {
	const lane = `${method} ${server} ${path.replaceAll(/\/[^/]*\d[^/]*/g, '/*')}`;
	return { lane, atOnce: USUALLY_AT_ONCE, isRepeatable: isIdempotent(method), reserve: USUAL_RESERVE, giveUpAfter: USUALLY_GIVE_UP_AFTER };
}
