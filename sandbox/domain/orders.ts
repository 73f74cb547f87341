import { rowsOf, type Id, type Row } from '../state/row';
import type { Store } from '../state/store';
import { chooseVariant } from './variants';

/** Share of tax in the store's prices. */
const TAX_RATE = 0.08;
const FIRST_ORDER = 100;

/** Numbers in orders are text with four decimals. */
function money(amount: number): string {
	return amount.toFixed(4);
}

/** Creates an order with its products, shipping addresses and totals from the fields of a V2 request. */
export function placeOrder(store: Store, fields: Row): Row {
	const { products, shipping_addresses, ...own } = fields;
	const lines = rowsOf(products).map((line) => orderLine(store, line));
	const last = store.collection('orders').all().at(-1)?.id ?? FIRST_ORDER;
	const id = Number(last) + 1;
	const now = new Date().toISOString();
	const order = store.collection('orders').insert({
		...ORDER_DEFAULTS,
		date_created: now,
		date_modified: now,
		...own,
		id,
		...totals(lines, Number(own.shipping_cost_ex_tax ?? 0), own.shipping_cost_inc_tax),
		...links(id),
	});
	const addresses = rowsOf(shipping_addresses);
	const [first] = (addresses.length ? addresses : [own.billing_address as Row]).map((address) =>
		store.collection('orders/shipping_addresses').insert({
			shipping_method: 'Standard shipping',
			...address,
			order_id: id,
			items_total: lines.reduce((sum, line) => sum + Number(line.quantity), 0),
			items_shipped: 0,
		}),
	);
	for (const line of lines) {
		store
			.collection('orders/products')
			.insert({ ...line, order_id: id, order_address_id: first.id });
	}
	return order;
}

function orderLine(store: Store, line: Row): Row {
	const product = line.product_id
		? store.collection('catalog/products').get(line.product_id as Id)
		: undefined;
	const choices = rowsOf(line.product_options).map(({ id, value }) => ({ option: id, value }));
	const chosen = product && chooseVariant(store, product, line.variant_id, choices);
	const variant = chosen && 'variant' in chosen ? chosen.variant : undefined;
	const quantity = Number(line.quantity ?? 1);
	const price =
		Number(line.price_ex_tax ?? product?.sale_price ?? 0) || Number(product?.price ?? 0);
	const withTax = Number(line.price_inc_tax ?? price * (1 + TAX_RATE));
	return {
		product_id: line.product_id ?? 0,
		variant_id: variant?.id ?? line.variant_id ?? product?.base_variant_id ?? null,
		name:
			line.name || line.name_customer || line.name_merchant || product?.name || 'Custom product',
		sku: line.sku ?? product?.sku ?? '',
		type: product?.type ?? 'physical',
		quantity,
		base_price: money(price),
		price_ex_tax: money(price),
		price_inc_tax: money(withTax),
		price_tax: money(withTax - price),
		base_total: money(price * quantity),
		total_ex_tax: money(price * quantity),
		total_inc_tax: money(withTax * quantity),
		total_tax: money((withTax - price) * quantity),
		weight: String(product?.weight ?? 0),
		quantity_shipped: 0,
		...(line.quantity_backordered !== undefined && {
			quantity_backordered: line.quantity_backordered,
		}),
		quantity_refunded: 0,
		is_refunded: false,
		refund_amount: money(0),
		product_options: rowsOf(line.product_options),
		applied_discounts: [],
	};
}

function totals(lines: Row[], shipping: number, withTax?: unknown): Row {
	const sum = (field: string) => lines.reduce((total, line) => total + Number(line[field]), 0);
	const shippingTax = withTax === undefined ? shipping * TAX_RATE : Number(withTax) - shipping;
	return {
		items_total: sum('quantity'),
		subtotal_ex_tax: money(sum('total_ex_tax')),
		subtotal_inc_tax: money(sum('total_inc_tax')),
		subtotal_tax: money(sum('total_tax')),
		base_shipping_cost: money(shipping),
		shipping_cost_ex_tax: money(shipping),
		shipping_cost_inc_tax: money(shipping + shippingTax),
		shipping_cost_tax: money(shippingTax),
		total_ex_tax: money(sum('total_ex_tax') + shipping),
		total_inc_tax: money(sum('total_inc_tax') + shipping + shippingTax),
		total_tax: money(sum('total_tax') + shippingTax),
	};
}

/** V2 orders link to their parts instead of containing them. */
function links(id: number): Row {
	const link = (part: string) => ({
		url: `/v2/orders/${id}/${part}`,
		resource: `/orders/${id}/${part}`,
	});
	return {
		products: link('products'),
		shipping_addresses: link('shippingaddresses'),
		coupons: link('coupons'),
	};
}

const ORDER_DEFAULTS: Row = {
	customer_id: 0,
	date_shipped: '',
	status_id: 11,
	status: 'Awaiting Fulfillment',
	items_shipped: 0,
	payment_method: 'Manual',
	payment_provider_id: '',
	payment_status: '',
	refunded_amount: money(0),
	order_is_digital: false,
	store_credit_amount: money(0),
	gift_certificate_amount: money(0),
	ip_address: '',
	geoip_country: 'United States',
	geoip_country_iso2: 'US',
	currency_id: 1,
	currency_code: 'USD',
	currency_exchange_rate: '1.0000000000',
	default_currency_id: 1,
	default_currency_code: 'USD',
	staff_notes: '',
	customer_message: '',
	discount_amount: money(0),
	coupon_discount: money(0),
	shipping_address_count: 1,
	is_deleted: false,
	is_email_opt_in: false,
	order_source: 'external',
	channel_id: 1,
	external_source: null,
	external_id: null,
	external_merchant_id: null,
	tax_provider_id: 'BasicTaxProvider',
	cart_id: null,
	billing_address: {},
};
