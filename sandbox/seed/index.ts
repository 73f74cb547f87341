import { ACCOUNT_UUID } from '../accounts';
import { identityOf } from '../collectionConfig';
import type { Identity } from '../state/collection';
import { createRandom } from '../state/random';
import { createStore, type Store } from '../state/store';
import { addRecord } from './addRecord';
import { seedCarts, seedOrders } from './cartsAndOrders';
import { seedContent } from './content';
import { seedCustomers } from './customers';
import { seedExtras } from './extras';
import { seedMarketing } from './marketing';
import { seedMerchant } from './merchant';
import { seedCategories, seedProducts, seedSharedOptions } from './products';
import { seedShippingAndTax } from './shippingAndTax';
import { seedLocales, seedStoreSetup, seedStorefrontToken } from './storeSetup';

/** Hearth & Table, a homeware store. The same on every run. */
function seedMainStore(store: Store): void {
	const random = createRandom(24);
	seedStoreSetup(store, { name: 'Hearth & Table', id: 1001724 });
	seedProducts(store, random, seedCategories(store));
	seedCustomers(store, random);
	seedOrders(store, random);
	seedCarts(store, random);
	seedShippingAndTax(store, random);
	seedLocales(store);
	seedMarketing(store, random);
	seedContent(store, random);
	seedExtras(store);
	seedStorefrontToken(store);
	seedSharedOptions(store);
}

/** A second store, to test a token with the wrong store. One product is only here, two are also in the main store and cheaper here. */
function seedOutlet(store: Store): void {
	seedStoreSetup(store, { name: 'Hearth & Table Outlet', id: 1001725 });
	seedLocales(store, ['en']);
	addRecord(store, 'catalog/products', {
		name: 'Chipped Stoneware Bowl',
		type: 'physical',
		sku: 'OUT-0001',
		price: 4,
		weight: 1,
	});
	addRecord(store, 'catalog/products', {
		name: 'Larch Enamel Muffin Tray',
		type: 'physical',
		sku: 'HT-1002',
		price: 21.5,
		weight: 1,
	});
	addRecord(store, 'catalog/products', {
		name: 'Winter Earthenware Soup Bowl',
		type: 'physical',
		sku: 'HT-1005',
		price: 19,
		weight: 1,
	});
}

/** A third store, for workflows with several stores. Two products are only here, one is also in the main store and more expensive here. */
function seedPantry(store: Store): void {
	seedStoreSetup(store, { name: 'Hearth & Table Pantry', id: 1001726 });
	seedLocales(store, ['en']);
	addRecord(store, 'catalog/products', {
		name: 'Wildflower Honey',
		type: 'physical',
		sku: 'PAN-0001',
		price: 12,
		weight: 1,
	});
	addRecord(store, 'catalog/products', {
		name: 'Coarse Sea Salt',
		type: 'physical',
		sku: 'PAN-0002',
		price: 6,
		weight: 1,
	});
	addRecord(store, 'catalog/products', {
		name: 'Winter Earthenware Soup Bowl',
		type: 'physical',
		sku: 'HT-1005',
		price: 99,
		weight: 1,
	});
}

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
	const snapshots = [merchant, ...stores.values()].map(
		(store) => [store, store.snapshot()] as const,
	);
	return {
		stores,
		merchant,
		reset: () => {
			for (const [store, snapshot] of snapshots) store.restore(snapshot);
		},
	};
}
