import { CART, type Job } from './job';

/** Orders, their payments, and carts. */
export const ORDER_JOBS: Record<string, Job> = {
	'an order': {
		operation: 'order.create',
		json: {
			customer_id: 1,
			status_id: 11,
			billing_address: {
				first_name: 'Ada',
				last_name: 'Ashdown',
				street_1: '1 Elm St',
				city: 'Austin',
				state: 'Texas',
				zip: '78701',
				country: 'United States',
				country_iso2: 'US',
				email: 'ada.ashdown1@example.com',
			},
			products: [{ product_id: 78, quantity: 2 }],
		},
		sends: 'POST /v2/orders',
		body: {
			customer_id: 1,
			status_id: 11,
			billing_address: {
				first_name: 'Ada',
				last_name: 'Ashdown',
				street_1: '1 Elm St',
				city: 'Austin',
				state: 'Texas',
				zip: '78701',
				country: 'United States',
				country_iso2: 'US',
				email: 'ada.ashdown1@example.com',
			},
			products: [{ product_id: 78, quantity: 2 }],
		},
	},
	'the status of an order': {
		operation: 'order.update',
		at: { orderId: 101 },
		fields: { status_id: 2, staff_notes: 'Left today' },
		sends: 'PUT /v2/orders/101',
		body: { status_id: 2, staff_notes: 'Left today' },
	},
	'orders that await fulfillment': {
		operation: 'order.getMany',
		filters: { status_id: 11 },
		sends: 'GET /v2/orders',
		query: { status_id: '11', page: '1', limit: '1' },
	},
	'the lines of an order': {
		operation: 'orderProduct.getMany',
		at: { orderId: 101 },
		sends: 'GET /v2/orders/101/products',
		query: { page: '1', limit: '1' },
	},
	'a shipment': {
		operation: 'orderShipment.create',
		at: { orderId: 220 },
		fields: {
			order_address_id: 120,
			tracking_number: '1Z999',
			shipping_provider: 'ups',
			items: [{ order_product_id: 297, quantity: 1 }],
		},
		sends: 'POST /v2/orders/220/shipments',
		body: {
			order_address_id: 120,
			tracking_number: '1Z999',
			shipping_provider: 'ups',
			items: [{ order_product_id: 297, quantity: 1 }],
		},
	},
	'a refund quote': {
		operation: 'orderRefund.createQuote',
		at: { orderId: 101 },
		json: { items: [{ item_type: 'ORDER', item_id: 101, amount: 5 }] },
		sends: 'POST /v3/orders/101/payment_actions/refund_quotes',
		body: { items: [{ item_type: 'ORDER', item_id: 101, amount: 5 }] },
	},
	'a refund': {
		operation: 'orderRefund.create',
		at: { orderId: 101 },
		fields: {
			items: [{ item_type: 'ORDER', item_id: 101, amount: 5 }],
			payments: [{ provider_id: 'custom', amount: 5, offline: true }],
		},
		sends: 'POST /v3/orders/101/payment_actions/refunds',
		body: {
			items: [{ item_type: 'ORDER', item_id: 101, amount: 5 }],
			payments: [{ provider_id: 'custom', amount: 5, offline: true }],
		},
	},
	'a payment captured': {
		operation: 'order.capturePayment',
		at: { orderId: 102 },
		sends: 'POST /v3/orders/102/payment_actions/capture',
	},
	'a cart': {
		operation: 'cart.create',
		fields: { customer_id: 1, line_items: [{ product_id: 78, quantity: 1 }] },
		sends: 'POST /v3/carts',
		body: { customer_id: 1, line_items: [{ product_id: 78, quantity: 1 }] },
	},
	'an item put into a cart': {
		operation: 'cartItem.create',
		at: { cartId: CART },
		fields: { line_items: [{ product_id: 78, quantity: 1 }] },
		sends: `POST /v3/carts/${CART}/items`,
		body: { line_items: [{ product_id: 78, quantity: 1 }] },
	},
};
