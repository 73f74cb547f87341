import type { Job } from './job';

/** Price lists, promotions, coupons and gift certificates. */
export const PRICE_JOBS: Record<string, Job> = {
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
};
