/** What the headers of an answer say about the quota. */
export interface Reading {
	/** Requests per window. */
	size: number;
	left: number;
	/** Milliseconds until the window ends, counted from when BigCommerce wrote the answer. */
	reset: number;
	/** Length of a window in milliseconds. */
	window: number;
}

/** Answers come with lower-case header names. */
type Headers = Record<string, string>;

/** The quota as the four X-Rate-Limit headers tell it; undefined when they are missing or make no sense. */
export function readingFrom(headers: Headers): Reading | undefined {
	const size = numberIn(headers['x-rate-limit-requests-quota']);
	const left = numberIn(headers['x-rate-limit-requests-left']);
	const reset = numberIn(headers['x-rate-limit-time-reset-ms']);
	const window = numberIn(headers['x-rate-limit-time-window-ms']);
	if (!size || !window || left === undefined || reset === undefined) return undefined;
	return { size, left, reset, window };
}

/**
 * Milliseconds that a refusal asks to wait: the longest of `X-Retry-After` (seconds), `Retry-After` (seconds), the end of
 * the window, and `error.retry_after_seconds`, which deleting price lists answers. Undefined when it names no time.
 */
export function askedToWait(headers: Headers, body: unknown): number | undefined {
	const inBody = (body as { error?: { retry_after_seconds?: unknown } } | undefined)?.error?.retry_after_seconds;
	const seconds = [headers['x-retry-after'], headers['retry-after'], inBody].map(numberIn).map((each) => (each === undefined ? undefined : each * 1000));
	const named = [...seconds, numberIn(headers['x-rate-limit-time-reset-ms'])].filter((each) => each !== undefined);
	return named.length > 0 ? Math.max(...named) : undefined;
}

function numberIn(text: unknown): number | undefined {
	if (text === undefined || text === null || String(text).trim() === '') return undefined;
	const number = Number(text);
	return Number.isFinite(number) && number >= 0 ? number : undefined;
}
