import type { Store } from '../state/store';
import { add } from './add';
import { seedLocales } from './locales';
import { seedSetup } from './setup';

/** A second store, so that a token can be tried on somebody else's. One product is its own, two are also in the main store, cheaper. */
export function seedOutlet(store: Store): void {
	seedSetup(store, { name: 'Hearth & Table Outlet', id: 1001725 });
	seedLocales(store, ['en']);
	add(store, 'catalog/products', {
		name: 'Chipped Stoneware Bowl',
		type: 'physical',
		sku: 'OUT-0001',
		price: 4,
		weight: 1,
	});
	add(store, 'catalog/products', {
		name: 'Larch Enamel Muffin Tray',
		type: 'physical',
		sku: 'HT-1002',
		price: 21.5,
		weight: 1,
	});
	add(store, 'catalog/products', {
		name: 'Winter Earthenware Soup Bowl',
		type: 'physical',
		sku: 'HT-1005',
		price: 19,
		weight: 1,
	});
}
