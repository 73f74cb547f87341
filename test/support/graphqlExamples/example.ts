import type { Json } from '../graphqlSteps';

/** What somebody fills in, and what BigCommerce's guides and schema want to be asked then: the field, and what stands in its brackets. Nothing here is worked out from the catalogue. */
export interface Example {
	as: 'account' | 'app' | 'full';
	parameters?: Json;
	field: string;
	given?: Json;
}

/** The first records of a list. */
export const list = { returnAll: false, limit: 5 };
