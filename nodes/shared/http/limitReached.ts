import { readRateLimitHeaders } from './rateLimiter/rateLimitHeaders';

/** The limit that was reached, according to the headers of a 429. */
export interface Limit {
	/** `quota`: the rate limit is used up; `concurrency`: it is not, but one endpoint got too many requests; `unnamed`: no rate limit is reported. */
	kind: 'quota' | 'concurrency' | 'unnamed';
	/** Requests per window. */
	size?: number;
	/** Length of a window in milliseconds. */
	window?: number;
}

/**
 * Determines the limit: a used-up rate limit is reported in the headers. If it is not used up, it was the cap of a single
 * endpoint. Without these headers it is a cap or an overload. Source: rate limits guide, migration guide.
 */
export function limitFrom(headers: Record<string, string>): Limit {
	const reading = readRateLimitHeaders(headers);
	if (!reading) return { kind: headers['x-retry-after'] === undefined ? 'unnamed' : 'quota' };
	const { size, window, left } = reading;
	return {
		kind: left > 0 && headers['x-retry-after'] === undefined ? 'concurrency' : 'quota',
		size,
		window,
	};
}
