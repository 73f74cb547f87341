import type { Operation, Upsert } from '../../../catalog/types';
import type { Changes } from '../changes/compareFields';
import type { ItemRequest } from '../batching/types';
import type { Json } from '../../shared/utils/isObject';

/** An item of *Create or Update*. */
export interface UpsertItem {
	itemRequest: ItemRequest;
	/** The fields given for the record. */
	fields: Json;
	/** The columns to match on, and those that are always part of the key. */
	columns: string[];
	/** Identifies the record: two items with the same identity are about the same one. */
	identity: string;
}

/** What to do for an item. */
export type Plan =
	| { kind: 'create'; item: UpsertItem; itemRequest: ItemRequest }
	| {
			kind: 'update';
			item: UpsertItem;
			itemRequest: ItemRequest;
			record: Json;
			changes: Changes;
	  }
	| { kind: 'none'; item: UpsertItem; record: Json }
	| { kind: 'failed'; item: UpsertItem; error: Error };

/** The operations of an upsert, found in the catalog. */
export interface UpsertOperations {
	upsert: Upsert;
	operation: Operation;
	create: Operation;
	/** Absent if records that exist cannot be updated. */
	update?: Operation;
	list: Operation;
	/** The field of the records of the list with their ID. */
	id: string;
}
