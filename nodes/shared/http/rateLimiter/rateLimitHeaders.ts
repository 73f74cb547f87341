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

/** The rate limit from the headers of a response; undefined if they are missing or invalid. */
export function readRateLimitHeaders(headers: Headers): RateLimitHeaders | undefined {
	return plausible(headersOfStore(headers)) ?? plausible(headersOfB2b(headers));
}

/** The four X-Rate-Limit headers of the store's APIs. */
function headersOfStore(headers: Headers): Partial<RateLimitHeaders> {
	const size = numberIn(headers['x-rate-limit-requests-quota']);
	const left = numberIn(headers['x-rate-limit-requests-left']);
	const reset = numberIn(headers['x-rate-limit-time-reset-ms']);
	const window = numberIn(headers['x-rate-limit-time-window-ms']);
	return { size, left, reset, window };
}

/**
 * The three headers of B2B Edition, with their units: `150 times/60 s`, `149 times` and `0.397 s`.
 * Source: its guide to best practices.
 */
function headersOfB2b(headers: Headers): Partial<RateLimitHeaders> {
	const [size, seconds] = withUnits(headers['x-requests-allocated'], ['times', 's']);
	const [left] = withUnits(headers['x-requests-remaining'], ['times']);
	const [reset] = withUnits(headers[RESET_OF_B2B], ['s']);
	return { size, left, reset: inMilliseconds(reset), window: inMilliseconds(seconds) };
}

const RESET_OF_B2B = 'x-request-window-resets-after';

/** The numbers of a header such as `150 times/60 s`; none if it has other units. */
function withUnits(text: string | undefined, units: string[]): Array<number | undefined> {
	const [header = '', ...more] = new Set((text ?? '').split(',').map((part) => part.trim()));
	const parts = header.split('/').map((part) => part.trim());
	const isRight =
		more.length === 0 &&
		parts.length === units.length &&
		parts.every((part, index) => new RegExp(`^[\\d.]+ ?${units[index]}$`).test(part));
	return isRight ? parts.map((part) => numberIn(part.replace(/ ?[a-z]+$/, ''))) : [];
}

function inMilliseconds(seconds: number | undefined): number | undefined {
	return seconds === undefined ? undefined : Math.round(seconds * 1000);
}

function plausible({
	size,
	left,
	reset,
	window,
}: Partial<RateLimitHeaders>): RateLimitHeaders | undefined {
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
	const resets = [
		numberIn(headers['x-rate-limit-time-reset-ms']),
		inMilliseconds(withUnits(headers[RESET_OF_B2B], ['s'])[0]),
	];
	const named = [...seconds, ...resets].filter((value) => value !== undefined);
	return named.length > 0
		? Math.min(Math.max(...named), longestWait(readRateLimitHeaders(headers)?.window))
		: undefined;
}

/** The headers without the end of the quota's window. */
export function withoutReset(headers: Headers): Headers {
	return { ...headers, 'x-rate-limit-time-reset-ms': '', [RESET_OF_B2B]: '' };
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
