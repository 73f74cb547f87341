import { refusal } from './refuse';

/** A global ID: `bc/account/user/5`. */
export function idOf(kind: string, own: unknown): string {
	return `bc/${kind}/${String(own)}`;
}

/** What stands behind the kind in a global ID. An ID of another kind, or none at all, is refused. */
export function ownId(kind: string, id: string): string {
	const start = `bc/${kind}/`;
	if (!id.startsWith(start) || id.length === start.length)
		throw refusal(`Invalid ID: ${id}. Expected ${start}{id}.`);
	return id.slice(start.length);
}
