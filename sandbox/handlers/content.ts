import type { Handler, Call } from '../crud/call';
import { rowAt, fieldsOf, list } from '../crud/records';
import type { Upload } from '../http/body';
import { notFound, invalid } from '../responses/apiError';
import { noContent } from '../responses/response';
import { isRow, type Row } from '../state/row';
import { askForJob, startJob } from './jobs';

const REGIONS = [
	'header_bottom',
	'home_below_menu',
	'home_below_carousel',
	'category_header_banner',
	'product_below_price',
];

const getPageWidgets: Handler = ({ store }) => ({
	data: store.singletons.get('content/page-widgets||') ?? {
		regions: [{ name: REGIONS[1], children: [] }],
	},
});

const savePageWidgets: Handler = (call) => {
	call.store.singletons.set('content/page-widgets||', fieldsOf(call));
	return noContent;
};

const previewWidget: Handler = (call) => {
	const { template } = rowAt({
		...call,
		shape: { collection: 'content/widget-templates', parents: [], item: 'uuid' },
	});
	fieldsOf(call);
	return { data: { html: String(template ?? '') } };
};

const listBlogTags: Handler = ({ store }) => {
	const posts = store.collection('blog/posts').all();
	const names = [
		...new Set(posts.flatMap(({ tags: value }) => (Array.isArray(value) ? value.map(String) : []))),
	];
	return {
		data: names.map((tag) => ({
			tag,
			post_ids: posts.filter((post) => (post.tags as string[]).includes(tag)).map(({ id }) => id),
		})),
	};
};

const REDIRECT_JOBS = 'storefront/redirects/imex/jobs';

/** The result of a job: the number of lines, and the refused lines. */
function startRedirectJob({ store }: Call, type: string, total: number, errors: Row[] = []): Row {
	const now = new Date().toISOString();
	const counts = { completed_items: total - errors.length, failed_items: errors.length, errors };
	const isLost = total > 0 && errors.length === total;
	return startJob(store.collection(REDIRECT_JOBS), { type, total_items: total, created_at: now }, [
		{ status: 'new', completed_items: 0, failed_items: 0, errors: [] },
		{ status: 'working', completed_items: 0, failed_items: 0, errors: [] },
		{ status: isLost ? 'failed' : 'complete', ...counts, completed_at: now },
	]);
}

const listRedirectJobs: Handler = (call) => {
	const answer = list(call);
	// A request for one job moves it to its next state.
	if (call.query.id) askForJob(call.store.collection(REDIRECT_JOBS), String(call.query.id));
	return answer;
};

const startExport: Handler = (call) => {
	fieldsOf(call);
	const made = startRedirectJob(
		call,
		'export',
		call.store.collection('storefront/redirects').all().length,
	);
	return { status: 201, body: { id: made.id } };
};

/** Reads `from_path,to_url` lines. Quoted commas are not supported. */
const startImport: Handler = (call) => {
	const file = (isRow(call.body) ? call.body.import_file : undefined) as Upload | undefined;
	if (!file?.text) throw invalid({ import_file: 'is required' });
	const [, ...lines] = file.text.trim().split(/\r?\n/);
	const errors: Row[] = [];
	lines.forEach((line, index) => {
		const [from_path, url] = line.split(',');
		if (!from_path.startsWith('/') || !url)
			errors.push({ row: index + 2, message: 'The row has no old path or no target.' });
		else
			call.store
				.collection('storefront/redirects')
				.insert({ site_id: 1000, from_path, to: { type: 'url', url }, to_url: url });
	});
	return { status: 201, body: { id: startRedirectJob(call, 'import', lines.length, errors).id } };
};

const downloadExport: Handler = ({ store, params }) => {
	if (!store.collection(REDIRECT_JOBS).get(params.uuid)) throw notFound();
	const rows = store
		.collection('storefront/redirects')
		.all()
		.map(
			({ from_path, to }) => `${String(from_path)},${String((to as Row | undefined)?.url ?? '')}`,
		);
	return { file: { contentType: 'text/csv', text: ['from_path,to_url', ...rows].join('\n') } };
};

/** Widgets on pages, the blog's tags, and importing and exporting redirects. */
export const content: Record<string, Handler> = {
	'GET v2 /blog/tags': listBlogTags,
	'GET v3 /content/page-widgets': getPageWidgets,
	'POST v3 /content/page-widgets': savePageWidgets,
	'GET v3 /content/regions': () => ({ data: REGIONS.map((name) => ({ name })) }),
	'POST v3 /content/widget-templates/{uuid}/preview': previewWidget,
	'POST v3 /storefront/redirects/imex/export': startExport,
	'POST v3 /storefront/redirects/imex/import': startImport,
	'GET v3 /storefront/redirects/imex/export/{uuid}/download': downloadExport,
	'GET v3 /storefront/redirects/imex/jobs': listRedirectJobs,
};
