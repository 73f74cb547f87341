import type { Identity } from '../state/collection';
import type { Id, Row } from '../state/row';
import type { CollectionConfig } from './types';

const uuid: Identity = { field: 'id', kind: 'uuid' };

/** Carts, checkouts and abandoned carts. */
export const carts: Record<string, CollectionConfig> = {
	carts: { identity: uuid },
	checkouts: { identity: uuid },
	'checkouts/consignments': { identity: uuid },
	'checkouts/billing-address': { identity: uuid },
	'abandoned-carts': { identity: { field: 'token', kind: 'uuid' } },
};

const ofOrder = { orders: 'order_id' };

/** Orders and what belongs to them. */
export const orders: Record<string, CollectionConfig> = {
	orders: {
		dated: 'iso',
		computed: (order, store) => ({
			status: store.collection('order_statuses').get(order.status_id as Id)?.name ?? order.status,
			custom_status:
				store.collection('order_statuses').get(order.status_id as Id)?.custom_label ?? '',
		}),
		filters: {
			email: ({ billing_address }) => (billing_address as Row | undefined)?.email,
			total: ({ total_inc_tax }) => total_inc_tax,
		},
		includes: {
			fees: ({ id }, store) => store.collection('orders/fees').where({ order_id: id }),
			consignments: () => [],
			'consignments.line_items': () => [],
		},
	},
	order_statuses: { identity: { field: 'id', kind: 'given' } },
	'orders/products': { links: ofOrder },
	'orders/coupons': { links: ofOrder },
	'orders/fees': { links: ofOrder },
	'orders/messages': { links: ofOrder },
	'orders/taxes': { links: ofOrder },
	'orders/transactions': { links: ofOrder },
	'orders/shipping_addresses': { links: ofOrder },
	'orders/payment_actions/refunds': { links: ofOrder },
	'orders/shipments': {
		dated: 'iso',
		links: ofOrder,
		defaults: ({ order_id }, store) => ({
			customer_id: store.collection('orders').get(order_id as Id)?.customer_id ?? 0,
		}),
	},
	'orders/pickups': { defaults: ({ pickup_id }) => ({ pickup_id: pickup_id ?? 1 }) },
};
