import { noContent } from '../responses/response';
import type { Handler } from '../crud/call';
import { change } from '../crud/write';
import { present } from '../crud/present';
import { rowAt, rowsBelow, fieldsOf } from '../crud/records';
import type { Id } from '../state/row';
import { placeOrder } from '../domain/orders';

const create: Handler = (call) => {
	const order = placeOrder(call.store, fieldsOf(call));
	return { status: 201, data: present(call, order) };
};

/** Deleted orders are archived: they are marked as deleted and stay available. */
const archive: Handler = (call) => {
	call.store.collection('orders').update(rowAt(call).id as Id, { is_deleted: true });
	return noContent;
};

const archiveAll: Handler = (call) => {
	for (const { id } of rowsBelow(call))
		call.store.collection('orders').update(id as Id, { is_deleted: true });
	return noContent;
};

const update: Handler = (call) => {
	const fields = fieldsOf(call);
	// Products and addresses are separate records. Changing them through the order is not emulated.
	delete fields.products;
	delete fields.shipping_addresses;
	return { data: present(call, change(call, rowAt(call).id as Id, fields)) };
};

/** Orders of V2. */
export const orders: Record<string, Handler> = {
	'POST v2 /orders': create,
	'PUT v2 /orders/{order_id}': update,
	'DELETE v2 /orders/{order_id}': archive,
	'DELETE v2 /orders': archiveAll,
};
