import type { Store } from '../state/store';
import { add } from './add';
import { seedLocales } from './locales';
import { seedSetup } from './setup';

/** A second store, to test a token with the wrong store. One product is only here, two are also in the main store and cheaper here. */
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
