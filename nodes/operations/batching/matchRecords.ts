import { compareValues } from './compareValues';
import { isObject } from '../../shared/utils/isObject';

/**
 * Matches records to elements. Only proof counts: the key values, or else the values that
 * were sent, as long as the record contradicts none of them. Position alone counts only if the response has
 * a record for every element and nothing in the record contradicts.
 * @param keys the key fields of the records
 * @returns the index of the element for every record, or undefined
 */
export function matchRecords(
	elements: unknown[],
	records: unknown[],
	keys: string[],
): Array<number | undefined> {
	const free = new Set(elements.keys());
	const seen = new Set<string>();
	const take = (record: unknown, index: number | undefined) => {
		if (index === undefined) return undefined;
		free.delete(index);
		const identity = identityOf(record);
		if (identity !== undefined) seen.add(identity);
		return index;
	};
	const byKey = new Map<string, number[]>();
	for (const [index, element] of elements.entries()) {
		const key = keyOf(element, keys);
		const alike = key === undefined ? undefined : byKey.get(key);
		if (alike) alike.push(index);
		else if (key !== undefined) byKey.set(key, [index]);
	}
	const owners = records.map((record) => {
		const key = keyOf(record, keys);
		return take(record, key === undefined ? undefined : byKey.get(key)?.shift());
	});
	const isComplete = records.length === elements.length;
	const budget = { left: MOST_COMPARISONS };
	return owners.map((owner, position) => {
		const record = records[position];
		// The same record twice does not prove two elements.
		if (owner !== undefined || seen.has(identityOf(record) ?? '')) return owner;
		return take(record, ownerByValues(elements, record, { position, free, isComplete, budget }));
	});
}

/** The key of a record. Plain values, such as IDs of deleted records, are their own key. */
function keyOf(value: unknown, keys: string[]): string | undefined {
	if (!isObject(value))
		return value === undefined || value === null
			? undefined
			: JSON.stringify([String(value).toLowerCase()]);
	const parts = keys.map((key) => value[key]);
	return parts.some((part) => part === undefined || part === null || typeof part === 'object')
		? undefined
		: JSON.stringify(parts.map((part) => String(part).toLowerCase()));
}

function identityOf(record: unknown): string | undefined {
	const identity = isObject(record) ? (record.id ?? record.uuid) : record;
	return identity === undefined || identity === null || typeof identity === 'object'
		? undefined
		: String(identity);
}

/** Maximum number of comparisons of an element with a record. More would block n8n. */
const MOST_COMPARISONS = 20_000;

interface Candidates {
	/** Matches by position: BigCommerce responds in order. */
	position: number;
	free: Set<number>;
	isComplete: boolean;
	/** Comparisons that the whole response may still cost. */
	budget: { left: number };
}

/** The unmatched element whose values a record repeats without a contradiction. */
function ownerByValues(
	elements: unknown[],
	record: unknown,
	{ position, free, isComplete, budget }: Candidates,
): number | undefined {
	if (!isObject(record)) return undefined;
	const agreementOf = (index: number) => {
		const { agreements, contradictions } = compareValues(elements[index], record);
		return contradictions.length > 0 ? -1 : agreements;
	};
	const own = free.has(position) ? agreementOf(position) : -1;
	if (own > 0 && own === Object.keys(elements[position] as object).length) return position;
	budget.left -= free.size;
	if (budget.left < 0) return undefined;
	let best: number[] = [];
	let most = 0;
	for (const index of free) {
		const agreements = index === position ? own : agreementOf(index);
		if (agreements > most) best = [];
		most = Math.max(most, agreements);
		if (agreements === most && agreements > 0) best.push(index);
	}
	if (best.includes(position))
		return isComplete || best.length === 1 || areAlike(best, elements) ? position : undefined;
	if (best.length > 0) return best.length === 1 || areAlike(best, elements) ? best[0] : undefined;
	return isComplete && own === 0 ? position : undefined;
}

/** For identical elements it does not matter which one a record is matched to. */
function areAlike(indexes: number[], elements: unknown[]): boolean {
	const [first, ...others] = indexes.map((index) => JSON.stringify(elements[index]));
	return others.every((other) => other === first);
}
