import { availableRequests, type Quota } from './quota';

/** The limiter's state when it decides about the next request. */
export interface LimiterState {
	now: number;
	/** Absent before the first response, and if responses have no rate limit headers. */
	quota?: Quota;
	/** A response was received, with or without headers. */
	answered: boolean;
	/** When a probe request was sent, until its response arrives. */
	probedAt?: number;
	/** No request may be sent until then, after a 429. */
	pausedUntil: number;
	inFlight: number;
	/** Share of the rate limit reserved for other apps, 0 to 1. */
	reserve: number;
}

/** Maximum time for a probe of a new window. A slow response must not delay all other requests longer. */
const PATIENCE_WITH_A_PROBE = 1000;

/** go: it may be sent; probe: it may be sent alone, as a probe; otherwise the milliseconds to wait. */
export type Admission = 'go' | 'probe' | number;

/** Whether a store's rate limit allows one more request. Pure. */
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
