import type { Identity } from '../state/collection';
import { b2b } from '../b2b/collections';
import { carts, orders } from './cartsAndOrders';
import { catalog } from './catalog';
import { content } from './content';
import { customers } from './customers';
import { marketing } from './marketing';
import { storeSetup } from './storeSetup';
import type { CollectionConfig } from './types';

const CONFIG: Record<string, CollectionConfig> = {
	...b2b,
	...carts,
	...catalog,
	...content,
	...customers,
	...marketing,
	...orders,
	...storeSetup,
};

/** A metafield's ID is unique in the whole store, because the Admin API uses it without its owner. */
const METAFIELDS: CollectionConfig = {
	dated: 'iso',
	// "Duplicate unique key combinations of the app's client id, namespace, key, resource_type, and resource_id"
	unique: [['owner_client_id', 'resource_id', 'namespace', 'key']],
	identity: { field: 'id', kind: 'integer', sequence: 'metafields' },
};

/** The resource type of a metafield's owner: `catalog/products/metafields` → product. */
function ownerType(collection: string): string {
	const owner = collection.split('/').at(-2) ?? '';
	return owner.replace(/ies$/, 'y').replace(/s$/, '');
}

/** The configuration of a collection. */
export function configOf(collection: string): CollectionConfig {
	return (
		CONFIG[collection] ??
		(collection.endsWith('metafields')
			? { ...METAFIELDS, defaults: () => ({ resource_type: ownerType(collection) }) }
			: {})
	);
}

/** How a collection's records are identified. */
export function identityOf(collection: string): Identity {
	const config = configOf(collection);
	// Records with a composite key have no ID in the API.
	if (config.naturalKey && !config.identity) return { field: '$id', kind: 'integer' };
	return config.identity ?? { field: 'id', kind: 'integer' };
}

/** The field with the ID of a record's parent. */
export function linkField(collection: string, parent: string): string {
	const named = configOf(collection).links?.[parent];
	if (named) return named;
	return collection === `${parent}/metafields` ? 'resource_id' : `$${parent}`;
}
