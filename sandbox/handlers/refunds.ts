import type { Call, Handler } from '../crud/call';
import { fieldsOf } from '../crud/records';
import { assertPaysOut, assertRefundable, refundAmount, refundMethods } from '../domain/refunds';
import { notFound } from '../responses/apiError';
import { rowsOf, type Id, type Row } from '../state/row';

function orderOf({ store, params }: Call): Row {
	const order = store.collection('orders').get(params.order_id);
	if (!order) throw notFound();
	return order;
}

const quoteRefund: Handler = (call) => {
	const order = orderOf(call);
	const fields = fieldsOf(call);
	assertRefundable(call.store, order, fields);
	const amount = refundAmount(call.store, order, fields);
	return {
		status: 201,
		data: {
			order_id: order.id,
			total_refund_amount: amount,
			total_refund_tax_amount: 0,
			order_level_refund_amount: 0,
			rounding: 0,
			adjustment: 0,
			tax_inclusive: true,
			refund_methods: refundMethods(order, amount),
		},
	};
};

/** Records a refund; the order becomes Refunded or Partially Refunded. */
const refundOrder: Handler = (call) => {
	const order = orderOf(call);
	const fields = fieldsOf(call);
	assertRefundable(call.store, order, fields);
	const amount = refundAmount(call.store, order, fields);
	assertPaysOut(order, amount, fields.payments);
	const items = rowsOf(fields.items);
	const products = call.store.collection('orders/products');
	for (const { item_type, item_id, quantity } of items) {
		const line = item_type === 'PRODUCT' ? products.get(item_id as Id) : undefined;
		if (line)
			products.update(line.id as Id, {
				quantity_refunded: Number(line.quantity_refunded ?? 0) + Number(quantity),
			});
	}
	const refunded = Number(order.refunded_amount ?? 0) + amount;
	call.store.collection('orders').update(order.id as Id, {
		refunded_amount: refunded.toFixed(4),
		status_id: refunded >= Number(order.total_inc_tax) ? 4 : 14,
	});
	const made = call.store.collection('orders/payment_actions/refunds').insert({
		order_id: order.id,
		user_id: 0,
		created: new Date().toISOString(),
		reason: '',
		total_amount: amount,
		total_tax: 0,
		uses_merchant_override_values: fields.merchant_calculated_override !== undefined,
		items: items.map((item) => ({ ...item, requested_amount: item.amount ?? null })),
		payments: rowsOf(fields.payments).map((payment, index) => ({
			id: index + 1,
			...payment,
			is_declined: order.$declines === true,
			declined_message: order.$declines === true ? 'The card has expired' : '',
		})),
	});
	return { status: 201, data: made };
};

/** Quotes and refunds of orders. */
export const refunds: Record<string, Handler> = {
	'POST v3 /orders/{order_id}/payment_actions/refund_quotes': quoteRefund,
	'POST v3 /orders/{order_id}/payment_actions/refunds': refundOrder,
};
