import { createHash } from 'node:crypto';

/** A page without the records of earlier pages. */
export interface Sifted {
	fresh: unknown[];
	/** The page has at least one new record. */
	isNew: boolean;
}

/** Drops duplicates across pages. */
export interface Dedupe {
	sift(records: unknown[]): Sifted;
	/** The number of different records; undefined if they have no keys. */
	count(): number | undefined;
}

/**
 * @param keyOf the key of a record; undefined for a record without one, which passes unless its
 * whole page is a repetition
 * @param known keys of records from other lists: they count here, but are dropped
 */
export function createDedupe(
	keyOf: (record: unknown) => string | undefined,
	seenKeys?: Set<string>,
): Dedupe {
	const seen = new Set<string>();
	const pagesSeen = new Set<string>();
	let areTellable = true;

	function sift(records: unknown[]): Sifted {
		const fresh: unknown[] = [];
		let hasNew = false;
		let hasKeyless = false;
		for (const record of records) {
			const key = keyOf(record);
			if (key === undefined) {
				hasKeyless = true;
				fresh.push(record);
			} else if (!seen.has(key)) {
				seen.add(key);
				hasNew = true;
				if (seenKeys?.has(key)) continue;
				seenKeys?.add(key);
				fresh.push(record);
			}
		}
		if (!hasKeyless) return { fresh, isNew: hasNew };
		areTellable = false;
		const isNew = notePage(records) || hasNew;
		return { fresh: isNew ? fresh : [], isNew };
	}

	function notePage(records: unknown[]): boolean {
		const digest = digestOf(records);
		if (digest === undefined) return true;
		const isNew = !pagesSeen.has(digest);
		pagesSeen.add(digest);
		return isNew;
	}

	return { sift, count: () => (areTellable ? seen.size : undefined) };
}

/** undefined for records that are nested too deeply to be serialized. */
function digestOf(records: unknown[]): string | undefined {
	const hash = createHash('sha256');
	try {
		for (const record of records) hash.update(`${JSON.stringify(record)}\n`);
	} catch {
		return undefined;
	}
	return hash.digest('base64');
}

/** The key of a record by the values of its fields; a dot leads into a nested one. */
export function recordKey(fields: string[]): (record: unknown) => string | undefined {
	const paths = fields.map((field) => field.split('.'));
	return (record) => {
		const values = paths.map((path) => path.reduce<unknown>(step, record));
		// The text of an object is the same for all objects, so it identifies none.
		if (values.some((value) => value === undefined || value === null || typeof value === 'object'))
			return undefined;
		return values.length === 1 ? String(values[0]) : JSON.stringify(values.map(String));
	};
}

function step(at: unknown, name: string): unknown {
	return (at as Record<string, unknown> | null | undefined)?.[name];
}
