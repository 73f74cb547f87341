import { CART, METAFIELD, type Job } from './job';

/** Metafields of all kinds of records. */
export const METAFIELD_JOBS: Record<string, Job> = {
	'a metafield of a product': {
		operation: 'productMetafield.create',
		at: { productId: 77 },
		fields: METAFIELD,
		sends: 'POST /v3/catalog/products/77/metafields',
		body: METAFIELD,
	},
	'a metafield of a variant': {
		operation: 'productVariantMetafield.create',
		at: { productId: 77, variantId: 1 },
		fields: METAFIELD,
		sends: 'POST /v3/catalog/products/77/variants/1/metafields',
		body: METAFIELD,
	},
	'a metafield of a category': {
		operation: 'categoryMetafield.create',
		at: { categoryId: 21 },
		fields: METAFIELD,
		sends: 'POST /v3/catalog/categories/21/metafields',
		body: METAFIELD,
	},
	'a metafield of a brand': {
		operation: 'brandMetafield.create',
		at: { brandId: 1 },
		fields: METAFIELD,
		sends: 'POST /v3/catalog/brands/1/metafields',
		body: METAFIELD,
	},
	'a metafield of an order': {
		operation: 'orderMetafield.create',
		at: { orderId: 101 },
		fields: METAFIELD,
		sends: 'POST /v3/orders/101/metafields',
		body: METAFIELD,
	},
	'a metafield of a customer': {
		operation: 'customerMetafield.create',
		at: { customerId: 1 },
		fields: METAFIELD,
		sends: 'POST /v3/customers/1/metafields',
		body: METAFIELD,
	},
	'a metafield of a channel': {
		operation: 'channelMetafield.create',
		at: { channelId: 1 },
		fields: METAFIELD,
		sends: 'POST /v3/channels/1/metafields',
		body: METAFIELD,
	},
	'a metafield of a location': {
		operation: 'locationMetafield.create',
		at: { locationId: 1 },
		fields: METAFIELD,
		sends: 'POST /v3/inventory/locations/1/metafields',
		body: METAFIELD,
	},
	'a metafield of a cart': {
		operation: 'cartMetafield.create',
		at: { cartId: CART },
		fields: METAFIELD,
		sends: `POST /v3/carts/${CART}/metafields`,
		body: METAFIELD,
	},
};
