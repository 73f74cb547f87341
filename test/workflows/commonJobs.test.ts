import type { Sandbox } from '../../sandbox/server';
import type { Store } from '../../sandbox/state/store';
import { runNode, type NodeRun } from '../support/node';
import { apiRequests, as, sandboxForTests } from '../support/sandbox';

/** A job as BigCommerce's guides describe it: what somebody fills in, and what must then go over the wire. Nothing here is worked out from the catalogue. */
interface Job {
	operation: string;
	/** Path parameters. */
	at?: Record<string, string | number>;
	filters?: Record<string, unknown>;
	include?: string[];
	fields?: Record<string, unknown>;
	json?: unknown;
	sends: string;
	query?: Record<string, string>;
	body?: unknown;
}

/** Stands in for IDs that the sandbox draws at random. */
const CART = '{cart}';
const TEMPLATE = '{template}';
const WIDGET = '{widget}';
const SEGMENT = '{segment}';

const METAFIELD = {
	key: 'origin',
	value: 'Portugal',
	namespace: 'warehouse',
	permission_set: 'read',
};

const JOBS: Record<string, Job> = {
	// Products
	'a product with its required fields': {
		operation: 'product.create',
		fields: { name: 'Oak Chopping Board', type: 'physical', weight: 2.5, price: 39.95 },
		sends: 'POST /v3/catalog/products',
		body: { name: 'Oak Chopping Board', type: 'physical', weight: 2.5, price: 39.95 },
	},
	'a product with options and variants': {
		operation: 'product.create',
		fields: {
			name: 'Linen Apron',
			type: 'physical',
			weight: '0.4',
			price: '29',
			categories: '23, 21',
			variants: [
				{ sku: 'APRON-S', option_values: [{ option_display_name: 'Size', label: 'Small' }] },
			],
		},
		sends: 'POST /v3/catalog/products',
		body: {
			name: 'Linen Apron',
			type: 'physical',
			weight: 0.4,
			price: 29,
			categories: [23, 21],
			variants: [
				{ sku: 'APRON-S', option_values: [{ option_display_name: 'Size', label: 'Small' }] },
			],
		},
	},
	'a new price of a product': {
		operation: 'product.update',
		at: { productId: 77 },
		fields: { price: '24.50' },
		sends: 'PUT /v3/catalog/products/77',
		body: { price: 24.5 },
	},
	'a product taken from sale': {
		operation: 'product.update',
		at: { productId: 77 },
		fields: { is_visible: 'false' },
		sends: 'PUT /v3/catalog/products/77',
		body: { is_visible: false },
	},
	'products by their SKU': {
		operation: 'product.getMany',
		filters: { 'sku:in': 'MUG-1,MUG-2' },
		sends: 'GET /v3/catalog/products',
		query: { 'sku:in': 'MUG-1,MUG-2', page: '1', limit: '1' },
	},
	'products with variants and images': {
		operation: 'product.getMany',
		include: ['variants', 'images'],
		sends: 'GET /v3/catalog/products',
		query: { include: 'variants,images', page: '1', limit: '1' },
	},
	'a product deleted': {
		operation: 'product.delete',
		at: { productId: 78 },
		sends: 'DELETE /v3/catalog/products/78',
	},
	'products deleted by ID': {
		operation: 'product.deleteMany',
		filters: { 'id:in': '79,80' },
		sends: 'DELETE /v3/catalog/products',
		query: { 'id:in': '79,80' },
	},
	'the price of a variant': {
		operation: 'productVariant.update',
		at: { productId: 77, variantId: 1 },
		fields: { price: 12.5, sale_price: 9.99 },
		sends: 'PUT /v3/catalog/products/77/variants/1',
		body: { price: 12.5, sale_price: 9.99 },
	},
	'variants in bulk': {
		operation: 'productVariant.updateBatch',
		fields: { id: 1, price: 13 },
		sends: 'PUT /v3/catalog/variants',
		body: [{ id: 1, price: 13 }],
	},
	'an option with values': {
		operation: 'productVariantOption.create',
		at: { productId: 77 },
		fields: {
			display_name: 'Glaze',
			type: 'swatch',
			option_values: [{ label: 'Red', sort_order: 0, value_data: { colors: ['#cc0000'] } }],
		},
		sends: 'POST /v3/catalog/products/77/options',
		body: {
			display_name: 'Glaze',
			type: 'swatch',
			option_values: [{ label: 'Red', sort_order: 0, value_data: { colors: ['#cc0000'] } }],
		},
	},
	'a modifier': {
		operation: 'productModifier.create',
		at: { productId: 77 },
		fields: { display_name: 'Engraving', type: 'text', required: false },
		sends: 'POST /v3/catalog/products/77/modifiers',
		body: { display_name: 'Engraving', type: 'text', required: false },
	},
	'a custom field': {
		operation: 'productCustomField.create',
		at: { productId: 77 },
		fields: { name: 'Material', value: 'Stoneware' },
		sends: 'POST /v3/catalog/products/77/custom-fields',
		body: { name: 'Material', value: 'Stoneware' },
	},
	'an image by its address': {
		operation: 'productImage.create',
		at: { productId: 77 },
		fields: { image_url: 'https://cdn.example.com/mug.jpg', is_thumbnail: true },
		sends: 'POST /v3/catalog/products/77/images',
		body: { image_url: 'https://cdn.example.com/mug.jpg', is_thumbnail: true },
	},
	'a review': {
		operation: 'productReview.create',
		at: { productId: 77 },
		fields: { title: 'Lovely', date_reviewed: '2026-03-01T10:00:00+00:00', rating: 5 },
		sends: 'POST /v3/catalog/products/77/reviews',
		body: { title: 'Lovely', date_reviewed: '2026-03-01T10:00:00+00:00', rating: 5 },
	},
	'a bulk pricing rule': {
		operation: 'productBulkPricingRule.create',
		at: { productId: 77 },
		fields: { quantity_min: 20, quantity_max: 50, type: 'percent', amount: 15 },
		sends: 'POST /v3/catalog/products/77/bulk-pricing-rules',
		body: { quantity_min: 20, quantity_max: 50, type: 'percent', amount: 15 },
	},
	'a product put into a category': {
		operation: 'productCategoryAssignment.create',
		fields: { product_id: 77, category_id: 21 },
		sends: 'PUT /v3/catalog/products/category-assignments',
		body: [{ product_id: 77, category_id: 21 }],
	},
	'a product put into a channel': {
		operation: 'productChannelAssignment.create',
		fields: { product_id: 77, channel_id: 1 },
		sends: 'PUT /v3/catalog/products/channel-assignments',
		body: [{ product_id: 77, channel_id: 1 }],
	},
	'a brand': {
		operation: 'brand.create',
		fields: { name: 'Kiln & Co', page_title: 'Kiln' },
		sends: 'POST /v3/catalog/brands',
		body: { name: 'Kiln & Co', page_title: 'Kiln' },
	},
	'a category in a tree': {
		operation: 'category.create',
		fields: { name: 'Bakeware', tree_id: 1, parent_id: 0 },
		sends: 'POST /v3/catalog/trees/categories',
		body: [{ name: 'Bakeware', tree_id: 1, parent_id: 0 }],
	},
	'a category renamed': {
		operation: 'category.update',
		fields: { category_id: 21, name: 'Pots and Pans' },
		sends: 'PUT /v3/catalog/trees/categories',
		body: [{ category_id: 21, name: 'Pots and Pans' }],
	},
	'a category tree for a channel': {
		operation: 'categoryTree.upsert',
		fields: { id: 1, name: 'Main tree', channels: '1' },
		sends: 'PUT /v3/catalog/trees',
		body: [{ id: 1, name: 'Main tree', channels: [1] }],
	},

	// Metafields
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

	// Inventory
	'stock set to a number': {
		operation: 'inventoryAdjustment.absolute',
		fields: { reason: 'Stocktaking', location_id: 1, variant_id: 1, quantity: '12' },
		sends: 'PUT /v3/inventory/adjustments/absolute',
		body: { reason: 'Stocktaking', items: [{ location_id: 1, variant_id: 1, quantity: 12 }] },
	},
	'stock taken out': {
		operation: 'inventoryAdjustment.relative',
		fields: { location_id: 1, variant_id: 1, quantity: -2 },
		sends: 'POST /v3/inventory/adjustments/relative',
		body: { items: [{ location_id: 1, variant_id: 1, quantity: -2 }] },
	},
	'a warning level at a location': {
		operation: 'inventoryItem.updateSettingsAtLocation',
		at: { locationId: 1 },
		fields: { identity: { variant_id: 1 }, warning_level: 5 },
		sends: 'PUT /v3/inventory/locations/1/items',
		body: { settings: [{ identity: { variant_id: 1 }, warning_level: 5 }] },
	},

	// Customers
	'a customer with an address': {
		operation: 'customer.create',
		fields: {
			email: 'bo.birch@example.com',
			first_name: 'Bo',
			last_name: 'Birch',
			addresses: [
				{
					first_name: 'Bo',
					last_name: 'Birch',
					address1: '1 Elm St',
					city: 'Austin',
					state_or_province: 'Texas',
					postal_code: '78701',
					country_code: 'US',
				},
			],
		},
		sends: 'POST /v3/customers',
		body: [
			{
				email: 'bo.birch@example.com',
				first_name: 'Bo',
				last_name: 'Birch',
				addresses: [
					{
						first_name: 'Bo',
						last_name: 'Birch',
						address1: '1 Elm St',
						city: 'Austin',
						state_or_province: 'Texas',
						postal_code: '78701',
						country_code: 'US',
					},
				],
			},
		],
	},
	'a customer put into a group': {
		operation: 'customer.update',
		fields: { id: 1, customer_group_id: 2 },
		sends: 'PUT /v3/customers',
		body: [{ id: 1, customer_group_id: 2 }],
	},
	'customers by e-mail': {
		operation: 'customer.getMany',
		filters: { 'email:in': 'ada.ashdown1@example.com' },
		sends: 'GET /v3/customers',
		query: { 'email:in': 'ada.ashdown1@example.com', page: '1', limit: '1' },
	},
	'a customer deleted': {
		operation: 'customer.delete',
		filters: { 'id:in': '9' },
		sends: 'DELETE /v3/customers',
		query: { 'id:in': '9' },
	},
	'an address of a customer': {
		operation: 'customerAddress.create',
		fields: {
			customer_id: 1,
			first_name: 'Ada',
			last_name: 'Ashdown',
			address1: '2 Oak Rd',
			city: 'Portland',
			state_or_province: 'Oregon',
			postal_code: '97201',
			country_code: 'US',
		},
		sends: 'POST /v3/customers/addresses',
		body: [
			{
				customer_id: 1,
				first_name: 'Ada',
				last_name: 'Ashdown',
				address1: '2 Oak Rd',
				city: 'Portland',
				state_or_province: 'Oregon',
				postal_code: '97201',
				country_code: 'US',
			},
		],
	},
	'an attribute value': {
		operation: 'customerAttributeValue.upsert',
		fields: { customer_id: 1, attribute_id: 2, value: '150' },
		sends: 'PUT /v3/customers/attribute-values',
		body: [{ customer_id: 1, attribute_id: 2, value: '150' }],
	},
	'a customer group': {
		operation: 'customerGroup.create',
		fields: { name: 'Trade partners' },
		sends: 'POST /v2/customer_groups',
		body: { name: 'Trade partners' },
	},
	'a segment': {
		operation: 'customerSegment.create',
		fields: { name: 'Big spenders', description: 'Over 500' },
		sends: 'POST /v3/segments',
		body: [{ name: 'Big spenders', description: 'Over 500' }],
	},
	'a shopper profile for a customer': {
		operation: 'shopperProfile.create',
		fields: { customer_id: 5 },
		sends: 'POST /v3/shopper-profiles',
		body: [{ customer_id: 5 }],
	},
	'the shoppers of a segment': {
		operation: 'customerSegment.getShopperProfiles',
		at: { segmentId: SEGMENT },
		sends: `GET /v3/segments/${SEGMENT}/shopper-profiles`,
		query: { page: '1', limit: '1' },
	},
	'a newsletter subscriber': {
		operation: 'subscriber.create',
		fields: { email: 'cy@example.com', first_name: 'Cy' },
		sends: 'POST /v3/customers/subscribers',
		body: { email: 'cy@example.com', first_name: 'Cy' },
	},
	'a wishlist': {
		operation: 'wishlist.create',
		fields: { customer_id: 1, name: 'Birthday', items: [{ product_id: 77, variant_id: 1 }] },
		sends: 'POST /v3/wishlists',
		body: { customer_id: 1, name: 'Birthday', items: [{ product_id: 77, variant_id: 1 }] },
	},

	// Orders
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
			products: [{ product_id: 77, quantity: 2 }],
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
			products: [{ product_id: 77, quantity: 2 }],
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
		fields: { customer_id: 1, line_items: [{ product_id: 77, quantity: 1 }] },
		sends: 'POST /v3/carts',
		body: { customer_id: 1, line_items: [{ product_id: 77, quantity: 1 }] },
	},
	'an item put into a cart': {
		operation: 'cartItem.create',
		at: { cartId: CART },
		fields: { line_items: [{ product_id: 77, quantity: 1 }] },
		sends: `POST /v3/carts/${CART}/items`,
		body: { line_items: [{ product_id: 77, quantity: 1 }] },
	},

	// Prices and promotions
	'a price list': {
		operation: 'priceList.create',
		fields: { name: 'Wholesale', active: true },
		sends: 'POST /v3/pricelists',
		body: { name: 'Wholesale', active: true },
	},
	'a record of a price list': {
		operation: 'priceListRecord.upsertBatch',
		at: { priceListId: 1 },
		fields: { variant_id: 1, currency: 'usd', price: 10.5 },
		sends: 'PUT /v3/pricelists/1/records',
		body: [{ variant_id: 1, currency: 'usd', price: 10.5 }],
	},
	'one price in one currency': {
		operation: 'priceListRecord.upsert',
		at: { priceListId: 1, variantId: 1, currencyCode: 'usd' },
		fields: { price: 10 },
		sends: 'PUT /v3/pricelists/1/records/1/usd',
		body: { price: 10 },
	},
	'a price list for a group': {
		operation: 'priceListAssignment.create',
		fields: { price_list_id: 1, customer_group_id: 2 },
		sends: 'POST /v3/pricelists/assignments',
		body: [{ price_list_id: 1, customer_group_id: 2 }],
	},
	'a coupon': {
		operation: 'coupon.create',
		fields: {
			name: 'Ten off',
			code: 'TENOFF',
			type: 'percentage_discount',
			amount: 10,
			applies_to: { entity: 'categories', ids: [0] },
		},
		sends: 'POST /v2/coupons',
		body: {
			name: 'Ten off',
			code: 'TENOFF',
			type: 'percentage_discount',
			amount: '10',
			applies_to: { entity: 'categories', ids: [0] },
		},
	},
	'an automatic promotion': {
		operation: 'promotion.create',
		json: {
			name: 'Free shipping',
			redemption_type: 'AUTOMATIC',
			rules: [{ action: { shipping: { free_shipping: true, zone_ids: '*' } }, apply_once: true }],
		},
		sends: 'POST /v3/promotions',
		body: {
			name: 'Free shipping',
			redemption_type: 'AUTOMATIC',
			rules: [{ action: { shipping: { free_shipping: true, zone_ids: '*' } }, apply_once: true }],
		},
	},
	'a coupon code of a promotion': {
		operation: 'promotionCouponCode.create',
		at: { promotionId: 2 },
		fields: { code: 'HELLO5', max_uses: 1 },
		sends: 'POST /v3/promotions/2/codes',
		body: { code: 'HELLO5', max_uses: 1 },
	},
	'many coupon codes': {
		operation: 'promotionCouponCode.generate',
		at: { promotionId: 2 },
		fields: { batch_size: 3, prefix: 'JUNE' },
		sends: 'POST /v3/promotions/2/codegen',
		body: { batch_size: 3, prefix: 'JUNE' },
	},
	'a gift certificate': {
		operation: 'giftCertificate.create',
		fields: {
			to_name: 'Bo',
			to_email: 'bo@example.com',
			from_name: 'Ada',
			from_email: 'ada@example.com',
			amount: '25',
		},
		sends: 'POST /v2/gift_certificates',
		body: {
			to_name: 'Bo',
			to_email: 'bo@example.com',
			from_name: 'Ada',
			from_email: 'ada@example.com',
			amount: '25',
		},
	},

	// The shop
	'a redirect': {
		operation: 'redirect.upsert',
		fields: { from_path: '/old/', site_id: 1000, to: { type: 'product', entity_id: 77 } },
		sends: 'PUT /v3/storefront/redirects',
		body: [{ from_path: '/old/', site_id: 1000, to: { type: 'product', entity_id: 77 } }],
	},
	'a widget': {
		operation: 'widget.create',
		fields: {
			name: 'Hello',
			widget_template_uuid: TEMPLATE,
			widget_configuration: { title: 'Hello' },
		},
		sends: 'POST /v3/content/widgets',
		body: {
			name: 'Hello',
			widget_template_uuid: TEMPLATE,
			widget_configuration: { title: 'Hello' },
		},
	},
	'a widget placed on a page': {
		operation: 'widgetPlacement.create',
		fields: {
			widget_uuid: WIDGET,
			template_file: 'pages/home',
			region: 'home_below_menu',
			status: 'active',
			sort_order: 1,
		},
		sends: 'POST /v3/content/placements',
		body: {
			widget_uuid: WIDGET,
			template_file: 'pages/home',
			region: 'home_below_menu',
			status: 'active',
			sort_order: 1,
		},
	},
	'a script': {
		operation: 'script.create',
		fields: {
			name: 'Chat',
			src: 'https://cdn.example.com/chat.js',
			auto_uninstall: true,
			load_method: 'async',
			location: 'footer',
			visibility: 'all_pages',
			kind: 'src',
		},
		sends: 'POST /v3/content/scripts',
		body: {
			name: 'Chat',
			src: 'https://cdn.example.com/chat.js',
			auto_uninstall: true,
			load_method: 'async',
			location: 'footer',
			visibility: 'all_pages',
			kind: 'src',
		},
	},
	'a page': {
		operation: 'page.create',
		fields: { name: 'About the makers', type: 'page', body: '<p>Hello</p>' },
		sends: 'POST /v3/content/pages',
		body: [{ name: 'About the makers', type: 'page', body: '<p>Hello</p>' }],
	},
	'a blog post': {
		operation: 'blogPost.create',
		fields: {
			title: 'Spring',
			body: '<p>It is here</p>',
			is_published: true,
			tags: 'news, spring',
		},
		sends: 'POST /v2/blog/posts',
		body: {
			title: 'Spring',
			body: '<p>It is here</p>',
			is_published: true,
			tags: ['news', 'spring'],
		},
	},
	'a banner': {
		operation: 'banner.create',
		fields: {
			name: 'Sale',
			content: '<p>Sale</p>',
			page: 'home_page',
			location: 'top',
			date_type: 'always',
		},
		sends: 'POST /v2/banners',
		body: {
			name: 'Sale',
			content: '<p>Sale</p>',
			page: 'home_page',
			location: 'top',
			date_type: 'always',
		},
	},
	'a listing of a channel': {
		operation: 'channelListing.create',
		at: { channelId: 1 },
		fields: {
			product_id: 77,
			state: 'active',
			variants: [{ product_id: 77, variant_id: 1, state: 'active' }],
		},
		sends: 'POST /v3/channels/1/listings',
		body: [
			{
				product_id: 77,
				state: 'active',
				variants: [{ product_id: 77, variant_id: 1, state: 'active' }],
			},
		],
	},
	'a route of a site': {
		operation: 'siteRoute.create',
		at: { siteId: 1000 },
		fields: { type: 'product', matching: '*', route: '/p/{slug}' },
		sends: 'POST /v3/sites/1000/routes',
		body: { type: 'product', matching: '*', route: '/p/{slug}' },
	},
	'the profile of the store': {
		operation: 'storeProfile.update',
		fields: { store_name: 'Hearth & Table', store_phone: '555 0100' },
		sends: 'PUT /v3/settings/store/profile',
		body: { store_name: 'Hearth & Table', store_phone: '555 0100' },
	},
	'a currency': {
		operation: 'currency.create',
		fields: {
			currency_code: 'NZD',
			name: 'New Zealand Dollar',
			currency_exchange_rate: '1.65',
			token: '$',
			token_location: 'left',
			decimal_token: '.',
			thousands_token: ',',
			decimal_places: 2,
		},
		sends: 'POST /v2/currencies',
		body: {
			currency_code: 'NZD',
			name: 'New Zealand Dollar',
			currency_exchange_rate: '1.65',
			token: '$',
			token_location: 'left',
			decimal_token: '.',
			thousands_token: ',',
			decimal_places: 2,
		},
	},
	'a tax rate': {
		operation: 'taxRate.create',
		fields: {
			name: 'City tax',
			tax_zone_id: 1,
			priority: 2,
			class_rates: [{ rate: 1.5, tax_class_id: 1 }],
		},
		sends: 'POST /v3/tax/rates',
		body: [
			{
				name: 'City tax',
				tax_zone_id: 1,
				priority: 2,
				class_rates: [{ rate: 1.5, tax_class_id: 1 }],
			},
		],
	},
	'a pickup method': {
		operation: 'pickupMethod.create',
		fields: {
			location_id: 1,
			display_name: 'At the counter',
			collection_instructions: 'Bring your ID',
			collection_time_description: 'In an hour',
		},
		sends: 'POST /v3/pickup/methods',
		body: [
			{
				location_id: 1,
				display_name: 'At the counter',
				collection_instructions: 'Bring your ID',
				collection_time_description: 'In an hour',
			},
		],
	},
	'an abandoned cart e-mail': {
		operation: 'abandonedCartEmail.create',
		json: {
			is_active: true,
			coupon_code: '',
			notify_at_minutes: 60,
			template: {
				subject: 'Still thinking?',
				body: '<p>Hello</p>',
				translations: [{ locale: 'en', keys: { hello: 'Hello' } }],
			},
		},
		sends: 'POST /v3/marketing/abandoned-cart-emails',
		body: {
			is_active: true,
			coupon_code: '',
			notify_at_minutes: 60,
			template: {
				subject: 'Still thinking?',
				body: '<p>Hello</p>',
				translations: [{ locale: 'en', keys: { hello: 'Hello' } }],
			},
		},
	},
	'a webhook': {
		operation: 'webhook.create',
		fields: {
			scope: 'store/customer/updated',
			destination: 'https://hooks.example.com/in',
			is_active: true,
		},
		sends: 'POST /v3/hooks',
		body: {
			scope: 'store/customer/updated',
			destination: 'https://hooks.example.com/in',
			is_active: true,
		},
	},
	'the time of the store': { operation: 'store.getSystemTime', sends: 'GET /v2/time' },
};

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => {
	await sandbox.close();
});
beforeEach(() => {
	sandbox.reset();
});

