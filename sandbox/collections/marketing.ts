import type { CollectionFacts } from './types';

/** Prices, promotions, gifts and mail. */
export const marketing: Record<string, CollectionFacts> = {
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
	promotions: { defaults: ({ status }) => ({ status: status || 'ENABLED', current_uses: 0 }) },
	'promotions/codes': { unique: [['code']], defaults: () => ({ current_uses: 0, created: new Date().toISOString() }) },
	coupons: { unique: [['code']], defaults: () => ({ num_uses: 0, date_created: new Date().toISOString() }) },
	gift_certificates: { unique: [['code']] },
	banners: { defaults: () => ({ date_created: new Date().toISOString() }) },
	'marketing/email-templates': { identity: { field: 'type_id', kind: 'given' } },
};
