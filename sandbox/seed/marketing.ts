import type { Random } from '../state/random';
import type { Id } from '../state/row';
import type { Store } from '../state/store';
import { addRecord, daysAgo } from './addRecord';

/** Price lists with records, coupons, promotions, gift certificates, banners, wishlists. */
export function seedMarketing(store: Store, random: Random): void {
	seedPriceLists(store);
	addRecord(store, 'coupons', {
		name: 'Welcome',
		type: 'percentage_discount',
		amount: '10.0000',
		code: 'WELCOME10',
		enabled: true,
		applies_to: { entity: 'categories', ids: [0] },
		num_uses: 14,
		min_purchase: '0.0000',
		date_created: daysAgo(200),
	});
	addRecord(store, 'coupons', {
		name: 'Free delivery',
		type: 'free_shipping',
		amount: '0.0000',
		code: 'POSTFREE',
		enabled: true,
		applies_to: { entity: 'categories', ids: [0] },
		num_uses: 40,
		min_purchase: '60.0000',
		date_created: daysAgo(120),
	});
	addRecord(store, 'promotions', {
		name: 'Three for two on mugs',
		redemption_type: 'AUTOMATIC',
		status: 'ENABLED',
		shipping_address: undefined,
		channels: [{ id: 1 }],
		rules: [],
		start_date: daysAgo(40),
	});
	const coupon = addRecord(store, 'promotions', {
		name: 'Spring clearance',
		redemption_type: 'COUPON',
		status: 'ENABLED',
		shipping_address: undefined,
		channels: [{ id: 1 }],
		rules: [],
		start_date: daysAgo(20),
	});
	for (const [index, row] of [coupon, coupon, coupon].entries()) {
		addRecord(store, 'promotions/codes', {
			$promotions: row.id,
			code: `SPRING-${index + 1}`,
			max_uses: 10,
			max_uses_per_customer: 1,
		});
	}
	for (let index = 0; index < 5; index += 1) {
		const amount = String(random.pick([25, 50, 100]));
		addRecord(store, 'gift_certificates', {
			code: `GIFT-${index + 1}-HT24`,
			amount,
			balance: amount,
			to_name: 'Ada Ashdown',
			to_email: 'ada.ashdown1@example.com',
			from_name: 'Hearth & Table',
			from_email: 'gifts@example.com',
			status: 'active',
			customer_id: 1,
			order_id: 100 + index,
			purchase_date: daysAgo(50 + index),
		});
	}
	addRecord(store, 'banners', {
		name: 'Free delivery',
		content: '<p>Free delivery over $60</p>',
		page: 'home_page',
		location: 'top',
		date_type: 'always',
		visible: '1',
		date_created: daysAgo(80),
	});
	addRecord(store, 'banners', {
		name: 'Sale',
		content: '<p>Up to 15 % off</p>',
		page: 'category_page',
		location: 'bottom',
		date_type: 'always',
		visible: '1',
		item_id: '2',
		date_created: daysAgo(10),
	});
	for (const customer_id of [1, 2, 7]) {
		const items = [77, 90, 101].map((product_id, index) => ({
			id: index + 1,
			product_id,
			variant_id: store.collection('catalog/products').get(product_id)?.base_variant_id,
		}));
		addRecord(store, 'wishlists', {
			customer_id,
			name: 'For the kitchen',
			is_public: false,
			token: `c0ffee00-0000-4000-8000-${String(customer_id).padStart(12, '0')}`,
			items,
		});
	}
	seedSegments(store);
	seedMail(store);
}

function seedPriceLists(store: Store): void {
	const trade = addRecord(store, 'pricelists', { name: 'Trade', active: true });
	addRecord(store, 'pricelists', { name: 'Restaurants', active: true });
	const variants = store.collection('catalog/products/variants').all().slice(0, 60);
	for (const variant of variants) {
		const product = store.collection('catalog/products').get(variant.product_id as Id);
		const price = Math.round(Number(product?.price) * 80) / 100;
		addRecord(store, 'pricelists/records', {
			price_list_id: trade.id,
			variant_id: variant.id,
			sku: variant.sku,
			currency: 'usd',
			price,
			sale_price: 0,
			calculated_price: price,
			product_id: variant.product_id,
		});
	}
	addRecord(store, 'pricelists/assignments', {
		price_list_id: trade.id,
		customer_group_id: 2,
		channel_id: 1,
	});
}

function seedSegments(store: Store): void {
	const id = '5e6f0000-0000-4000-8000-000000000001';
	store.collection('segments').insert({
		id,
		name: 'Bakers',
		description: 'Bought bakeware twice',
		created_at: daysAgo(60),
		updated_at: daysAgo(60),
	});
	[1, 2, 3].forEach((customer_id) =>
		store.collection('shopper-profiles').insert({
			id: `5e6f0000-0000-4000-8000-0000000001${customer_id}0`,
			customer_id,
			created_at: daysAgo(60),
			updated_at: daysAgo(60),
			$segments: [id],
		}),
	);
}

function seedMail(store: Store): void {
	for (let index = 0; index < 24; index += 1) {
		addRecord(store, 'customers/subscribers', {
			email: `reader${index + 1}@example.com`,
			first_name: 'Reader',
			last_name: String(index + 1),
			source: 'storefront',
			channel_id: 1,
			date_created: daysAgo(300 - index * 9),
		});
	}
	for (const type_id of [
		'invoice_email',
		'combined_order_status_email',
		'account_details_changed_email',
		'abandoned_cart_email',
	]) {
		addRecord(store, 'marketing/email-templates', {
			type_id,
			body: '<p>Thank you, {{ customer.name }}.</p>',
			subject: 'Hearth & Table',
			translations: [],
		});
	}
	addRecord(store, 'marketing/abandoned-cart-emails', {
		is_active: true,
		coupon_code: '',
		notify_at_minutes: 60,
		template: {
			subject: 'Still thinking?',
			body: '<p>Your basket is waiting.</p>',
			translations: [],
		},
	});
}
