import { isRow, rowsOf, type Id, type Row } from '../state/row';
import type { Store } from '../state/store';
import { chooseVariant } from '../domain/variants';
import type { Refusals, Rule } from './types';
import { isNone, isNumeric } from './values';

/**
 * "The example above contains the minimum required fields for a create order request." (guide to orders, Creating an order).
 * Not required here is the state, which some countries do not have, and one of the two fields for the country is enough.
 */
const BILLING = ['first_name', 'last_name', 'street_1', 'city', 'zip', 'email'];
const COUNTRY = ['country', 'country_iso2'];

const isBlank = (value: unknown) => typeof value !== 'string' || value.trim() === '';

const hasBillingAddress: Rule = ({ sent, before }) => {
	const address = isRow(sent.billing_address) ? sent.billing_address : {};
	const missing = before ? [] : BILLING.filter((field) => isBlank(address[field]));
	const noCountry = !before && COUNTRY.every((field) => isBlank(address[field]));
	return {
		...Object.fromEntries(
			missing.map((field) => [`billing_address.${field}`, 'is required to place an order']),
		),
		...(noCountry && { 'billing_address.country': 'is required to place an order' }),
		// "The ZIP code must be two or more characters." (orders.v2.oas2.yml)
		...(!isBlank(address.zip) &&
			String(address.zip).trim().length < 2 && {
				'billing_address.zip': 'must have two or more characters',
			}),
	};
};

/** Fields that a custom product needs, which is not in the catalog. Source: the same guide, and orderCustomProduct_Post. */
const CUSTOM = ['name', 'price_ex_tax', 'price_inc_tax'];

/** What is wrong with a line of an order: messages by field. */
function lineProblems(line: Row, store: Store, lines: Row[]): Record<string, string> {
	// "To `update` an order product line, `id` is required." (orders.v2.oas2.yml)
	if (!isNone(line.id)) {
		return lines.some(({ id }) => String(id) === String(line.id))
			? {}
			: { id: 'is no product of this order' };
	}
	const quantity = Number(line.quantity);
	const problems: Record<string, string> =
		line.quantity === undefined || !Number.isInteger(quantity) || quantity < 1
			? { quantity: 'must be at least 1' }
			: {};
	for (const field of ['price_ex_tax', 'price_inc_tax'])
		if (Number(line[field] ?? 0) < 0) problems[field] = 'must not be negative';
	if (isNone(line.product_id)) {
		const name = line.name || line.name_customer || line.name_merchant;
		const given: Row = { ...line, name };
		for (const field of CUSTOM)
			if ([undefined, null, ''].includes(given[field] as null))
				problems[field] ??= 'is required for a product that is not in the catalog';
		return problems;
	}
	const product = store.collection('catalog/products').get(line.product_id as Id);
	if (!product)
		return { ...problems, product_id: `Product ${String(line.product_id as Id)} does not exist.` };
	const choices = rowsOf(line.product_options).map(({ id, value }) => ({ option: id, value }));
	const chosen = chooseVariant(store, product, line.variant_id, choices);
	if ('problem' in chosen)
		problems[chosen.field === 'options' ? 'product_options' : chosen.field] = chosen.problem;
	return problems;
}

const hasProducts: Rule = ({ sent, before, store }) => {
	const lines = before ? store.collection('orders/products').where({ order_id: before.id }) : [];
	const products = rowsOf(sent.products);
	if (!before && products.length === 0 && sent.consignments === undefined)
		return { products: 'must have at least one product' };
	return Object.fromEntries(
		products.flatMap((line, index) =>
			Object.entries(lineProblems(line, store, lines)).map(([field, problem]) => [
				`products.${index}.${field}`,
				problem,
			]),
		),
	);
};

/** "If specified, the field `total_inc_tax` is also required. The value can't be negative." (orders.v2.oas2.yml) */
const PAIRS = ['subtotal', 'total', 'shipping_cost'].map((name) => [
	`${name}_ex_tax`,
	`${name}_inc_tax`,
]);

const pairsAreWhole: Rule = ({ sent }) =>
	Object.fromEntries([
		...PAIRS.filter((pair) => pair.some((field) => sent[field] !== undefined)).flatMap((pair) =>
			pair
				.filter((field) => sent[field] === undefined)
				.map((field) => [field, 'is required with its counterpart']),
		),
		...PAIRS.flat()
			.filter((field) => isNumeric(sent[field]) && Number(sent[field]) < 0)
			.map((field) => [field, 'must not be negative']),
	]) as Record<string, string>;

/** "After setting it, you cannot write to or update the `external_merchant_id`. … a PUT request … will return a 400" (orders.v2.oas2.yml) */
const keepsMerchant: Rule = ({ sent, before }) =>
	before && sent.external_merchant_id !== undefined
		? { external_merchant_id: 'cannot be written to' }
		: undefined;

/** Likely: an order ships to an address that has at least a street and a city. */
const shipsSomewhere: Rule = ({ sent, before }) =>
	Object.fromEntries(
		(before ? [] : rowsOf(sent.shipping_addresses)).flatMap((address, index) =>
			['street_1', 'city']
				.filter((field) => isBlank(address[field]))
				.map((field) => [`shipping_addresses.${index}.${field}`, 'is required to ship an order']),
		),
	);

/** Orders and carts. Their lines, shipments and refunds are checked in `domain`. */
export const orders: Record<string, Refusals> = {
	orders: {
		references: {
			// "If the ID refers to a non-existing … channel, the … endpoints return a validation error." (orders.v2.oas2.yml)
			channel_id: 'channels',
			// Likely.
			customer_id: 'customers',
			status_id: 'order_statuses',
		},
		rules: [hasBillingAddress, hasProducts, shipsSomewhere, pairsAreWhole, keepsMerchant],
	},
	// Likely: what a cart names exists.
	carts: {
		references: {
			customer_id: 'customers',
			channel_id: 'channels',
			'currency.code': { of: 'currencies', by: 'currency_code' },
		},
	},
};
