import { variantDefaults } from '../collectionConfig/catalog';
import type { Random } from '../state/random';
import type { Row } from '../state/row';
import type { Store } from '../state/store';
import { add, daysAgo } from './add';

import { COLOURS, SIZES } from './words';

/** Images, custom fields, options, variants and channel of one product. */
export function addProductParts(store: Store, product: Row, index: number, random: Random): void {
	const below = { '$catalog/products': product.id };
	for (let number = 0; number <= index % 3; number += 1) {
		const url = `https://cdn.example.com/hearth-and-table/${String(product.sku)}-${number + 1}.jpg`;
		add(store, 'catalog/products/images', {
			product_id: product.id,
			is_thumbnail: number === 0,
			sort_order: number,
			image_file: `${String(product.sku)}-${number + 1}.jpg`,
			image_url: url,
			url_zoom: url,
			url_standard: url,
			url_thumbnail: url,
			url_tiny: url,
			description: `${String(product.name)}, view ${number + 1}`,
			date_modified: daysAgo(60),
		});
	}
	add(store, 'catalog/products/custom-fields', {
		...below,
		name: 'Care',
		value: random.pick(['Hand wash', 'Dishwasher safe', 'Wipe clean']),
	});
	add(store, 'catalog/products/custom-fields', {
		...below,
		name: 'Made in',
		value: random.pick(['Portugal', 'Japan', 'United States', 'Sweden']),
	});
	add(store, 'catalog/products/channel-assignments', { product_id: product.id, channel_id: 1 });
	if (hasOptions(index))
		addVariants(
			store,
			product,
			index % 2 === 0 ? ['Colour', COLOURS.slice(0, 3)] : ['Size', SIZES],
			random,
		);
}

function addVariants(
	store: Store,
	product: Row,
	[name, labels]: [string, string[]],
	random: Random,
): void {
	const option = add(store, 'catalog/products/options', {
		product_id: product.id,
		display_name: name,
		name: `${name}${String(product.id)}`,
		type: name === 'Colour' ? 'swatch' : 'rectangles',
		sort_order: 0,
	});
	labels.forEach((label, position) => {
		const value = add(store, 'catalog/products/options/values', {
			'$catalog/products': product.id,
			'$catalog/products/options': option.id,
			label,
			sort_order: position,
			is_default: position === 0,
			value_data: null,
		});
		const price = name === 'Size' && position > 0 ? Number(product.price) + position * 6 : null;
		const variant = store.collection('catalog/products/variants').insert({
			...variantDefaults({ price }),
			product_id: product.id,
			sku: `${String(product.sku)}-${label.slice(0, 3).toUpperCase()}`,
			sku_id: null,
			upc: '',
			mpn: '',
			gtin: '',
			bin_picking_number: '',
			image_url: '',
			purchasing_disabled_message: '',
			is_free_shipping: false,
			fixed_cost_shipping_price: null,
			inventory_level: random.integer(4, 60),
			option_values: [{ id: value.id, label, option_id: option.id, option_display_name: name }],
		});
		if (position === 0) product.base_variant_id = variant.id;
	});
}

/** Every third product comes in colours or sizes; the low-stock ones below never do. */
export function hasOptions(index: number): boolean {
	return index % 3 === 0;
}
