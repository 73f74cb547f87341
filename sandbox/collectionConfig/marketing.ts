import { isRow, type Id, type Row } from '../state/row';
import type { Store } from '../state/store';
import type { CollectionConfig } from './types';

/** Prices, promotions, gift certificates and email. */
export const marketing: Record<string, CollectionConfig> = {
	pricelists: { dated: 'iso', unique: [['name']] },
	'pricelists/records': {
		dated: 'iso',
		links: { pricelists: 'price_list_id' },
		naturalKey: ['price_list_id', 'variant_id', 'currency'],
		resolved: variantOf,
		defaults: ({ sale_price, price }) => ({ calculated_price: sale_price || price || 0 }),
	},
	'pricelists/assignments': {
		identity: { field: 'id', kind: 'integer' },
		links: { pricelists: 'price_list_id' },
		naturalKey: ['price_list_id', 'customer_group_id', 'channel_id'],
	},
	promotions: {
		filters: {
			code: ({ id }, store) =>
				store
					.collection('promotions/codes')
					.where({ $promotions: id })
					.map(({ code }) => code),
		},
		defaults: ({ status, start_date, shipping_address: address }) => ({
			status: status || 'ENABLED',
			start_date: start_date || new Date().toISOString(),
			current_uses: 0,
			created_from: 'api',
			shipping_address: namesCountries(address) ? address : undefined,
		}),
	},
	'promotions/codes': {
		unique: [['code']],
		defaults: () => ({ current_uses: 0, created: new Date().toISOString() }),
	},
	coupons: {
		// "The name of the coupon. The value must be unique.", and the same of `code` (marketing.v2.yml)
		unique: [['code'], ['name']],
		defaults: () => ({ num_uses: 0, date_created: new Date().toISOString() }),
	},
	gift_certificates: { unique: [['code']] },
	banners: { defaults: () => ({ date_created: new Date().toISOString() }) },
	'marketing/email-templates': { identity: { field: 'type_id', kind: 'given' } },
};

/** Checks whether a promotion is limited to addresses, or to addresses outside of some countries. */
function namesCountries(address: unknown): boolean {
	if (!isRow(address)) return false;
	return (
		(Array.isArray(address.countries) && address.countries.length > 0) ||
		namesCountries(address.not)
	);
}

/** A price belongs to a variant. A request names it by its ID or by its SKU, and may leave out the other. */
function variantOf({ variant_id, sku }: Row, store: Store): Row {
	const variants = store.collection('catalog/products/variants');
	const bySku = sku ? variants.where({ sku })[0] : undefined;
	const variant = variant_id ? variants.get(variant_id as Id) : bySku;
	return variant
		? { variant_id: variant.id, sku: variant.sku, product_id: variant.product_id }
		: {};
}
