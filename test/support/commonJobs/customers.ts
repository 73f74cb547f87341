import { SEGMENT, type Job } from './job';

/** Customers and what belongs to them. */
export const CUSTOMER_JOBS: Record<string, Job> = {
	'a customer with an address': {
		operation: 'customer.create',
		fields: {
			email: 'bo.birch@example.com',
			first_name: 'Bo',
			last_name: 'Birch',
			addresses: [
				{
					first_name: 'Bo',
					last_name: 'Birch',
					address1: '1 Elm St',
					city: 'Austin',
					state_or_province: 'Texas',
					postal_code: '78701',
					country_code: 'US',
				},
			],
		},
		sends: 'POST /v3/customers',
		body: [
			{
				email: 'bo.birch@example.com',
				first_name: 'Bo',
				last_name: 'Birch',
				addresses: [
					{
						first_name: 'Bo',
						last_name: 'Birch',
						address1: '1 Elm St',
						city: 'Austin',
						state_or_province: 'Texas',
						postal_code: '78701',
						country_code: 'US',
					},
				],
			},
		],
	},
	'a customer put into a group': {
		operation: 'customer.update',
		fields: { id: 1, customer_group_id: 2 },
		sends: 'PUT /v3/customers',
		body: [{ id: 1, customer_group_id: 2 }],
	},
	'customers by e-mail': {
		operation: 'customer.getMany',
		filters: { 'email:in': 'ada.ashdown1@example.com' },
		sends: 'GET /v3/customers',
		query: { 'email:in': 'ada.ashdown1@example.com', page: '1', limit: '1' },
	},
	'a customer deleted': {
		operation: 'customer.delete',
		filters: { 'id:in': '9' },
		sends: 'DELETE /v3/customers',
		query: { 'id:in': '9' },
	},
	'an address of a customer': {
		operation: 'customerAddress.create',
		fields: {
			customer_id: 1,
			first_name: 'Ada',
			last_name: 'Ashdown',
			address1: '2 Oak Rd',
			city: 'Portland',
			state_or_province: 'Oregon',
			postal_code: '97201',
			country_code: 'US',
		},
		sends: 'POST /v3/customers/addresses',
		body: [
			{
				customer_id: 1,
				first_name: 'Ada',
				last_name: 'Ashdown',
				address1: '2 Oak Rd',
				city: 'Portland',
				state_or_province: 'Oregon',
				postal_code: '97201',
				country_code: 'US',
			},
		],
	},
	'an attribute value': {
		operation: 'customerAttributeValue.upsert',
		fields: { customer_id: 1, attribute_id: 2, value: '150' },
		sends: 'PUT /v3/customers/attribute-values',
		body: [{ customer_id: 1, attribute_id: 2, value: '150' }],
	},
	'a customer group': {
		operation: 'customerGroup.create',
		fields: { name: 'Trade partners' },
		sends: 'POST /v2/customer_groups',
		body: { name: 'Trade partners' },
	},
	'a segment': {
		operation: 'customerSegment.create',
		fields: { name: 'Big spenders', description: 'Over 500' },
		sends: 'POST /v3/segments',
		body: [{ name: 'Big spenders', description: 'Over 500' }],
	},
	'a shopper profile for a customer': {
		operation: 'shopperProfile.create',
		fields: { customer_id: 5 },
		sends: 'POST /v3/shopper-profiles',
		body: [{ customer_id: 5 }],
	},
	'the shoppers of a segment': {
		operation: 'customerSegment.getShopperProfiles',
		at: { segmentId: SEGMENT },
		sends: `GET /v3/segments/${SEGMENT}/shopper-profiles`,
		query: { page: '1', limit: '1' },
	},
	'a newsletter subscriber': {
		operation: 'subscriber.create',
		fields: { email: 'cy@example.com', first_name: 'Cy' },
		sends: 'POST /v3/customers/subscribers',
		body: { email: 'cy@example.com', first_name: 'Cy' },
	},
	'a wishlist': {
		operation: 'wishlist.create',
		fields: { customer_id: 1, name: 'Birthday', items: [{ product_id: 77, variant_id: 1 }] },
		sends: 'POST /v3/wishlists',
		body: { customer_id: 1, name: 'Birthday', items: [{ product_id: 77, variant_id: 1 }] },
	},
};
