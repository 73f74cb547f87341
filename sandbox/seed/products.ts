import { slug, addBaseVariant } from '../collectionConfig/catalog';
import type { Random } from '../state/random';
import type { Row } from '../state/row';
import type { Store } from '../state/store';
import { add, daysAgo } from './add';
import type { Shelf } from './categories';
import { addProductParts, hasOptions } from './productParts';
import { BRANDS, DEARER, STYLES } from './words';

const PRODUCTS = 150;

/** Brands, and 150 products with variants, images and custom fields. */
export function seedProducts(store: Store, random: Random, shelves: Shelf[]): void {
	const brands = BRANDS.map((name) =>
		add(store, 'catalog/brands', {
			name,
			page_title: name,
			custom_url: { url: `/${slug(name)}/`, is_customized: false },
		}),
	);
	const names = new Set<string>();
	for (let index = 0; index < PRODUCTS; index += 1) {
		const shelf = shelves[index % shelves.length];
		const product = makeProduct(index, shelf, brands, names, random);
		const stored = add(store, 'catalog/products', product);
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
		factor = DEARER[material] ?? 1;
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
