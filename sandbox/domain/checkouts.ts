import { randomUUID } from 'node:crypto';
import { isRow, rowsOf, visible, type Row } from '../state/row';
import type { Store } from '../state/store';
import { placeOrder } from './orders';

/** The selected shipping option of a consignment. */
export function chosenOption({
	available_shipping_options,
	shipping_option_id,
}: Row): Row | undefined {
	return rowsOf(available_shipping_options).find(({ id }) => id === shipping_option_id);
}

const sum = (rows: Row[]) => rows.reduce((total, { cost }) => total + Number(cost), 0);

/** A checkout with its cart and totals. */
export function shownCheckout(store: Store, checkout: Row): Row {
	const cart = store.collection('carts').get(String(checkout.id)) ?? {};
	const shipping = sum(
		rowsOf(checkout.consignments)
			.map(chosenOption)
			.filter((row) => row !== undefined),
	);
	const tax = taxOf(checkout);
	const total = Number(cart.cart_amount ?? 0) + sum(rowsOf(checkout.fees)) + shipping + tax.total;
	return {
		...visible(checkout),
		cart,
		subtotal_ex_tax: cart.cart_amount ?? 0,
		tax_total: tax.total,
		taxes: tax.names.map((name) => ({ name, amount: tax.total })),
		shipping_cost_total_ex_tax: shipping,
		grand_total: total,
		outstanding_balance: total,
	};
}

/** The taxes that a tax provider has estimated. Without one, a checkout shows none. */
function taxOf({ $tax }: Row) {
	const tax = ($tax ?? {}) as { total?: number; names?: string[] };
	return { total: tax.total ?? 0, names: tax.names ?? [] };
}

/** Saves changes to a checkout. */
export function saveCheckout(store: Store, checkout: Row, changes: Row): Row {
	return store.collection('checkouts').update(String(checkout.id), changes) as Row;
}

/** Adds the consignments for additional addresses. The store has one shipping method. */
export function addConsignments(store: Store, checkout: Row, sent: Row[]): Row {
	const added = sent.map((row) => ({
		...row,
		id: randomUUID(),
		available_shipping_options: [
			{ id: randomUUID(), type: 'shipping_flatrate', description: 'Standard shipping', cost: 6.95 },
		],
	}));
	return saveCheckout(store, checkout, {
		consignments: [...rowsOf(checkout.consignments), ...added],
	});
}

/** Turns a checkout into an order that waits for its payment (status Incomplete). */
export function orderFrom(store: Store, checkout: Row): Row {
	const { cart, billing_address, shipping_cost_total_ex_tax } = shownCheckout(store, checkout);
	const tax = checkout.$tax as
		{ lines: Record<string, number>; shipping: number; provider: string } | undefined;
	const lines = rowsOf(((cart as Row).line_items as Row | undefined)?.physical_items);
	const placed = placeOrder(store, {
		status_id: 0,
		cart_id: checkout.id,
		customer_id: (cart as Row).customer_id ?? 0,
		billing_address: isRow(billing_address) ? billing_address : {},
		shipping_cost_ex_tax: shipping_cost_total_ex_tax,
		...(tax && {
			tax_provider_id: tax.provider,
			shipping_cost_inc_tax: Number(shipping_cost_total_ex_tax) + tax.shipping,
		}),
		products: lines.map(({ id, product_id, variant_id, quantity, sale_price }) => ({
			product_id,
			variant_id,
			quantity,
			price_ex_tax: sale_price,
			...(tax && {
				price_inc_tax: Number(sale_price) + (tax.lines[String(id)] ?? 0) / Number(quantity),
			}),
		})),
	});
	saveCheckout(store, checkout, { order_id: placed.id });
	return placed;
}
