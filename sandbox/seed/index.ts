import { identityOf } from '../collectionConfig';
import { createStore, type Store } from '../state/store';
import { ACCOUNT_UUID } from '../accounts';
import type { Identity } from '../state/collection';
import { seedMainStore } from './mainStore';
import { seedMerchant } from './merchant';
import { seedOutlet } from './outlet';
import { seedPantry } from './pantry';

/** The stores by hash, with the functions that fill them. */
const SEEDS: Record<string, (store: Store) => void> = {
	hearth24kq: seedMainStore,
	outlet8rw3: seedOutlet,
	pantry5nd2: seedPantry,
};

const UUID: Identity = { field: 'id', kind: 'uuid' };
const INTEGER: Identity = { field: 'id', kind: 'integer' };

/** Creates all filled stores, the account that owns them, and a function that restores this state. */
export function createStores(): { stores: Map<string, Store>; merchant: Store; reset: () => void } {
	const stores = new Map(
		Object.entries(SEEDS).map(([hash, seed]) => {
			const store = createStore(hash, identityOf);
			seed(store);
			return [hash, store];
		}),
	);
	const merchant = createStore(ACCOUNT_UUID, (name) =>
		['subscriptions', 'checkouts'].includes(name) ? UUID : INTEGER,
	);
	seedMerchant(merchant, [...stores.keys()]);
	const snapshots = [merchant, ...stores.values()].map((each) => [each, each.snapshot()] as const);
	return {
		stores,
		merchant,
		reset: () => {
			for (const [each, snapshot] of snapshots) each.restore(snapshot);
		},
	};
}
