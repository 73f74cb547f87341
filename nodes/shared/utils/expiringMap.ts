/** A map whose entries are forgotten after a time. In memory only. */
export interface ExpiringMap<Value> {
	get(key: string, now?: number): Value | undefined;
	set(key: string, value: Value, now?: number): void;
	delete(key: string): void;
}

/** @param freshFor milliseconds that an entry is kept after it was set */
export function createExpiringMap<Value>(freshFor: number): ExpiringMap<Value> {
	const entries = new Map<string, { value: Value; until: number }>();
	return {
		get(key, now = Date.now()) {
			const entry = entries.get(key);
			return entry && entry.until > now ? entry.value : undefined;
		},
		set(key, value, now = Date.now()) {
			for (const [other, { until }] of entries) if (until <= now) entries.delete(other);
			entries.set(key, { value, until: now + freshFor });
		},
		delete: (key) => void entries.delete(key),
	};
}
