import type { Identity } from '../state/collection';
import { carts } from '../collectionConfig/carts';
import { catalog } from '../collectionConfig/catalog';
import { content } from '../collectionConfig/content';
import { customers } from '../collectionConfig/customers';
import { marketing } from '../collectionConfig/marketing';
import { orders } from '../collectionConfig/orders';
import { storeSetup } from '../collectionConfig/storeSetup';
import type { CollectionConfig } from '../collectionConfig/types';

const FACTS: Record<string, CollectionConfig> = {
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
	unique: [['resource_id', 'namespace', 'key']],
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
		FACTS[collection] ??
		(collection.endsWith('metafields')
			? { ...METAFIELDS, defaults: () => ({ resource_type: ownerType(collection) }) }
			: {})
	);
}

/** How a collection's records are identified. */
export function identityOf(collection: string): Identity {
	const facts = configOf(collection);
	// Records with a composite key have no ID in the API.
	if (facts.naturalKey && !facts.identity) return { field: '$id', kind: 'integer' };
	return facts.identity ?? { field: 'id', kind: 'integer' };
}

/** The field with the ID of a record's parent. */
export function linkField(collection: string, parent: string): string {
	const named = configOf(collection).links?.[parent];
	if (named) return named;
	return collection === `${parent}/metafields` ? 'resource_id' : `$${parent}`;
}
