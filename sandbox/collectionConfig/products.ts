import type { Id, Row } from '../state/row';
import type { Store } from '../state/store';

/** Every product has at least one variant, which carries its stock. */
export function addBaseVariant(product: Row, store: Store): void {
	const variants = store.collection('catalog/products/variants');
	if (variants.where({ product_id: product.id }).length) return;
	const variant = variants.insert({
		...variantDefaults({}),
		product_id: product.id,
		sku: product.sku,
		option_values: [],
	});
	store.collection('catalog/products').update(product.id as Id, { base_variant_id: variant.id });
}

/** Optional fields of a variant. A price of null means the product's price. */
export function variantDefaults(row: Row): Row {
	const inherited = [
		'price',
		'cost_price',
		'sale_price',
		'retail_price',
		'map_price',
		'weight',
		'width',
		'height',
		'depth',
	];
	return {
		...Object.fromEntries(inherited.map((field) => [field, row[field] || null])),
		purchasing_disabled: row.purchasing_disabled ?? false,
		inventory_level: row.inventory_level ?? 0,
		inventory_warning_level: row.inventory_warning_level ?? 0,
		option_values: row.option_values ?? [],
	};
}

/** Prices and stock that BigCommerce computes. */
export function productComputed(product: Row, store: Store): Row {
	const level =
		product.inventory_tracking === 'variant'
			? store
					.collection('catalog/products/variants')
					.where({ product_id: product.id })
					.reduce((sum, variant) => sum + Number(variant.inventory_level ?? 0), 0)
			: Number(product.inventory_level ?? 0);
	return {
		calculated_price: Number(product.sale_price) || Number(product.price) || 0,
		inventory_level: level,
		// Exists only in requests.
		brand_name: undefined,
	};
}

/** A variant's own price, or its product's. */
export function variantComputed(variant: Row, store: Store): Row {
	const product = store.collection('catalog/products').get(variant.product_id as Id) ?? {};
	const price =
		variant.sale_price ??
		variant.price ??
		(Number(product.sale_price) || Number(product.price) || 0);
	return {
		calculated_price: price,
		calculated_weight: variant.weight ?? product.weight ?? 0,
		// A product without options has its own stock; its only variant shows the same.
		...(product.inventory_tracking === 'product' &&
			product.base_variant_id === variant.id && {
				inventory_level: product.inventory_level,
			}),
	};
}
