import { identityOf } from '../generic/facts';
import { createStore, type Store } from '../state/store';
import { seedMainStore } from './main-store';
import { seedOutlet } from './outlet';
import { seedPantry } from './pantry';

/** The stores there are, by hash, and what fills them. */
const SEEDS: Record<string, (store: Store) => void> = {
	hearth24kq: seedMainStore,
	outlet8rw3: seedOutlet,
	pantry5nd2: seedPantry,
};

/** All stores, filled, and a way back to this state. */
export function createStores(): { stores: Map<string, Store>; reset: () => void } {
	const stores = new Map(
		Object.entries(SEEDS).map(([hash, seed]) => {
			const store = createStore(hash, identityOf);
			seed(store);
			return [hash, store];
		}),
	);
	const snapshots = [...stores].map(([hash, store]) => [hash, store.snapshot()] as const);
	return {
		stores,
		reset: () => {
			for (const [hash, snapshot] of snapshots) stores.get(hash)?.restore(snapshot);
		},
	};
}
