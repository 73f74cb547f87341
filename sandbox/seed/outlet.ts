import type { Store } from '../state/store';
import { add } from './add';
import { seedLocales } from './locales';
import { seedSetup } from './setup';

/** A second store, so that a token can be tried on somebody else's. It has one product. */
export function seedOutlet(store: Store): void {
	seedSetup(store, { name: 'Hearth & Table Outlet', id: 1001725 });
	seedLocales(store, ['en']);
	add(store, 'catalog/products', { name: 'Chipped Stoneware Bowl', type: 'physical', sku: 'OUT-0001', price: 4, weight: 1 });
}
