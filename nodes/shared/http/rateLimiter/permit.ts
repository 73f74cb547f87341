import type { ResponseHealth } from './concurrencyLimit';
import type { RateLimitHeaders } from './rateLimitHeaders';

/** What a request asks of the limiter. */
export interface PermitRequest {
	/** Requests of one lane are limited together. */
	lane: string;
	/** How many of the lane may be on their way at a time, at most. */
	ceiling: number;
	/** Share of the quota that is left to others, 0 to 1. */
	reserve: number;
	/** Milliseconds that it may wait for the quota; undefined is returned in place of a pass when that does not suffice. */
	patience: number;
	signal?: AbortSignal;
	onWait?(isWaiting: boolean, now: number): void;
}

/** How a request ended. */
export interface PermitResult {
	mood: ResponseHealth;
	/** Absent when no answer came, or one without headers about a quota. */
	reading?: RateLimitHeaders;
	/** Nothing else may leave for so many milliseconds: the quota is used up. */
	pause?: number;
}

/** Permission to send one request. `leave` must follow, whatever becomes of it. */
export interface Permit {
	leave(result: PermitResult): void;
}

/** Lets requests to one store through as its quota allows; all executions of this process share it. */
export interface Limiter {
	/**
	 * @returns undefined when the wait would be longer than the patience
	 * @throws Cancelled as soon as the signal is aborted
	 */
	enter(entry: PermitRequest): Promise<Permit | undefined>;
	/** Nothing is on its way or waiting, and what is known would be learnt anew. */
	isIdle(): boolean;
}
