/** How many requests of one kind may be on their way to a store at a time. Never changed, only replaced. */
export interface ConcurrencyLimit {
	allowed: number;
	inFlight: number;
	/** Answers without trouble since `allowed` changed last. */
	calm: number;
	/** When `allowed` was halved last. */
	halvedAt: number;
}

/** How a request ended, as far as the number at a time is concerned. */
export type ResponseHealth = 'calm' | 'trouble';

export function createConcurrencyLimit(allowed: number): ConcurrencyLimit {
	return { allowed, inFlight: 0, calm: 0, halvedAt: -Infinity };
}

/**
 * Halves on trouble and grows back by one. Requests that were on their way when it halved do not halve it again: they
 * suffered from the same burst.
 * @param ceiling never more at a time than this
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
