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
	const recent = sent.filter((each) => each > now - window);
	return recent.length < size ? 0 : recent[recent.length - size] + window - now;
}
