import { createRandom } from '../state/random';
import type { Store } from '../state/store';
import { seedCarts } from './carts';
import { seedCategories } from './categories';
import { seedContent } from './content';
import { seedCustomers } from './customers';
import { seedExtras } from './extras';
import { seedLocales } from './locales';
import { seedMarketing } from './marketing';
import { seedOrders } from './orders';
import { seedProducts } from './products';
import { seedSetup } from './setup';
import { seedSharedChoices } from './sharedChoices';
import { seedStorefront } from './storefront';
import { seedTrade } from './trade';

/** Hearth & Table, a homeware store. The same on every run. */
export function seedMainStore(store: Store): void {
	const random = createRandom(24);
	seedSetup(store, { name: 'Hearth & Table', id: 1001724 });
	seedProducts(store, random, seedCategories(store));
	seedCustomers(store, random);
	seedOrders(store, random);
	seedCarts(store, random);
	seedTrade(store, random);
	seedLocales(store);
	seedMarketing(store, random);
	seedContent(store, random);
	seedExtras(store);
	seedStorefront(store);
	seedSharedChoices(store);
}
