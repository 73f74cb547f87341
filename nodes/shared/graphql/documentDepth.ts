/** Levels of an answer or a variable. BigCommerce's go to about 40; reading many more would end in an overflow. */
export const MOST_LEVELS = 200;

/** Whether objects and lists lie inside of each other more levels deep than this; also true for one that holds itself. */
export function isDeeperThan(levels: number, value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (levels === 0) return true;
	for (const each of Array.isArray(value) ? (value as unknown[]) : Object.values(value)) {
		if (typeof each === 'object' && each !== null && isDeeperThan(levels - 1, each)) return true;
	}
	return false;
}
