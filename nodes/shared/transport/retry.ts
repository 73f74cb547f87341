import { askedToWait, readingFrom } from './limits/reading';
import type { Outcome } from './exchange';

/** What to do after a request has ended. */
export type Step =
	| { kind: 'finished' }
	/** Send it again, `after` milliseconds from now. `pause`: nobody else may send for so long either, as the quota is used up. */
	| { kind: 'again'; after: number; pause?: number };

/** What a decision needs to know about a request. */
export interface Attempt {
	/** It may be carried out twice without harm. */
	isRepeatable: boolean;
	/** How often it has been sent before. */
	repeats: number;
	/** 0 to 1. */
	chance: number;
}

const FINISHED: Step = { kind: 'finished' };

/** A server that does not answer, or cannot, is asked so many times more. BigCommerce recommends three to five tries. */
const MOST_REPEATS = 4;
const SHORTEST_BACKOFF = 400;
const LONGEST_BACKOFF = 30_000;

/** Passing trouble of a server. 501, 505 and 507 (the plan's limit) do not pass. */
const PASSING = new Set([500, 502, 503, 504]);

/** No byte of the request was sent. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Whether BigCommerce certainly did not see the request. */
export function wasNotSent(code: string | undefined): boolean {
	return code !== undefined && NOT_SENT.has(code);
}

/** Decides whether a request is sent again, and when. Pure. */
export function nextStep(outcome: Outcome, attempt: Attempt): Step {
	if ('answer' in outcome && outcome.answer.status === 429) return afterRefusal(outcome.answer.headers, outcome.answer.body, attempt);
	if (attempt.repeats >= MOST_REPEATS) return FINISHED;
	if ('lost' in outcome) {
		return attempt.isRepeatable || wasNotSent(outcome.lost) ? { kind: 'again', after: backoff(attempt) } : FINISHED;
	}
	const { status, headers, body } = outcome.answer;
	if (!PASSING.has(status) || !attempt.isRepeatable) return FINISHED;
	// The quota's own reset says nothing about when a server recovers.
	const asked = askedToWait({ ...headers, 'x-rate-limit-time-reset-ms': '' }, body) ?? 0;
	return { kind: 'again', after: Math.max(asked, backoff(attempt)) };
}

/** A 429 was not processed, so any request may be repeated. Without headers it is not the quota but an overload: back off. */
function afterRefusal(headers: Record<string, string>, body: unknown, attempt: Attempt): Step {
	const reading = readingFrom(headers);
	const asked = askedToWait(headers, body);
	if (asked === undefined || (reading && reading.left > 0 && headers['x-retry-after'] === undefined)) return { kind: 'again', after: backoff(attempt) };
	return { kind: 'again', after: 0, pause: asked };
}

/** Exponential, with full jitter: clients that failed together do not come back together. */
function backoff({ repeats, chance }: Attempt): number {
	return Math.ceil(chance * Math.min(LONGEST_BACKOFF, SHORTEST_BACKOFF * 2 ** repeats));
}
