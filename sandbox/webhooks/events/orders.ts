import type { Id, Row } from '../../state/row';
import type { Store } from '../../state/store';
import { ANY, life, ownChannel, type EventRule } from './rule';

const order = ({ id }: Row) => ({ type: 'order', id });
const inChannel = { ids: ownChannel, data: ({ id }: Row) => ({ order_id: id }) };

/** The channel of a part's order. */
const inOrdersChannel = {
	ids: ({ order_id }: Row, store: Store) => [
		store.collection('orders').get(order_id as Id)?.channel_id,
	],
	data: ({ order_id }: Row) => ({ order_id }),
};

const parts = ['shipping_addresses', 'coupons', 'products', 'fees'].map((name): EventRule => ({
	of: `orders/${name}`,
	kinds: ANY,
	scope: 'store/order/updated',
	data: ({ order_id }) => order({ id: order_id }),
	channel: inOrdersChannel,
	partOf: { collection: 'orders', id: ({ order_id }) => order_id },
}));

/** Orders and what belongs to them. */
export const orders: EventRule[] = [
	{
		of: 'orders',
		kinds: ['created'],
		scope: 'store/order/created',
		data: order,
		channel: inChannel,
	},
	{
		of: 'orders',
		kinds: ['updated'],
		scope: 'store/order/updated',
		data: order,
		channel: inChannel,
	},
	{
		of: 'orders',
		kinds: ['updated'],
		fields: ['status_id'],
		scope: 'store/order/statusUpdated',
		channel: inChannel,
		data: ({ id, status_id }, before) => ({
			type: 'order',
			id,
			status: { previous_status_id: before.status_id, new_status_id: status_id },
		}),
	},
	{
		of: 'orders',
		kinds: ['updated'],
		fields: ['is_deleted'],
		when: ({ is_deleted }) => is_deleted === true,
		scope: 'store/order/archived',
		data: order,
		channel: inChannel,
	},
	...parts,
	{
		of: 'orders/messages',
		kinds: ['created'],
		scope: 'store/order/message/created',
		channel: inOrdersChannel,
		data: ({ id, order_id }) => ({
			type: 'order',
			id: order_id,
			message: { order_message_id: id },
		}),
	},
	{
		of: 'orders/payment_actions/refunds',
		kinds: ['created'],
		scope: 'store/order/refund/created',
		channel: inOrdersChannel,
		data: ({ id, order_id }) => ({ type: 'order', id: order_id, refund: { refund_id: id } }),
	},
	...life('orders/shipments', 'store/shipment', ({ id, order_id }) => ({
		type: 'shipment',
		id,
		orderId: order_id,
	})),
];
