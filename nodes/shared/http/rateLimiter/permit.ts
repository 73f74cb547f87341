import type { ResponseHealth } from './concurrencyLimit';
import { availableRequests, type Quota, type RollingWindow } from './quota';
import type { RateLimitHeaders } from './rateLimitHeaders';

/** The limits that apply to a request. */
export interface PermitRequest {
	/** Requests of one lane share a concurrency limit. */
	lane: string;
	/** Maximum number of concurrent requests in the lane. */
	ceiling: number;
	/** Requests of the lane in a time, if it may send fewer than others. */
	rate?: RollingWindow;
	/** Share of the rate limit reserved for other apps, 0 to 1. */
	reserve: number;
	/** Maximum milliseconds to wait for the rate limit. If that is not enough, no permit is returned. */
	patience: number;
	signal?: AbortSignal;
	onWait?(isWaiting: boolean, now: number): void;
}

/** How a request ended. */
export interface PermitResult {
	mood: ResponseHealth;
	/** Absent if there was no response, or no rate limit headers. */
	reading?: RateLimitHeaders;
	/** Milliseconds to pause all requests, because the rate limit is used up. */
	pause?: number;
}

/** Permission to send one request. `leave` must be called afterwards in any case. */
export interface Permit {
	leave(result: PermitResult): void;
}

/** Limits requests to one store by its rate limit. Shared by all executions of this process. */
export interface Limiter {
	/**
	 * @returns undefined if the wait would be too long
	 * @throws Cancelled as soon as the signal is aborted
	 */
	enter(entry: PermitRequest): Promise<Permit | undefined>;
	/** Whether nothing is in flight or waiting, and the known state is outdated. */
	isIdle(): boolean;
}

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
