/** A JSON object whose fields are not known. */
export type Json = Record<string, unknown>;

/** Tells objects from lists, null and plain values. Pure. */
export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
