import { TEMPLATE, WIDGET, type Job } from './job';

/** The storefront, its channels, and the settings of the store. */
export const SHOP_JOBS: Record<string, Job> = {
	'a redirect': {
		operation: 'redirect.upsert',
		fields: { from_path: '/old/', site_id: 1000, to: { type: 'product', entity_id: 77 } },
		sends: 'PUT /v3/storefront/redirects',
		body: [{ from_path: '/old/', site_id: 1000, to: { type: 'product', entity_id: 77 } }],
	},
	'a widget': {
		operation: 'widget.create',
		fields: {
			name: 'Hello',
			widget_template_uuid: TEMPLATE,
			widget_configuration: { title: 'Hello' },
		},
		sends: 'POST /v3/content/widgets',
		body: {
			name: 'Hello',
			widget_template_uuid: TEMPLATE,
			widget_configuration: { title: 'Hello' },
		},
	},
	'a widget placed on a page': {
		operation: 'widgetPlacement.create',
		fields: {
			widget_uuid: WIDGET,
			template_file: 'pages/home',
			region: 'home_below_menu',
			status: 'active',
			sort_order: 1,
		},
		sends: 'POST /v3/content/placements',
		body: {
			widget_uuid: WIDGET,
			template_file: 'pages/home',
			region: 'home_below_menu',
			status: 'active',
			sort_order: 1,
		},
	},
	'a script': {
		operation: 'script.create',
		fields: {
			name: 'Chat',
			src: 'https://cdn.example.com/chat.js',
			auto_uninstall: true,
			load_method: 'async',
			location: 'footer',
			visibility: 'all_pages',
			kind: 'src',
		},
		sends: 'POST /v3/content/scripts',
		body: {
			name: 'Chat',
			src: 'https://cdn.example.com/chat.js',
			auto_uninstall: true,
			load_method: 'async',
			location: 'footer',
			visibility: 'all_pages',
			kind: 'src',
		},
	},
	'a page': {
		operation: 'page.create',
		fields: { name: 'About the makers', type: 'page', body: '<p>Hello</p>' },
		sends: 'POST /v3/content/pages',
		body: [{ name: 'About the makers', type: 'page', body: '<p>Hello</p>' }],
	},
	'a blog post': {
		operation: 'blogPost.create',
		fields: {
			title: 'Spring',
			body: '<p>It is here</p>',
			is_published: true,
			tags: 'news, spring',
		},
		sends: 'POST /v2/blog/posts',
		body: {
			title: 'Spring',
			body: '<p>It is here</p>',
			is_published: true,
			tags: ['news', 'spring'],
		},
	},
	'a banner': {
		operation: 'banner.create',
		fields: {
			name: 'Sale',
			content: '<p>Sale</p>',
			page: 'home_page',
			location: 'top',
			date_type: 'always',
		},
		sends: 'POST /v2/banners',
		body: {
			name: 'Sale',
			content: '<p>Sale</p>',
			page: 'home_page',
			location: 'top',
			date_type: 'always',
		},
	},
	'a listing of a channel': {
		operation: 'channelListing.create',
		at: { channelId: 1 },
		fields: {
			product_id: 77,
			state: 'active',
			variants: [{ product_id: 77, variant_id: 1, state: 'active' }],
		},
		sends: 'POST /v3/channels/1/listings',
		body: [
			{
				product_id: 77,
				state: 'active',
				variants: [{ product_id: 77, variant_id: 1, state: 'active' }],
			},
		],
	},
	'a route of a site': {
		operation: 'siteRoute.create',
		at: { siteId: 1000 },
		fields: { type: 'product', matching: '*', route: '/p/{slug}' },
		sends: 'POST /v3/sites/1000/routes',
		body: { type: 'product', matching: '*', route: '/p/{slug}' },
	},
	'the profile of the store': {
		operation: 'storeProfile.update',
		fields: { store_name: 'Hearth & Table', store_phone: '555 0100' },
		sends: 'PUT /v3/settings/store/profile',
		body: { store_name: 'Hearth & Table', store_phone: '555 0100' },
	},
	'a currency': {
		operation: 'currency.create',
		fields: {
			currency_code: 'NZD',
			name: 'New Zealand Dollar',
			currency_exchange_rate: '1.65',
			token: '$',
			token_location: 'left',
			decimal_token: '.',
			thousands_token: ',',
			decimal_places: 2,
		},
		sends: 'POST /v2/currencies',
		body: {
			currency_code: 'NZD',
			name: 'New Zealand Dollar',
			currency_exchange_rate: '1.65',
			token: '$',
			token_location: 'left',
			decimal_token: '.',
			thousands_token: ',',
			decimal_places: 2,
		},
	},
	'a tax rate': {
		operation: 'taxRate.create',
		fields: {
			name: 'City tax',
			tax_zone_id: 1,
			priority: 2,
			class_rates: [{ rate: 1.5, tax_class_id: 1 }],
		},
		sends: 'POST /v3/tax/rates',
		body: [
			{
				name: 'City tax',
				tax_zone_id: 1,
				priority: 2,
				class_rates: [{ rate: 1.5, tax_class_id: 1 }],
			},
		],
	},
	'a pickup method': {
		operation: 'pickupMethod.create',
		fields: {
			location_id: 1,
			display_name: 'At the counter',
			collection_instructions: 'Bring your ID',
			collection_time_description: 'In an hour',
		},
		sends: 'POST /v3/pickup/methods',
		body: [
			{
				location_id: 1,
				display_name: 'At the counter',
				collection_instructions: 'Bring your ID',
				collection_time_description: 'In an hour',
			},
		],
	},
	'an abandoned cart e-mail': {
		operation: 'abandonedCartEmail.create',
		json: {
			is_active: true,
			coupon_code: '',
			notify_at_minutes: 60,
			template: {
				subject: 'Still thinking?',
				body: '<p>Hello</p>',
				translations: [{ locale: 'en', keys: { hello: 'Hello' } }],
			},
		},
		sends: 'POST /v3/marketing/abandoned-cart-emails',
		body: {
			is_active: true,
			coupon_code: '',
			notify_at_minutes: 60,
			template: {
				subject: 'Still thinking?',
				body: '<p>Hello</p>',
				translations: [{ locale: 'en', keys: { hello: 'Hello' } }],
			},
		},
	},
	'a webhook': {
		operation: 'webhook.create',
		fields: {
			scope: 'store/customer/updated',
			destination: 'https://hooks.example.com/in',
			is_active: true,
		},
		sends: 'POST /v3/hooks',
		body: {
			scope: 'store/customer/updated',
			destination: 'https://hooks.example.com/in',
			is_active: true,
		},
	},
	'the time of the store': { operation: 'store.getSystemTime', sends: 'GET /v2/time' },
};
