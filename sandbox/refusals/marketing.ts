import type { Row } from '../state/row';
import type { Refusals, Rule } from './types';
import { isNone, isNumeric } from './values';

const APPLIES_TO: Record<string, string> = {
	categories: 'catalog/trees/categories',
	products: 'catalog/products',
};

/**
 * "The discount to apply to an order, as either an amount or a percentage"; "minimum value that an order must have"; "Only
 * letters, numbers, white space, underscores, and hyphens are allowed." (marketing.v2.yml). Likely: not below 0, and no
 * more than 100 percent.
 */
const isDiscount: Rule = ({ sent, record }) => {
	const isMoney = (value: unknown) => isNumeric(value) && Number(value) >= 0;
	const percent = record.type === 'percentage_discount' && Number(record.amount) > 100;
	return {
		...(sent.amount !== undefined && !isMoney(sent.amount) && { amount: 'must be a number' }),
		...(sent.amount !== undefined && percent && { amount: 'must not be more than 100 percent' }),
		...(!isNone(sent.min_purchase) &&
			!isMoney(sent.min_purchase) && { min_purchase: 'must be a number' }),
		...(sent.code !== undefined &&
			!/^[\w -]+$/.test(String(sent.code)) && {
				code: 'may only have letters, numbers, white space, underscores and hyphens',
			}),
	};
};

/** Likely: the categories or products of a coupon exist. Category 0 means all. */
const appliesToSomething: Rule = ({ sent, before, store }): Record<string, string> | undefined => {
	const { entity, ids } = (sent.applies_to ?? {}) as Row;
	if (!before && entity === undefined) return { 'applies_to.entity': 'error.path.missing' };
	const collection = APPLIES_TO[String(entity)];
	const unknown = (Array.isArray(ids) && collection ? (ids as number[]) : []).find(
		(id) => !isNone(id) && !store.collection(collection).get(id),
	);
	return unknown === undefined ? undefined : { 'applies_to.ids': `${unknown} does not exist` };
};

/** Likely: a gift certificate is worth something. In carts, the amount is at least 1 (carts.v3.yml). */
const isWorthSomething: Rule = ({ sent }) =>
	sent.amount === undefined || (isNumeric(sent.amount) && Number(sent.amount) > 0)
		? undefined
		: { amount: 'must be a number above 0' };

/** "The variant with which this price set is associated. Either `variant_id` or `sku` is required." (price_lists.v3.yml) */
const hasVariant: Rule = ({ sent, store }) => {
	const variants = store.collection('catalog/products/variants');
	const byId = isNone(sent.variant_id) ? undefined : variants.get(Number(sent.variant_id));
	const bySku = isNone(sent.sku) ? undefined : variants.where({ sku: sent.sku })[0];
	return {
		...(!isNone(sent.variant_id) && !byId && { variant_id: 'does not exist' }),
		...(!isNone(sent.sku) && !bySku && { sku: 'does not exist' }),
		...(byId && bySku && byId.id !== bySku.id && { sku: 'is the SKU of another variant' }),
		// Likely: only the other prices have this minimum in the specification.
		...(Number(sent.price) < 0 && { price: 'must be >= 0' }),
	};
};

/** Prices, coupons, gift certificates, promotions. */
export const marketing: Record<string, Refusals> = {
	coupons: { rules: [isDiscount, appliesToSomething] },
	gift_certificates: {
		// "The currency has to exist in the store first." (marketing.v2.yml)
		references: { currency_code: { of: 'currencies', by: 'currency_code' } },
		rules: [isWorthSomething],
	},
	'pricelists/records': {
		references: { price_list_id: 'pricelists' },
		rules: [hasVariant],
	},
	'pricelists/assignments': {
		references: {
			price_list_id: 'pricelists',
			customer_group_id: 'customer_groups',
			channel_id: 'channels',
		},
	},
	promotions: {
		// "You cannot delete promotions that still have coupon codes attached." (promotions.v3.yml)
		removal: {
			status: 422,
			why: ({ id }, store) =>
				store.collection('promotions/codes').where({ $promotions: id }).length
					? 'Promotion cannot be deleted: it still has coupon codes'
					: undefined,
		},
	},
};
