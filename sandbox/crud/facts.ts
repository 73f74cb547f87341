import type { Identity } from '../state/collection';
import { carts } from '../collectionConfig/carts';
import { catalog } from '../collectionConfig/catalog';
import { content } from '../collectionConfig/content';
import { customers } from '../collectionConfig/customers';
import { marketing } from '../collectionConfig/marketing';
import { orders } from '../collectionConfig/orders';
import { storeSetup } from '../collectionConfig/storeSetup';
import type { CollectionFacts } from '../collectionConfig/types';

const FACTS: Record<string, CollectionFacts> = {
	...carts,
	...catalog,
	...content,
	...customers,
	...marketing,
	...orders,
	...storeSetup,
};

/** A metafield's ID is unique in the whole store: the Admin API names it without its owner. */
const METAFIELDS: CollectionFacts = {
	dated: 'iso',
	unique: [['resource_id', 'namespace', 'key']],
	identity: { field: 'id', kind: 'integer', sequence: 'metafields' },
};

/** What a metafield calls the thing it belongs to: `catalog/products/metafields` → product. */
function ownerType(collection: string): string {
	const owner = collection.split('/').at(-2) ?? '';
	return owner.replace(/ies$/, 'y').replace(/s$/, '');
}

/** What is particular about a collection. */
export function factsOf(collection: string): CollectionFacts {
	return (
		FACTS[collection] ??
		(collection.endsWith('metafields')
			? { ...METAFIELDS, defaults: () => ({ resource_type: ownerType(collection) }) }
			: {})
	);
}

/** How a collection's records are told apart. */
export function identityOf(collection: string): Identity {
	const facts = factsOf(collection);
	// Records found by several fields together have no ID that the API shows.
	if (facts.naturalKey && !facts.identity) return { field: '$id', kind: 'integer' };
	return facts.identity ?? { field: 'id', kind: 'integer' };
}

/** The field in which a record names the record it lies below. */
export function linkField(collection: string, parent: string): string {
	const named = factsOf(collection).links?.[parent];
	if (named) return named;
	return collection === `${parent}/metafields` ? 'resource_id' : `$${parent}`;
}
