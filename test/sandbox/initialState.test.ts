import { createStore } from '../../sandbox/state/store';

/** A store with a record and a setting, and what restores it. */
function filledStore() {
	const store = createStore('hearth24kq', () => ({ field: 'id', kind: 'integer' }));
	store.collection('products').insert({ name: 'Lamp', images: [{ alt: 'A lamp' }] });
	store.singletons.set('profile', { address: { city: 'Seattle' } });
	const snapshot = store.snapshot();
	store.restore(snapshot);
	return { store, restore: () => store.restore(snapshot) };
}

test('what was changed, added and removed is as before after a reset, as often as it is done', () => {
	const { store, restore } = filledStore();
	for (let round = 0; round < 2; round++) {
		const products = store.collection('products');
		products.update(1, { name: 'Vase', images: [] });
		expect(products.insert({ name: 'Bowl' }).id).toBe(2);
		products.remove(1);
		store.singletons.set('profile', {});
		restore();
		expect(store.collection('products').all()).toEqual([
			{ id: 1, name: 'Lamp', images: [{ alt: 'A lamp' }] },
		]);
		expect(store.singletons.get('profile')).toEqual({ address: { city: 'Seattle' } });
	}
});

test('code that changes an initial record in place fails, because all later resets would share the change', () => {
	const { store } = filledStore();
	const product = store.collection('products').get(1) as { images: Array<{ alt: string }> };
	expect(() => (product.images[0].alt = 'Another')).toThrow(TypeError);
	expect(() => product.images.push({ alt: 'Another' })).toThrow(TypeError);
	const profile = store.singletons.get('profile') as { address: { city: string } };
	expect(() => (profile.address.city = 'Portland')).toThrow(TypeError);
});
