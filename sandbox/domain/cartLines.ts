import { ApiError, invalid } from '../responses/apiError';
import { rowsOf, type Id, type Row } from '../state/row';
import type { Store } from '../state/store';
import { chooseVariant } from './variants';

/** Refuses lines that no cart could hold. @throws ApiError 422 */
export function assertLines(store: Store, fields: Row, cart: Row = { line_items: {} }): void {
	const errors: Record<string, string> = {};
	const lines = rowsOf(fields.line_items);
	lines.forEach((line, index) => {
		for (const [field, text] of Object.entries(lineErrors(store, line)))
			errors[`line_items.${index}.${field}`] = text;
	});
	rowsOf(fields.custom_items).forEach((item, index) => {
		for (const [field, text] of Object.entries(customErrors(item)))
			errors[`custom_items.${index}.${field}`] = text;
	});
	const count =
		lines.length + [fields.custom_items, fields.gift_certificates].flatMap(rowsOf).length;
	if (count === 0) errors.line_items = 'must have at least one item';
	if (Object.keys(errors).length) throw invalid(errors);
	assertQuantities(store, [...rowsOf((cart.line_items as Row).physical_items), ...lines], lines);
}

/** The same for a change of one line. */
export function assertLine(store: Store, cart: Row, itemId: string, changed: Row): void {
	const lines = rowsOf((cart.line_items as Row).physical_items);
	const old = lines.find(({ id }) => id === itemId);
	if (!old) return;
	const isOther = changed.product_id !== undefined && changed.product_id !== old.product_id;
	const line = { ...old, ...(isOther && { variant_id: undefined }), ...changed };
	const errors = lineErrors(store, line);
	if (Object.keys(errors).length)
		throw invalid(
			Object.fromEntries(
				Object.entries(errors).map(([field, text]) => [`line_item.${field}`, text]),
			),
		);
	assertQuantities(
		store,
		lines.map((each) => (each.id === itemId ? line : each)),
		[line],
	);
}

/**
 * "This product has options, variant ID is required" (guide Cart and Checkout, Troubleshooting Cart Errors). Likely: the
 * product and the variant exist and belong together, the quantity is at least 1, and no price is negative.
 */
function lineErrors(store: Store, line: Row): Record<string, string> {
	const product = store.collection('catalog/products').get(line.product_id as Id);
	const errors = amountErrors(line);
	if (!product) {
		errors.product_id = `product ${String(line.product_id)} does not exist`;
		return errors;
	}
	const choices = rowsOf(line.option_selections).map(({ option_id, option_value }) => ({
		option: option_id,
		value: option_value,
	}));
	const chosen = chooseVariant(store, product, line.variant_id, choices);
	if ('problem' in chosen)
		errors[chosen.field === 'options' ? 'option_selections' : chosen.field] = chosen.problem;
	return errors;
}

/** Likely: a custom item has a name, a price and a quantity. The schema requires none of them. */
function customErrors(item: Row): Record<string, string> {
	return {
		...amountErrors(item),
		...(!item.name && { name: 'error.path.missing' }),
		...(item.list_price === undefined && { list_price: 'error.path.missing' }),
	};
}

function amountErrors({ quantity, list_price }: Row): Record<string, string> {
	return {
		...((!Number.isInteger(quantity) || Number(quantity) < 1) && {
			quantity: 'must be at least 1',
		}),
		...(Number(list_price ?? 0) < 0 && { list_price: 'must not be negative' }),
	};
}

/**
 * Refuses less or more than a product's `order_quantity_minimum` and `order_quantity_maximum` allow. Status and text are
 * those of a live store (github.com/vercel/commerce/issues/628); the text about the minimum is likely. @throws ApiError 422
 */
function assertQuantities(store: Store, all: Row[], changed: Row[]): void {
	for (const { product_id } of changed) {
		const product = store.collection('catalog/products').get(product_id as Id) ?? {};
		const quantity = all
			.filter((line) => line.product_id === product_id)
			.reduce((sum, line) => sum + Number(line.quantity), 0);
		const [least, most] = [product.order_quantity_minimum, product.order_quantity_maximum].map(
			(each) => Number(each ?? 0),
		);
		const name = String(product.name);
		if (most > 0 && quantity > most)
			throw new ApiError(
				422,
				`You can only purchase a maximum of ${most} of the ${name} per order.`,
			);
		if (quantity < least)
			throw new ApiError(422, `You must purchase a minimum of ${least} of the ${name} per order.`);
	}
}
