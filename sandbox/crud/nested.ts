import { isRow, rowsOf, type Id, type Row } from '../state/row';
import type { Store } from '../state/store';
import { configOf, identityOf, linkField } from './facts';

/**
 * Removes from a request the lists that are separate collections (a product's `images`, a customer's `addresses`).
 */
export function splitNested(collection: string, fields: Row): { own: Row; nested: Row } {
	const names = Object.keys(configOf(collection).nested ?? {});
	const own = { ...fields };
	const nested: Row = {};
	for (const name of names) {
		nested[name] = own[name];
		delete own[name];
	}
	return { own, nested };
}

/** Saves such lists below their record: elements with a known ID are updated, the others are created. */
export function saveNested(store: Store, collection: string, id: Id, nested: Row): void {
	for (const [name, target] of Object.entries(configOf(collection).nested ?? {})) {
		const rows = store.collection(target);
		const { field } = identityOf(target);
		for (const element of rowsOf(nested[name]).filter(isRow)) {
			const known = element[field] as Id | undefined;
			const row = { ...element, [linkField(target, collection)]: id };
			if (known && rows.get(known)) {
				rows.update(known, row);
				continue;
			}
			delete (row as Row)[field];
			rows.insert({ ...row, ...configOf(target).defaults?.(row, store) });
		}
	}
}
