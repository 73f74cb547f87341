import { readRateLimitHeaders } from './rateLimiter/rateLimitHeaders';

/** Which of BigCommerce's limits was reached, as far as the headers of a 429 tell. */
export interface Limit {
	/** The quota is used up; or it is not, and too much was sent to one endpoint at a time; or no quota is named at all. */
	kind: 'quota' | 'concurrency' | 'unnamed';
	/** Requests per window. */
	size?: number;
	/** Length of a window in milliseconds. */
	window?: number;
}

/**
 * Tells the limits apart: a quota that is used up is named in the headers; one that is not leaves the caps of single
 * endpoints; without these headers it is a cap, or BigCommerce has too much to do. Source: rate limits guide, migration guide.
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
