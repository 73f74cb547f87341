/** The rate limit headers of a response. */
export interface RateLimitHeaders {
	/** Requests per window. */
	size: number;
	left: number;
	/** Milliseconds until the window ends, counted from when BigCommerce sent the response. */
	reset: number;
	/** Length of a window in milliseconds. */
	window: number;
}

/** Response header names are lower case. */
type Headers = Record<string, string>;

/** The rate limit of most stores. Source: guide to rate limits. */
const USUAL_WINDOW = 30_000;
/** The longest window that BigCommerce documents is an hour. */
const LONGEST_WINDOW = 3_600_000;
/** More than any plan allows. */
const LARGEST_QUOTA = 10_000_000;

/** Limits for a wait in seconds that BigCommerce requests: this long is always accepted, more than two minutes never. */
const SHORTEST_TRUST = 5_000;
const LONGEST_TRUST = 120_000;

/**
 * The longest pause after a refusal, in milliseconds: two windows, but at least 5 seconds and
 * at most two minutes. After that, one request checks the actual state.
 * @param window in milliseconds, if BigCommerce reports one
 */
export function longestWait(window = USUAL_WINDOW): number {
	return Math.min(LONGEST_TRUST, Math.max(SHORTEST_TRUST, 2 * window));
}

/** The rate limit from the four X-Rate-Limit headers; undefined if they are missing or invalid. */
export function readRateLimitHeaders(headers: Headers): RateLimitHeaders | undefined {
	const size = numberIn(headers['x-rate-limit-requests-quota']);
	const left = numberIn(headers['x-rate-limit-requests-left']);
	const reset = numberIn(headers['x-rate-limit-time-reset-ms']);
	const window = numberIn(headers['x-rate-limit-time-window-ms']);
	if (!size || !window || left === undefined || reset === undefined) return undefined;
	if (size > LARGEST_QUOTA || window > LONGEST_WINDOW) return undefined;
	return {
		size,
		left: Math.min(left, size),
		reset: Math.min(reset, 2 * window, LONGEST_TRUST),
		window,
	};
}

/**
 * Milliseconds to wait after a refusal: the longest of `X-Retry-After` (seconds), `Retry-After` (seconds), the end of
 * the window, and `error.retry_after_seconds`, which the deletion of price lists returns. Undefined if there is no time that
 * can be parsed. Capped at the longest accepted pause.
 */
export function readRetryAfter(headers: Headers, body: unknown): number | undefined {
	const inBody = (body as { error?: { retry_after_seconds?: unknown } } | undefined)?.error
		?.retry_after_seconds;
	const seconds = [headers['x-retry-after'], headers['retry-after'], inBody]
		.map(numberIn)
		.map((value) => (value === undefined ? undefined : value * 1000));
	const named = [...seconds, numberIn(headers['x-rate-limit-time-reset-ms'])].filter(
		(value) => value !== undefined,
	);
	return named.length > 0
		? Math.min(Math.max(...named), longestWait(readRateLimitHeaders(headers)?.window))
		: undefined;
}

/**
 * Digits with optional decimals. BigCommerce uses no signs, dates or exponents here. If a proxy doubles the headers, the
 * value is `30000, 30000`.
 */
function numberIn(text: unknown): number | undefined {
	const header = typeof text === 'number' || typeof text === 'string' ? String(text) : '';
	const [digits, ...more] = new Set(header.split(',').map((part) => part.trim()));
	return more.length === 0 && /^\d{1,15}(\.\d{1,9})?$/.test(digits) ? Number(digits) : undefined;
}
