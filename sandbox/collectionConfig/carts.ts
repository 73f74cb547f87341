import type { Identity } from '../state/collection';
import type { CollectionFacts } from './types';

const uuid: Identity = { field: 'id', kind: 'uuid' };

/** Carts, checkouts and abandoned carts. */
export const carts: Record<string, CollectionFacts> = {
	carts: { identity: uuid },
	checkouts: { identity: uuid },
	'checkouts/consignments': { identity: uuid },
	'checkouts/billing-address': { identity: uuid },
	'abandoned-carts': { identity: { field: 'token', kind: 'uuid' } },
};
