import { linkOf, type Handler } from '../crud/call';
import { createOne, fieldsOf, removeMany, removeOne, updateOne } from '../crud/records';
import { assertLeftToShip, countShipped, noteShipment } from '../domain/shipments';

const create: Handler = (call) => {
	linkOf(call);
	const orderId = Number(call.params.order_id);
	assertLeftToShip(call.store, orderId, fieldsOf(call).items);
	const answer = createOne(call);
	noteShipment(call.store, orderId);
	return answer;
};

/** The order's status does not change when a shipment is updated or deleted. */
const counted =
	(work: Handler): Handler =>
	(call) => {
		const answer = work(call);
		countShipped(call.store, Number(call.params.order_id));
		return answer;
	};

/** Shipments, which also change the order and its lines. */
export const shipments: Record<string, Handler> = {
	'POST v2 /orders/{order_id}/shipments': create,
	'PUT v2 /orders/{order_id}/shipments/{shipment_id}': counted(updateOne),
	'DELETE v2 /orders/{order_id}/shipments/{shipment_id}': counted(removeOne),
	'DELETE v2 /orders/{order_id}/shipments': counted(removeMany),
};
