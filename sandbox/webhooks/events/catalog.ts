import { linkField } from '../../collectionConfig';
import { rowsOf, type Id, type Row } from '../../state/row';
import type { Store } from '../../state/store';
import { ANY, life, ownChannel, SAVED, type EventRule } from './rule';

const PRODUCTS = 'catalog/products';
const VARIANTS = 'catalog/products/variants';
const STOCK = ['inventory_level', 'inventory_warning_level'];
/** All stock is at the first location. */
const LOCATION = 1;
/** BigCommerce numbers SKUs separately from variants: the ID in a SKU's event is not the variant's. */
const SKU_IDS_FROM = 10_000;

/** Parts of a product. A change to a part also updates the product. */
const PARTS = [
	'images',
	'videos',
	'custom-fields',
	'bulk-pricing-rules',
	'complex-rules',
	'options',
	'modifiers',
	'variants',
];

/** Products without options also have a variant, which fires no events. */
const hasOptions = ({ option_values }: Row) => rowsOf(option_values).length > 0;

const product = ({ id }: Row) => ({ type: 'product', id });
const sku = ({ id, product_id }: Row) => ({
	type: 'sku',
	id: SKU_IDS_FROM + Number(id),
	sku: { product_id, variant_id: id },
});
const choice =
	(type: string) =>
	({ id, product_id }: Row) => ({ type, id, affected_product_ids: [product_id] });

/** The channels that show the record's category tree. */
function treeChannels({ tree_id }: Row, store: Store): unknown[] {
	return (
		(store.collection('catalog/trees').get(tree_id as Id)?.channels as unknown[] | undefined) ?? []
	);
}

function categoryChannels({ category_id }: Row, store: Store): unknown[] {
	return treeChannels(
		store.collection('catalog/trees/categories').get(category_id as Id) ?? {},
		store,
	);
}

const parts = PARTS.map((name): EventRule => {
	const link = linkField(`${PRODUCTS}/${name}`, PRODUCTS);
	return {
		of: `${PRODUCTS}/${name}`,
		kinds: ANY,
		except: STOCK,
		scope: 'store/product/updated',
		data: (part) => product({ id: part[link] }),
		partOf: { collection: PRODUCTS, id: (part) => part[link] },
	};
});

const stock: EventRule[] = [
	{
		of: PRODUCTS,
		kinds: ['updated'],
		fields: ['inventory_level'],
		scope: 'store/product/inventory/updated',
		data: ({ id, inventory_level }) => ({
			type: 'product',
			id,
			inventory: { product_id: id, method: 'absolute', value: inventory_level },
		}),
	},
	{
		of: VARIANTS,
		kinds: ['updated'],
		fields: ['inventory_level'],
		when: hasOptions,
		scope: 'store/sku/inventory/updated',
		data: ({ id, product_id, inventory_level }) => ({
			type: 'sku',
			id: SKU_IDS_FROM + Number(id),
			inventory: { product_id, method: 'absolute', value: inventory_level, variant_id: id },
		}),
	},
	// The star is part of the scope's name.
	...[
		[PRODUCTS, 'inventory_level', 'stock_changed'],
		[VARIANTS, 'inventory_level', 'stock_changed'],
		[VARIANTS, 'inventory_warning_level', 'settings_changed'],
	].map(([of, field, name]): EventRule => ({
		of,
		kinds: ['updated'],
		fields: [field],
		scope: `store/channel/*/inventory/product/${name}`,
		data: ({ id, product_id, base_variant_id }) => ({
			variant_id: base_variant_id ?? id,
			product_id: product_id ?? id,
			location_id: LOCATION,
		}),
	})),
];

const assignments: EventRule[] = (['created', 'deleted'] as const).flatMap((kind) => {
	const name = kind === 'created' ? 'assigned' : 'unassigned';
	return [
		{
			of: 'catalog/products/channel-assignments',
			kinds: [kind],
			scope: `store/product/${name}`,
			channel: { ids: ownChannel, data: ({ product_id }) => ({ product_id }) },
		},
		{
			of: 'catalog/products/category-assignments',
			kinds: [kind],
			scope: `store/category/product/${name}`,
			channel: {
				ids: categoryChannels,
				data: ({ product_id, category_id }) => ({ product_id, category_id }),
			},
		},
	];
});

/** Products, variants, stock, categories. */
export const catalog: EventRule[] = [
	...life(PRODUCTS, 'store/product', product, { except: STOCK }),
	...parts,
	...life(VARIANTS, 'store/sku', sku, { except: STOCK, when: hasOptions }),
	...stock,
	...assignments,
	{
		of: `${PRODUCTS}/options`,
		kinds: ['updated'],
		scope: 'store/option/updated',
		data: choice('local_option'),
	},
	{
		of: `${PRODUCTS}/modifiers`,
		kinds: ['updated'],
		scope: 'store/modifier/updated',
		data: choice('local_modifier'),
	},
	...life(
		'catalog/trees/categories',
		'store/category',
		({ category_id }) => ({ type: 'category', id: category_id }),
		{
			channel: {
				ids: treeChannels,
				data: ({ category_id, tree_id }) => ({ category_id, tree_id }),
			},
		},
	),
	{
		of: 'catalog/trees/categories',
		kinds: ANY,
		scope: 'store/categoryTree/updated',
		channel: { ids: treeChannels, data: ({ tree_id }) => ({ tree_id }) },
	},
	{
		of: 'catalog/trees',
		kinds: SAVED,
		scope: 'store/categoryTree/updated',
		channel: {
			ids: ({ channels }) => (channels as unknown[] | undefined) ?? [],
			data: ({ id }) => ({ tree_id: id }),
		},
	},
];
