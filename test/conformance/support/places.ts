export type Json = Record<string, unknown>;

export function isRecord(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a place such as `parent.child`. */
export function read(value: unknown, place: string): unknown {
	return place
		.split('.')
		.reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), value);
}

/** Puts something at a place such as `parent.child`, and makes the objects on the way. */
export function write(record: Json, place: string, value: unknown): void {
	const names = place.split('.');
	const last = names.pop() as string;
	const parent = names.reduce((at, name) => (at[name] ??= {}) as Json, record);
	parent[last] = value;
}
