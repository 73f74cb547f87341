import { randomUUID } from 'node:crypto';
import type { Answer } from '../answers/answer';
import { invalid, notFound } from '../answers/fault';
import { messages } from '../http/schemas';
import type { Call, Handler } from '../generic/call';
import { fieldsOf } from '../generic/single';
import { placeOrder } from '../shop/orders';
import { isRow, rowsOf, type Row } from '../state/row';

function checkoutOf({ store, params }: Call): Row {
	const checkout = store.collection('checkouts').get(params.checkoutId);
	if (!checkout) throw notFound();
	return checkout;
}

/** A checkout with its cart and totals. */
function shown({ store }: Call, checkout: Row): Row {
	const cart = store.collection('carts').get(String(checkout.id)) ?? {};
	const fees = rowsOf(checkout.fees).reduce((sum, fee) => sum + Number(fee.cost), 0);
	const total = Number(cart.cart_amount ?? 0) + fees;
	return { ...checkout, cart, subtotal_ex_tax: cart.cart_amount ?? 0, tax_total: 0, shipping_cost_total_ex_tax: 0, grand_total: total, outstanding_balance: total };
}

/** Saves changes of the checkout and answers the whole of it. */
function save(call: Call, changes: Row): Answer {
	const { id } = checkoutOf(call);
	return { data: shown(call, call.store.collection('checkouts').update(String(id), changes) as Row) };
}

const withIds = (rows: Row[]) => rows.map((row) => ({ ...row, id: randomUUID() }));

const addConsignments: Handler = (call) => {
	const sent = rowsOf(call.body);
	for (const [index, consignment] of sent.entries()) {
		if (call.validate && !call.validate(consignment)) throw invalid(messages(call.validate.errors, String(index)));
	}
	const consignments = withIds(sent).map((each) => ({ ...each, available_shipping_options: [{ id: randomUUID(), type: 'shipping_flatrate', description: 'Standard shipping', cost: 6.95 }] }));
	return save(call, { consignments: [...rowsOf(checkoutOf(call).consignments), ...consignments] });
};

/** Replaces one record of a list inside the checkout, or takes it out. */
function edit(list: string, parameter: string, field: string, change?: (row: Row, call: Call) => Row): Handler {
	return (call) => {
		const rows = rowsOf(checkoutOf(call)[list]);
		if (!rows.some((row) => row[field] === call.params[parameter])) throw notFound();
		const changed = rows.flatMap((row) => (row[field] !== call.params[parameter] ? [row] : change ? [change(row, call)] : []));
		return save(call, { [list]: changed });
	};
}

const removeFees: Handler = (call) => {
	const ids = ([] as unknown[]).concat(fieldsOf(call).ids ?? []);
	return save(call, { fees: rowsOf(checkoutOf(call).fees).filter(({ id }) => !ids.includes(id)) });
};

const updateFees: Handler = (call) => {
	const sent = new Map(rowsOf(fieldsOf(call).fees).map((fee) => [fee.id, fee]));
	return save(call, { fees: rowsOf(checkoutOf(call).fees).map((fee) => ({ ...fee, ...sent.get(fee.id) })) });
};

/** Turns the checkout into an order that waits for its payment (status Incomplete). */
const order: Handler = (call) => {
	const checkout = shown(call, checkoutOf(call));
	const lines = rowsOf(((checkout.cart as Row).line_items as Row | undefined)?.physical_items);
	const placed = placeOrder(call.store, {
		status_id: 0,
		cart_id: checkout.id,
		billing_address: isRow(checkout.billing_address) ? checkout.billing_address : {},
		products: lines.map(({ product_id, variant_id, quantity, sale_price }) => ({ product_id, variant_id, quantity, price_ex_tax: sale_price })),
	});
	call.store.collection('checkouts').update(String(checkout.id), { order_id: placed.id });
	return { data: { id: placed.id } };
};

const billing: Handler = (call) => save(call, { billing_address: { ...fieldsOf(call), id: call.params.addressId ?? randomUUID() } });

/** Checkouts: enough to bring a cart to an order. */
export const checkouts: Record<string, Handler> = {
	'GET v3 /checkouts/{checkoutId}': (call) => ({ data: shown(call, checkoutOf(call)) }),
	'PUT v3 /checkouts/{checkoutId}': (call) => save(call, fieldsOf(call)),
	'POST v3 /checkouts/{checkoutId}/billing-address': billing,
	'PUT v3 /checkouts/{checkoutId}/billing-address/{addressId}': billing,
	'POST v3 /checkouts/{checkoutId}/consignments': addConsignments,
	'PUT v3 /checkouts/{checkoutId}/consignments/{consignmentId}': edit('consignments', 'consignmentId', 'id', (row, call) => ({ ...row, ...fieldsOf(call) })),
	'DELETE v3 /checkouts/{checkoutId}/consignments/{consignmentId}': edit('consignments', 'consignmentId', 'id'),
	'POST v3 /checkouts/{checkoutId}/coupons': (call) => save(call, { coupons: [...rowsOf(checkoutOf(call).coupons), { code: fieldsOf(call).coupon_code, discounted_amount: 0 }] }),
	'DELETE v3 /checkouts/{checkoutId}/coupons/{couponCode}': edit('coupons', 'couponCode', 'code'),
	'POST v3 /checkouts/{checkoutId}/discounts': (call) => save(call, { discounts: fieldsOf(call).cart ?? {} }),
	'POST v3 /checkouts/{checkoutId}/fees': (call) => save(call, { fees: [...rowsOf(checkoutOf(call).fees), ...withIds(rowsOf(fieldsOf(call).fees))] }),
	'PUT v3 /checkouts/{checkoutId}/fees': updateFees,
	'DELETE v3 /checkouts/{checkoutId}/fees': removeFees,
	'POST v3 /checkouts/{checkoutId}/orders': order,
	'POST v3 /checkouts/{checkoutId}/token': (call) => {
		checkoutOf(call);
		return { data: { checkoutToken: randomUUID().replaceAll('-', '').repeat(2) } };
	},
};
