import type { Id, Row } from './row';

/** The kind of change to a record. */
export type ChangeKind = 'created' | 'updated' | 'deleted';

/** A record that a request has changed, compared before and after the request. */
export interface Change {
	/** Its collection, or the name of the settings. */
	of: string;
	kind: ChangeKind;
	/** The record after the request, or its last state if it was deleted. */
	row: Row;
	/** The record before the request; empty if it did not exist. */
	before: Row;
}

/** Provides the current state of a record. */
type Lookup = (collection: string, id: Id) => Row | undefined;

/**
 * Remembers how records were before they were first written to. Only the difference between beginning and end counts:
 * what a batch has undone, or made and removed again, has not changed.
 */
export function createJournal() {
	const touched = new Map<string, { of: string; id: Id; before: Row | undefined }>();
	return {
		/** To be called before a record is written to. */
		note(of: string, id: Id, before: Row | undefined): void {
			const key = `${of}|${id}`;
			if (!touched.has(key)) touched.set(key, { of, id, before });
		},
		/** What has changed since, in the order in which it was first touched. */
		changes: (lookup: Lookup): Change[] =>
			[...touched.values()].flatMap(({ of, id, before }) => changeOf(of, before, lookup(of, id))),
	};
}

/** A running journal. */
export type Journal = ReturnType<typeof createJournal>;

/** Changes of singletons, found by comparing all of them. Their keys are `name|owner|channel`. */
export function settingsChanges(before: Map<string, Row>, after: Map<string, Row>): Change[] {
	return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
		const [name, owner, channel] = key.split('|');
		const named = (row: Row | undefined) => row && { ...row, $owner: owner, $channel: channel };
		if (before.get(key) === after.get(key)) return [];
		// Settings always exist with their defaults, so the first write is an update.
		return changeOf(name, named(before.get(key) ?? {}), named(after.get(key)));
	});
}

function changeOf(of: string, before: Row | undefined, after: Row | undefined): Change[] {
	if (before === after) return [];
	const kind = !before ? 'created' : after ? 'updated' : 'deleted';
	return [{ of, kind, row: after ?? (before as Row), before: before ?? {} }];
}
