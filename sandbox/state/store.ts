import { createCollection, type Collection, type CollectionSnapshot, type Identity } from './collection';
import type { Row } from './row';

/** Everything one BigCommerce store holds. */
export interface Store {
	readonly hash: string;
	collection(name: string): Collection;
	/** Names of the collections that have been used so far. */
	names(): string[];
	/** Settings and other things of which there is exactly one, by name. */
	readonly singletons: Map<string, Row>;
	snapshot(): StoreSnapshot;
	restore(snapshot: StoreSnapshot): void;
}

/** What a store is set back to. */
export interface StoreSnapshot {
	collections: Record<string, CollectionSnapshot>;
	singletons: Array<[string, Row]>;
}

/** An empty store whose collections come into being when first asked for. */
export function createStore(hash: string, identityOf: (collection: string) => Identity): Store {
	const collections = new Map<string, Collection>();
	const singletons = new Map<string, Row>();

	function collection(name: string): Collection {
		let found = collections.get(name);
		if (!found) {
			found = createCollection(name, identityOf(name));
			collections.set(name, found);
		}
		return found;
	}

	return {
		hash,
		collection,
		names: () => [...collections.keys()],
		singletons,
		snapshot: () => ({
			collections: Object.fromEntries([...collections].map(([name, each]) => [name, each.snapshot()])),
			singletons: structuredClone([...singletons]),
		}),
		restore(snapshot) {
			collections.clear();
			for (const [name, rows] of Object.entries(snapshot.collections)) collection(name).restore(rows);
			singletons.clear();
			for (const [name, row] of structuredClone(snapshot.singletons)) singletons.set(name, row);
		},
	};
}
