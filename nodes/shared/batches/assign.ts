type Json = Record<string, unknown>;

/**
 * Finds out which record came of which element.
 * @param keys the fields that tell records apart
 * @returns for every record the index of its element, or undefined
 */
export function assign(elements: unknown[], records: unknown[], keys: string[]): Array<number | undefined> {
	const free = new Set(elements.keys());
	const take = (index: number | undefined) => {
		if (index !== undefined) free.delete(index);
		return index;
	};
	const byKey = new Map<string, number[]>();
	for (const [index, element] of elements.entries()) {
		const key = keyOf(element, keys);
		if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), index]);
	}
	const found = records.map((record) => {
		const key = keyOf(record, keys);
		return take(key === undefined ? undefined : byKey.get(key)?.shift());
	});
	const isComplete = records.length === elements.length;
	return found.map((index, position) => index ?? take(likest(elements, records[position], position, free, isComplete)));
}

/** Plain values, such as the IDs of what was deleted, are their own key. */
function keyOf(value: unknown, keys: string[]): string | undefined {
	if (typeof value !== 'object' || value === null) return value === undefined ? undefined : String(value);
	const parts = keys.map((key) => (value as Json)[key]);
	return parts.some((each) => each === undefined || each === null) ? undefined : JSON.stringify(parts.map((each) => String(each).toLowerCase()));
}

/** The element whose values a new record repeats; BigCommerce answers in order, so its own position is tried first. */
function likest(elements: unknown[], record: unknown, position: number, free: Set<number>, isComplete: boolean): number | undefined {
	if (free.has(position) && likeness(elements[position], record) === 1) return position;
	const best = [...free].map((index) => ({ index, likeness: likeness(elements[index], record) })).reduce<{ index: number; likeness: number } | undefined>((a, b) => (a && a.likeness >= b.likeness ? a : b), undefined);
	if (best && best.likeness > 0.5) return best.index;
	return isComplete && free.has(position) ? position : undefined;
}

/** The share of an element's plain values that a record repeats, 0 to 1. */
function likeness(element: unknown, record: unknown): number {
	if (typeof element !== 'object' || element === null || typeof record !== 'object' || record === null) return 0;
	const shared = Object.entries(element).filter(([name, value]) => typeof value !== 'object' && (record as Json)[name] !== undefined);
	if (shared.length === 0) return 0;
	return shared.filter(([name, value]) => same(value, (record as Json)[name])).length / shared.length;
}

function same(left: unknown, right: unknown): boolean {
	return String(left).toLowerCase() === String(right).toLowerCase() || (left !== '' && right !== '' && Number(left) === Number(right));
}
