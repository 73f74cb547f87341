import { noContent } from '../responses/response';
import type { Handler } from '../crud/call';
import { rowAt, fieldsOf } from '../crud/records';

const REGIONS = [
	'header_bottom',
	'home_below_menu',
	'home_below_carousel',
	'category_header_banner',
	'product_below_price',
];

const pageWidgets: Handler = ({ store }) => ({
	data: store.singletons.get('content/page-widgets||') ?? {
		regions: [{ name: REGIONS[1], children: [] }],
	},
});

const savePageWidgets: Handler = (call) => {
	call.store.singletons.set('content/page-widgets||', fieldsOf(call));
	return noContent;
};

const preview: Handler = (call) => {
	const { template } = rowAt({
		...call,
		shape: { collection: 'content/widget-templates', parents: [], item: 'uuid' },
	});
	fieldsOf(call);
	return { data: { html: String(template ?? '') } };
};

const tags: Handler = ({ store }) => {
	const posts = store.collection('blog/posts').all();
	const names = [
		...new Set(posts.flatMap(({ tags: each }) => (Array.isArray(each) ? each.map(String) : []))),
	];
	return {
		data: names.map((tag) => ({
			tag,
			post_ids: posts.filter((post) => (post.tags as string[]).includes(tag)).map(({ id }) => id),
		})),
	};
};

/** Widgets on pages, and the blog's tags. */
export const content: Record<string, Handler> = {
	'GET v2 /blog/tags': tags,
	'GET v3 /content/page-widgets': pageWidgets,
	'POST v3 /content/page-widgets': savePageWidgets,
	'GET v3 /content/regions': () => ({ data: REGIONS.map((name) => ({ name })) }),
	'POST v3 /content/widget-templates/{uuid}/preview': preview,
};
