/** Lets each record through once. */
export interface Sieve {
	fresh(records: unknown[]): unknown[];
	/** How many different records came by; undefined when they cannot be told apart. */
	count(): number | undefined;
}

/** @param keyOf what tells two records apart; undefined for a record that has no such thing, which always passes */
export function createSieve(keyOf: (record: unknown) => string | undefined): Sieve {
	const seen = new Set<string>();
	let areTellable = true;
	const isFresh = (record: unknown) => {
		const key = keyOf(record);
		if (key === undefined) {
			areTellable = false;
			return true;
		}
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	};
	return { fresh: (records) => records.filter(isFresh), count: () => (areTellable ? seen.size : undefined) };
}

/** The key of a record by the values of its fields; a dot leads into a nested one. */
export function keyFrom(fields: string[]): (record: unknown) => string | undefined {
	return (record) => {
		const values = fields.map((field) => field.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | null | undefined)?.[part], record));
		return values.some((each) => each === undefined || each === null) ? undefined : JSON.stringify(values.map(String));
	};
}
