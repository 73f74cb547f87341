import { noContent } from '../responses/response';
import { notFound } from '../responses/apiError';
import type { Call, Handler } from '../crud/call';
import { fieldsOf } from '../crud/records';
import { rowsOf, type Id, type Row } from '../state/row';

function orderOf({ store, params }: Call): Row {
	const order = store.collection('orders').get(params.order_id);
	if (!order) throw notFound();
	return order;
}

/** The value of a refund's items: their amount, or the quantity times the price of the order's product. */
function worth(call: Call, items: Row[]): number {
	const amounts = items.map(({ item_id, quantity, amount }) => {
		const product = call.store.collection('orders/products').get(item_id as Id);
		return Number(amount ?? Number(product?.price_inc_tax ?? 0) * Number(quantity ?? 1));
	});
	return Math.round(amounts.reduce((sum, each) => sum + each, 0) * 100) / 100;
}

const quote: Handler = (call) => {
	const order = orderOf(call);
	const amount = worth(call, rowsOf(fieldsOf(call).items));
	const method = {
		provider_id: 'custom',
		provider_description: 'Custom',
		amount,
		offline: true,
		offline_provider: true,
		offline_reason: '',
	};
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
			refund_methods: [[method]],
		},
	};
};

/** Records a refund; the order becomes Refunded or Partially Refunded. */
const refund: Handler = (call) => {
	const order = orderOf(call);
	const fields = fieldsOf(call);
	const items = rowsOf(fields.items);
	const amount = worth(call, items);
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
			is_declined: false,
			declined_message: '',
		})),
	});
	return { status: 201, data: made };
};

const settle =
	(status_id: number): Handler =>
	(call) => {
		call.store.collection('orders').update(orderOf(call).id as Id, { status_id });
		return noContent;
	};

/** Refunds, capture and void. */
export const refunds: Record<string, Handler> = {
	'POST v3 /orders/{order_id}/payment_actions/refund_quotes': quote,
	'POST v3 /orders/{order_id}/payment_actions/refunds': refund,
	'POST v3 /orders/{order_id}/payment_actions/capture': settle(11),
	'POST v3 /orders/{order_id}/payment_actions/void': settle(5),
};
