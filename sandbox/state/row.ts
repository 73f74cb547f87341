/** A record of the API. Keys that start with `$` are internal and never sent. */
export type Row = Record<string, unknown>;

/** A record's ID as in paths: always text. */
export type Id = string | number;

/** Checks whether a value is a plain object, like JSON bodies and records. */
export function isRow(value: unknown): value is Row {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a list of records; empty if it is not a list. */
export function rowsOf(value: unknown): Row[] {
	return Array.isArray(value) ? value.filter(isRow) : [];
}

/** The record without internal keys. */
export function visible(row: Row): Row {
	return Object.fromEntries(Object.entries(row).filter(([key]) => !key.startsWith('$')));
}
