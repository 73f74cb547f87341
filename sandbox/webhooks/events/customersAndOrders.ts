import type { Id, Row } from '../../state/row';
import type { Store } from '../../state/store';
import { ANY, life, ownChannel, SAVED, type EventRule } from './rule';

const order = ({ id }: Row) => ({ type: 'order', id });
const ofOrdersChannel = { ids: ownChannel, data: ({ id }: Row) => ({ order_id: id }) };

/** The channel of a part's order. */
const inOrdersChannel = {
	ids: ({ order_id }: Row, store: Store) => [
		store.collection('orders').get(order_id as Id)?.channel_id,
	],
	data: ({ order_id }: Row) => ({ order_id }),
};

const orderParts = ['shipping_addresses', 'coupons', 'products', 'fees'].map((name): EventRule => ({
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
		channel: ofOrdersChannel,
	},
	{
		of: 'orders',
		kinds: ['updated'],
		scope: 'store/order/updated',
		data: order,
		channel: ofOrdersChannel,
	},
	{
		of: 'orders',
		kinds: ['updated'],
		fields: ['status_id'],
		scope: 'store/order/statusUpdated',
		channel: ofOrdersChannel,
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
		channel: ofOrdersChannel,
	},
	...orderParts,
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

const cart = ({ id }: Row) => ({ type: 'cart', id });
const inCartsChannel = { ids: ownChannel, data: ({ id }: Row) => ({ cart_id: id }) };

/** Carts, and their lines (see eventsFromChanges.ts), which are not records of their own. */
export const carts: EventRule[] = [
	{
		of: 'carts',
		kinds: ['created'],
		scope: 'store/cart/created',
		data: cart,
		channel: inCartsChannel,
	},
	// "The first product being added to an empty cart triggers an update": a new cart fires both.
	{ of: 'carts', kinds: SAVED, scope: 'store/cart/updated', data: cart, channel: inCartsChannel },
	{
		of: 'carts',
		kinds: ['deleted'],
		scope: 'store/cart/deleted',
		data: cart,
		channel: inCartsChannel,
	},
	{
		of: 'abandoned-carts',
		kinds: ['created'],
		scope: 'store/cart/abandoned',
		data: ({ cart_id, token }) => ({ type: 'cart', id: cart_id, token }),
		channel: {
			ids: ({ cart_id }: Row, store: Store) => [
				store.collection('carts').get(cart_id as Id)?.channel_id,
			],
			data: ({ cart_id }) => ({ cart_id }),
		},
	},
	...life(
		'carts/lines',
		'store/cart/lineItem',
		({ id, cart_id }) => ({ type: 'cart_line_item', id, cartId: cart_id }),
		{
			channel: { ids: ownChannel, data: ({ id, cart_id }) => ({ cart_item_id: id, cart_id }) },
		},
	),
	{
		of: 'checkouts',
		kinds: ['updated'],
		fields: ['order_id'],
		scope: 'store/cart/converted',
		data: ({ id, order_id }) => ({ type: 'cart', id, orderId: order_id }),
		channel: {
			ids: ({ id }: Row, store: Store) => [store.collection('carts').get(id as Id)?.channel_id],
			data: ({ id, order_id }) => ({ cart_id: id, orderId: order_id }),
		},
	},
];

const customer = ({ id }: Row) => ({ type: 'customer', id });

/** Customers, addresses, subscribers. */
export const customers: EventRule[] = [
	...life('customers', 'store/customer', customer),
	{
		of: 'customers',
		kinds: ['updated'],
		fields: ['channel_ids'],
		scope: 'store/customer/channel/login/access/updated',
		data: ({ id, channel_ids }) => ({ customer_id: id, channel_ids }),
	},
	// The type says customer, the ID is the address's.
	...life('customers/addresses', 'store/customer/address', ({ id, customer_id }) => ({
		type: 'customer',
		id,
		address: { customer_id },
	})),
	...life('customers/subscribers', 'store/subscriber', ({ id }) => ({ type: 'subscriber', id })),
];
