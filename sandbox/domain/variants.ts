import { rowsOf, type Id, type Row } from '../state/row';
import type { Store } from '../state/store';

/** An option or modifier of a product, and the value that a request chooses for it. */
export interface Choice {
	option: unknown;
	value: unknown;
}

/** The variant that a request means, or what is wrong with the request: a field and a message. */
export type ChosenVariant =
	{ variant?: Row } | { field: 'variant_id' | 'options'; problem: string };

/** The variant of a product that a line of a cart or an order means, by its ID or by the values of its options. */
export function chooseVariant(
	store: Store,
	product: Row,
	variantId: unknown,
	choices: Choice[],
): ChosenVariant {
	const own = { product_id: product.id };
	const required = store
		.collection('catalog/products/modifiers')
		.where(own)
		.find(
			({ id, required }) =>
				required === true && !choices.some(({ option }) => String(option) === String(id)),
		);
	if (required)
		return {
			field: 'options',
			problem: `must have a value for ${String(required.display_name)}`,
		};
	const variants = store.collection('catalog/products/variants');
	if (variantId) {
		const variant = variants.get(variantId as Id);
		return variant && String(variant.product_id) === String(product.id)
			? { variant }
			: {
					field: 'variant_id',
					problem: `Product ${String(product.id)} has no variant ${String(variantId as Id)}.`,
				};
	}
	const options = store.collection('catalog/products/options').where(own);
	if (options.length === 0) return { variant: variants.where(own)[0] };
	const chosen = choices.filter(({ option }) =>
		options.some(({ id }) => String(id) === String(option)),
	);
	if (chosen.length < options.length)
		return { field: 'variant_id', problem: 'This product has options, variant ID is required' };
	const variant = variants
		.where(own)
		.find(({ option_values }) => fits(rowsOf(option_values), chosen));
	return variant
		? { variant }
		: { field: 'options', problem: 'No variant of the product has these options.' };
}

function fits(values: Row[], choices: Choice[]): boolean {
	return choices.every(({ option, value }) =>
		values.some(
			({ option_id, id }) => String(option_id) === String(option) && String(id) === String(value),
		),
	);
}
