import { readRetryAfter, readRateLimitHeaders, withoutReset } from './rateLimiter/rateLimitHeaders';
import type { HttpOutcome } from './types';
import { BLOCKED, TOO_LARGE } from './networkErrors';

/** What to do after an attempt. */
export type RetryDecision =
	| { kind: 'finished' }
	/**
	 * Send it again after `after` milliseconds. `asked`: the preferred delay, if there is time. `pause`: no other
	 * request may be sent for that long, because the rate limit is used up.
	 */
	| { kind: 'again'; after: number; asked?: number; pause?: number };

/** Facts about a request that affect the decision. */
export interface RetryContext {
	/** It is safe to carry it out twice. */
	isRepeatable: boolean;
	/** It only reads. */
	isReading: boolean;
	/** Number of earlier attempts. */
	repeats: number;
	/** Total milliseconds for retries. */
	giveUpAfter: number;
	/** 0 to 1. */
	chance: number;
}

const FINISHED: RetryDecision = { kind: 'finished' };

const SHORTEST_BACKOFF = 400;
const LONGEST_BACKOFF = 30_000;
/** Maximum share of the total time for one pause, so that the end of an outage is not missed. */
const MOST_OF_THE_TIME = 0.1;

/** From this length on, a delay requested by BigCommerce replaces the backoff. */
const LONG_ENOUGH = 1000;

/** Temporary server errors. 501, 505 and 507 (the plan's limit) are not temporary. */
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

/** Codes for requests of which no byte was sent. */
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

/** Whether the failure would happen again on a retry. */
export function isLasting(code: string | undefined): boolean {
	return code !== undefined && (code === TOO_LARGE || LASTING.has(code));
}

/** Server statuses that are permanent refusals. 507 is the limit of the store's plan. */
const REFUSES = new Set([501, 505, 507]);

/** Whether the outcome of the request is unknown after this response. */
export function isTroubleOfServer(status: number): boolean {
	return status >= 500 && !REFUSES.has(status);
}

/** Whether a request may have been carried out although the result does not say so. */
export function isDoubtful(outcome: HttpOutcome): boolean {
	if ('lost' in outcome) return !wasNotSent(outcome.lost);
	return (
		outcome.isUnreadable === true ||
		isTroubleOfServer(outcome.answer.status) ||
		isRedirect(outcome.answer.status)
	);
}

/** BigCommerce documents no redirects, so something else responded. */
export function isRedirect(status: number): boolean {
	return status >= 300 && status < 400;
}

/** Decides whether and when a request is retried. The deadline limits the total time. Pure. */
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
	const asked = readRetryAfter(withoutReset(headers), body);
	return { kind: 'again', after: backoff(attempt), ...(asked ? { asked } : {}) };
}

/** A request with a 429 was not processed, so any request may be retried. Without headers it means overload, so back off. */
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

/** Exponential backoff. Half of it is random, so that clients that failed together do not retry together. */
function backoff({ repeats, chance, giveUpAfter }: RetryContext): number {
	const longest = Math.max(
		SHORTEST_BACKOFF,
		Math.min(LONGEST_BACKOFF, MOST_OF_THE_TIME * giveUpAfter),
	);
	return Math.ceil((0.5 + chance / 2) * Math.min(longest, SHORTEST_BACKOFF * 2 ** repeats));
}
