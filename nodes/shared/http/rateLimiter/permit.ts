import type { ResponseHealth } from './concurrencyLimit';
import type { RateLimitHeaders } from './rateLimitHeaders';

/** The limits that apply to a request. */
export interface PermitRequest {
	/** Requests of one lane share a concurrency limit. */
	lane: string;
	/** Maximum number of concurrent requests in the lane. */
	ceiling: number;
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
