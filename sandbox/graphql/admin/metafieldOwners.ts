import type { Collection } from '../../state/collection';
import type { Store } from '../../state/store';
import { graphQlError } from '../errors';

/** A kind of record with metafields. */
export interface Owner {
	/** By the name of the Admin API. */
	type: string;
	/** In its global ID. */
	kind: string;
	/** Its records in the store. */
	collection: string;
	/** Scope to change its metafields. */
	scope: string;
}

/** All kinds of records with metafields. */
export const OWNERS: Owner[] = [
	{ type: 'STORE', kind: 'store', collection: 'store', scope: 'store_v2_information' },
	{ type: 'PRODUCT', kind: 'product', collection: 'catalog/products', scope: 'store_v2_products' },
	{
		type: 'VARIANT',
		kind: 'variant',
		collection: 'catalog/products/variants',
		scope: 'store_v2_products',
	},
	{ type: 'BRAND', kind: 'brand', collection: 'catalog/brands', scope: 'store_v2_products' },
	{
		type: 'CATEGORY',
		kind: 'category',
		collection: 'catalog/trees/categories',
		scope: 'store_v2_products',
	},
	{ type: 'CHANNEL', kind: 'channel', collection: 'channels', scope: 'store_channel_settings' },
	{ type: 'CUSTOMER', kind: 'customer', collection: 'customers', scope: 'store_v2_customers' },
	{ type: 'ORDER', kind: 'order', collection: 'orders', scope: 'store_v2_orders' },
	{ type: 'CART', kind: 'cart', collection: 'carts', scope: 'store_cart' },
	{
		type: 'LOCATION',
		kind: 'location',
		collection: 'inventory/locations',
		scope: 'store_inventory',
	},
];

/** Metafields of one kind of owner. */
export function metafieldsOf(store: Store, { collection }: Owner): Collection {
	return store.collection(`${collection}/metafields`);
}

/** The owner of a metafield: the store if none is set. REST uses the number 1 for the store. */
export function ownerOf(
	store: Store,
	resourceId: string | null | undefined,
): { owner: Owner; id: unknown } {
	if (!resourceId) return { owner: OWNERS[0], id: 1 };
	const [, kind, own] = /^bc\/store\/([^/]+)\/(.+)$/.exec(resourceId) ?? [];
	const owner = OWNERS.find((owner) => owner.kind === kind);
	if (!owner) throw graphQlError(`Invalid ID: ${resourceId}.`);
	if (owner.type === 'STORE') {
		if (own !== String(store.singletons.get('store||')?.store_id))
			throw graphQlError(`Entity ${resourceId} not found.`);
		return { owner, id: 1 };
	}
	const rows = store.collection(owner.collection);
	const row = rows.get(own);
	if (!row) throw graphQlError(`Entity ${resourceId} not found.`);
	return { owner, id: row[rows.identity.field] };
}
