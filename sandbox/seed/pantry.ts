import type { Store } from '../state/store';
import { add } from './add';
import { seedLocales } from './locales';
import { seedSetup } from './setup';

/** A third store, for workflows with several stores. Two products are only here, one is also in the main store and more expensive here. */
export function seedPantry(store: Store): void {
	seedSetup(store, { name: 'Hearth & Table Pantry', id: 1001726 });
	seedLocales(store, ['en']);
	add(store, 'catalog/products', {
		name: 'Wildflower Honey',
		type: 'physical',
		sku: 'PAN-0001',
		price: 12,
		weight: 1,
	});
	add(store, 'catalog/products', {
		name: 'Coarse Sea Salt',
		type: 'physical',
		sku: 'PAN-0002',
		price: 6,
		weight: 1,
	});
	add(store, 'catalog/products', {
		name: 'Winter Earthenware Soup Bowl',
		type: 'physical',
		sku: 'HT-1005',
		price: 99,
		weight: 1,
	});
}
