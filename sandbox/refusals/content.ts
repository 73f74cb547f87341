import type { Row } from '../state/row';
import type { Refusals, Rule } from './types';
import { isNone } from './values';

/** The collections that redirects lead to. */
const TARGETS: Record<string, string> = {
	product: 'catalog/products',
	brand: 'catalog/brands',
	category: 'catalog/trees/categories',
	page: 'content/pages',
	post: 'blog/posts',
};

/** Likely: every example of a path begins with a slash (redirects.v3.yml, store_content.v2.yml). */
const isPath: Rule = ({ sent }) =>
	sent.from_path === undefined || String(sent.from_path).startsWith('/')
		? undefined
		: { from_path: 'must start with a slash' };

/** Likely: a redirect leads somewhere, and what it leads to exists. */
const leadsSomewhere: Rule = ({
	record,
	before,
	sent,
	store,
}): Record<string, string> | undefined => {
	if (before && sent.to === undefined) return undefined;
	const { type, entity_id, url, ref } = ((before ? record : sent).to ?? {}) as Row;
	const id = entity_id ?? ref;
	const collection = TARGETS[String(type)];
	if (!collection) return isNone(url ?? ref) ? { to: 'must have a target' } : undefined;
	if (isNone(id)) return { 'to.entity_id': 'is required for this type' };
	return store.collection(collection).get(String(id))
		? undefined
		: { 'to.entity_id': 'does not exist' };
};

/** Redirects, pages and widgets. Likely: what a request names must exist. */
export const content: Record<string, Refusals> = {
	'storefront/redirects': {
		references: { site_id: 'sites' },
		rules: [isPath, leadsSomewhere],
	},
	'content/pages': { references: { parent_id: 'content/pages', channel_id: 'channels' } },
	'content/widgets': { references: { widget_template_uuid: 'content/widget-templates' } },
	'content/placements': { references: { widget_uuid: 'content/widgets' } },
	'content/scripts': { references: { channel_id: 'channels' } },
};
