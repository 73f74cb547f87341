import type { RateLimitHeaders } from './rateLimitHeaders';

/** The known rate limit state of a store in one window. Times are milliseconds since 1970. Immutable. */
export interface Quota {
	size: number;
	window: number;
	/** The smallest number in a response of this window. */
	left: number;
	/** When `left` was received. */
	seenAt: number;
	/** The latest possible end of the window, according to all its responses. */
	resetAt: number;
	/** Our requests in this window. */
	ours: number;
	/** Request rate of other apps in earlier windows, per millisecond. */
	othersBefore: number;
}

/** Tolerance for network delays: responses that differ by less belong to the same window. */
const SAME_WINDOW = 25;

/**
 * The rate limit state after a response.
 * @param sent when its request left, `received` when it came: BigCommerce wrote the headers in between, so the window ends
 * between `sent + reset` and `received + reset`
 * @param inFlight requests in flight, which may already be counted
 */
export function updateQuota(
	quota: Quota | undefined,
	reading: RateLimitHeaders,
	sent: number,
	received: number,
	inFlight: number,
): Quota {
	const { size, left, reset, window } = reading;
	const earliest = sent + reset;
	const latest = received + reset;
	const fresh = { size, window, left, seenAt: received, resetAt: latest, ours: inFlight + 1 };
	if (!quota) return { ...fresh, othersBefore: 0 };
	// A slow response may be about a previous window.
	if (latest < quota.resetAt - quota.window) return quota;
	if (earliest > quota.resetAt + SAME_WINDOW) {
		const overlaps = earliest - window < quota.resetAt - SAME_WINDOW;
		// The window ends later than reported before, but its remaining count was not reset.
		if (overlaps && left <= quota.left)
			return { ...quota, size, window, left, seenAt: received, resetAt: latest };
		return { ...fresh, othersBefore: rateOfOthers(quota) };
	}
	return {
		...quota,
		size,
		window,
		left: Math.min(left, quota.left),
		seenAt: left < quota.left ? received : quota.seenAt,
		resetAt: Math.min(latest, quota.resetAt),
	};
}

/** Request rate of other apps: the rate in this window, smoothed by earlier windows. */
export function rateOfOthers({
	size,
	window,
	left,
	seenAt,
	resetAt,
	ours,
	othersBefore,
}: Quota): number {
	const seenFor = Math.max(0, seenAt - (resetAt - window));
	const weightOfBefore = window / 4;
	return (
		(takenByOthers({ size, left, ours }) + othersBefore * weightOfBefore) /
		(seenFor + weightOfBefore)
	);
}

function takenByOthers({ size, left, ours }: Pick<Quota, 'size' | 'left' | 'ours'>): number {
	return Math.max(0, size - left - ours);
}

/** Requests in flight are counted as ours, so the rate of other apps is slightly underestimated. */
const UNSEEN = 1.1;
/** Maximum share of the rate limit held back for the expected use by other apps. */
const MOST_FOR_OTHERS = 0.5;

/**
 * How many more requests may be sent in this window. Leaves the expected use by other apps until its end, and at least
 * the reserve, part of which they may have already used.
 * @param reserve share of the quota, 0 to 1
 */
export function availableRequests(quota: Quota, inFlight: number, reserve: number): number {
	const { size, left, seenAt, resetAt } = quota;
	const expected = Math.min(
		UNSEEN * rateOfOthers(quota) * Math.max(0, resetAt - seenAt),
		MOST_FOR_OTHERS * size,
	);
	const owed = reserve * size - takenByOthers(quota);
	return Math.floor(left - inFlight - Math.max(0, expected, owed));
}

/** A budget that BigCommerce documents but does not report: N requests per window of milliseconds. */
export interface RollingWindow {
	size: number;
	window: number;
}

/**
 * Milliseconds until one more request fits, for any start of BigCommerce's window.
 * @param sent when the last requests left, oldest first
 */
export function waitForRollingWindow(
	{ size, window }: RollingWindow,
	sent: number[],
	now: number,
): number {
	const recent = sent.filter((value) => value > now - window);
	return recent.length < size ? 0 : recent[recent.length - size] + window - now;
}
