import { html } from 'hono/html';
import type { Id, Row } from '../state/row';
import type { Store } from '../state/store';
import { compute } from '../crud/present';
import { table } from './html';
import { day, dollars, nameOf } from './words';

/** A list of the control panel: what it shows, and the button above it. */
export interface RecordList {
	title: string;
	collection: string;
	heads: string[];
	row: (row: Row, store: Store) => unknown[];
	/** The texts that a search looks at. */
	searched: (row: Row) => unknown[];
	button: [doing: string, label: string];
	hint: string;
}

/** The status of an order as people know it. */
export function statusOf(store: Store, order: Row): string {
	return String(compute({ store }, 'orders', order).status);
}

const addressOf = ({ billing_address }: Row) => (billing_address ?? {}) as Row;

const linkTo = ({ hash }: Store, list: string, { id }: Row, text: string) =>
	html`<a href="/manage/${hash}/${list}/${id}">${text}</a>`;

/** A product's price: the sale price first, if there is one. */
export function priceOf({ price, sale_price }: Row) {
	return Number(sale_price)
		? html`${dollars(sale_price)} <s>${dollars(price)}</s>`
		: dollars(price);
}

/** What a merchant looks at, by the name in the address. The newest come first. */
export const LISTS: Record<string, RecordList> = {
	orders: {
		title: 'Orders',
		collection: 'orders',
		heads: ['Order', 'Placed (UTC)', 'Customer', 'Status', 'Items', 'Total'],
		row: (order, store) => [
			linkTo(store, 'orders', order, `#${String(order.id)}`),
			day(order.date_created),
			nameOf({ ...addressOf(order), name: undefined }) || 'Guest',
			order.is_deleted ? `${statusOf(store, order)}, archived` : statusOf(store, order),
			order.items_total,
			dollars(order.total_inc_tax),
		],
		searched: (order) => [
			order.id,
			nameOf({ ...addressOf(order), name: undefined }),
			addressOf(order).email,
		],
		button: ['place-an-order', 'Place an Order'],
		hint: 'Number, name or email',
	},
	products: {
		title: 'Products',
		collection: 'catalog/products',
		heads: ['Product', 'SKU', 'Brand', 'Shown', 'Stock', 'Price'],
		row: (row, store) => {
			const product = compute({ store }, 'catalog/products', row);
			return [
				linkTo(store, 'products', product, nameOf(product)),
				product.sku,
				store.collection('catalog/brands').get(product.brand_id as Id)?.name ?? '',
				product.is_visible === false ? 'hidden' : 'yes',
				product.inventory_level,
				priceOf(product),
			];
		},
		searched: ({ name, sku }) => [name, sku],
		button: ['change-stock', 'Change Stock'],
		hint: 'Name or SKU',
	},
	customers: {
		title: 'Customers',
		collection: 'customers',
		heads: ['Customer', 'Email', 'Company', 'Group', 'Signed up (UTC)', 'Orders'],
		row: (customer, store) => [
			nameOf(customer),
			customer.email,
			customer.company ?? '',
			store.collection('customer_groups').get(customer.customer_group_id as Id)?.name ?? '',
			day(customer.date_created),
			store.collection('orders').where({ customer_id: customer.id }).length,
		],
		searched: (customer) => [nameOf(customer), customer.email, customer.company],
		button: ['sign-up-a-customer', 'Sign Up a Customer'],
		hint: 'Name, email or company',
	},
};

/** The rows of a list that a search finds, newest first. */
export function found({ collection, searched }: RecordList, store: Store, words: string): Row[] {
	const wanted = words.trim().toLowerCase();
	return store
		.collection(collection)
		.all()
		.filter((row) =>
			searched(row).some((text) =>
				String(text ?? '')
					.toLowerCase()
					.includes(wanted),
			),
		)
		.reverse();
}

/** A list as a table. */
export function listTable(list: RecordList, store: Store, rows: Row[], title = list.title) {
	return table(
		title,
		list.heads,
		rows.map((row) => list.row(row, store)),
		'Nothing was found.',
	);
}
