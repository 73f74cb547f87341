import { randomUUID } from 'node:crypto';
import { rowsOf, visible, type Row, type Id } from '../state/row';
import type { Store } from '../state/store';
import type { CollectionConfig } from './types';

const ofProduct = { 'catalog/products': 'product_id' };

function assigned(collection: string, field: string) {
	return ({ id }: Row, store: Store) =>
		store
			.collection(collection)
			.where({ product_id: id })
			.map((row) => row[field]);
}

/** Products and what belongs to them, brands, categories. */
export const catalog: Record<string, CollectionConfig> = {
	'catalog/products': {
		dated: 'iso',
		unique: [['name'], ['sku']],
		// "The SKU is always unique regardless of the letter case for both products and variants." (products_catalog.v3.yml)
		uniqueElsewhere: { sku: { collection: 'catalog/products/variants', owner: 'product_id' } },
		nested: {
			variants: 'catalog/products/variants',
			images: 'catalog/products/images',
			videos: 'catalog/products/videos',
			custom_fields: 'catalog/products/custom-fields',
			bulk_pricing_rules: 'catalog/products/bulk-pricing-rules',
		},
		created: (product, store) => {
			addOptions(product, store);
			addBaseVariant(product, store);
		},
		resolved: brandOf,
		computed: productComputed,
		filters: { channel_id: assigned('catalog/products/channel-assignments', 'channel_id') },
		includes: {
			channels: assigned('catalog/products/channel-assignments', 'channel_id'),
			parent_relations: () => [],
			primary_image: ({ id }, store) =>
				store
					.collection('catalog/products/images')
					.where({ product_id: id })
					.find((row) => row.is_thumbnail) ?? null,
		},
	},
	'catalog/products/variants': {
		links: ofProduct,
		unique: [['sku']],
		defaults: (row, store) => ({
			...variantDefaults(row),
			option_values: rowsOf(row.option_values).map((value) => completeValue(value, store)),
		}),
		computed: variantComputed,
	},
	'catalog/products/images': {
		links: ofProduct,
		defaults: ({ image_url, image_file }) => {
			const url =
				image_url || `https://cdn.example.com/uploads/${String(image_file || 'image.jpg')}`;
			return {
				url_zoom: url,
				url_standard: url,
				url_thumbnail: url,
				url_tiny: url,
				date_modified: new Date().toISOString(),
			};
		},
	},
	'catalog/products/options': withValues('catalog/products/options'),
	'catalog/products/modifiers': withValues('catalog/products/modifiers'),
	'catalog/products/complex-rules': { links: ofProduct },
	'catalog/products/custom-fields': { unique: [['$catalog/products', 'name', 'value']] },
	'catalog/products/reviews': { links: ofProduct },
	'catalog/products/bulk-pricing-rules': { unique: [['$catalog/products', 'quantity_min']] },
	'catalog/products/channel-assignments': { naturalKey: ['product_id', 'channel_id'] },
	'catalog/products/category-assignments': { naturalKey: ['product_id', 'category_id'] },
	'catalog/brands': {
		unique: [['name']],
		defaults: ({ name, custom_url }) => ({
			custom_url: custom_url ?? { url: `/${slug(name)}/`, is_customized: false },
		}),
	},
	'catalog/trees': { unique: [['name']] },
	'catalog/trees/categories': {
		identity: { field: 'category_id', kind: 'integer' },
		links: { 'catalog/trees': 'tree_id' },
		unique: [['tree_id', 'parent_id', 'name']],
		defaults: categoryDefaults,
		filters: { id: ({ category_id }) => category_id },
	},
	'catalog/trees/categories/products/sort-order': {
		links: { 'catalog/trees/categories': '$category' },
		naturalKey: ['$category', 'product_id'],
	},
};

/** Options and modifiers contain their values, which are also a separate collection. */
function withValues(collection: string): CollectionConfig {
	const values = `${collection}/values`;
	return {
		links: ofProduct,
		unique: [['product_id', 'display_name']],
		nested: { option_values: values },
		computed: ({ id }, store) => ({
			option_values: store
				.collection(values)
				.where({ [`$${collection}`]: id })
				.map(visible),
		}),
	};
}

/** A name as a URL segment. */
export function slug(name: unknown): string {
	return String(name)
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}

/** A new category gets a UUID, and the tree of its parent (or the store's first tree) if none is set. */
function categoryDefaults(row: Row, store: Store): Row {
	const parent = row.parent_id
		? store.collection('catalog/trees/categories').get(Number(row.parent_id))
		: undefined;
	return {
		category_uuid: randomUUID(),
		parent_id: row.parent_id ?? 0,
		tree_id: row.tree_id || parent?.tree_id || store.collection('catalog/trees').all()[0]?.id,
	};
}

/**
 * "If the brand already exists, the … request adds the product to the brand. If not, the … request creates the brand …. Brand
 * name is not case-sensitive"; "use either the `brand_id` or the `brand_name` field" (products_catalog.v3.yml)
 */
function brandOf({ brand_name, brand_id }: Row, store: Store): Row {
	if (typeof brand_name !== 'string' || brand_name === '' || brand_id) return {};
	const brands = store.collection('catalog/brands');
	const known = brands
		.all()
		.find(({ name }) => String(name).toLowerCase() === brand_name.toLowerCase());
	const custom_url = { url: `/${slug(brand_name)}/`, is_customized: false };
	return { brand_id: (known ?? brands.insert({ name: brand_name, custom_url })).id };
}

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

/** The options that the variants of a new product name. */
function addOptions(product: Row, store: Store): void {
	const options = store.collection('catalog/products/options');
	const values = store.collection('catalog/products/options/values');
	const variants = store.collection('catalog/products/variants');
	for (const variant of variants.where({ product_id: product.id })) {
		const option_values = rowsOf(variant.option_values).map(({ option_display_name, label }) => {
			const own = { product_id: product.id, display_name: option_display_name };
			const option =
				options.where(own)[0] ?? options.insert({ ...own, type: 'dropdown', sort_order: 0 });
			const ofOption = { '$catalog/products/options': option.id, label };
			const value = values.where(ofOption)[0] ?? values.insert({ ...ofOption, sort_order: 0 });
			return { id: value.id, label, option_id: option.id, option_display_name };
		});
		variants.update(variant.id as Id, { option_values });
	}
}

/** A value of a variant that a request names by its IDs. */
function completeValue(value: Row, store: Store): Row {
	const own = store.collection('catalog/products/options/values').get(value.id as Id);
	const option = store.collection('catalog/products/options').get(value.option_id as Id);
	return {
		...value,
		...(own && { label: own.label }),
		...(option && { option_display_name: option.display_name }),
	};
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
function productComputed(product: Row, store: Store): Row {
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
function variantComputed(variant: Row, store: Store): Row {
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
