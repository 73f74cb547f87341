import type { Random } from '../state/random';
import type { Store } from '../state/store';
import { addRecord, daysAgo } from './addRecord';

const PAGES = ['About us', 'Delivery', 'Returns', 'Care guide', 'Trade accounts', 'Contact'];
const POSTS = [
	'How to season cast iron',
	'Laying a table for ten',
	'Linen, and why it creases',
	'Five soups for November',
	'Glass that was glass before',
];

/** Pages, blog posts, redirects, scripts, widgets, themes. */
export function seedContent(store: Store, random: Random): void {
	PAGES.forEach((name, index) =>
		addRecord(store, 'content/pages', {
			name,
			channel_id: 1,
			type: index === 5 ? 'contact_form' : 'page',
			is_visible: true,
			parent_id: 0,
			sort_order: index,
			body: `<p>${name}.</p>`,
			url: `/${name.toLowerCase().replaceAll(' ', '-')}/`,
		}),
	);
	POSTS.forEach((title, index) =>
		addRecord(store, 'blog/posts', {
			title,
			url: `/blog/${title.toLowerCase().replace(/[^a-z]+/g, '-')}/`,
			body: `<p>${title}.</p>`,
			tags: [index % 2 ? 'table' : 'kitchen', 'news'],
			is_published: true,
			author: 'Hearth & Table',
			published_date: { timezone_type: 1, date: daysAgo(30 * (index + 1)), timezone: 'UTC' },
		}),
	);
	for (let index = 0; index < 12; index += 1) {
		addRecord(store, 'storefront/redirects', {
			site_id: 1000,
			from_path: `/old-page-${index + 1}/`,
			to: { type: 'product', entity_id: 77 + index },
		});
	}
	const template = addRecord(store, 'content/widget-templates', {
		uuid: random.uuid(),
		name: 'Banner',
		schema: [],
		template: '<div>{{title}}</div>',
		kind: 'custom',
		channel_id: 1,
	});
	const widget = addRecord(store, 'content/widgets', {
		uuid: random.uuid(),
		name: 'Home banner',
		description: 'Shown above the fold',
		widget_configuration: { title: 'Hearth & Table' },
		widget_template_uuid: template.uuid,
		channel_id: 1,
	});
	addRecord(store, 'content/placements', {
		uuid: random.uuid(),
		widget_uuid: widget.uuid,
		template_file: 'pages/home',
		channel_id: 1,
		region: 'home_below_menu',
		sort_order: 1,
		status: 'active',
	});
	addRecord(store, 'content/scripts', {
		uuid: random.uuid(),
		name: 'Analytics',
		description: 'Counts visits',
		src: 'https://cdn.example.com/analytics.js',
		auto_uninstall: true,
		load_method: 'default',
		location: 'footer',
		visibility: 'all_pages',
		kind: 'src',
		enabled: true,
		channel_id: 1,
		api_client_id: 'sandbox-client-full-access',
	});
	const theme = addRecord(store, 'themes', {
		uuid: random.uuid(),
		name: 'Hearth',
		variations: [{ uuid: random.uuid(), name: 'Light' }],
		is_private: true,
		is_active: true,
		created_at: daysAgo(300),
		updated_at: daysAgo(20),
	});
	addRecord(store, 'themes/configurations', {
		uuid: random.uuid(),
		theme_uuid: theme.uuid,
		variation_uuid: random.uuid(),
		settings: { 'body-font': 'Serif' },
		channel_id: 1,
	});
	store.collection('themes/jobs').insert({
		job_id: random.uuid(),
		time: daysAgo(20),
		status: 'COMPLETED',
		percent_complete: 100,
		result: { theme_id: theme.uuid },
		warnings: [],
		errors: [],
	});
	store.collection('storefront/redirects/imex/jobs').insert({
		id: random.uuid(),
		type: 'export',
		status: 'complete',
		completed_items: 12,
		failed_items: 0,
		total_items: 12,
		errors: [],
		created_at: daysAgo(9),
		completed_at: daysAgo(9),
	});
	addRecord(store, 'storefront/custom-template-associations', {
		channel_id: 1,
		entity_type: 'product',
		entity_id: 77,
		file_name: 'wide-product.html',
		is_valid: true,
	});
}
