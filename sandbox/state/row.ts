/** One record as the API knows it. Keys that start with `$` are the sandbox's own and never leave it. */
export type Row = Record<string, unknown>;

/** A record's own ID as it appears in paths: always text. */
export type Id = string | number;

/** Whether a value is a plain object, as JSON bodies and records are. */
export function isRow(value: unknown): value is Row {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a list of records; anything else is an empty one. */
export function rowsOf(value: unknown): Row[] {
	return Array.isArray(value) ? value.filter(isRow) : [];
}

/** The record without the keys that belong to the sandbox itself. */
export function visible(row: Row): Row {
	return Object.fromEntries(Object.entries(row).filter(([key]) => !key.startsWith('$')));
}
