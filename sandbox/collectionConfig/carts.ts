import type { Identity } from '../state/collection';
import type { CollectionConfig } from './types';

const uuid: Identity = { field: 'id', kind: 'uuid' };

/** Carts, checkouts and abandoned carts. */
export const carts: Record<string, CollectionConfig> = {
	carts: { identity: uuid },
	checkouts: { identity: uuid },
	'checkouts/consignments': { identity: uuid },
	'checkouts/billing-address': { identity: uuid },
	'abandoned-carts': { identity: { field: 'token', kind: 'uuid' } },
};
