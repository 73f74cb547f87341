import { TOKENS, type StorefrontToken } from '../graphql/storefront/tokens';
import type { Store } from '../state/store';
import { addRecord } from './addRecord';

const ORDER_STATUSES = [
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
export function seedStoreSetup(store: Store, { name, id }: { name: string; id: number }): void {
	store.singletons.set('store||', storeRecord(store.hash, name, id));
	ORDER_STATUSES.forEach((status, index) =>
		store.collection('order_statuses').insert({
			id: index,
			name: status,
			system_label: status,
			custom_label: status,
			system_description: `${status}.`,
			order: index,
		}),
	);
	addRecord(store, 'channels', {
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
	addRecord(store, 'catalog/trees', { id: 1, name: 'Default catalog tree', channels: [1] });
	addRecord(store, 'inventory/locations', {
		id: 1,
		code: 'MAIN',
		label: 'Main warehouse',
		type_id: 'PHYSICAL',
		enabled: true,
		storefront_visibility: true,
		is_default: true,
		is_active: true,
	});
	addRecord(store, 'currencies', {
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
	addRecord(store, 'tax/classes', { id: 1, name: 'Standard' });
	addRecord(store, 'sites', {
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

/** Languages of every storefront of a store. The first is the default. */
export function seedLocales(store: Store, codes = ['en', 'fr', 'es', 'it']): void {
	for (const { id, type } of store.collection('channels').all()) {
		if (type !== 'storefront') continue;
		codes.forEach((code, index) =>
			store.collection('locales').insert({
				channel_id: id,
				code,
				status: index === 3 ? 'INACTIVE' : 'ACTIVE',
				is_default: index === 0,
			}),
		);
	}
}

/** An old storefront token that also works on servers. It looks like a JWT and works only here. */
export const OLD_STOREFRONT_TOKEN = 'sandbox.storefront-token.of-2026-01';

/** Data of stores that have used the Storefront API for a long time. */
export function seedStorefrontToken(store: Store): void {
	const token: StorefrontToken = {
		kind: 'browser',
		channels: [1],
		createdAt: Date.parse('2026-01-15T12:00:00Z'),
		expiresAt: Date.parse('2030-01-01T00:00:00Z') / 1000,
		origins: ['https://hearth-and-table.example'],
		clientId: 'sandbox-client-full-access',
	};
	store.collection(TOKENS).insert({ id: OLD_STOREFRONT_TOKEN, token });
}
