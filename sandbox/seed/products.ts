import { slug, addBaseVariant, variantDefaults } from '../collectionConfig/catalog';
import type { Random } from '../state/random';
import type { Row } from '../state/row';
import type { Store } from '../state/store';
import { addRecord, daysAgo } from './addRecord';
import {
	BRANDS,
	PRICE_FACTORS,
	STYLES,
	COLORS,
	SIZES,
	PRODUCT_RANGE,
	type Assortment,
} from './words';

const PRODUCTS = 150;

/** Brands, and 150 products with variants, images and custom fields. */
export function seedProducts(store: Store, random: Random, shelves: Shelf[]): void {
	const brands = BRANDS.map((name) =>
		addRecord(store, 'catalog/brands', {
			name,
			page_title: name,
			custom_url: { url: `/${slug(name)}/`, is_customized: false },
		}),
	);
	const names = new Set<string>();
	for (let index = 0; index < PRODUCTS; index += 1) {
		const shelf = shelves[index % shelves.length];
		const product = makeProduct(index, shelf, brands, names, random);
		const stored = addRecord(store, 'catalog/products', product);
		addProductParts(store, stored, index, random);
		addBaseVariant(stored, store);
	}
}

function makeProduct(
	index: number,
	shelf: Shelf,
	brands: Row[],
	names: Set<string>,
	random: Random,
): Row {
	let name: string;
	let factor: number;
	do {
		const material = random.pick(shelf.assortment.materials);
		name = `${random.pick(STYLES)} ${material} ${random.pick(shelf.assortment.goods)}`;
		factor = PRICE_FACTORS[material] ?? 1;
	} while (names.has(name));
	names.add(name);
	const price = Math.round(random.integer(8, 64) * factor) - 0.05;
	return {
		id: 77 + index,
		name,
		type: 'physical',
		sku: `HT-${String(1001 + index)}`,
		description: `<p>${name}: made to be used every day, and to be handed on.</p>`,
		weight: random.integer(1, 80) / 10,
		width: random.integer(10, 60),
		depth: random.integer(10, 60),
		height: random.integer(4, 40),
		price,
		cost_price: Math.round(price * 55) / 100,
		retail_price: Math.round(price * 115) / 100,
		sale_price: index % 9 === 4 ? Math.round(price * 85) / 100 : 0,
		categories: [
			shelf.category.category_id,
			...(index % 9 === 4 ? [2] : []),
			...(index >= PRODUCTS - 12 ? [1] : []),
		],
		brand_id: random.pick(brands).id,
		inventory_level: stockOf(index, random),
		inventory_warning_level: 5,
		inventory_tracking: hasOptions(index) ? 'variant' : 'product',
		is_visible: index % 37 !== 36,
		is_featured: index % 20 === 0,
		availability: 'available',
		condition: 'New',
		custom_url: { url: `/${slug(name)}/`, is_customized: false },
		search_keywords: name.toLowerCase().replaceAll(' ', ','),
		total_sold: random.integer(0, 240),
		view_count: random.integer(20, 4000),
		reviews_rating_sum: 0,
		reviews_count: 0,
		option_set_id: null,
		option_set_display: 'right',
		date_created: daysAgo(400 - index * 2),
		date_modified: daysAgo(random.integer(1, 120)),
	};
}

/** Ten products are nearly gone (0 to 5 left), so that there is something to do. */
function stockOf(index: number, random: Random): number {
	return index % 15 === 7 ? Math.floor(index / 15) % 6 : random.integer(12, 180);
}

/** Images, custom fields, options, variants and channel of one product. */
function addProductParts(store: Store, product: Row, index: number, random: Random): void {
	const below = { '$catalog/products': product.id };
	for (let number = 0; number <= index % 3; number += 1) {
		const url = `https://cdn.example.com/hearth-and-table/${String(product.sku)}-${number + 1}.jpg`;
		addRecord(store, 'catalog/products/images', {
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
	addRecord(store, 'catalog/products/custom-fields', {
		...below,
		name: 'Care',
		value: random.pick(['Hand wash', 'Dishwasher safe', 'Wipe clean']),
	});
	addRecord(store, 'catalog/products/custom-fields', {
		...below,
		name: 'Made in',
		value: random.pick(['Portugal', 'Japan', 'United States', 'Sweden']),
	});
	addRecord(store, 'catalog/products/channel-assignments', {
		product_id: product.id,
		channel_id: 1,
	});
	if (hasOptions(index))
		addVariants(
			store,
			product,
			index % 2 === 0 ? ['Color', COLORS.slice(0, 3)] : ['Size', SIZES],
			random,
		);
}

function addVariants(
	store: Store,
	product: Row,
	[name, labels]: [string, string[]],
	random: Random,
): void {
	const option = addRecord(store, 'catalog/products/options', {
		product_id: product.id,
		display_name: name,
		name: `${name}${String(product.id)}`,
		type: name === 'Color' ? 'swatch' : 'rectangles',
		sort_order: 0,
	});
	labels.forEach((label, position) => {
		const value = addRecord(store, 'catalog/products/options/values', {
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

/** Every third product comes in colors or sizes; the low-stock ones below never do. */
function hasOptions(index: number): boolean {
	return index % 3 === 0;
}

/** A category without children, and its goods. */
interface Shelf {
	category: Row;
	assortment: Assortment;
}

/** The store's category tree. */
export function seedCategories(store: Store): Shelf[] {
	let sortOrder = 0;
	const category = (name: string, parent: number, path: string) =>
		addRecord(store, 'catalog/trees/categories', {
			name,
			parent_id: parent,
			tree_id: 1,
			is_visible: true,
			sort_order: sortOrder++,
			url: { path, is_customized: false },
			category_uuid: `0c47e6a0-0000-4000-8000-${String(sortOrder).padStart(12, '0')}`,
			description: `<p>${name} for everyday use.</p>`,
		});
	category('New in', 0, '/new-in/');
	category('Sale', 0, '/sale/');
	return Object.entries(PRODUCT_RANGE).flatMap(([name, shelves]) => {
		const parent = category(name, 0, `/${slug(name)}/`);
		return Object.entries(shelves).map(([shelf, assortment]) => ({
			category: category(shelf, Number(parent.category_id), `/${slug(name)}/${slug(shelf)}/`),
			assortment,
		}));
	});
}

const SHARED_OPTIONS: Array<[kind: string, type: string, name: string, labels: string[]]> = [
	['options', 'swatch', 'Glaze', ['Celadon', 'Tenmoku', 'Ash']],
	['options', 'rectangles', 'Set of', ['Two', 'Four', 'Six']],
	['modifiers', 'dropdown', 'Wrapping', ['None', 'Brown paper', 'Linen cloth']],
	['modifiers', 'text', 'Engraving', []],
];

/** Shared options and modifiers. No product uses them yet. */
export function seedSharedOptions(store: Store): void {
	for (const [kind, type, display_name, labels] of SHARED_OPTIONS) {
		const collection = `shared-${kind}`;
		const { id } = store.collection(collection).insert({ type, display_name, required: false });
		labels.forEach((label, index) =>
			store
				.collection(`${collection}/values`)
				.insert({ [`$${collection}`]: id, label, is_default: index === 0 }),
		);
	}
}
