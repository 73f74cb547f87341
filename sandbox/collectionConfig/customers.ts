import type { Row } from '../state/row';
import type { Store } from '../state/store';
import type { CollectionConfig } from './types';

/** Customers and what belongs to them. */
export const customers: Record<string, CollectionConfig> = {
	customers: {
		dated: 'iso',
		unique: [['email']],
		nested: { addresses: 'customers/addresses' },
		defaults: () => ({ _authentication: undefined }),
		computed: ({ id, authentication }, store) => ({
			authentication: {
				force_password_reset: (authentication as Row | undefined)?.force_password_reset ?? false,
			},
			address_count: store.collection('customers/addresses').where({ customer_id: id }).length,
			attribute_count: store.collection('customers/attribute-values').where({ customer_id: id })
				.length,
		}),
		filters: { name: ({ first_name, last_name }) => `${String(first_name)} ${String(last_name)}` },
		includes: {
			attributes: valuesOf('customers/attribute-values'),
			formfields: valuesOf('customers/form-field-values'),
			storecredit: () => [{ amount: 0 }],
			shopper_profile_id: ({ id }, store) =>
				store.collection('shopper-profiles').where({ customer_id: id })[0]?.id ?? null,
			segment_ids: () => [],
			addresses: valuesOf('customers/addresses'),
		},
	},
	'customers/addresses': {
		links: { customers: 'customer_id' },
		filters: { name: fullName },
		// "An attempt to create an address that already exists will result in no change …, an HTTP 200 return code, and the address
		// will be absent from the response body." (customers.v3.yml)
		ignoresTwins: [
			'customer_id',
			'first_name',
			'last_name',
			'company',
			'phone',
			'address_type',
			'address1',
			'address2',
			'city',
			'country_code',
			'state_or_province',
			'postal_code',
		],
	},
	'customers/attributes': { dated: 'iso', unique: [['name']] },
	'customers/attribute-values': {
		dated: 'iso',
		links: { customers: 'customer_id' },
		identity: { field: 'id', kind: 'integer' },
		naturalKey: ['customer_id', 'attribute_id'],
		filters: { name: attributeName },
		computed: ({ value }) => ({ attribute_value: value }),
	},
	'customers/form-field-values': {
		naturalKey: ['customer_id', 'address_id', 'name'],
		filters: {
			field_name: ({ name }) => name,
			field_type: ({ address_id }) => (address_id ? 'address' : 'customer'),
		},
	},
	'customers/subscribers': { dated: 'iso', unique: [['email', 'channel_id']] },
	customer_groups: { dated: 'iso', unique: [['name']] },
	'shopper-profiles': { identity: { field: 'id', kind: 'uuid' }, unique: [['customer_id']] },
	segments: { identity: { field: 'id', kind: 'uuid' }, unique: [['name']] },
	wishlists: { defaults: () => ({ token: crypto.randomUUID() }) },
};

function valuesOf(collection: string) {
	return ({ id }: Row, store: Store) => store.collection(collection).where({ customer_id: id });
}

function fullName({ first_name, last_name }: Row): string {
	return `${String(first_name)} ${String(last_name)}`;
}

function attributeName({ attribute_id }: Row, store: Store): unknown {
	return store.collection('customers/attributes').get(Number(attribute_id))?.name;
}
