import { rowsOf } from '../state/row';
import type { Refusals, Rule } from './types';

const CUSTOMER = 'customers';

/** "Provide a `channel_ids` array containing the channels … This array cannot be empty." (customers.v3.yml) */
const namesChannels: Rule = ({ sent }) =>
	Array.isArray(sent.channel_ids) && sent.channel_ids.length === 0
		? { channel_ids: 'must not be empty' }
		: undefined;

const MOST_ATTRIBUTES = 50;

/** "A store cannot have more than 50 customer attributes." (customers.v3.yml) */
const leavesRoom: Rule = ({ before, store }) =>
	!before && store.collection('customers/attributes').all().length >= MOST_ATTRIBUTES
		? { name: `a store cannot have more than ${MOST_ATTRIBUTES} attributes` }
		: undefined;

/** "If you select `price_list`, it must be the only rule." (customers.v2.yml) */
const isOnlyRule: Rule = ({ sent }) => {
	const rules = rowsOf(sent.discount_rules);
	return rules.length > 1 && rules.some(({ type }) => type === 'price_list')
		? { discount_rules: 'a price list must be the only rule' }
		: undefined;
};

/** Customers, their groups and wishlists. Likely, if there is no source: what a request names must exist. */
export const customers: Record<string, Refusals> = {
	customers: {
		references: {
			customer_group_id: 'customer_groups',
			channel_ids: 'channels',
			origin_channel_id: 'channels',
			// "Attributes must be created BEFORE creating a customer." (customers.v3.yml)
			'attributes.attribute_id': 'customers/attributes',
		},
		rules: [namesChannels],
	},
	'customers/addresses': { references: { customer_id: CUSTOMER } },
	'customers/attributes': { rules: [leavesRoom] },
	'customers/attribute-values': {
		references: { customer_id: CUSTOMER, attribute_id: 'customers/attributes' },
	},
	'customers/subscribers': { references: { channel_id: 'channels' } },
	customer_groups: {
		references: {
			'discount_rules.price_list_id': 'pricelists',
			'category_access.categories': 'catalog/trees/categories',
		},
		rules: [isOnlyRule],
	},
	'shopper-profiles': { references: { customer_id: CUSTOMER } },
	wishlists: {
		references: {
			customer_id: CUSTOMER,
			'items.product_id': 'catalog/products',
			'items.variant_id': 'catalog/products/variants',
		},
	},
};
