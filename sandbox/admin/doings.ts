import { rowsOf, type Id, type Row } from '../state/row';
import type { Store } from '../state/store';
import { compute } from '../crud/present';
import { FIRST_NAMES, LAST_NAMES } from '../seed/words';
import { isThisMachine } from '../http/guard';
import { hears } from '../webhooks/scopes';
import type { Webhooks } from '../webhooks';
import { addFaults } from './faults';
import { perform } from './perform';
import { dollars, nameOf } from './words';

/** What was done in a store, for people and for programs. */
export interface Done {
	text: string;
	record: Row;
}

/** What a person can do in a store with one click, by the name in its address. */
export type Doing = (webhooks: Webhooks, store: Store) => Done;

/** Some number that differs from click to click. */
const turn = (store: Store, collection: string) => store.collection(collection).all().length;

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length];

/** Products that shoppers see and can buy without choosing an option. */
export function buyable(store: Store): Row[] {
	const options = store.collection('catalog/products/options');
	const modifiers = store.collection('catalog/products/modifiers');
	return store
		.collection('catalog/products')
		.all()
		.filter(
			({ id, is_visible }) =>
				is_visible !== false &&
				options.where({ product_id: id }).length === 0 &&
				modifiers.where({ product_id: id }).length === 0,
		);
}

const GUEST = {
	first_name: 'Gail',
	last_name: 'Guest',
	email: 'gail.guest@example.com',
	street_1: '12 Mill Road',
	city: 'Portland',
	state: 'Oregon',
	zip: '97209',
};

/** The billing address of a customer, or of a guest in a store without customers. */
function billingAddress(store: Store, customer: Row | undefined): Row {
	const [saved] = customer
		? store.collection('customers/addresses').where({ customer_id: customer.id })
		: [];
	return {
		...GUEST,
		...(customer && {
			first_name: customer.first_name,
			last_name: customer.last_name,
			email: customer.email,
		}),
		...(saved && {
			street_1: saved.address1,
			city: saved.city,
			state: saved.state_or_province,
			zip: saved.postal_code,
		}),
		country: 'United States',
		country_iso2: 'US',
	};
}

/** A customer orders one or two products. The order is paid and awaits fulfillment. */
const placeAnOrder: Doing = (webhooks, store) => {
	const count = turn(store, 'orders');
	const customers = store.collection('customers').all();
	const customer = customers.length ? pick(customers, count * 7) : undefined;
	const billing_address = billingAddress(store, customer);
	const goods = buyable(store);
	const first = pick(goods, count * 11);
	const others = goods.filter(({ id }) => id !== first.id);
	const second = count % 2 && others.length ? pick(others, count * 5) : undefined;
	const lines = [first, second].flatMap((product, index) =>
		product ? [{ product, quantity: ((count + index) % 3) + 1 }] : [],
	);
	const { data } = perform(webhooks, store, 'POST v2 /orders', {
		status_id: 11,
		customer_id: customer?.id ?? 0,
		order_source: 'www',
		payment_method: 'Credit Card',
		billing_address,
		products: lines.map(({ product, quantity }) => ({ product_id: product.id, quantity })),
	});
	const order = data as Row;
	const bought = lines.map(({ product, quantity }) => `${quantity} × ${nameOf(product)}`);
	return {
		text: `Order #${String(order.id)} was placed for ${nameOf(billing_address)}: ${bought.join(', ')}. Total: ${dollars(order.total_inc_tax)}. ${listeners(store, 'store/order/created')}`,
		record: order,
	};
};

/** Some of a product are sold elsewhere, so that nearly none are left, or it is stocked up again. */
const changeStock: Doing = (webhooks, store) => {
	const key = 'sandbox/stock||';
	const count = Number(store.singletons.get(key)?.count ?? 0);
	store.singletons.set(key, { count: count + 1 });
	const product = pick(buyable(store), count * 13 + 1);
	return setStock(webhooks, store, product, levelOf(store, product) > 5 ? 3 : 40);
};

const levelOf = (store: Store, product: Row) =>
	Number(compute({ store }, 'catalog/products', product).inventory_level ?? 0);

/** Sets the stock of a product without options. */
export function setStock(webhooks: Webhooks, store: Store, product: Row, quantity: number): Done {
	const before = levelOf(store, product);
	const location_id = Number(store.collection('inventory/locations').all()[0]?.id);
	perform(webhooks, store, 'PUT v3 /inventory/adjustments/absolute', {
		reason: "Changed on the sandbox's page",
		items: [{ location_id, product_id: product.id, quantity }],
	});
	const changed = store.collection('catalog/products').get(product.id as Id) as Row;
	return {
		text: `The stock of ${nameOf(product)} (SKU ${String(product.sku)}) went from ${before} to ${levelOf(store, changed)}. ${listeners(store, 'store/product/inventory/updated')}`,
		record: { product_id: product.id, before, after: levelOf(store, changed) },
	};
}

/** A shopper creates an account in the store. */
const signUp: Doing = (webhooks, store) => {
	const count = turn(store, 'customers');
	const [first_name, last_name] = [pick(FIRST_NAMES, count * 3 + 1), pick(LAST_NAMES, count)];
	const email = `${first_name}.${last_name}${count + 1}@example.com`.toLowerCase();
	const { data } = perform(webhooks, store, 'POST v3 /customers', [
		{ first_name, last_name, email, origin_channel_id: 1 },
	]);
	const [customer] = rowsOf(data);
	return {
		text: `${nameOf(customer)} (${email}) signed up as customer ${String(customer.id)}. ${listeners(store, 'store/customer/created')}`,
		record: customer,
	};
};

/** How many webhooks of this machine are told of an event. The sandbox calls no others. */
function listeners(store: Store, scope: string): string {
	const count = store
		.collection('hooks')
		.all()
		.filter(
			({ is_active, scope: listening, destination }) =>
				is_active && hears(String(listening), scope) && isHere(String(destination)),
		).length;
	if (count === 0)
		return `No webhook on this machine listens to ${scope} yet: in n8n, publish a workflow with the BigCommerce Trigger, or try it with Execute Workflow.`;
	return `${count === 1 ? 'One webhook is' : `${count} webhooks are`} told on this machine (${scope}).`;
}

function isHere(address: string): boolean {
	return URL.canParse(address) && isThisMachine(new URL(address).hostname);
}

/** By the last part of the address. */
export const DOINGS: Record<string, Doing> = {
	'place-an-order': placeAnOrder,
	'change-stock': changeStock,
	'sign-up-a-customer': signUp,
	'add-faults': (_, store) => addFaults(store),
};
