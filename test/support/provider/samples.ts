/** Requests as BigCommerce sends them, after the examples of shipping_provider.yml and tax_provider.yml. */

export const KEY = 'a-random-key-of-32-characters-000';
export const PASSWORD = 'a-random-password-of-32-chars-000';

/** A cart of two Able Brewing Systems and a laundry cart, to San Francisco. */
export function rateRequestBody(changes: Record<string, unknown> = {}) {
	return {
		base_options: {
			origin: {
				street_1: '2139 W Anderson Ln',
				street_2: '',
				zip: '78757',
				city: 'Austin',
				state_iso2: 'TX',
				country_iso2: 'US',
				address_type: 'COMMERCIAL',
			},
			destination: {
				street_1: '1 Main St',
				street_2: '',
				zip: '94105',
				city: 'San Francisco',
				state_iso2: 'CA',
				country_iso2: 'US',
				address_type: 'RESIDENTIAL',
				form_fields: {},
			},
			items: [
				rateItem({ quantity: 2 }),
				rateItem({ sku: 'CLC', variant_id: '72', product_id: '80' }),
			],
			customer: {
				customer_groups: [{ customer_group_id: 0, customer_group_name: '' }],
				customer_id: 0,
			},
			store_id: 'hearth24kq',
			request_context: { reference_values: [{ name: 'cart_id', value: 'c1' }] },
			...changes,
		},
		zone_options: {},
		connection_options: { api_key: KEY },
		rate_options: [],
	};
}

/** An item of 2 lb and 20.00 USD. */
export function rateItem(changes: Record<string, unknown> = {}) {
	return {
		sku: 'ABS',
		variant_id: '71',
		product_id: '77',
		name: 'Able Brewing System',
		length: { units: 'in', value: 10 },
		width: { units: 'in', value: 10 },
		height: { units: 'in', value: 10 },
		weight: { units: 'oz', value: 32 },
		discounted_price: { currency: 'USD', amount: 20 },
		declared_value: { currency: 'USD', amount: 20 },
		quantity: 1,
		attributes: [] as unknown[],
		...changes,
	};
}

const CLASS = { code: '', class_id: '0', name: 'Default Tax Class' };

export function taxLine(type: string, amount: number, changes: Record<string, unknown> = {}) {
	return {
		id: `${type}-1`,
		item_code: '',
		name: type,
		price: { amount, tax_inclusive: false },
		quantity: 1,
		tax_class: CLASS,
		tax_exempt: false,
		type,
		...changes,
	};
}

const address = (region: string, postal: string) => ({
	line1: '456 Oak Avenue',
	line2: '',
	city: 'Van Wert',
	region_name: region,
	region_code: region.slice(0, 2).toUpperCase(),
	country_name: 'United States',
	country_code: 'US',
	postal_code: postal,
	company_name: '',
	type: 'RESIDENTIAL',
});

/** The example of an estimate: wrapping has the ID of an item, and shipping that of handling. */
export function quoteRequestBody(
	items: Array<Record<string, unknown>> = [
		taxLine('item', 450, {
			id: '088c7465',
			quantity: 2,
			wrapping: taxLine('wrapping', 5, { id: 'd2675662' }),
		}),
		taxLine('item', 200, {
			id: 'd2675662',
			wrapping: taxLine('wrapping', 5, { id: 'd2675662' }),
		}),
	],
	changes: Record<string, unknown> = {},
) {
	return {
		id: '3f0c857e-2c55-443e-a89b-c3c4d8a29605',
		currency_code: 'USD',
		customer: { customer_id: '123', customer_group_id: '4', taxability_code: '' },
		transaction_date: '2019-08-13T03:17:37+00:00',
		documents: [
			{
				id: '5d522b889d3d9',
				billing_address: address('Texas', '78701'),
				destination_address: { ...address('Ohio', '45892'), region_code: 'OH' },
				origin_address: address('Texas', '78757'),
				shipping: taxLine('shipping', 10, { id: '5d522b889d3d9' }),
				handling: taxLine('handling', 0, { id: '5d522b889d3d9' }),
				items,
			},
		],
		...changes,
	};
}
