import type { Random } from '../state/random';
import type { Store } from '../state/store';
import { addRecord, daysAgo } from './addRecord';

/** More channels, locations, currencies; shipping, taxes, countries. */
export function seedShippingAndTax(store: Store, random: Random): void {
	const channel = {
		type: 'storefront',
		platform: 'bigcommerce',
		status: 'active',
		is_visible: true,
		is_enabled: true,
		is_listable_from_ui: true,
		icon_url: 'https://cdn.example.com/channel.png',
		external_id: '',
	};
	addRecord(store, 'channels', { ...channel, id: 2, name: 'Hearth & Table Trade' });
	addRecord(store, 'channels', {
		...channel,
		id: 3,
		name: 'Market stall',
		type: 'pos',
		platform: 'custom',
		status: 'inactive',
	});
	addRecord(store, 'sites', {
		id: 1001,
		url: 'https://trade.hearth-and-table.example',
		channel_id: 2,
	});
	addRecord(store, 'sites/routes', {
		$sites: 1000,
		type: 'product',
		matching: '*',
		route: '/products/{id}',
	});
	addRecord(store, 'channels/currency-assignments', {
		channel_id: 1,
		enabled_currencies: ['USD', 'EUR'],
		default_currency: 'USD',
	});
	for (const [index, product_id] of [77, 78, 79].entries()) {
		addRecord(store, 'channels/listings', {
			channel_id: 3,
			product_id,
			state: 'active',
			name: `Listing ${index + 1}`,
			description: '',
			external_id: '',
			variants: [],
		});
	}
	addRecord(store, 'catalog/trees', { id: 2, name: 'Trade tree', channels: [2] });
	for (const [index, label] of ['Portland shop', 'Harbour warehouse'].entries()) {
		addRecord(store, 'inventory/locations', {
			id: index + 2,
			code: `LOC-${index + 2}`,
			label,
			type_id: 'PHYSICAL',
			enabled: true,
			is_active: true,
			is_default: false,
			storefront_visibility: true,
		});
	}
	addRecord(store, 'pickup/methods', {
		location_id: 2,
		display_name: 'Collect from the shop',
		collection_instructions: 'Bring your order number.',
		collection_time_description: '10 to 6',
	});
	for (const [code, name, rate, symbol] of [
		['EUR', 'Euro', '0.9200000000', '€'],
		['GBP', 'British Pound', '0.7900000000', '£'],
	]) {
		addRecord(store, 'currencies', {
			is_default: false,
			currency_code: code,
			currency_exchange_rate: rate,
			name,
			token: symbol,
			token_location: 'left',
			decimal_places: 2,
			decimal_token: '.',
			thousands_token: ',',
			enabled: true,
			is_transactional: false,
			country_iso2: code.slice(0, 2),
			auto_update: false,
		});
	}
	seedTaxes(store);
	seedShipping(store);
	seedCountries(store);
	addRecord(store, 'infrastructure/projects', { uuid: random.uuid(), name: 'storefront' });
	for (let index = 0; index < 20; index += 1) {
		addRecord(store, 'store/systemlogs', {
			type: random.pick(['general', 'shipping', 'payment']),
			module: 'sandbox',
			severity: String(random.integer(1, 4)),
			summary: 'Something was noted',
			message: '',
			date_created: daysAgo(index),
		});
	}
}

function seedTaxes(store: Store): void {
	addRecord(store, 'tax/classes', { id: 2, name: 'Reduced' });
	addRecord(store, 'tax/zones', {
		id: 1,
		name: 'Default zone',
		enabled: true,
		price_display_settings: { show_inclusive: false },
		shopper_target_settings: { locations: [], customer_groups: [] },
	});
	addRecord(store, 'tax/rates', {
		tax_zone_id: 1,
		name: 'State tax',
		enabled: true,
		priority: 1,
		class_rates: [{ rate: 8, tax_class_id: 1 }],
	});
	addRecord(store, 'tax/properties', {
		code: 'FOOD-SAFE',
		display_name: 'Food safe',
		description: 'May touch food',
		type: 'PRODUCT',
	});
	addRecord(store, 'tax/properties', {
		code: 'RECYCLED',
		display_name: 'Recycled',
		description: 'Made from used material',
		type: 'PRODUCT',
	});
	addRecord(store, 'tax/customers', { customer_id: 1, tax_properties: { RECYCLED: 'yes' } });
	addRecord(store, 'tax/products/properties', {
		product_id: 77,
		tax_properties: { RECYCLED: 'yes' },
	});
}

function seedShipping(store: Store): void {
	const zone = addRecord(store, 'shipping/zones', {
		name: 'United States',
		type: 'country',
		enabled: true,
		locations: [{ id: 1, country_iso2: 'US' }],
	});
	addRecord(store, 'shipping/zones/methods', {
		'$shipping/zones': zone.id,
		name: 'Standard shipping',
		type: 'perorder',
		settings: { rate: 6.95 },
		enabled: true,
	});
	addRecord(store, 'shipping/products/customs-information', {
		product_id: 77,
		country_of_origin: 'PT',
		commodity_description: 'Household goods',
		international_shipping: true,
		hs_codes: {},
	});
}

const COUNTRIES: Array<[string, string, string, Array<[string, string]>]> = [
	[
		'United States',
		'US',
		'USA',
		[
			['Oregon', 'OR'],
			['Texas', 'TX'],
			['Vermont', 'VT'],
		],
	],
	[
		'Canada',
		'CA',
		'CAN',
		[
			['Ontario', 'ON'],
			['Quebec', 'QC'],
		],
	],
	['United Kingdom', 'GB', 'GBR', []],
	['Germany', 'DE', 'DEU', [['Hessen', 'HE']]],
];

function seedCountries(store: Store): void {
	for (const [country, country_iso2, country_iso3, states] of COUNTRIES) {
		const { id } = addRecord(store, 'countries', { country, country_iso2, country_iso3 });
		for (const [state, state_abbreviation] of states)
			addRecord(store, 'countries/states', { state, state_abbreviation, country_id: id });
	}
}
