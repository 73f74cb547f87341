import type { Row } from '../../state/row';
import type { Store } from '../../state/store';
import { connection, type PageArguments } from '../relay';
import { globalId, type StorefrontContext } from './context';
import { pricesOf } from './prices';
import { imagesOf, isInStock, stockOf, textOf } from './productData';
import { metafieldsOf } from './metafields';

/** A product in the Storefront API's shape, with its record. */
export function toProduct(row: Row): Row {
	return { __typename: 'Product', id: globalId('Product', row.id), entityId: row.id, $row: row };
}

/** Variants have larger pages than anything else. Source: the guide to the Storefront API. */
const MOST_VARIANTS = 250;

const rowOf = (product: Row) => product.$row as Row;
const text = (field: string) => (product: Row, _given: unknown, context: StorefrontContext) =>
	textOf(context, rowOf(product), field);
const plain =
	(field: string, otherwise: unknown = '') =>
	(product: Row) =>
		rowOf(product)[field] || otherwise;
const variantsOf = (store: Store, { id }: Row) =>
	store.collection('catalog/products/variants').where({ product_id: id });
const measured = (field: string, unit: string) => (product: Row) =>
	Number(rowOf(product)[field]) ? { value: Number(rowOf(product)[field]), unit } : null;
const withoutTags = (html: string) => html.replace(/<[^>]*>/g, '');

function availability({ availability: status, availability_description: description }: Row): Row {
	const availability = status === 'disabled' ? 'Unavailable' : 'Available';
	return {
		__typename: availability === 'Available' ? 'ProductAvailable' : 'ProductUnavailable',
		status: availability,
		description: description ?? '',
		message: null,
	};
}

function options(store: Store, id: unknown, page: PageArguments) {
	return connection(
		store.collection('catalog/products/options').where({ product_id: id }),
		page,
		(row) => ({
			__typename: 'MultipleChoiceOption',
			entityId: row.id,
			displayName: row.display_name,
			displayStyle: row.type,
			isRequired: true,
			isVariantOption: true,
			$row: row,
		}),
	);
}

function toVariant(product: Row) {
	return (row: Row): Row => ({
		__typename: 'Variant',
		id: globalId('Variant', row.id),
		entityId: row.id,
		sku: row.sku ?? '',
		upc: row.upc || null,
		mpn: row.mpn || null,
		gtin: row.gtin || null,
		isPurchasable: row.purchasing_disabled !== true,
		$row: row,
		$product: product,
	});
}

interface VariantFilters extends PageArguments {
	entityIds?: number[];
	skus?: string[];
	isPurchasable?: boolean | null;
}

function variants(
	product: Row,
	{ entityIds = [], skus = [], isPurchasable, ...page }: VariantFilters,
	{ store }: StorefrontContext,
) {
	const all = variantsOf(store, rowOf(product)).map(toVariant(rowOf(product)));
	const meant = all.filter(
		(row) =>
			(entityIds.length === 0 || entityIds.includes(Number(row.entityId))) &&
			(skus.length === 0 || skus.includes(String(row.sku))) &&
			(typeof isPurchasable !== 'boolean' || row.isPurchasable === isPurchasable),
	);
	return connection(meant, page, (row) => row, MOST_VARIANTS);
}

