import { openCart } from '../domain/carts';
import { placeOrder } from '../domain/orders';
import { countShipped } from '../domain/shipments';
import type { Random } from '../state/random';
import type { Row } from '../state/row';
import type { Store } from '../state/store';
import { addRecord, daysAgo } from './addRecord';

const ORDERS = 120;
/** Recent orders are open, older ones are completed. */
const STATUS_BY_AGE: Array<[olderThan: number, statuses: number[]]> = [
	[60, [10, 10, 10, 2, 4, 5]],
	[14, [2, 2, 10, 3, 14, 5]],
	[3, [11, 9, 2, 7]],
	[0, [11, 11, 9, 7, 1]],
];

/** 120 orders over half a year, oldest first. */
export function seedOrders(store: Store, random: Random): void {
	const customers = store.collection('customers').all();
	const products = store.collection('catalog/products').all();
	for (let index = 0; index < ORDERS; index += 1) {
		const age = Math.round(((ORDERS - index) / ORDERS) ** 1.6 * 180 * 10) / 10;
		const customer = index % 10 === 9 ? undefined : random.pick(customers);
		const order = placeOrder(store, {
			customer_id: customer?.id ?? 0,
			billing_address: addressOf(store, customer, index),
			status_id: random.pick(
				(STATUS_BY_AGE.find(([days]) => age >= days) as [number, number[]])[1],
			),
			payment_method: random.pick(['Credit Card', 'PayPal', 'Bank Deposit']),
			order_source: 'www',
			shipping_cost_ex_tax: random.pick([0, 6.95, 12.5]),
			date_created: daysAgo(age),
			date_modified: daysAgo(Math.max(0, age - 0.5)),
			products: Array.from({ length: random.integer(1, 4) }, () => ({
				product_id: random.pick(products).id,
				quantity: random.integer(1, 3),
			})),
		});
		addOrderParts(store, order, random);
	}
}

function addressOf(store: Store, customer: Row | undefined, index: number): Row {
	const saved =
		customer && store.collection('customers/addresses').where({ customer_id: customer.id })[0];
	return {
		first_name: customer?.first_name ?? 'Guest',
		last_name: customer?.last_name ?? `Shopper ${index}`,
		company: customer?.company ?? '',
		street_1: saved?.address1 ?? `${index} Mill Road`,
		street_2: '',
		city: saved?.city ?? 'Portland',
		state: saved?.state_or_province ?? 'Oregon',
		zip: saved?.postal_code ?? '97209',
		country: 'United States',
		country_iso2: 'US',
		phone: customer?.phone ?? '',
		email: customer?.email ?? `guest${index}@example.com`,
		form_fields: [],
	};
}

/** Shipments, coupons, taxes and transactions, depending on the order's status. */
function addOrderParts(store: Store, order: Row, random: Random): void {
	const status = Number(order.status_id);
	const lines = store.collection('orders/products').where({ order_id: order.id });
	if ([2, 3, 10].includes(status)) {
		addRecord(store, 'orders/shipments', {
			order_id: order.id,
			customer_id: order.customer_id,
			date_created: order.date_modified,
			tracking_number: `TRK${String(order.id)}${random.integer(1000, 9999)}`,
			shipping_method: 'Standard shipping',
			shipping_provider: 'usps',
			tracking_carrier: 'usps',
			order_address_id: store
				.collection('orders/shipping_addresses')
				.where({ order_id: order.id })[0]?.id,
			items: (status === 3 ? lines.slice(0, 1) : lines).map((line) => ({
				order_product_id: line.id,
				product_id: line.product_id,
				quantity: line.quantity,
			})),
		});
		countShipped(store, Number(order.id));
		store.collection('orders').update(Number(order.id), { date_shipped: order.date_modified });
	}
	if (Number(order.id) % 6 === 0) {
		addRecord(store, 'orders/coupons', {
			order_id: order.id,
			coupon_id: 1,
			code: 'WELCOME10',
			amount: '10.0000',
			type: 1,
			discount: 5,
		});
	}
	addRecord(store, 'orders/taxes', {
		order_id: order.id,
		name: 'State tax',
		rate: '8.0000',
		priority_amount: order.total_tax,
		line_amount: order.total_tax,
		class: 'Standard',
	});
	if (status !== 7) {
		addRecord(store, 'orders/transactions', {
			order_id: String(order.id),
			event: 'purchase',
			method: 'credit_card',
			amount: Number(order.total_inc_tax),
			currency: 'USD',
			gateway: 'testgateway',
			status: 'ok',
			test: true,
			payment_method_id: 'testgateway.card',
			date_created: order.date_created,
		});
	}
}

/** A few open carts, and one abandoned cart. */
export function seedCarts(store: Store, random: Random): void {
	for (let index = 0; index < 4; index += 1) {
		const product_id = random.integer(77, 226);
		const cart = openCart(store, {
			customer_id: index,
			line_items: [{ product_id, quantity: index + 1 }],
			channel_id: 1,
		});
		renameCart(store, cart, random);
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
function renameCart(store: Store, cart: Row, random: Random): void {
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
