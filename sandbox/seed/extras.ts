import type { Store } from '../state/store';
import { addRecord, daysAgo } from './addRecord';

/** Collections that metafields belong to, and the record that has one. */
const OWNERS: Array<[collection: string, type: string]> = [
	['catalog/products', 'product'],
	['catalog/products/variants', 'variant'],
	['catalog/brands', 'brand'],
	['catalog/trees/categories', 'category'],
	['channels', 'channel'],
	['customers', 'customer'],
	['orders', 'order'],
	['carts', 'cart'],
	['inventory/locations', 'location'],
];

/** One record of everything that the other seeds leave out, so that no endpoint is empty. */
export function seedExtras(store: Store): void {
	for (const [collection, resource_type] of OWNERS) {
		const rows = store.collection(collection);
		const [owner] = rows.all();
		metafield(store, `${collection}/metafields`, resource_type, owner[rows.identity.field]);
		if (collection === 'catalog/products/variants') {
			const [field] = store.collection(`${collection}/metafields`).all();
			store
				.collection(`${collection}/metafields`)
				.update(field.id as number, { '$catalog/products': owner.product_id });
		}
	}
	metafield(store, 'store/metafields', 'store', 1);
	const product = store.collection('catalog/products').all()[0];
	const below = { '$catalog/products': product.id };
	addRecord(store, 'catalog/products/reviews', {
		product_id: product.id,
		title: 'Made to last',
		text: 'Survived three moves.',
		status: 'approved',
		rating: 5,
		email: 'ada.ashdown1@example.com',
		name: 'Ada',
		date_reviewed: daysAgo(33),
	});
	addRecord(store, 'catalog/products/videos', {
		...below,
		title: 'In use',
		description: '',
		sort_order: 0,
		type: 'youtube',
		video_id: 'made-up-video',
	});
	addRecord(store, 'catalog/products/bulk-pricing-rules', {
		...below,
		quantity_min: 6,
		quantity_max: 11,
		type: 'percent',
		amount: 10,
	});
	addRecord(store, 'catalog/products/complex-rules', {
		product_id: product.id,
		sort_order: 0,
		enabled: true,
		stop: false,
		purchasing_disabled: false,
	});
	const modifier = addRecord(store, 'catalog/products/modifiers', {
		product_id: product.id,
		type: 'dropdown',
		display_name: 'Gift wrap',
		required: false,
		sort_order: 0,
	});
	addRecord(store, 'catalog/products/modifiers/values', {
		...below,
		'$catalog/products/modifiers': modifier.id,
		label: 'Brown paper',
		sort_order: 0,
		is_default: true,
	});
	addRecord(store, 'customers/form-field-values', {
		customer_id: 1,
		name: 'How did you hear of us?',
		value: 'A friend',
	});
	const order = store.collection('orders').all()[0];
	addRecord(store, 'orders/messages', {
		order_id: order.id,
		type: 'customer',
		subject: 'A question',
		message: 'When will it come?',
		status: 'read',
		is_flagged: false,
		customer_id: order.customer_id,
		date_created: daysAgo(100),
	});
	addRecord(store, 'orders/payment_actions/refunds', {
		order_id: order.id,
		user_id: 0,
		created: daysAgo(90),
		reason: 'Arrived chipped',
		total_amount: 5,
		total_tax: 0,
		uses_merchant_override_values: false,
		items: [],
		payments: [
			{
				id: 1,
				provider_id: 'custom',
				amount: 5,
				offline: true,
				is_declined: false,
				declined_message: '',
			},
		],
	});
	addRecord(store, 'orders/pickups', {
		order_id: order.id,
		pickup_method_id: 1,
		ready_at: daysAgo(90),
		pickup_items: [],
	});
	store.collection('settings/analytics').insert({
		id: 1,
		name: 'Google Analytics 4',
		code: 'G-MADEUP',
		enabled: true,
		is_oauth_connected: null,
		data_tag_enabled: false,
		version: 1,
		channel_id: 1,
	});
	for (const type of ['category', 'brand', 'price']) {
		addRecord(store, 'settings/search/filters', {
			id: Buffer.from(type).toString('base64'),
			type,
			display_name: type,
			is_enabled: true,
			items_to_show: 10,
			sort_by: 'item_count',
		});
	}
	for (const scope of ['store/order/created', 'store/product/updated']) {
		store.collection('hooks').insert({
			client_id: 'sandbox-client-full-access',
			store_hash: store.hash,
			scope,
			destination: `https://hooks.example.com/${scope.split('/')[1]}`,
			headers: null,
			is_active: true,
			created_at: Math.floor(Date.parse(daysAgo(50)) / 1000),
			updated_at: Math.floor(Date.parse(daysAgo(50)) / 1000),
		});
	}
}

function metafield(
	store: Store,
	collection: string,
	resource_type: string,
	resource_id: unknown,
): void {
	addRecord(store, collection, {
		key: 'origin',
		value: 'Hearth & Table',
		namespace: 'sandbox',
		permission_set: 'read',
		description: 'Where it came from',
		resource_type,
		resource_id,
		owner_client_id: 'sandbox-client-full-access',
	});
}
