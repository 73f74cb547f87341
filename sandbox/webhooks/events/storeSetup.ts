import { isRow, type Id, type Row } from '../../state/row';
import type { Store } from '../../state/store';
import { ANY, ownChannel, SAVED, type EventRule } from './rule';

/** Settings of one channel, and the event of each. */
const SETTINGS: Array<[of: string, scope: string, fields?: string[]]> = [
	['abandoned-carts/settings/channels', 'notifications/abandonedCart'],
	['settings/inventory/notifications', 'notifications/inventory'],
	['settings/catalog', 'settings/catalog'],
	['settings/storefront/category', 'settings/category'],
	['carts/settings/channels', 'settings/checkout'],
	['checkouts/settings/channels', 'settings/checkout'],
	['customers/settings/channels', 'settings/customerPrivacy', ['privacy_settings']],
	['customers/settings/channels', 'settings/defaultCustomerGroup', ['customer_group_settings']],
	['settings/logo', 'settings/logo'],
	['settings/logo/image', 'settings/logo/image'],
	['settings/storefront/product', 'settings/product'],
	['settings/store/profile', 'settings/profile'],
	['settings/storefront/robotstxt', 'settings/robots'],
	['settings/storefront/security', 'settings/security'],
	['settings/storefront/seo', 'settings/SEO'],
];

/** Settings for all channels together fire nothing here. */
const settingsChannel = ({ $channel }: Row): unknown[] => ($channel ? [$channel] : []);

const settings = SETTINGS.map(([of, scope, fields]): EventRule => ({
	of,
	kinds: ['updated'],
	fields,
	scope: `store/${scope}/updated`,
	channel: { ids: settingsChannel, data: () => ({}) },
}));

const siteChannel = ({ $sites }: Row, store: Store) => [
	store.collection('sites').get($sites as Id)?.channel_id,
];
const site = { ids: ownChannel, data: ({ id }: Row) => ({ site_id: id }) };
const checkoutUrl = {
	of: 'sites',
	kinds: ['updated'],
	fields: ['checkout_url'],
	channel: site,
} satisfies Partial<EventRule>;

const sites: EventRule[] = [
	{
		of: 'sites',
		kinds: SAVED,
		fields: ['url'],
		scope: 'store/settings/site/updated',
		channel: site,
	},
	{
		...checkoutUrl,
		when: ({ checkout_url }) => Boolean(checkout_url),
		scope: 'store/settings/site/checkoutUrl/updated',
	},
	{
		...checkoutUrl,
		when: ({ checkout_url }) => !checkout_url,
		scope: 'store/settings/site/checkoutUrl/deleted',
	},
	{
		of: 'sites/routes',
		kinds: ANY,
		scope: 'store/settings/route/updated',
		channel: { ids: siteChannel, data: ({ $sites }) => ({ site_id: $sites }) },
	},
];

const contextOf = ({ context }: Row) => (isRow(context) ? context : {});

/** Channels, their settings and sites, locations, pages, scripts, redirects, the store. */
export const storeSetup: EventRule[] = [
	{
		of: 'channels',
		kinds: ['created'],
		scope: 'store/channel/created',
		data: ({ id }) => ({ type: 'channel', id }),
	},
	{
		of: 'channels',
		kinds: ['updated'],
		scope: 'store/channel/updated',
		data: ({ id }) => ({ type: 'channel', id }),
	},
	{
		of: 'channels/currency-assignments',
		kinds: ANY,
		scope: 'store/settings/currency/updated',
		channel: { ids: ownChannel, data: () => ({}) },
	},
	...settings,
	...sites,
	{
		of: 'settings/search/filters/contexts',
		kinds: SAVED,
		scope: 'store/settings/searchContextFilters/updated',
		channel: {
			ids: (row) => [contextOf(row).channel_id],
			data: (row) => ({ category_id: contextOf(row).category_id }),
		},
	},
	{
		of: 'settings/store/profile',
		kinds: ['updated'],
		when: ({ $channel }) => !$channel,
		scope: 'store/information/updated',
		data: () => ({ type: 'store' }),
	},
	{
		of: 'inventory/locations',
		kinds: ['created'],
		scope: 'store/inventory/location/created',
		data: ({ id }) => ({ location_id: id }),
	},
	{
		of: 'inventory/locations',
		kinds: ['updated'],
		scope: 'store/inventory/location/updated',
		data: ({ id }) => ({ location_id: id }),
	},
	...(['created', 'updated'] as const).flatMap((kind): EventRule[] => [
		{
			of: 'content/pages',
			kinds: [kind],
			scope: `store/page/${kind}`,
			channel: { ids: ownChannel, data: ({ id }) => ({ page_id: id }) },
		},
		{
			of: 'content/scripts',
			kinds: [kind],
			scope: `store/script/${kind}`,
			channel: { ids: ownChannel, data: ({ uuid }) => ({ uuid }) },
		},
	]),
	{
		of: 'storefront/redirects',
		kinds: SAVED,
		scope: 'store/redirects/updated',
		data: ({ id }) => ({ id }),
	},
];
