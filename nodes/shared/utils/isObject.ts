/** A JSON object whose fields are not known. */
export type Json = Record<string, unknown>;

/** Tells objects from lists, null and plain values. Pure. */
export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of field names, e.g. `data.id` or `['data', 'id']`; undefined if a field is missing or leads through a list. */
export function valueAt(data: unknown, path: string | readonly string[]): unknown {
	const names = typeof path === 'string' ? path.split('.') : path;
	return names.reduce<unknown>(
		(at, name) => (isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined),
		data,
	);
}
