import { graphQlError } from './refuse';

/** A global ID: `bc/account/user/5`. */
export function idOf(kind: string, own: unknown): string {
	return `bc/${kind}/${String(own)}`;
}

/** The part after the kind in a global ID. Throws for an ID of another kind or an invalid ID. */
export function ownId(kind: string, id: string): string {
	const start = `bc/${kind}/`;
	if (!id.startsWith(start) || id.length === start.length)
		throw graphQlError(`Invalid ID: ${id}. Expected ${start}{id}.`);
	return id.slice(start.length);
}
