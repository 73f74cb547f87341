import { createRandom } from '../state/random';
import type { Store } from '../state/store';
import { seedCategories } from './categories';
import { seedCustomers } from './customers';
import { seedOrders } from './orders';
import { seedProducts } from './products';
import { seedSetup } from './setup';

/** Hearth & Table, a homeware shop. The same on every run. */
export function seedMainStore(store: Store): void {
	const random = createRandom(24);
	seedSetup(store, { name: 'Hearth & Table', id: 1001724 });
	const categories = seedCategories(store);
	seedProducts(store, random, categories);
	seedCustomers(store, random);
	seedOrders(store, random);
}
