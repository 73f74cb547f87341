import {
	createCollection,
	type Collection,
	type CollectionSnapshot,
	type Identity,
	type Sequence,
} from './collection';
import { createJournal, settingsChanges, type Change, type Journal } from './changeLog';
import { deepFreeze } from './deepFreeze';
import type { Row } from './row';

/** The data of one BigCommerce store. */
export interface Store {
	readonly hash: string;
	collection(name: string): Collection;
	/** Names of the collections that have been used so far. */
	names(): string[];
	/** Settings and other singletons, by name. */
	readonly singletons: Map<string, Row>;
	/** Runs a function and returns its changes. */
	watch<T>(work: () => T): { result: T; changes: Change[] };
	snapshot(): StoreSnapshot;
	restore(snapshot: StoreSnapshot): void;
}

/** A snapshot of a store. */
interface StoreSnapshot {
	collections: Record<string, CollectionSnapshot>;
	singletons: Array<[string, Row]>;
}

/** An empty store. Its collections are created on first use. */
export function createStore(hash: string, identityOf: (collection: string) => Identity): Store {
	const collections = new Map<string, Collection>();
	const singletons = new Map<string, Row>();
	const sequences = new Map<string, Sequence>();
	let journal: Journal | undefined;

	function collection(name: string): Collection {
		let collection = collections.get(name);
		if (!collection) {
			const identity = identityOf(name);
			collection = createCollection(
				name,
				identity,
				(id, before) => journal?.note(name, id, before),
				sequenceOf(identity),
			);
			collections.set(name, collection);
		}
		return collection;
	}

	function sequenceOf({ sequence }: Identity): Sequence | undefined {
		if (sequence && !sequences.has(sequence)) sequences.set(sequence, { last: 0 });
		return sequence ? sequences.get(sequence) : undefined;
	}

	return {
		hash,
		collection,
		names: () => [...collections.keys()],
		singletons,
		watch(work) {
			const current = createJournal();
			const settings = new Map(singletons);
			journal = current;
			try {
				const result = work();
				const records = current.changes((name, id) => collection(name).get(id));
				return { result, changes: [...records, ...settingsChanges(settings, singletons)] };
			} finally {
				journal = undefined;
			}
		},
		snapshot: () => ({
			collections: Object.fromEntries(
				[...collections].map(([name, collection]) => [name, collection.snapshot()]),
			),
			singletons: deepFreeze(structuredClone([...singletons])),
		}),
		restore(snapshot) {
			collections.clear();
			for (const [name, rows] of Object.entries(snapshot.collections))
				collection(name).restore(rows);
			singletons.clear();
			for (const [name, row] of snapshot.singletons) singletons.set(name, row);
		},
	};
}
