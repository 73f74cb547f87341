import type { Row } from '../../state/row';
import { connection, type PageArguments } from '../relay';
import { fromGlobalId, globalId, type StorefrontContext } from './context';
import { metafieldsOf } from './metafields';
import { categoriesOf, isInStock, productIn, productsOf, sortProducts } from './productData';
import { toProduct } from './products';

interface Listed extends PageArguments {
	hideOutOfStock?: boolean | null;
	sortBy?: string | null;
	ids?: string[];
	entityIds?: number[];
}

interface Wanted {
	id?: string | null;
	entityId?: number | null;
	variantEntityId?: number | null;
	sku?: string | null;
}

const pathOf = (row: Row) =>
	((row.url ?? row.custom_url) as Row | undefined)?.path ??
	((row.url ?? row.custom_url) as Row | undefined)?.url ??
	'/';
const joinWords = (value: unknown) =>
	Array.isArray(value) ? value.join(', ') : String(value ?? '');
const seoOf = (row: Row) => ({
	pageTitle: row.page_title || row.name,
	metaDescription: row.meta_description ?? '',
	metaKeywords: joinWords(row.meta_keywords),
});

/** A page of products, optionally without those that are sold out. */
export function listProducts(
	products: Row[],
	{ hideOutOfStock, sortBy, ...page }: Listed,
	{ store }: StorefrontContext,
) {
	return connection(
		sortProducts(
			products.filter((row) => !hideOutOfStock || isInStock(store, row)),
			sortBy,
		),
		page,
		toProduct,
	);
}

/** A category as shoppers see it. */
function toCategory(row: Row): Row {
	return {
		__typename: 'Category',
		id: globalId('Category', row.category_id),
		entityId: row.category_id,
		name: row.name,
		path: pathOf(row),
		description: row.description ?? '',
		seo: seoOf(row),
		defaultProductSort: 'DEFAULT',
		$row: row,
	};
}

/** A brand as shoppers see it. */
function toBrand(row: Row): Row {
	const keywords = String(row.search_keywords ?? '');
	return {
		__typename: 'Brand',
		id: globalId('Brand', row.id),
		entityId: row.id,
		name: row.name,
		path: pathOf(row),
		seo: seoOf(row),
		searchKeywords: keywords ? keywords.split(',') : [],
	};
}

/** IDs of a category and its descendants. */
export function withChildren(categories: Row[], id: number): number[] {
	return [
		id,
		...categories
			.filter(({ parent_id }) => parent_id === id)
			.flatMap(({ category_id }) => withChildren(categories, Number(category_id))),
	];
}

function treeBelow(context: StorefrontContext, parent: number): Row[] {
	const categories = categoriesOf(context);
	const products = productsOf(context);
	const count = (id: unknown) =>
		products.filter((row) => (row.categories as unknown[] | undefined)?.includes(id)).length;
	const below = (id: number): Row[] =>
		categories
			.filter(({ parent_id }) => parent_id === id)
			.map((row) => {
				const children = below(Number(row.category_id));
				return {
					entityId: row.category_id,
					name: row.name,
					path: pathOf(row),
					description: row.description ?? '',
					productCount: count(row.category_id),
					hasChildren: children.length > 0,
					children,
				};
			});
	return below(parent);
}

function breadcrumbs(categories: Row[], row: Row | undefined): Row[] {
	return row
		? [
				...breadcrumbs(
					categories,
					categories.find(({ category_id }) => category_id === row.parent_id),
				),
				{ entityId: row.category_id, name: row.name, path: pathOf(row) },
			]
		: [];
}

function oneProduct(
	{ id, entityId, variantEntityId, sku }: Wanted,
	context: StorefrontContext,
): Row | null {
	const { store } = context;
	const variants = store.collection('catalog/products/variants');
	const fromSku = sku
		? (store.collection('catalog/products').where({ sku })[0]?.id ??
			variants.where({ sku })[0]?.product_id)
		: undefined;
	const own =
		entityId ??
		(id ? fromGlobalId(id)[1] : undefined) ??
		fromSku ??
		(variantEntityId ? variants.get(variantEntityId)?.product_id : undefined);
	const row = productIn(context, own);
	return row ? toProduct(row) : null;
}

