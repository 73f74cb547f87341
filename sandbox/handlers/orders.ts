import { linkOf, type Handler, type Call } from '../crud/call';
import { present } from '../crud/present';
import {
	rowAt,
	rowsBelow,
	fieldsOf,
	createOne,
	removeMany,
	removeOne,
	updateOne,
} from '../crud/records';
import { change } from '../crud/write';
import { placeOrder, assertLeftToShip, countShipped, noteShipment } from '../domain/orders';
import { notFound } from '../responses/apiError';
import { noContent } from '../responses/response';
import { visible, rowsOf, type Id, type Row } from '../state/row';

const createOrder: Handler = (call) => {
	const order = placeOrder(call.store, fieldsOf(call));
	return { status: 201, data: present(call, order) };
};

/** Deleted orders are archived: they are marked as deleted and stay available. */
const archiveOrder: Handler = (call) => {
	call.store.collection('orders').update(rowAt(call).id as Id, { is_deleted: true });
	return noContent;
};

const archiveOrders: Handler = (call) => {
	for (const { id } of rowsBelow(call))
		call.store.collection('orders').update(id as Id, { is_deleted: true });
	return noContent;
};

const updateOrder: Handler = (call) => {
	const fields = fieldsOf(call);
	// Products and addresses are separate records. Changing them through the order is not emulated.
	delete fields.products;
	delete fields.shipping_addresses;
	return { data: present(call, change(call, rowAt(call).id as Id, fields)) };
};

const productLinks = ({ store, params: { order_id } }: Call) =>
	store
		.collection('orders/products')
		.where({ order_id })
		.map(({ id }) => ({
			url: `https://api.bigcommerce.com/stores/${store.hash}/v2/orders/${order_id}/products/${String(id)}`,
			resource: `/orders/${order_id}/products/${String(id)}`,
		}));

/** Consignments show the shipping addresses of the order in another form. */
const listConsignments: Handler = (call) => {
	linkOf(call);
	const { store, params } = call;
	const shipping = store
		.collection('orders/shipping_addresses')
		.where({ order_id: params.order_id });
	return {
		data: {
			pickups: [],
			shipping: shipping.map(({ id, ...address }) => ({
				id,
				...visible(address),
				line_items: productLinks(call),
			})),
			downloads: [],
			email: { gift_certificates: [] },
		},
	};
};

const shippingQuotes =
	(parameter: string): Handler =>
	(call) => {
		linkOf({ ...call, shape: { ...call.shape, parents: call.shape.parents.slice(0, 1) } });
		const address = call.store.collection('orders/shipping_addresses').get(call.params[parameter]);
		if (!address) throw notFound();
		return {
			data: {
				id: String(address.id),
				uuid: '7d6f6c9a-5d4e-4c0a-9d59-1c2b3a4d5e6f',
				timestamp: String(address.date_created ?? ''),
				shipping_provider_id: 'flatrate',
				shipping_provider_quote: [],
				provider_code: 'flatrate',
				carrier_code: '',
				rate_code: 'flat',
				rate_id: 'flat',
				method_id: 1,
			},
		};
	};

const createShipment: Handler = (call) => {
	linkOf(call);
	const orderId = Number(call.params.order_id);
	assertLeftToShip(call.store, orderId, fieldsOf(call).items);
	const answer = createOne(call);
	noteShipment(call.store, orderId);
	return answer;
};

/** The order's status does not change when a shipment is updated or deleted. */
const countingShipped =
	(work: Handler): Handler =>
	(call) => {
		const answer = work(call);
		countShipped(call.store, Number(call.params.order_id));
		return answer;
	};

function orderOf({ store, params }: Call): Row {
	const order = store.collection('orders').get(params.order_id);
	if (!order) throw notFound();
	return order;
}

/** The value of a refund's items: their amount, or the quantity times the price of the order's product. */
function refundAmount(call: Call, items: Row[]): number {
	const amounts = items.map(({ item_id, quantity, amount }) => {
		const product = call.store.collection('orders/products').get(item_id as Id);
		return Number(amount ?? Number(product?.price_inc_tax ?? 0) * Number(quantity ?? 1));
	});
	return Math.round(amounts.reduce((sum, value) => sum + value, 0) * 100) / 100;
}

const quoteRefund: Handler = (call) => {
	const order = orderOf(call);
	const amount = refundAmount(call, rowsOf(fieldsOf(call).items));
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
const refundOrder: Handler = (call) => {
	const order = orderOf(call);
	const fields = fieldsOf(call);
	const items = rowsOf(fields.items);
	const amount = refundAmount(call, items);
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

const settingStatus =
	(status_id: number): Handler =>
	(call) => {
		call.store.collection('orders').update(orderOf(call).id as Id, { status_id });
		return noContent;
	};

/** Orders, what they contain, their shipments and refunds. */
export const orders: Record<string, Handler> = {
	'POST v2 /orders': createOrder,
	'PUT v2 /orders/{order_id}': updateOrder,
	'DELETE v2 /orders/{order_id}': archiveOrder,
	'DELETE v2 /orders': archiveOrders,
	'GET v2 /orders/{order_id}/consignments': listConsignments,
	'GET v2 /orders/{order_id}/consignments/shipping/{shipping_consignment_id}/shipping_quotes':
		shippingQuotes('shipping_consignment_id'),
	'GET v2 /orders/{order_id}/shipping_addresses/{shipping_address_id}/shipping_quotes':
		shippingQuotes('shipping_address_id'),
	'GET v2 /orders/{order_id}/fees': (call) => ({ data: { fees: rowsBelow(call).map(visible) } }),
	'POST v2 /orders/{order_id}/shipments': createShipment,
	'PUT v2 /orders/{order_id}/shipments/{shipment_id}': countingShipped(updateOne),
	'DELETE v2 /orders/{order_id}/shipments/{shipment_id}': countingShipped(removeOne),
	'DELETE v2 /orders/{order_id}/shipments': countingShipped(removeMany),
	'POST v3 /orders/{order_id}/payment_actions/refund_quotes': quoteRefund,
	'POST v3 /orders/{order_id}/payment_actions/refunds': refundOrder,
	'POST v3 /orders/{order_id}/payment_actions/capture': settingStatus(11),
	'POST v3 /orders/{order_id}/payment_actions/void': settingStatus(5),
};
