import { ACCOUNT_UUID } from '../accounts';
import { identityOf } from '../collectionConfig';
import { addBaseVariant } from '../collectionConfig/catalog';
import type { Identity } from '../state/collection';
import { createRandom } from '../state/random';
import type { Row } from '../state/row';
import { createStore, type Store } from '../state/store';
import { addRecord } from './addRecord';
import { seedB2b } from './b2b';
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
	seedB2b(store);
}

/** A product without options, and its variant. */
function addProduct(store: Store, fields: Row): void {
	const product = addRecord(store, 'catalog/products', {
		type: 'physical',
		weight: 1,
		inventory_tracking: 'product',
		inventory_level: 25,
		is_visible: true,
		...fields,
	});
	addBaseVariant(product, store);
}

/** A second store, to test a token with the wrong store. One product is only here, two are also in the main store and cheaper here. */
function seedOutlet(store: Store): void {
	seedStoreSetup(store, { name: 'Hearth & Table Outlet', id: 1001725 });
	seedLocales(store, ['en']);
	addProduct(store, {
		name: 'Chipped Stoneware Bowl',
		sku: 'OUT-0001',
		price: 4,
	});
	addProduct(store, {
		name: 'Larch Enamel Muffin Tray',
		sku: 'HT-1002',
		price: 21.5,
	});
	addProduct(store, {
		name: 'Winter Earthenware Soup Bowl',
		sku: 'HT-1005',
		price: 19,
	});
}

/** A third store, for workflows with several stores. Two products are only here, one is also in the main store and more expensive here. */
function seedPantry(store: Store): void {
	seedStoreSetup(store, { name: 'Hearth & Table Pantry', id: 1001726 });
	seedLocales(store, ['en']);
	addProduct(store, {
		name: 'Wildflower Honey',
		sku: 'PAN-0001',
		price: 12,
	});
	addProduct(store, {
		name: 'Coarse Sea Salt',
		sku: 'PAN-0002',
		price: 6,
	});
	addProduct(store, {
		name: 'Winter Earthenware Soup Bowl',
		sku: 'HT-1005',
		price: 99,
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
