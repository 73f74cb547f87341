import type { CollectionConfig } from './types';

const given = (field: string) => ({ field, kind: 'given' as const });

const now = () => new Date().toISOString();

/** Channels, sites, locations, shipping, taxes, currencies, hooks. */
export const storeSetup: Record<string, CollectionConfig> = {
	channels: {
		dated: 'iso',
		// "A Channel with the same combination of name, platform, and type already exists." (channels.v3.yml)
		unique: [['platform', 'type', 'name']],
		filters: { available: () => true },
	},
	'channels/listings': {
		dated: 'iso',
		identity: { field: 'listing_id', kind: 'integer' },
		links: { channels: 'channel_id' },
	},
	'channels/currency-assignments': {
		identity: given('channel_id'),
		links: { channels: 'channel_id' },
		naturalKey: ['channel_id'],
	},
	sites: { unique: [['url'], ['channel_id']] },
	'sites/routes': {},
	'payments/access_tokens': { identity: given('id') },
	currencies: {
		unique: [['currency_code']],
		defaults: () => ({ last_updated: new Date().toISOString() }),
	},
	'inventory/locations': {
		unique: [['code']],
		filters: { location_id: ({ id }) => id, location_code: ({ code }) => code },
	},
	'pickup/methods': { dated: 'iso' },
	'tax/classes': { unique: [['name']], defaults: () => ({ created_at: now(), updated_at: now() }) },
	'tax/properties': { unique: [['code']] },
	'tax/customers': { naturalKey: ['customer_id'] },
	'tax/products/properties': { naturalKey: ['product_id'] },
	'shipping/products/customs-information': { naturalKey: ['product_id'] },
	'shipping/zones': {},
	'shipping/zones/methods': {},
	countries: {},
	'countries/states': {
		links: { countries: 'country_id' },
		filters: { state: ({ state }) => state },
	},
	'settings/search/filters': { identity: given('id') },
	'settings/search/filters/contexts': { naturalKey: ['$context'] },
	'infrastructure/projects': {
		identity: { field: 'uuid', kind: 'uuid' },
		dated: 'iso',
		unique: [['name']],
		filters: { project_uuid: ({ uuid }) => uuid },
	},
	hooks: { identity: { field: 'id', kind: 'integer' } },
};
