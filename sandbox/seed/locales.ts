import type { Store } from '../state/store';

/** Languages of every storefront of a store. The first is the default. */
export function seedLocales(store: Store, codes = ['en', 'fr', 'es', 'it']): void {
	for (const { id, type } of store.collection('channels').all()) {
		if (type !== 'storefront') continue;
		codes.forEach((code, index) =>
			store.collection('locales').insert({
				channel_id: id,
				code,
				status: index === 3 ? 'INACTIVE' : 'ACTIVE',
				is_default: index === 0,
			}),
		);
	}
}
