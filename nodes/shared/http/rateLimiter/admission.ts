import { availableRequests, type Quota } from './quota';

/** What the limiter knows when it decides whether the next request may leave. */
export interface LimiterState {
	now: number;
	/** Absent before the first answer, and where answers carry no headers about a quota. */
	quota?: Quota;
	/** An answer has come, with headers or without. */
	answered: boolean;
	/** When a request left to find out how much there is, as long as it has no answer. */
	probedAt?: number;
	/** Nothing may leave until then: BigCommerce refused with 429. */
	pausedUntil: number;
	inFlight: number;
	/** Share of the quota that is left to others, 0 to 1. */
	reserve: number;
}

/** So long one request alone finds out about a new window; a slow answer must not hold up all others longer. */
const PATIENCE_WITH_A_PROBE = 1000;

/** go: it may leave; probe: it may leave as the only one, to find out; otherwise the milliseconds to wait. */
export type Admission = 'go' | 'probe' | number;

/** Whether there is room for one more request in a store's quota. Pure. */
export function decideAdmission({
	now,
	quota,
	answered,
	probedAt,
	pausedUntil,
	inFlight,
	reserve,
}: LimiterState): Admission {
	if (pausedUntil > now) return pausedUntil - now;
	const isOpen = quota ? now < quota.resetAt : answered;
	if (!isOpen) {
		if (probedAt === undefined) return 'probe';
		return Math.max(0, probedAt + PATIENCE_WITH_A_PROBE - now) || 'go';
	}
	if (!quota || availableRequests(quota, inFlight, reserve) >= 1) return 'go';
	return Math.max(1, quota.resetAt - now);
}
