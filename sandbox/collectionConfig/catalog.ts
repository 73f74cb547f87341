import type { Row } from '../state/row';
import { visible } from '../state/row';
import type { Store } from '../state/store';
import type { CollectionConfig } from './types';
import { addBaseVariant, productComputed, variantComputed, variantDefaults } from './products';
import { categoryDefaults } from './categories';

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
		nested: {
			variants: 'catalog/products/variants',
			images: 'catalog/products/images',
			videos: 'catalog/products/videos',
			custom_fields: 'catalog/products/custom-fields',
			bulk_pricing_rules: 'catalog/products/bulk-pricing-rules',
		},
		created: addBaseVariant,
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
		defaults: variantDefaults,
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
