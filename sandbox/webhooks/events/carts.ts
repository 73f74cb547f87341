import type { Id, Row } from '../../state/row';
import type { Store } from '../../state/store';
import { life, ownChannel, SAVED, type EventRule } from './rule';

const cart = ({ id }: Row) => ({ type: 'cart', id });
const inChannel = { ids: ownChannel, data: ({ id }: Row) => ({ cart_id: id }) };

/** Carts, and their lines (see lines.ts), which are not records of their own. */
export const carts: EventRule[] = [
	{ of: 'carts', kinds: ['created'], scope: 'store/cart/created', data: cart, channel: inChannel },
	// "The first product being added to an empty cart triggers an update": a new cart fires both.
	{ of: 'carts', kinds: SAVED, scope: 'store/cart/updated', data: cart, channel: inChannel },
	{ of: 'carts', kinds: ['deleted'], scope: 'store/cart/deleted', data: cart, channel: inChannel },
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
