/** The concurrency limit for requests of one kind to a store. Immutable. */
export interface ConcurrencyLimit {
	allowed: number;
	inFlight: number;
	/** Successful responses since `allowed` last changed. */
	calm: number;
	/** When `allowed` was last halved. */
	halvedAt: number;
}

/** The result of a request, for the concurrency limit. */
export type ResponseHealth = 'calm' | 'trouble';

export function createConcurrencyLimit(allowed: number): ConcurrencyLimit {
	return { allowed, inFlight: 0, calm: 0, halvedAt: -Infinity };
}

/**
 * Halves on trouble and grows back by one. Requests that were in flight when it halved do not halve it again, because they
 * suffered from the same burst.
 * @param ceiling upper limit
 */
export function adjustConcurrency(
	lane: ConcurrencyLimit,
	mood: ResponseHealth,
	sent: number,
	now: number,
	ceiling: number,
): ConcurrencyLimit {
	if (mood === 'trouble') {
		if (sent <= lane.halvedAt) return lane;
		return { ...lane, allowed: Math.max(1, Math.floor(lane.allowed / 2)), calm: 0, halvedAt: now };
	}
	const calm = lane.calm + 1;
	if (lane.allowed >= ceiling || calm < lane.allowed) return { ...lane, calm };
	return { ...lane, allowed: lane.allowed + 1, calm: 0 };
}
