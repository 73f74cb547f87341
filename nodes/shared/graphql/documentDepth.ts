/** Maximum depth of a response or a variable. BigCommerce's go to about 40. Many more would overflow the stack. */
export const MOST_LEVELS = 200;

/** Whether objects and lists are nested deeper than this. Also true for circular references. */
export function isDeeperThan(levels: number, value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (levels === 0) return true;
	for (const child of Array.isArray(value) ? (value as unknown[]) : Object.values(value)) {
		if (typeof child === 'object' && child !== null && isDeeperThan(levels - 1, child)) return true;
	}
	return false;
}
