import { randomUUID } from 'node:crypto';
import { deepFreeze } from './deepFreeze';
import type { Id, Row } from './row';

/** How the records of a collection are identified. */
export interface Identity {
	/** The field that holds the ID. */
	field: string;
	/** integer: incremented; uuid: random; given: set by the caller (an email template's type). */
	kind: 'integer' | 'uuid' | 'given';
	/** Collections of a store with the same sequence share their ID numbers. */
	sequence?: string;
}

/** Records of one kind, in the order of insertion. */
export interface Collection {
	readonly name: string;
	readonly identity: Identity;
	all(): Row[];
	get(id: Id): Row | undefined;
	where(matches: Row): Row[];
	/** Adds a record. It gets an ID unless it has one. */
	insert(row: Row): Row;
	/** Changes fields of a record and keeps the others. */
	update(id: Id, changes: Row): Row | undefined;
	remove(id: Id): Row | undefined;
	/** Takes a snapshot. Calling the result restores it. Records are replaced, never mutated. */
	checkpoint(): () => void;
	snapshot(): CollectionSnapshot;
	restore(snapshot: CollectionSnapshot): void;
}

/** A snapshot of a collection. Its records are frozen, so that they can be restored without a copy. */
export interface CollectionSnapshot {
	last: number;
	rows: Row[];
}

/** The last assigned number. */
export interface Sequence {
	last: number;
}

/** Called before a record is written, with the old record. */
type Writing = (id: Id, before: Row | undefined) => void;

/** An empty collection. */
export function createCollection(
	name: string,
	identity: Identity,
	writing: Writing = () => {},
	sequence: Sequence = { last: 0 },
): Collection {
	let rows = new Map<string, Row>();
	// Indexes by field and value, built on first use and discarded by every write.
	let indexes = new Map<string, Map<string, Row[]>>();
	const { field, kind } = identity;

	function newId(): Id {
		if (kind === 'uuid') return randomUUID();
		sequence.last += 1;
		return sequence.last;
	}

	function touched(): void {
		indexes = new Map();
	}

	function writingTo(id: Id): void {
		writing(id, rows.get(String(id)));
	}

	function indexBy(key: string): Map<string, Row[]> {
		let index = indexes.get(key);
		if (!index) {
			index = Map.groupBy(rows.values(), (row) => String(row[key]));
			indexes.set(key, index);
		}
		return index;
	}

	const collection: Collection = {
		name,
		identity,
		all: () => [...rows.values()],
		get: (id) => rows.get(String(id)),
		where(matches) {
			const [first, ...others] = Object.entries(matches);
			if (!first) return collection.all();
			const rows = indexBy(first[0]).get(String(first[1])) ?? [];
			return rows.filter((row) =>
				others.every(([key, value]) => String(row[key]) === String(value)),
			);
		},
		insert(row) {
			const id = row[field] as Id | undefined;
			const stored = { ...row, [field]: id ?? newId() };
			// Numbers that the caller has used are never assigned again.
			if (kind === 'integer') sequence.last = Math.max(sequence.last, Number(stored[field]) || 0);
			writingTo(stored[field] as Id);
			rows.set(String(stored[field]), stored);
			touched();
			return stored;
		},
		update(id, changes) {
			const old = rows.get(String(id));
			if (!old) return undefined;
			const stored = { ...old, ...changes, [field]: old[field] };
			writingTo(id);
			rows.set(String(id), stored);
			touched();
			return stored;
		},
		remove(id) {
			const old = rows.get(String(id));
			writingTo(id);
			rows.delete(String(id));
			touched();
			return old;
		},
		checkpoint() {
			const before = new Map(rows);
			return () => {
				rows = before;
				touched();
			};
		},
		snapshot: () => ({
			last: sequence.last,
			rows: deepFreeze(structuredClone([...rows.values()])),
		}),
		restore(snapshot) {
			sequence.last = snapshot.last;
			rows = new Map(snapshot.rows.map((row) => [String(row[field]), row]));
			touched();
		},
	};
	return collection;
}
