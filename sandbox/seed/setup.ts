import type { Store } from '../state/store';
import { add } from './add';

const STATUSES = [
	'Incomplete',
	'Pending',
	'Shipped',
	'Partially Shipped',
	'Refunded',
	'Cancelled',
	'Declined',
	'Awaiting Payment',
	'Awaiting Pickup',
	'Awaiting Shipment',
	'Completed',
	'Awaiting Fulfillment',
	'Manual Verification Required',
	'Disputed',
	'Partially Refunded',
];

/** The data of every new store: its own record, statuses, channels, locations, currencies. */
export function seedSetup(store: Store, { name, id }: { name: string; id: number }): void {
	store.singletons.set('store||', storeRecord(store.hash, name, id));
	STATUSES.forEach((status, index) =>
		store.collection('order_statuses').insert({
			id: index,
			name: status,
			system_label: status,
			custom_label: status,
			system_description: `${status}.`,
			order: index,
		}),
	);
	add(store, 'channels', {
		id: 1,
		name,
		type: 'storefront',
		platform: 'bigcommerce',
		status: 'active',
		is_visible: true,
		external_id: '',
		icon_url: 'https://cdn.example.com/channel.png',
		is_listable_from_ui: true,
		is_enabled: true,
	});
	add(store, 'catalog/trees', { id: 1, name: 'Default catalog tree', channels: [1] });
	add(store, 'inventory/locations', {
		id: 1,
		code: 'MAIN',
		label: 'Main warehouse',
		type_id: 'PHYSICAL',
		enabled: true,
		storefront_visibility: true,
		is_default: true,
		is_active: true,
	});
	add(store, 'currencies', {
		id: 1,
		is_default: true,
		currency_code: 'USD',
		currency_exchange_rate: '1.0000000000',
		name: 'US Dollar',
		token: '$',
		token_location: 'left',
		decimal_places: 2,
		decimal_token: '.',
		thousands_token: ',',
		enabled: true,
		is_transactional: true,
		country_iso2: 'US',
		auto_update: false,
	});
	add(store, 'tax/classes', { id: 1, name: 'Standard' });
	add(store, 'sites', {
		id: 1000,
		url: `https://store-${store.hash}.mybigcommerce.example`,
		channel_id: 1,
	});
}

function storeRecord(hash: string, name: string, id: number) {
	const url = `https://store-${hash}.mybigcommerce.example`;
	return {
		id: hash,
		store_id: id,
		account_uuid: '5b6a3f0e-2d5c-4a7e-9c1d-7f3e8a90b124',
		domain: `store-${hash}.mybigcommerce.example`,
		secure_url: url,
		control_panel_base_url: url,
		status: 'live',
		name,
		first_name: 'Robin',
		last_name: 'Hale',
		address: '12 Kiln Lane, Portland, OR 97209',
		country: 'United States',
		country_code: 'US',
		phone: '+1 503 555 0100',
		admin_email: 'owner@example.com',
		order_email: 'orders@example.com',
		favicon_url: `${url}/favicon.ico`,
		timezone: {
			name: 'America/Los_Angeles',
			raw_offset: -28800,
			dst_offset: -25200,
			dst_correction: true,
			date_format: { display: 'M jS Y', export: 'M jS Y', extended_display: 'M jS Y @ g:i A' },
		},
		language: 'en',
		currency: 'USD',
		currency_symbol: '$',
		decimal_separator: '.',
		thousands_separator: ',',
		decimal_places: 2,
		currency_symbol_location: 'left',
		weight_units: 'LBS',
		dimension_units: 'Inches',
		dimension_decimal_places: 2,
		dimension_decimal_token: '.',
		dimension_thousands_token: ',',
		plan_name: 'Pro',
		plan_level: 'Pro',
		plan_is_trial: false,
		industry: 'Home & garden',
		logo: {},
		is_price_entered_with_tax: false,
		default_channel_id: 1,
		default_site_id: 1000,
		active_comparison_modules: [],
		features: {
			stencil_enabled: true,
			multi_storefront_enabled: true,
			wishlists_enabled: true,
			checkout_type: 'optimized',
		},
	};
}
