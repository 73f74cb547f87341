import { rowsOf, type Row } from '../state/row';
import type { Refusals, Rule } from './types';
import { isNone } from './values';

const PRODUCT = 'catalog/products';
const CATEGORY = 'catalog/trees/categories';

/**
 * "409: … a missing or invalid `category_id`, `brand_id`, or `tax_class id`" (products_catalog.v3.yml, Update Products (Batch)).
 */
const CONFLICT = { status: 409 } as const;

/** "To successfully set `is_price_hidden` to `true`, the `availability` value must be `disabled`." (products_catalog.v3.yml) */
const hidesPrice: Rule = ({ record, sent }) =>
	sent.is_price_hidden === true && record.availability !== 'disabled'
		? { is_price_hidden: 'can only be true if availability is disabled' }
		: undefined;

/** Likely: such a product could not be ordered. */
const canBeOrdered: Rule = ({ sent, record }) => {
	const [least, most] = [record.order_quantity_minimum, record.order_quantity_maximum].map(Number);
	const isSent = 'order_quantity_minimum' in sent || 'order_quantity_maximum' in sent;
	return isSent && most > 0 && most < least
		? { order_quantity_maximum: 'must not be less than order_quantity_minimum' }
		: undefined;
};

/**
 * "Must be greater than the `quantity_min` value – unless this field has a value of 0"; "For `fixed` rules, the minimum
 * quantity canʼt be less than two." (products_catalog.v3.yml, bulk pricing rules)
 */
const bulkRange: Rule = ({ record }) => {
	const [least, most] = [record.quantity_min, record.quantity_max].map((each) => Number(each ?? 0));
	return {
		...(most !== 0 && most <= least && { quantity_max: 'must be greater than quantity_min' }),
		...(record.type === 'fixed' && least < 2 && { quantity_min: 'must be at least 2' }),
	};
};

type OptionValue = [option: unknown, value: unknown];

/** The value of each option of a variant, by IDs or by names as a request may have them; undefined if there is no such value. */
function chosenValues({ record, store }: Parameters<Rule>[0]): Array<OptionValue | undefined> {
	const options = store.collection('catalog/products/options');
	const values = store.collection('catalog/products/options/values');
	const own = options.where({ product_id: record.product_id });
	return rowsOf(record.option_values).map((each) => {
		const option = own.find((row) =>
			each.option_id === undefined
				? row.display_name === each.option_display_name
				: String(row.id) === String(each.option_id),
		);
		const value = values
			.where({ '$catalog/products/options': option?.id })
			.find((row) =>
				each.id === undefined ? row.label === each.label : String(row.id) === String(each.id),
			);
		return option && value && [option.id, value.id];
	});
}

/** A text that is the same for variants with the same values. */
const combinationOf = (values: Row[]) =>
	values
		.map(({ option_id, id }) => `${String(option_id)}=${String(id)}`)
		.sort()
		.join();

/**
 * Variants are made "from existing variant options", and each is "a particular combination of variant option values" (guide
 * to the catalog, Variants). Likely: a value of each option, and no combination twice.
 */
const isOneOfEach: Rule = (proposal) => {
	const { sent, record, before, store } = proposal;
	if (!('option_values' in sent)) return undefined;
	const own = store.collection('catalog/products/options').where({ product_id: record.product_id });
	const chosen = chosenValues(proposal);
	const astray = chosen.findIndex((value) => value === undefined);
	if (astray >= 0)
		return { [`option_values.${astray}`]: 'is no value of an option of the product' };
	const given = new Set(chosen.map((value) => String(value?.[0])));
	const missing = own.filter(({ id }) => !given.has(String(id)));
	if (missing.length || given.size !== chosen.length)
		return {
			option_values: missing.length
				? `must have a value of the option ${String(missing[0].display_name)}`
				: 'must have one value of each option',
		};
	const combination = combinationOf(
		chosen.map((value) => ({ option_id: value?.[0], id: value?.[1] })),
	);
	const twin = store
		.collection('catalog/products/variants')
		.where({ product_id: record.product_id })
		.find(
			({ id, option_values }) =>
				id !== before?.id && combinationOf(rowsOf(option_values)) === combination,
		);
	return twin && own.length
		? { option_values: 'are those of another variant of the product' }
		: undefined;
};

/** "Must be one of 0, 1, 2, 3, 4, 5." (products_catalog.v3.yml, reviews) */
const rating: Rule = ({ sent }) =>
	isNone(sent.rating) || [1, 2, 3, 4, 5].includes(Number(sent.rating))
		? undefined
		: { rating: 'must be one of 0, 1, 2, 3, 4, 5' };

/** "image_url must be present if uploading by url" (products_catalog.v3.yml, Create a Product Image, 422) */
const hasImage: Rule = ({ sent, before }) =>
	before || sent.image_url || sent.image_file
		? undefined
		: { image_url: 'must be present if uploading by url' };

/** Products, variants, categories. */
export const catalog: Record<string, Refusals> = {
	'catalog/products': {
		references: {
			categories: { of: CATEGORY, ...CONFLICT },
			brand_id: { of: 'catalog/brands', ...CONFLICT },
			tax_class_id: { of: 'tax/classes', ...CONFLICT },
		},
		rules: [hidesPrice, canBeOrdered],
	},
	'catalog/products/variants': { rules: [isOneOfEach] },
	'catalog/products/images': { rules: [hasImage] },
	'catalog/products/bulk-pricing-rules': { rules: [bulkRange] },
	'catalog/products/reviews': { rules: [rating] },
	// Likely for the rest: what a request names must exist.
	'catalog/trees/categories': { references: { parent_id: CATEGORY, tree_id: 'catalog/trees' } },
	'catalog/products/category-assignments': {
		references: { product_id: PRODUCT, category_id: CATEGORY },
	},
	'catalog/products/channel-assignments': {
		references: { product_id: PRODUCT, channel_id: 'channels' },
	},
	'channels/listings': {
		references: { product_id: PRODUCT, 'variants.variant_id': 'catalog/products/variants' },
		// "`product_id` of a variant must match the `product_id` of the channel listing." (channels.v3.yml)
		rules: [
			({ sent, record }) =>
				rowsOf(sent.variants).some(({ product_id }) => product_id !== record.product_id)
					? { 'variants.product_id': 'must match the product_id of the listing' }
					: undefined,
		],
	},
};
