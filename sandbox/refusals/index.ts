import { catalog } from './catalog';
import { content } from './content';
import { customers } from './customers';
import { marketing } from './marketing';
import { orders } from './orders';
import { storeSetup } from './storeSetup';
import type { Refusals } from './types';

const REFUSALS: Record<string, Refusals> = {
	...catalog,
	...content,
	...customers,
	...marketing,
	...orders,
	...storeSetup,
};

/** What BigCommerce refuses about the records of a collection. */
export function refusalsOf(collection: string): Refusals {
	const owner = /^(.+)\/metafields$/.exec(collection)?.[1];
	// Likely: the record that a metafield belongs to exists. The store's own metafields belong to no record of a list.
	if (owner && owner !== 'store') return { references: { resource_id: owner } };
	return REFUSALS[collection] ?? {};
}