/** Products, categories and brands of a channel. */
export const catalog = {
	Site: {
		products: (
			_site: Row,
			{ ids = [], entityIds = [], ...rest }: Listed,
			context: StorefrontContext,
		) => {
			const meant = [...ids.map((id) => fromGlobalId(id)[1]), ...entityIds.map(String)];
			return listProducts(
				productsOf(context).filter(({ id }) => meant.length === 0 || meant.includes(String(id))),
				rest,
				context,
			);
		},
		newestProducts: (_site: Row, asked: Listed, context: StorefrontContext) =>
			listProducts(sortProducts(productsOf(context), 'NEWEST'), asked, context),
		bestSellingProducts: (_site: Row, asked: Listed, context: StorefrontContext) =>
			listProducts(sortProducts(productsOf(context), 'BEST_SELLING'), asked, context),
		featuredProducts: (_site: Row, asked: Listed, context: StorefrontContext) =>
			listProducts(
				productsOf(context).filter(({ is_featured }) => is_featured === true),
				asked,
				context,
			),
		product: (_site: Row, wanted: Wanted, context: StorefrontContext) =>
			oneProduct(wanted, context),
		category: (_site: Row, { entityId }: { entityId: number }, context: StorefrontContext) => {
			const row = categoriesOf(context).find(({ category_id }) => category_id === entityId);
			return row ? toCategory(row) : null;
		},
		categoryTree: (
			_site: Row,
			{ rootEntityId }: { rootEntityId?: number | null },
			context: StorefrontContext,
		) => treeBelow(context, rootEntityId ?? 0),
		brand: (_site: Row, { entityId }: { entityId: number }, { store }: StorefrontContext) => {
			const row = store.collection('catalog/brands').get(entityId);
			return row ? toBrand(row) : null;
		},
		brands: (
			_site: Row,
			{
				entityIds = [],
				productEntityIds = [],
				...page
			}: PageArguments & { entityIds?: number[]; productEntityIds?: number[] },
			context: StorefrontContext,
		) => {
			const ofProducts = productEntityIds.map((id) => productIn(context, id)?.brand_id);
			const rows = context.store.collection('catalog/brands').all();
			return connection(
				rows.filter(
					({ id }) =>
						(entityIds.length === 0 || entityIds.includes(Number(id))) &&
						(ofProducts.length === 0 || ofProducts.includes(id)),
				),
				page,
				toBrand,
			);
		},
	},
	Product: {
		brand: ({ $row }: Row, _given: unknown, { store }: StorefrontContext) => {
			const row = store.collection('catalog/brands').get(Number(($row as Row).brand_id));
			return row ? toBrand(row) : null;
		},
		categories: ({ $row }: Row, page: PageArguments, context: StorefrontContext) =>
			connection(
				categoriesOf(context).filter(({ category_id }) =>
					(($row as Row).categories as unknown[] | undefined)?.includes(category_id),
				),
				page,
				toCategory,
			),
	},
	Category: {
		products: ({ entityId }: Row, asked: Listed, context: StorefrontContext) =>
			listProducts(
				productsOf(context).filter(({ categories }) =>
					(categories as unknown[] | undefined)?.includes(entityId),
				),
				asked,
				context,
			),
		breadcrumbs: (
			{ $row }: Row,
			{ depth, ...page }: PageArguments & { depth: number },
			context: StorefrontContext,
		) =>
			connection(
				breadcrumbs(categoriesOf(context), $row as Row).slice(-depth),
				page,
				(crumb) => crumb,
			),
		metafields: metafieldsOf('catalog/trees/categories'),
	},
	Brand: {
		products: ({ entityId }: Row, asked: Listed, context: StorefrontContext) =>
			listProducts(
				productsOf(context).filter(({ brand_id }) => brand_id === entityId),
				asked,
				context,
			),
		metafields: metafieldsOf('catalog/brands'),
	},
};
