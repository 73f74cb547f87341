import type { Row } from '../state/row';
import type { Store } from '../state/store';
import { slug } from '../collectionConfig/catalog';
import { add } from './add';
import { RANGE, type Assortment } from './words';

/** A category without children, and its goods. */
export interface Shelf {
	category: Row;
	assortment: Assortment;
}

/** The store's category tree. */
export function seedCategories(store: Store): Shelf[] {
	let sortOrder = 0;
	const category = (name: string, parent: number, path: string) =>
		add(store, 'catalog/trees/categories', {
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
	return Object.entries(RANGE).flatMap(([name, shelves]) => {
		const parent = category(name, 0, `/${slug(name)}/`);
		return Object.entries(shelves).map(([shelf, assortment]) => ({
			category: category(shelf, Number(parent.category_id), `/${slug(name)}/${slug(shelf)}/`),
			assortment,
		}));
	});
}