/** Puts the sandbox's own IDs in place of their names. */
function known(value: unknown): unknown {
	const store = sandbox.stores.get('hearth24kq') as Store;
	const first = (collection: string, field: string) =>
		String(store.collection(collection).all()[0][field]);
	const ids = {
		[CART]: first('carts', 'id'),
		[TEMPLATE]: first('content/widget-templates', 'uuid'),
		[WIDGET]: first('content/widgets', 'uuid'),
		[SEGMENT]: first('segments', 'id'),
	};
	const text = Object.entries(ids).reduce(
		(all, [name, id]) => all.replaceAll(name, id),
		JSON.stringify(value) ?? 'null',
	);
	return JSON.parse(text);
}

function parametersFor(
	{ operation, at = {}, filters, include, fields, json, query }: Job,
	authentication: string,
): NodeRun['parameters'] {
	const form = (value: unknown) => ({ mappingMode: 'defineBelow', value: known(value) });
	return {
		authentication,
		resource: operation.split('.')[0],
		operation,
		...Object.fromEntries(
			Object.entries(at).map(([name, value]) => [
				name,
				{ __rl: true, mode: 'id', value: known(value) },
			]),
		),
		...(filters ? { filters: form(filters) } : {}),
		...(include ? { include } : {}),
		...(fields ? { bodyMode: 'fields', fields: form(fields) } : {}),
		...(json ? { bodyMode: 'json', jsonBody: JSON.stringify(known(json)) } : {}),
		...(query?.limit ? { returnAll: false, limit: Number(query.limit) } : {}),
		options: {},
	} as NodeRun['parameters'];
}

it('there are at least sixty jobs', () => {
	expect(Object.keys(JOBS).length).toBeGreaterThanOrEqual(60);
});

it.each(Object.entries(JOBS))('%s', async (_title, job) => {
	const { authentication, use } = as(sandbox, 'full', { scopeSource: 'all' });
	sandbox.log.clear();
	const { error } = await runNode({ ...use, parameters: parametersFor(job, authentication) });
	const [request] = apiRequests(sandbox);
	if (!request) throw new Error(`Nothing was sent: ${error?.message} ${error?.description}`);
	expect(`${request.method} ${request.path}`).toBe(
		String(known(job.sends)).replace(' ', ' /stores/hearth24kq'),
	);
	expect(Object.fromEntries(new URLSearchParams(request.query))).toEqual(job.query ?? {});
	expect(request.body ?? undefined).toEqual(job.body === undefined ? undefined : known(job.body));
	expect({ status: request.status, error: error?.message }).toEqual({
		status: expect.any(Number),
		error: undefined,
	});
});