/** Products with their variants and options. */
export const products = {
	Product: {
		sku: plain('sku'),
		path: (product: Row) => (rowOf(product).custom_url as Row | undefined)?.url ?? '/',
		name: text('name'),
		description: text('description'),
		warranty: text('warranty'),
		plainTextDescription: (
			product: Row,
			{ characterLimit }: { characterLimit: number },
			context: StorefrontContext,
		) => withoutTags(textOf(context, rowOf(product), 'description')).slice(0, characterLimit),
		seo: (product: Row, _given: unknown, context: StorefrontContext) => ({
			pageTitle:
				textOf(context, rowOf(product), 'page_title') || textOf(context, rowOf(product), 'name'),
			metaDescription: textOf(context, rowOf(product), 'meta_description'),
			metaKeywords: ([] as unknown[]).concat(rowOf(product).meta_keywords ?? []).join(', '),
		}),
		minPurchaseQuantity: plain('order_quantity_minimum', null),
		maxPurchaseQuantity: plain('order_quantity_maximum', null),
		type: plain('type'),
		upc: plain('upc', null),
		mpn: plain('mpn', null),
		gtin: plain('gtin', null),
		addToCartUrl: (product: Row) => `/cart.php?action=add&product_id=${String(product.entityId)}`,
		condition: (product: Row) =>
			rowOf(product).condition ? String(rowOf(product).condition).toUpperCase() : null,
		createdAt: (product: Row) => ({ utc: rowOf(product).date_created }),
		weight: measured('weight', 'LBS'),
		height: measured('height', 'IN'),
		width: measured('width', 'IN'),
		depth: measured('depth', 'IN'),
		prices: (
			product: Row,
			{ currencyCode }: { currencyCode?: string | null },
			{ store }: StorefrontContext,
		) => pricesOf(store, rowOf(product), variantsOf(store, rowOf(product)), currencyCode),
		reviewSummary: (product: Row) => {
			const [sum, count] = [
				Number(rowOf(product).reviews_rating_sum ?? 0),
				Number(rowOf(product).reviews_count ?? 0),
			];
			return {
				averageRating: count ? sum / count : 0,
				numberOfReviews: count,
				summationOfRatings: sum,
			};
		},
		availabilityV2: (product: Row) => availability(rowOf(product)),
		inventory: (product: Row, _given: unknown, { store }: StorefrontContext) => {
			const left = stockOf(store, rowOf(product));
			return {
				isInStock: isInStock(store, rowOf(product)),
				hasVariantInventory: rowOf(product).inventory_tracking === 'variant',
				aggregated:
					left === undefined
						? null
						: {
								availableToSell: left,
								warningLevel: Number(rowOf(product).inventory_warning_level ?? 0),
							},
			};
		},
		variants,
		productOptions: (product: Row, page: PageArguments, { store }: StorefrontContext) =>
			options(store, product.entityId, page),
		customFields: (
			product: Row,
			{ names = [], ...page }: PageArguments & { names?: string[] },
			{ store }: StorefrontContext,
		) => {
			const rows = store
				.collection('catalog/products/custom-fields')
				.where({ '$catalog/products': product.entityId });
			return connection(
				rows.filter(({ name }) => names.length === 0 || names.includes(String(name))),
				page,
				({ id, name, value }) => ({ entityId: id, name, value }),
			);
		},
		images: (product: Row, page: PageArguments, { store }: StorefrontContext) =>
			connection(imagesOf(store, rowOf(product)), page, (image) => image),
		defaultImage: (product: Row, _given: unknown, { store }: StorefrontContext) =>
			imagesOf(store, rowOf(product)).find(({ isDefault }) => isDefault) ?? null,
		metafields: metafieldsOf('catalog/products'),
	},
	Variant: {
		prices: (
			{ $product, $row }: Row,
			{ currencyCode }: { currencyCode?: string | null },
			{ store }: StorefrontContext,
		) => pricesOf(store, $product as Row, [$row as Row], currencyCode),
		inventory: ({ $row, $product }: Row, _given: unknown, { store }: StorefrontContext) => {
			const left =
				($product as Row).inventory_tracking === 'variant'
					? Number(($row as Row).inventory_level ?? 0)
					: stockOf(store, $product as Row);
			return {
				isInStock: (left ?? 1) > 0,
				aggregated:
					left === undefined
						? null
						: {
								availableToSell: left,
								warningLevel: Number(($row as Row).inventory_warning_level ?? 0),
							},
			};
		},
		defaultImage: ({ $product }: Row, _given: unknown, { store }: StorefrontContext) =>
			imagesOf(store, $product as Row).find(({ isDefault }) => isDefault) ?? null,
		productOptions: ({ $product }: Row, page: PageArguments, { store }: StorefrontContext) =>
			options(store, ($product as Row).id, page),
		metafields: metafieldsOf('catalog/products/variants'),
	},
	MultipleChoiceOption: {
		values: ({ $row }: Row, page: PageArguments, { store }: StorefrontContext) =>
			connection(
				store
					.collection('catalog/products/options/values')
					.where({ '$catalog/products/options': ($row as Row).id }),
				page,
				(row) => ({
					__typename: 'MultipleChoiceOptionValue',
					entityId: row.id,
					label: row.label,
					isDefault: row.is_default ?? false,
					isSelected: null,
				}),
			),
	},
	Image: {
		url: ({ $url }: Row) => $url,
		urlOriginal: ({ $url }: Row) => $url,
		urlTemplate: ({ $url }: Row) => $url,
	},
};
