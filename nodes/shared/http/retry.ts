import { readRetryAfter, readRateLimitHeaders } from './rateLimiter/rateLimitHeaders';
import type { HttpOutcome } from './types';
import { BLOCKED, TOO_LARGE } from './networkErrors';

/** What to do after a request has ended. */
export type RetryDecision =
	| { kind: 'finished' }
	/**
	 * Send it again, `after` milliseconds from now. `asked`: better so much later, if there is the time. `pause`: no other
	 * request may leave for so long either, as the quota is used up.
	 */
	| { kind: 'again'; after: number; asked?: number; pause?: number };

/** What a decision needs to know about a request. */
export interface RetryContext {
	/** It may be carried out twice without harm. */
	isRepeatable: boolean;
	/** It changes nothing. */
	isReading: boolean;
	/** How often it has been sent before. */
	repeats: number;
	/** Milliseconds for which it may be repeated in all. */
	giveUpAfter: number;
	/** 0 to 1. */
	chance: number;
}

const FINISHED: RetryDecision = { kind: 'finished' };

const SHORTEST_BACKOFF = 400;
const LONGEST_BACKOFF = 30_000;
/** No pause takes more than this share of the time that there is, so that the end of an outage is not slept through. */
const MOST_OF_THE_TIME = 0.1;

/** A time that BigCommerce asks for is a backoff of its own from here on. */
const LONG_ENOUGH = 1000;

/** Passing trouble of a server. 501, 505 and 507 (the plan's limit) do not pass. */
const PASSING = new Set([500, 502, 503, 504]);

/** The server did not prove who it is, or n8n does not let the request out: time does not mend that. */
const LASTING = new Set([
	BLOCKED,
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** No byte of the request was sent. */
const NOT_SENT = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	...LASTING,
]);

/** Whether BigCommerce certainly did not see the request. The only place where that is decided. */
export function wasNotSent(code: string | undefined): boolean {
	return code !== undefined && NOT_SENT.has(code);
}

/** Whether what kept an answer away would keep it away again. */
export function isLasting(code: string | undefined): boolean {
	return code !== undefined && (code === TOO_LARGE || LASTING.has(code));
}

/** Trouble of the server that is none: it refuses, and will refuse again. 507 is the limit of the store's plan. */
const REFUSES = new Set([501, 505, 507]);

/** Whether an answer leaves it open what became of the request. */
export function isTroubleOfServer(status: number): boolean {
	return status >= 500 && !REFUSES.has(status);
}

/** Whether a request may have been carried out although its outcome does not say so. */
export function isDoubtful(outcome: HttpOutcome): boolean {
	if ('lost' in outcome) return !wasNotSent(outcome.lost);
	return (
		outcome.isUnreadable === true ||
		isTroubleOfServer(outcome.answer.status) ||
		isRedirect(outcome.answer.status)
	);
}

/** BigCommerce documents no redirect: something on the way answered. */
export function isRedirect(status: number): boolean {
	return status >= 300 && status < 400;
}

/** Decides whether a request is sent again, and when. For how long that goes on is a matter of patience. Pure. */
export function decideRetry(outcome: HttpOutcome, attempt: RetryContext): RetryDecision {
	if ('lost' in outcome) {
		if (isLasting(outcome.lost)) return FINISHED;
		return attempt.isRepeatable || wasNotSent(outcome.lost)
			? { kind: 'again', after: backoff(attempt) }
			: FINISHED;
	}
	const { status, headers, body } = outcome.answer;
	if (outcome.isUnreadable)
		return attempt.isReading ? { kind: 'again', after: backoff(attempt) } : FINISHED;
	if (status === 429) return afterRefusal(headers, body, attempt);
	if (!PASSING.has(status) || !attempt.isRepeatable) return FINISHED;
	// The quota's own reset says nothing about when a server recovers.
	const asked = readRetryAfter({ ...headers, 'x-rate-limit-time-reset-ms': '' }, body);
	return { kind: 'again', after: backoff(attempt), ...(asked ? { asked } : {}) };
}

/** A 429 was not processed, so any request may be repeated. Without headers it is not the quota but an overload: back off. */
function afterRefusal(
	headers: Record<string, string>,
	body: unknown,
	attempt: RetryContext,
): RetryDecision {
	const reading = readRateLimitHeaders(headers);
	const asked = readRetryAfter(headers, body);
	if (
		asked === undefined ||
		(reading && reading.left > 0 && headers['x-retry-after'] === undefined)
	)
		return { kind: 'again', after: backoff(attempt) };
	return { kind: 'again', after: asked >= LONG_ENOUGH ? 0 : backoff(attempt), pause: asked };
}

/** Exponential. Half of it is drawn by chance, so that clients that failed together do not come back together. */
function backoff({ repeats, chance, giveUpAfter }: RetryContext): number {
	const longest = Math.max(
		SHORTEST_BACKOFF,
		Math.min(LONGEST_BACKOFF, MOST_OF_THE_TIME * giveUpAfter),
	);
	return Math.ceil((0.5 + chance / 2) * Math.min(longest, SHORTEST_BACKOFF * 2 ** repeats));
}
