import { ApiError } from '../responses/apiError';
import { rowsOf, type Id, type Row } from '../state/row';
import type { Store } from '../state/store';

const SHIPPED = 2;
const PARTIALLY_SHIPPED = 3;

const linesOf = (store: Store, orderId: Id) =>
	store.collection('orders/products').where({ order_id: orderId });
const sum = (rows: Row[], field: string) =>
	rows.reduce((total, row) => total + Number(row[field] ?? 0), 0);

/** Checks that no more of a line is shipped than was ordered. @throws ApiError 400 */
export function assertLeftToShip(store: Store, orderId: Id, items: unknown): void {
	for (const { order_product_id, quantity } of rowsOf(items)) {
		const line = linesOf(store, orderId).find(({ id }) => String(id) === String(order_product_id));
		if (!line) continue;
		if (Number(line.quantity_shipped) + Number(quantity) > Number(line.quantity)) {
			throw new ApiError(400, 'Bad request', {
				'items.quantity': `Only ${Number(line.quantity) - Number(line.quantity_shipped)} of ${String(line.name)} are left to ship.`,
			});
		}
	}
}

/** Updates the shipped quantities of an order and its lines. */
export function countShipped(store: Store, orderId: Id): void {
	const sent = store
		.collection('orders/shipments')
		.where({ order_id: orderId })
		.flatMap(({ items }) => rowsOf(items));
	for (const line of linesOf(store, orderId)) {
		const quantity_shipped = sum(
			sent.filter(({ order_product_id }) => String(order_product_id) === String(line.id)),
			'quantity',
		);
		store.collection('orders/products').update(line.id as Id, { quantity_shipped });
	}
	store
		.collection('orders')
		.update(orderId, { items_shipped: sum(linesOf(store, orderId), 'quantity_shipped') });
}

/** A new shipment sets the order to Shipped, or to Partially Shipped if something is left. */
export function noteShipment(store: Store, orderId: Id): void {
	countShipped(store, orderId);
	const isAll = linesOf(store, orderId).every(
		({ quantity, quantity_shipped }) => Number(quantity_shipped) >= Number(quantity),
	);
	store.collection('orders').update(orderId, {
		status_id: isAll ? SHIPPED : PARTIALLY_SHIPPED,
		date_shipped: new Date().toISOString(),
	});
}
