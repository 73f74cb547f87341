import { linkOf, type Call, type Handler } from '../crud/call';
import { filter, hasFilter } from '../crud/filters';
import { compute } from '../crud/present';
import { removeMany, rowsBelow } from '../crud/records';
import { assertAcceptable } from '../crud/refuse';
import { invalid } from '../responses/apiError';
import { noContent, type HandlerResponse } from '../responses/response';
import { rowsOf, type Row } from '../state/row';

/** The nested categories, as GET of a tree shows them. */
function treeBelow(rows: Row[], parent: unknown, depth: number, path: unknown[]): Row[] {
	return rows
		.filter((row) => row.parent_id === parent)
		.map((row) => {
			const here = [...path, row.category_id];
			return {
				id: row.category_id,
				parent_id: row.parent_id,
				depth,
				path: here,
				name: row.name,
				is_visible: row.is_visible,
				url: (row.url as Row | undefined)?.path ?? '',
				children: treeBelow(rows, row.category_id, depth + 1, here),
			};
		});
}

const getTree: Handler = (call) => {
	linkOf(call);
	const rows = call.store
		.collection('catalog/trees/categories')
		.where({ tree_id: call.params.tree_id });
	return { data: treeBelow(rows, 0, 0, []) };
};

/** 202 with counts, not 204 (bigcommerce-limits-errors.md). */
const removeCategories: Handler = (call): HandlerResponse => {
	const total = hasFilter(call) ? filter(call, rowsBelow(call)).length : 0;
	removeMany(call);
	return { status: 202, body: { meta: { total, success: total, failed: 0 } } };
};

/** "You must include a filter. This prevents inadvertently deleting all Product objects" (products_catalog.v3.yml). */
const removeProducts: Handler = (call) => {
	if (!hasFilter(call)) throw invalid({ filter: 'at least one filter is required' });
	return removeMany(call);
};

const replaceAssignments =
	(field: string): Handler =>
	(call: Call) => {
		const elements = rowsOf(call.body);
		elements.forEach((sent) => assertAcceptable(call, { sent, record: sent }));
		for (const element of elements) {
			const rows = call.store.collection(call.shape.collection);
			const { product_id, [field]: other } = element;
			if (rows.where({ product_id, [field]: other }).length === 0)
				rows.insert({ product_id, [field]: other });
		}
		return noContent;
	};

/** GET /catalog/summary: figures over all products. */
const getSummary: Handler = ({ store }) => {
	const variants = store.collection('catalog/products/variants').all();
	const products = store
		.collection('catalog/products')
		.all()
		.map((row) => compute({ store }, 'catalog/products', row));
	const prices = products.map((product) => Number(product.price));
	const levels = products.map((product) => Number(product.inventory_level));
	const sum = (numbers: number[]) => numbers.reduce((total, value) => total + value, 0);
	return {
		data: {
			inventory_count: sum(levels),
			inventory_value: sum(prices.map((price, index) => price * levels[index])),
			variant_count: variants.length,
			highest_variant_price: Math.max(0, ...prices),
			lowest_variant_price: Math.min(...prices, Infinity),
			average_variant_price: prices.length ? sum(prices) / prices.length : 0,
			oldest_variant_date: products[0]?.date_created ?? null,
			newest_variant_date: products.at(-1)?.date_created ?? null,
			primary_category_id:
				store.collection('catalog/trees/categories').all()[0]?.category_id ?? null,
			primary_category_name: store.collection('catalog/trees/categories').all()[0]?.name ?? null,
		},
	};
};

/** Categories, assignments of products, and the summary of the catalog. */
export const catalog: Record<string, Handler> = {
	'GET v3 /catalog/trees/{tree_id}/categories': getTree,
	'DELETE v3 /catalog/trees/categories': removeCategories,
	'DELETE v3 /catalog/products': removeProducts,
	'GET v3 /catalog/summary': getSummary,
	'PUT v3 /catalog/products/channel-assignments': replaceAssignments('channel_id'),
	'PUT v3 /catalog/products/category-assignments': replaceAssignments('category_id'),
};
