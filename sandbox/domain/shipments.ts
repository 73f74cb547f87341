import { ApiError } from '../responses/apiError';
import { rowsOf, type Id, type Row } from '../state/row';
import type { Store } from '../state/store';

const SHIPPED = 2;
const PARTIALLY_SHIPPED = 3;

const linesOf = (store: Store, orderId: Id) =>
	store.collection('orders/products').where({ order_id: orderId });
const sum = (rows: Row[], field: string) =>
	rows.reduce((total, row) => total + Number(row[field] ?? 0), 0);

/**
 * Refuses a shipment that could not be packed. "Required Fields: order_address_id, items"; of the items, order_product_id and
 * quantity are required (orders.v2.oas2.yml, Create Order Shipment); both IDs come from the order (guide to orders). Likely:
 * no more is shipped than was ordered and is not shipped yet, and an item needs a quantity of at least 1. @throws ApiError 400
 */
export function assertCanShip(store: Store, orderId: Id, fields: Row): void {
	const errors = {
		...addressErrors(store, orderId, fields),
		...itemErrors(store, orderId, fields),
	};
	if (Object.keys(errors).length) throw new ApiError(400, 'Bad request', errors);
}

function itemErrors(store: Store, orderId: Id, { items }: Row): Record<string, string> {
	const lines = linesOf(store, orderId);
	const sent = rowsOf(items);
	if (sent.length === 0) return { items: 'must have at least one item' };
	const errors: Record<string, string> = {};
	const packed = new Map<unknown, number>();
	sent.forEach(({ order_product_id, quantity }, index) => {
		const line = lines.find(({ id }) => String(id) === String(order_product_id));
		const total = (packed.get(line?.id) ?? 0) + Number(quantity);
		packed.set(line?.id, total);
		const left = Number(line?.quantity) - Number(line?.quantity_shipped);
		if (!line)
			errors[`items.${index}.order_product_id`] =
				`Order ${orderId} has no product ${String(order_product_id)}.`;
		else if (!(Number(quantity) >= 1)) errors[`items.${index}.quantity`] = 'must be at least 1';
		else if (total > left)
			errors[`items.${index}.quantity`] = `Only ${left} of ${String(line.name)} are left to ship.`;
	});
	return errors;
}

/** Refuses an address of another order, also in an update. */
export function assertAddress(store: Store, orderId: Id, fields: Row): void {
	const errors = fields.order_address_id === undefined ? {} : addressErrors(store, orderId, fields);
	if (Object.keys(errors).length) throw new ApiError(400, 'Bad request', errors);
}

function addressErrors(
	store: Store,
	orderId: Id,
	{ order_address_id }: Row,
): Record<string, string> {
	const isOwn = store
		.collection('orders/shipping_addresses')
		.where({ order_id: orderId })
		.some(({ id }) => String(id) === String(order_address_id));
	return isOwn
		? {}
		: {
				order_address_id: `Order ${orderId} has no shipping address ${String(order_address_id)}.`,
			};
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
