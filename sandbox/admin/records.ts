import { html } from 'hono/html';
import { compute } from '../crud/present';
import { rowsOf, type Id, type Row } from '../state/row';
import type { Store } from '../state/store';
import { table } from './html';
import { priceOf, statusOf } from './lists';
import { day, dollars, nameOf } from './words';

const facts = (entries: Array<[label: string, value: unknown]>) =>
	html`<dl>
		${entries
			.filter(([, value]) => value !== undefined && value !== '' && value !== null)
			.map(
				([label, value]) =>
					html`<dt>${label}</dt>
						<dd>${value}</dd>`,
			)}
	</dl>`;

const addressText = (address: Row) =>
	[
		nameOf({ ...address, name: undefined }),
		address.street_1,
		[address.city, address.state, address.zip].filter(Boolean).join(', '),
		address.country,
	]
		.filter(Boolean)
		.join(', ');

/** What an order has: its products, shipments and refunds. */
export function orderPage(store: Store, order: Row) {
	const of = (part: string) => store.collection(`orders/${part}`).where({ order_id: order.id });
	const billing = (order.billing_address ?? {}) as Row;
	const lines = of('products');
	const lineName = (id: unknown) => {
		const line = lines.find((each) => String(each.id) === String(id));
		return line ? nameOf(line) : `product ${String(id)}`;
	};
	return html`${facts([
		['Status', statusOf(store, order)],
		['Placed (UTC)', day(order.date_created)],
		['Customer', nameOf({ ...billing, name: undefined })],
		['Email', billing.email],
		...of('shipping_addresses').map((address): [string, unknown] => [
			'Ship to',
			addressText(address),
		]),
		['Paid with', order.payment_method],
		['Shipping', dollars(order.shipping_cost_inc_tax)],
		['Total', dollars(order.total_inc_tax)],
		['Note', order.staff_notes],
	])}
	${table(
		'Products',
		['Product', 'SKU', 'Ordered', 'Shipped', 'Refunded', 'Price with tax', 'Total with tax'],
		lines.map((line) => [
			nameOf(line),
			line.sku,
			line.quantity,
			line.quantity_shipped,
			line.quantity_refunded,
			dollars(line.price_inc_tax),
			dollars(line.total_inc_tax),
		]),
	)}
	${table(
		'Shipments',
		['Sent (UTC)', 'Carrier', 'Tracking number', 'Content'],
		of('shipments').map((shipment) => [
			day(shipment.date_created),
			shipment.tracking_carrier || shipment.shipping_provider || shipment.shipping_method || '',
			shipment.tracking_number,
			rowsOf(shipment.items)
				.map(
					({ order_product_id, quantity }) => `${String(quantity)} × ${lineName(order_product_id)}`,
				)
				.join(', '),
		]),
	)}
	${table(
		'Refunds',
		['Made (UTC)', 'Amount', 'Reason'],
		of('payment_actions/refunds').map((refund) => [
			day(refund.created),
			dollars(refund.total_amount),
			rowsOf(refund.items)
				.map(({ reason }) => reason)
				.filter(Boolean)
				.join(', '),
		]),
	)}`;
}

/** What a product has: its price, stock and variants. */
export function productPage(store: Store, row: Row) {
	const product = compute({ store }, 'catalog/products', row);
	const categories = (Array.isArray(product.categories) ? (product.categories as Id[]) : []).map(
		(id) => store.collection('catalog/trees/categories').get(id)?.name,
	);
	const variants = store
		.collection('catalog/products/variants')
		.where({ product_id: product.id })
		.map((variant) => compute({ store }, 'catalog/products/variants', variant));
	const hasOptions = variants.some(({ option_values }) => rowsOf(option_values).length > 0);
	return html`${facts([
		['SKU', product.sku],
		['Price', priceOf(product)],
		['Stock', product.inventory_level],
		['Brand', store.collection('catalog/brands').get(product.brand_id as Id)?.name],
		['Categories', categories.filter(Boolean).join(', ')],
		['In the shop', product.is_visible === false ? 'hidden' : 'shown'],
	])}
	${
		hasOptions
			? table(
					'Variants',
					['Variant', 'SKU', 'Stock', 'Price'],
					variants.map((variant) => [
						rowsOf(variant.option_values)
							.map(
								({ option_display_name, label }) =>
									`${String(option_display_name)}: ${String(label)}`,
							)
							.join(', '),
						variant.sku,
						variant.inventory_level,
						dollars(variant.calculated_price),
					]),
				)
			: stockForm(store, product)
	}`;
}

function stockForm({ hash }: Store, { id, inventory_level }: Row) {
	return html`<section aria-labelledby="stock">
		<h2 id="stock">Change the stock</h2>
		<form method="post" action="/sandbox/stores/${hash}/products/${id}/stock">
			<input type="hidden" name="page" value="/manage/${hash}/products/${id}" />
			<input
				type="number"
				name="stock"
				min="0"
				required
				value="${inventory_level}"
				aria-label="New stock"
			/>
			<button class="doing">Save</button>
		</form>
	</section>`;
}
