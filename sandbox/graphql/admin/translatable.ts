import { isRow, rowsOf, type Row } from '../../state/row';
import type { Store } from '../../state/store';

/** A record with translatable texts. */
export interface Translatable {
	/** The ID in its global ID. */
	id: string;
	/** Its texts in the store's own language, by field. */
	texts: Record<string, string>;
}

/** A kind of translatable record. */
interface Kind {
	/** In global IDs. */
	id: string;
	list(store: Store): Translatable[];
}

type Fields = Record<string, (row: Row) => unknown>;

const text = (value: unknown) => (value === undefined || value === null ? '' : String(value));
const field = (name: string) => (row: Row) => row[name];
const same = (...names: string[]): Fields =>
	Object.fromEntries(names.map((name) => [name, field(name)]));
const config = (name: string) => (row: Row) => (isRow(row.config) ? row.config[name] : '');

/** Records of a collection, with their translatable texts. */
function records(id: string, collection: string, fields: Fields, key = 'id'): Kind {
	return {
		id,
		list: (store) =>
			store
				.collection(collection)
				.all()
				.map((row) => ({
					id: text(row[key]),
					texts: Object.fromEntries(
						Object.entries(fields).map(([name, read]) => [name, text(read(row))]),
					),
				})),
	};
}

/** A kind that has no records in the sandbox. */
const constant = (id: string, list: Translatable[]): Kind => ({ id, list: () => list });

const option = (label: string) => `option_${Buffer.from(label).toString('base64')}`;
const choices = (label: string, ...labels: string[]) => ({
	label,
	...Object.fromEntries(labels.map((label) => [option(label), label])),
});

/** The currently shown banner of a promotion. */
const banner = (type: string) => (row: Row) =>
	rowsOf(row.notifications).find((row) => row.type === type)?.content;

const PAGE: Fields = {
	...same('name', 'description', 'page_title'),
	meta_keywords: (row) =>
		Array.isArray(row.meta_keywords) ? row.meta_keywords.join(', ') : row.meta_keywords,
	...same('meta_description', 'search_keywords'),
};

/** Translatable kinds, by their names in the Admin API. Source of fields and IDs: BigCommerce's guides to translations. */
export const TRANSLATABLE: Record<string, Kind> = {
	PRODUCTS: records('product', 'catalog/products', {
		...same('name', 'description', 'page_title', 'meta_description', 'search_keywords'),
		pre_order_message: field('preorder_message'),
		warranty_information: field('warranty'),
		availability: field('availability_description'),
	}),
	PRODUCT_OPTIONS: records('product-option', 'catalog/products/options', same('display_name')),
	PRODUCT_CUSTOM_FIELDS: records(
		'product-custom-field',
		'catalog/products/custom-fields',
		same('name', 'value'),
	),
	PRODUCT_MODIFIERS: records('productModifier', 'catalog/products/modifiers', {
		...same('display_name'),
		'config.checkbox_label': config('checkbox_label'),
		'config.default_value': config('default_value'),
	}),
	PRODUCT_MODIFIER_VALUES: records(
		'productModifierValue',
		'catalog/products/modifiers/values',
		same('label'),
	),
	CATEGORIES: records('category', 'catalog/trees/categories', PAGE, 'category_id'),
	BRANDS: records('brand', 'catalog/brands', PAGE),
	PRODUCT_FILTERS: {
		id: 'productFilters',
		list: (store) =>
			store
				.collection('settings/search/filters')
				.all()
				.map(({ type, display_name }) => ({
					id: text(type),
					texts: { [text(type)]: text(display_name) },
				})),
	},
	INVENTORY_LOCATIONS: records(
		'inventoryLocation',
		'inventory/locations',
		same('label', 'description', 'address1', 'address2', 'city', 'state'),
	),
	SHIPPING_METHODS: records('shippingMethod', 'shipping/zones/methods', {
		shipping_method_name: field('name'),
	}),
	TAX_RATES: records('taxRate', 'tax/rates', { tax_rate_name: field('name') }),
	ORDER_STATUSES: records('orderStatus', 'order_statuses', { label: field('custom_label') }),
	PROMOTIONS: records('promotion', 'promotions', {
		banner_availability: banner('PROMOTION'),
		banner_upsell: banner('UPSELL'),
		banner_eligibility: banner('ELIGIBLE'),
		banner_congratulations: banner('APPLIED'),
	}),
	PAYMENT_METHODS: constant('paymentMethod', [
		{
			id: 'testgateway.card.USD',
			texts: { display_name: 'Test Gateway', payment_instruction: '' },
		},
		{
			id: 'custom.custom.USD',
			texts: {
				display_name: 'Pay in Store',
				payment_instruction: 'Pay when you collect your order.',
			},
		},
	]),
	ADDRESS_FORM_FIELDS: constant('addressFormField', [
		{ id: '18', texts: choices('Kind of address', 'Residential', 'Commercial') },
		{ id: '22', texts: choices('Note for the driver') },
	]),
	CUSTOMER_FORM_FIELDS: constant('customerFormField', [
		{ id: '25', texts: choices('How did you hear of us?', 'A friend', 'A magazine') },
	]),
	CHECKOUT_SETTINGS: constant('checkoutSettings', [
		{
			id: 'OrderTermsAndConditionsTextarea',
			texts: { content: 'Goods stay ours until they are paid for.' },
		},
	]),
	RETURN_REASONS: constant('returnReason', [{ id: '1', texts: { label: 'Arrived broken' } }]),
	TRANSACTIONAL_EMAILS: records(
		'transactionalEmail',
		'marketing/email-templates',
		same('subject', 'body'),
		'type_id',
	),
};
