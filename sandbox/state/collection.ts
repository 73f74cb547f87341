import { randomUUID } from 'node:crypto';
import type { Id, Row } from './row';

/** How the records of a collection are told apart. */
export interface Identity {
	/** The field that holds the ID. */
	field: string;
	/** integer: counted up; uuid: drawn; given: the caller names it (an e-mail template's type). */
	kind: 'integer' | 'uuid' | 'given';
}

/** Records of one kind, in the order in which they came. */
export interface Collection {
	readonly name: string;
	readonly identity: Identity;
	all(): Row[];
	get(id: Id): Row | undefined;
	where(matches: Row): Row[];
	/** Adds a record; it gets an ID unless it brings one. */
	insert(row: Row): Row;
	/** Changes fields of a record and leaves the others. */
	update(id: Id, changes: Row): Row | undefined;
	remove(id: Id): Row | undefined;
	/** Remembers the records as they are; calling the result brings them back. Records are replaced, never changed. */
	checkpoint(): () => void;
	snapshot(): CollectionSnapshot;
	restore(snapshot: CollectionSnapshot): void;
}

/** What a collection is set back to. */
export interface CollectionSnapshot {
	last: number;
	rows: Row[];
}

/** An empty collection. */
export function createCollection(name: string, identity: Identity): Collection {
	let rows = new Map<string, Row>();
	let last = 0;
	const { field, kind } = identity;

	function newId(): Id {
		if (kind === 'uuid') return randomUUID();
		last += 1;
		return last;
	}

	const collection: Collection = {
		name,
		identity,
		all: () => [...rows.values()],
		get: (id) => rows.get(String(id)),
		where: (matches) =>
			collection
				.all()
				.filter((row) =>
					Object.entries(matches).every(([key, value]) => String(row[key]) === String(value)),
				),
		insert(row) {
			const given = row[field] as Id | undefined;
			const stored = { ...row, [field]: given ?? newId() };
			// Numbers already handed out by the caller are never handed out again.
			if (kind === 'integer') last = Math.max(last, Number(stored[field]) || 0);
			rows.set(String(stored[field]), stored);
			return stored;
		},
		update(id, changes) {
			const old = rows.get(String(id));
			if (!old) return undefined;
			const stored = { ...old, ...changes, [field]: old[field] };
			rows.set(String(id), stored);
			return stored;
		},
		remove(id) {
			const old = rows.get(String(id));
			rows.delete(String(id));
			return old;
		},
		checkpoint() {
			const before = new Map(rows);
			return () => {
				rows = before;
			};
		},
		snapshot: () => structuredClone({ last, rows: [...rows.values()] }),
		restore(snapshot) {
			const copy = structuredClone(snapshot);
			last = copy.last;
			rows = new Map(copy.rows.map((row) => [String(row[field]), row]));
		},
	};
	return collection;
}
