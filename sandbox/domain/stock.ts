import { compute } from '../crud/present';
import { ApiError, invalid } from '../responses/apiError';
import { isRow, type Id, type Row } from '../state/row';
import type { Store } from '../state/store';

/**
 * Refuses adjustments of stock that BigCommerce would refuse. "[Item with variant_id 106 is tracked by product, please update
 * stock by product id]" is an example of inventory.v3.yml; that a relative adjustment below the stock fails and changes
 * nothing is in the guide to inventory adjustments. Likely: the location exists, the other way round of the example, and no
 * absolute quantity is negative. @throws ApiError 422
 */
export function assertAdjustable(
	store: Store,
	items: Row[],
	variants: Array<Row | undefined>,
	isRelative: boolean,
): void {
	const errors: Record<string, string> = {};
	const locations = store.collection('inventory/locations');
	items.forEach(({ location_id, quantity }, index) => {
		if (!variants[index]) errors[`items.${index}`] = 'no such product or variant';
		if (!locations.get(location_id as Id))
			errors[`items.${index}.location_id`] = `location ${String(location_id)} does not exist`;
		if (!isRelative && Number(quantity ?? 0) < 0)
			errors[`items.${index}.quantity`] = 'must not be negative';
	});
	if (Object.keys(errors).length) throw invalid(errors);
	items.forEach((item, index) => assertTracking(store, item, variants[index] as Row));
	if (isRelative) assertEnough(store, items, variants as Row[]);
}

function assertTracking(store: Store, item: Row, variant: Row): void {
	const product = store.collection('catalog/products').get(variant.product_id as Id);
	const isByVariant = product?.inventory_tracking === 'variant';
	if (item.variant_id !== undefined && !isByVariant && product?.inventory_tracking === 'product')
		throw new ApiError(
			422,
			`[Item with variant_id ${String(item.variant_id)} is tracked by product, please update stock by product id]`,
			{},
		);
	const isOnlyProduct = item.variant_id === undefined && item.sku === undefined;
	if (isOnlyProduct && isByVariant)
		throw new ApiError(
			422,
			`[Item with product_id ${String(item.product_id)} is tracked by variant, please update stock by variant id]`,
			{},
		);
}

/** All items of a variant together must leave at least nothing. */
function assertEnough(store: Store, items: Row[], variants: Row[]): void {
	const left = new Map<unknown, number>();
	items.forEach(({ quantity }, index) => {
		const variant = variants[index];
		const shown = compute({ store }, 'catalog/products/variants', variant);
		const level =
			(left.get(variant.id) ?? Number(shown.inventory_level ?? 0)) + Number(quantity ?? 0);
		left.set(variant.id, level);
		if (level < 0 && Number(quantity) < 0)
			throw invalid({ [`items.${index}.quantity`]: 'is more than there is in stock' });
	});
}

const SETTINGS = [
	'warning_level',
	'is_in_stock',
	'safety_stock',
	'backorder_limit',
	'bin_picking_number',
];

/**
 * "At least one setting must be specified: warning_level, is_in_stock or safety_stock" (inventory.v3.yml; newer settings count
 * too). Likely: the item exists. @throws ApiError 422
 */
export function assertSettings(
	settings: Row[],
	variantOf: (identity: Row) => Row | undefined,
): void {
	settings.forEach((each, index) => {
		if (SETTINGS.every((name) => each[name] === undefined))
			throw new ApiError(422, 'Payload contains invalid fields', {
				[`setting.${index}.settings`]:
					'At least one setting must be specified: warning_level, is_in_stock or safety_stock',
			});
		if (isRow(each.identity) && !variantOf(each.identity))
			throw invalid({ [`settings.${index}.identity`]: 'no such product or variant' });
	});
}
