import { randomUUID } from 'node:crypto';
import { invalid, notFound } from '../responses/apiError';
import { rowsOf, type Id, type Row } from '../state/row';
import type { Store } from '../state/store';
import { compute } from '../crud/present';

/** A cart line in the API's shape. */
function lineOf(store: Store, item: Row): Row {
	const product =
		item.product_id === undefined
			? undefined
			: store.collection('catalog/products').get(item.product_id as Id);
	if (item.product_id !== undefined && !product)
		throw invalid({ 'line_items.product_id': `product ${String(item.product_id)} does not exist` });
	const priced = product && compute({ store }, 'catalog/products', product);
	const price = Number(item.list_price ?? priced?.calculated_price ?? 0);
	const quantity = Number(item.quantity ?? 1);
	return {
		id: randomUUID(),
		parent_id: null,
		product_id: item.product_id ?? null,
		variant_id: item.variant_id ?? product?.base_variant_id ?? null,
		sku: item.sku ?? product?.sku ?? '',
		name: item.name ?? product?.name ?? '',
		quantity,
		taxable: true,
		list_price: price,
		sale_price: price,
		original_price: price,
		extended_list_price: price * quantity,
		extended_sale_price: price * quantity,
		discounts: [],
		discount_amount: 0,
		coupon_amount: 0,
		is_require_shipping: true,
		is_mutable: true,
	};
}

/** Lines by kind, from the fields of a request that adds items. */
function linesOf(store: Store, fields: Row): Row {
	const gifts = rowsOf(fields.gift_certificates).map((gift) => ({ ...gift, id: randomUUID() }));
	return {
		physical_items: rowsOf(fields.line_items).map((item) => lineOf(store, item)),
		digital_items: [],
		gift_certificates: gifts,
		custom_items: rowsOf(fields.custom_items).map((item) => lineOf(store, item)),
	};
}

/** The totals of a cart's lines. */
export function withAmounts(cart: Row): Row {
	const lines = Object.values(cart.line_items as Row).flatMap(rowsOf);
	const amount = lines.reduce(
		(sum, line) => sum + Number(line.extended_sale_price ?? line.amount ?? 0),
		0,
	);
	return {
		...cart,
		base_amount: amount,
		cart_amount: amount,
		updated_time: new Date().toISOString(),
		version: Number(cart.version ?? 0) + 1,
	};
}

/** Creates a cart, and a checkout with the same ID, as in BigCommerce. */
export function openCart(store: Store, fields: Row): Row {
	const now = new Date().toISOString();
	const cart = store.collection('carts').insert(
		withAmounts({
			customer_id: fields.customer_id ?? 0,
			channel_id: fields.channel_id ?? 1,
			email: '',
			currency: fields.currency ?? { code: 'USD' },
			tax_included: false,
			discount_amount: 0,
			manual_discount_amount: 0,
			coupons: [],
			discounts: [],
			line_items: linesOf(store, fields),
			created_time: now,
			locale: fields.locale ?? 'en',
		}),
	);
	store.collection('checkouts').insert({
		id: cart.id,
		billing_address: null,
		consignments: [],
		coupons: [],
		fees: [],
		order_id: null,
		customer_message: '',
		created_time: now,
	});
	return cart;
}

/** Adds lines to a cart. */
export function addLines(store: Store, cart: Row, fields: Row): Row {
	const added = linesOf(store, fields);
	const line_items = Object.fromEntries(
		Object.entries(cart.line_items as Row).map(([kind, lines]) => [
			kind,
			[...rowsOf(lines), ...rowsOf(added[kind])],
		]),
	);
	return save(store, { ...cart, line_items });
}

/** Replaces a line, or removes it if there is no replacement. */
export function replaceLine(store: Store, cart: Row, itemId: string, item?: Row): Row | undefined {
	const kinds = cart.line_items as Row;
	if (
		!Object.values(kinds)
			.flatMap(rowsOf)
			.some(({ id }) => id === itemId)
	)
		throw notFound();
	const line_items = Object.fromEntries(
		Object.entries(kinds).map(([kind, lines]) => [
			kind,
			rowsOf(lines).flatMap((line) => {
				if (line.id !== itemId) return [line];
				return item
					? [{ ...lineOf(store, { ...line, list_price: undefined, ...item }), id: itemId }]
					: [];
			}),
		]),
	);
	return save(store, { ...cart, line_items });
}

function save(store: Store, cart: Row): Row {
	return store.collection('carts').update(cart.id as Id, withAmounts(cart)) as Row;
}
