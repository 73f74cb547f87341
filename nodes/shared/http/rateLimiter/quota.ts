import type { RateLimitHeaders } from './rateLimitHeaders';

/** What is known of a store's quota in one window. Times are milliseconds since 1970. Never changed, only replaced. */
export interface Quota {
	size: number;
	window: number;
	/** The smallest number that an answer of this window named. */
	left: number;
	/** When `left` was learnt. */
	seenAt: number;
	/** The window has ended by then, going by every answer of it. */
	resetAt: number;
	/** Requests of ours in this window. */
	ours: number;
	/** How fast others took from it in the windows before, in requests per millisecond. */
	othersBefore: number;
}

/** Answers are stamped on the way: two that differ by less belong to the same window. */
const SAME_WINDOW = 25;

/**
 * The quota after an answer.
 * @param sent when its request left, `received` when it came: BigCommerce wrote the headers in between, so the window ends
 * between `sent + reset` and `received + reset`
 * @param inFlight requests that are still on their way, and may be counted already
 */
export function updateQuota(
	known: Quota | undefined,
	reading: RateLimitHeaders,
	sent: number,
	received: number,
	inFlight: number,
): Quota {
	const { size, left, reset, window } = reading;
	const earliest = sent + reset;
	const latest = received + reset;
	const fresh = { size, window, left, seenAt: received, resetAt: latest, ours: inFlight + 1 };
	if (!known) return { ...fresh, othersBefore: 0 };
	// An answer that was long on its way tells of a window that has passed.
	if (latest < known.resetAt - known.window) return known;
	if (earliest > known.resetAt + SAME_WINDOW) {
		const overlaps = earliest - window < known.resetAt - SAME_WINDOW;
		// The window ends later than BigCommerce said before, but nothing was given back.
		if (overlaps && left <= known.left)
			return { ...known, size, window, left, seenAt: received, resetAt: latest };
		return { ...fresh, othersBefore: rateOfOthers(known) };
	}
	return {
		...known,
		size,
		window,
		left: Math.min(left, known.left),
		seenAt: left < known.left ? received : known.seenAt,
		resetAt: Math.min(latest, known.resetAt),
	};
}

/** How fast others take from the quota: what was seen in this window, tempered by the windows before. */
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

/** What is on its way is counted as ours, so others always take a little more than is seen. */
const UNSEEN = 1.1;
/** At most this share of the quota is held back because others are expected to take it. */
const MOST_FOR_OTHERS = 0.5;

/**
 * How many more requests may leave in this window. What others are expected to take until its end is theirs, and at least
 * the reserve, of which they may have used a part already.
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
