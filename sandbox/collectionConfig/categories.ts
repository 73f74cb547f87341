import { randomUUID } from 'node:crypto';
import type { Row } from '../state/row';
import type { Store } from '../state/store';

/** A new category gets a UUID, and the tree of its parent (or the store's first tree) if none is set. */
export function categoryDefaults(row: Row, store: Store): Row {
	const parent = row.parent_id
		? store.collection('catalog/trees/categories').get(Number(row.parent_id))
		: undefined;
	return {
		category_uuid: randomUUID(),
		parent_id: row.parent_id ?? 0,
		tree_id: row.tree_id || parent?.tree_id || store.collection('catalog/trees').all()[0]?.id,
	};
}
