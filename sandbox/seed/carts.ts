import { openCart } from '../domain/carts';
import type { Random } from '../state/random';
import type { Row } from '../state/row';
import type { Store } from '../state/store';

/** A few open carts, and one abandoned cart. */
export function seedCarts(store: Store, random: Random): void {
	for (let index = 0; index < 4; index += 1) {
		const product_id = random.integer(77, 226);
		const cart = openCart(store, {
			customer_id: index,
			line_items: [{ product_id, quantity: index + 1 }],
			channel_id: 1,
		});
		rename(store, cart, random);
	}
	const [cart] = store.collection('carts').all();
	store.collection('abandoned-carts').insert({ token: random.uuid(), cart_id: cart.id });
	const consignment = {
		id: 'c0ffee00000000000000000000000001',
		address: { country_code: 'US', email: 'ada.ashdown1@example.com' },
		line_items: [],
	};
	const billing_address = {
		id: 'c0ffee00000000000000000000000002',
		country_code: 'US',
		email: 'ada.ashdown1@example.com',
	};
	store.collection('checkouts').update(String(cart.id), {
		consignments: [consignment],
		billing_address,
		coupons: [{ code: 'WELCOME10', discounted_amount: 0 }],
		fees: [
			{
				id: 'c0ffee00-0000-4000-8000-000000000003',
				type: 'custom_fee',
				name: 'Gift box',
				display_name: 'Gift box',
				cost: 4,
				source: 'sandbox',
			},
		],
	});
}

/** Cart IDs are random, but those of the seed are the same on every run. */
function rename(store: Store, cart: Row, random: Random): void {
	const id = random.uuid();
	const lines = cart.line_items as Record<string, Row[]>;
	const physical_items = lines.physical_items.map((line) => ({ ...line, id: random.uuid() }));
	for (const name of ['carts', 'checkouts']) {
		const row = store.collection(name).remove(String(cart.id));
		store.collection(name).insert({
			...row,
			id,
			...(name === 'carts' && { line_items: { ...lines, physical_items } }),
		});
	}
}
