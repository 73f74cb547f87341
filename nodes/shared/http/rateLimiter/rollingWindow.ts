/** A budget that BigCommerce documents but does not report: so many requests in so many milliseconds. */
export interface RollingWindow {
	size: number;
	window: number;
}

/**
 * Milliseconds until one more request fits, whichever moment BigCommerce begins to count at.
 * @param sent when the last requests left, oldest first
 */
export function waitForRollingWindow(
	{ size, window }: RollingWindow,
	sent: number[],
	now: number,
): number {
	const recent = sent.filter((each) => each > now - window);
	return recent.length < size ? 0 : recent[recent.length - size] + window - now;
}
