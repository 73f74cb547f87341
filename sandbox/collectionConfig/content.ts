import type { Identity } from '../state/collection';
import type { Row } from '../state/row';
import type { CollectionConfig } from './types';

const uuid: Identity = { field: 'uuid', kind: 'uuid' };

/** Pages, blog, widgets, scripts, themes, redirects. */
export const content: Record<string, CollectionConfig> = {
	'content/pages': {
		// "The name of the page. Must be unique." (pages.v3.yml)
		unique: [['channel_id', 'url'], ['name']],
		includes: { body: ({ body }) => body ?? '' },
		defaults: ({ url, name }) => ({
			url:
				url ||
				`/${String(name)
					.toLowerCase()
					.replace(/[^a-z0-9]+/g, '-')}/`,
		}),
	},
	'blog/posts': {
		unique: [['url']],
		computed: publication,
		defaults: ({ title, url }) => ({
			url:
				url ||
				`/blog/${String(title)
					.toLowerCase()
					.replace(/[^a-z0-9]+/g, '-')}/`,
		}),
	},
	'content/widgets': {
		identity: uuid,
		dated: 'iso',
		defaults: ({ widget_template_uuid }, store) => ({
			widget_template:
				store.collection('content/widget-templates').get(String(widget_template_uuid)) ?? null,
		}),
	},
	'content/widget-templates': {
		identity: uuid,
		dated: 'iso',
		defaults: () => ({ kind: 'custom', current_version_uuid: crypto.randomUUID() }),
	},
	'content/placements': { identity: uuid, dated: 'iso', defaults: () => ({ status: 'active' }) },
	'content/scripts': { identity: uuid, dated: 'iso' },
	themes: { identity: uuid },
	'themes/configurations': { identity: uuid, links: { themes: 'theme_uuid' }, dated: 'iso' },
	'themes/custom-templates': { identity: { field: 'version_uuid', kind: 'uuid' } },
	'themes/jobs': { identity: { field: 'job_id', kind: 'uuid' } },
	'storefront/redirects': {
		naturalKey: ['site_id', 'from_path'],
		identity: { field: 'id', kind: 'integer' },
		unique: [['site_id', 'from_path']],
	},
	'storefront/redirects/imex/jobs': { identity: { field: 'id', kind: 'uuid' } },
	'storefront/custom-template-associations': {
		dated: 'iso',
		identity: { field: 'id', kind: 'integer' },
		naturalKey: ['channel_id', 'entity_type', 'entity_id'],
		filters: { type: ({ entity_type }) => entity_type },
	},
};

/** Dates are text in requests and objects in responses. */
function publication({ published_date: written }: Row): Row {
	if (typeof written !== 'string') return {};
	const time = Date.parse(written);
	return {
		published_date: {
			timezone_type: 1,
			date: new Date(Number.isNaN(time) ? Date.now() : time).toISOString(),
			timezone: '+00:00',
		},
	};
}
