import { noContent, type HandlerResponse } from '../responses/response';
import { invalid } from '../responses/apiError';
import { linkOf, type Call, type Handler } from '../crud/call';
import { filter, hasFilter } from '../crud/filters';
import { removeMany, rowsBelow } from '../crud/records';
import type { Row } from '../state/row';

/** The nested categories, as GET of a tree shows them. */
function branches(rows: Row[], parent: unknown, depth: number, path: unknown[]): Row[] {
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
				children: branches(rows, row.category_id, depth + 1, here),
			};
		});
}

const tree: Handler = (call) => {
	linkOf(call);
	const rows = call.store
		.collection('catalog/trees/categories')
		.where({ tree_id: call.params.tree_id });
	return { data: branches(rows, 0, 0, []) };
};

/** 202 with counts, not 204 (bigcommerce-limits-errors.md). */
const removeCategories: Handler = (call): HandlerResponse => {
	const total = hasFilter(call.query) ? filter(call, rowsBelow(call)).length : 0;
	removeMany(call);
	return { status: 202, body: { meta: { total, success: total, failed: 0 } } };
};

/** "You must include a filter. This prevents inadvertently deleting all Product objects" (products_catalog.v3.yml). */
const removeProducts: Handler = (call) => {
	if (!hasFilter(call.query)) throw invalid({ filter: 'at least one filter is required' });
	return removeMany(call);
};

const replaceAssignments =
	(field: string): Handler =>
	(call: Call) => {
		for (const element of call.body as Row[]) {
			const rows = call.store.collection(call.shape.collection);
			const { product_id, [field]: other } = element;
			if (rows.where({ product_id, [field]: other }).length === 0)
				rows.insert({ product_id, [field]: other });
		}
		return noContent;
	};

/** Category trees and category assignments. */
export const categories: Record<string, Handler> = {
	'GET v3 /catalog/trees/{tree_id}/categories': tree,
	'DELETE v3 /catalog/trees/categories': removeCategories,
	'DELETE v3 /catalog/products': removeProducts,
	'PUT v3 /catalog/products/channel-assignments': replaceAssignments('channel_id'),
	'PUT v3 /catalog/products/category-assignments': replaceAssignments('category_id'),
};
