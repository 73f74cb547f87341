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
import { assertAcceptable } from '../crud/refuse';
import { change } from '../crud/write';
import { placeOrder } from '../domain/orders';
import { assertAddress, assertCanShip, countShipped, noteShipment } from '../domain/shipments';
import { notFound } from '../responses/apiError';
import { noContent } from '../responses/response';
import { visible, type Id } from '../state/row';

const createOrder: Handler = (call) => {
	const fields = fieldsOf(call);
	assertAcceptable(call, { sent: fields, record: fields });
	const order = placeOrder(call.store, fields);
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
	const order = rowAt(call);
	const { products, shipping_addresses, ...fields } = fieldsOf(call);
	const sent = { ...fields, products, shipping_addresses };
	assertAcceptable(call, { sent, record: { ...order, ...sent }, before: order });
	// Products and addresses are separate records. Changing them through the order is not emulated.
	return { data: present(call, change(call, order.id as Id, fields)) };
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
	assertCanShip(call.store, orderId, fieldsOf(call));
	const answer = createOne(call);
	noteShipment(call.store, orderId);
	return answer;
};

const updateShipment: Handler = (call) => {
	linkOf(call);
	assertAddress(call.store, Number(call.params.order_id), fieldsOf(call));
	return updateOne(call);
};

/** The order's status does not change when a shipment is updated or deleted. */
const countingShipped =
	(work: Handler): Handler =>
	(call) => {
		const answer = work(call);
		countShipped(call.store, Number(call.params.order_id));
		return answer;
	};

const settingStatus =
	(status_id: number): Handler =>
	({ store, params: { order_id } }) => {
		if (!store.collection('orders').update(order_id, { status_id })) throw notFound();
		return noContent;
	};

/** Orders, what they contain, and their shipments. */
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
	'PUT v2 /orders/{order_id}/shipments/{shipment_id}': countingShipped(updateShipment),
	'DELETE v2 /orders/{order_id}/shipments/{shipment_id}': countingShipped(removeOne),
	'DELETE v2 /orders/{order_id}/shipments': countingShipped(removeMany),
	'POST v3 /orders/{order_id}/payment_actions/capture': settingStatus(11),
	'POST v3 /orders/{order_id}/payment_actions/void': settingStatus(5),
};
