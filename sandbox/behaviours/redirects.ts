import { notFound, invalid } from '../answers/fault';
import type { Call, Handler } from '../generic/call';
import type { Upload } from '../http/body';
import { fieldsOf } from '../generic/single';
import { isRow, type Row } from '../state/row';

const JOBS = 'storefront/redirects/imex/jobs';

/** Jobs are done as soon as they are asked for. */
function job({ store }: Call, type: string, total: number): Row {
	const now = new Date().toISOString();
	return store.collection(JOBS).insert({
		type, status: 'complete', completed_items: total, failed_items: 0, total_items: total, errors: [], created_at: now, completed_at: now,
	});
}

const startExport: Handler = (call) => {
	fieldsOf(call);
	const made = job(call, 'export', call.store.collection('storefront/redirects').all().length);
	return { status: 201, body: { id: made.id } };
};

/** Reads `from_path,to_url` lines. Quoted commas are beyond it. */
const startImport: Handler = (call) => {
	const file = (isRow(call.body) ? call.body.import_file : undefined) as Upload | undefined;
	if (!file?.text) throw invalid({ import_file: 'is required' });
	const [, ...lines] = file.text.trim().split(/\r?\n/);
	for (const line of lines) {
		const [from_path, url] = line.split(',');
		call.store.collection('storefront/redirects').insert({ site_id: 1000, from_path, to: { type: 'url', url }, to_url: url });
	}
	return { status: 201, body: { id: job(call, 'import', lines.length).id } };
};

const download: Handler = ({ store, params }) => {
	if (!store.collection(JOBS).get(params.uuid)) throw notFound();
	const rows = store.collection('storefront/redirects').all().map(({ from_path, to }) => `${String(from_path)},${String((to as Row | undefined)?.url ?? '')}`);
	return { file: { contentType: 'text/csv', text: ['from_path,to_url', ...rows].join('\n') } };
};

/** Importing and exporting redirects. */
export const redirects: Record<string, Handler> = {
	'POST v3 /storefront/redirects/imex/export': startExport,
	'POST v3 /storefront/redirects/imex/import': startImport,
	'GET v3 /storefront/redirects/imex/export/{uuid}/download': download,
};
