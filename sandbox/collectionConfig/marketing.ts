import { isRow } from '../state/row';
import type { CollectionConfig } from './types';

/** Prices, promotions, gift certificates and email. */
export const marketing: Record<string, CollectionConfig> = {
	pricelists: { dated: 'iso', unique: [['name']] },
	'pricelists/records': {
		dated: 'iso',
		links: { pricelists: 'price_list_id' },
		naturalKey: ['price_list_id', 'variant_id', 'currency'],
		defaults: ({ sale_price, price }) => ({ calculated_price: sale_price || price || 0 }),
	},
	'pricelists/assignments': {
		identity: { field: 'id', kind: 'integer' },
		links: { pricelists: 'price_list_id' },
		naturalKey: ['price_list_id', 'customer_group_id', 'channel_id'],
	},
	promotions: {
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
		unique: [['code']],
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
