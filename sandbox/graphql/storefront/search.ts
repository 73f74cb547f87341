import type { Row } from '../../state/row';
import type { PageArguments } from '../relay';
import { listProducts, withChildren } from './catalog';
import type { StorefrontContext } from './context';
import { categoriesOf, productsOf, sortProducts, textOf } from './productData';

interface Filters {
	searchTerm?: string | null;
	price?: { minPrice?: number | null; maxPrice?: number | null } | null;
	categoryEntityId?: number | null;
	categoryEntityIds?: number[] | null;
	searchSubCategories?: boolean | null;
	brandEntityIds?: number[] | null;
	isFreeShipping?: boolean | null;
	isFeatured?: boolean | null;
	hideOutOfStock?: boolean | null;
}

interface Search {
	filters: Filters;
	sort?: string | null;
}

/** Every word must appear in a product's visible texts. */
function holds(context: StorefrontContext, row: Row, term: string): boolean {
	const text = [
		textOf(context, row, 'name'),
		row.sku,
		row.search_keywords,
		textOf(context, row, 'description'),
	]
		.join(' ')
		.toLowerCase();
	return term
		.toLowerCase()
		.split(/\s+/)
		.every((word) => text.includes(word));
}

function categoriesIn(
	context: StorefrontContext,
	{ categoryEntityId, categoryEntityIds, searchSubCategories }: Filters,
): number[] | undefined {
	const named = [...(categoryEntityId ? [categoryEntityId] : []), ...(categoryEntityIds ?? [])];
	if (named.length === 0) return undefined;
	const all = categoriesOf(context);
	return searchSubCategories ? named.flatMap((id) => withChildren(all, id)) : named;
}

function found(context: StorefrontContext, filters: Filters): Row[] {
	const { searchTerm, price, brandEntityIds, isFreeShipping, isFeatured } = filters;
	const categories = categoriesIn(context, filters);
	return productsOf(context).filter((row) => {
		const cost = Number(row.sale_price) || Number(row.price);
		return (
			(!searchTerm || holds(context, row, searchTerm)) &&
			cost >= (price?.minPrice ?? 0) &&
			cost <= (price?.maxPrice ?? Infinity) &&
			(!categories ||
				(row.categories as number[] | undefined)?.some((id) => categories.includes(id))) &&
			(!brandEntityIds || brandEntityIds.includes(Number(row.brand_id))) &&
			(typeof isFreeShipping !== 'boolean' || (row.is_free_shipping === true) === isFreeShipping) &&
			(typeof isFeatured !== 'boolean' || (row.is_featured === true) === isFeatured)
		);
	});
}

/** The search of the storefront. */
export const search = {
	Site: { search: () => ({}) },
	SearchQueries: { searchProducts: (_parent: Row, asked: Search) => asked },
	SearchProducts: {
		products: ({ filters, sort }: Search, page: PageArguments, context: StorefrontContext) =>
			listProducts(
				sortProducts(found(context, filters), sort),
				{ ...page, hideOutOfStock: filters.hideOutOfStock },
				context,
			),
	},
};
