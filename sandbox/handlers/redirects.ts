import { notFound, invalid } from '../responses/apiError';
import type { Call, Handler } from '../crud/call';
import type { Upload } from '../http/body';
import { list, fieldsOf } from '../crud/records';
import { isRow, type Row } from '../state/row';
import { askForJob, startJob } from './jobs';

const JOBS = 'storefront/redirects/imex/jobs';

/** The result of a job: the number of lines, and the refused lines. */
function job({ store }: Call, type: string, total: number, errors: Row[] = []): Row {
	const now = new Date().toISOString();
	const counts = { completed_items: total - errors.length, failed_items: errors.length, errors };
	const isLost = total > 0 && errors.length === total;
	return startJob(store.collection(JOBS), { type, total_items: total, created_at: now }, [
		{ status: 'new', completed_items: 0, failed_items: 0, errors: [] },
		{ status: 'working', completed_items: 0, failed_items: 0, errors: [] },
		{ status: isLost ? 'failed' : 'complete', ...counts, completed_at: now },
	]);
}

const showJobs: Handler = (call) => {
	const answer = list(call);
	// A request for one job moves it to its next state.
	if (call.query.id) askForJob(call.store.collection(JOBS), String(call.query.id));
	return answer;
};

const startExport: Handler = (call) => {
	fieldsOf(call);
	const made = job(call, 'export', call.store.collection('storefront/redirects').all().length);
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
	return { status: 201, body: { id: job(call, 'import', lines.length, errors).id } };
};

const download: Handler = ({ store, params }) => {
	if (!store.collection(JOBS).get(params.uuid)) throw notFound();
	const rows = store
		.collection('storefront/redirects')
		.all()
		.map(
			({ from_path, to }) => `${String(from_path)},${String((to as Row | undefined)?.url ?? '')}`,
		);
	return { file: { contentType: 'text/csv', text: ['from_path,to_url', ...rows].join('\n') } };
};

/** Importing and exporting redirects. */
export const redirects: Record<string, Handler> = {
	'POST v3 /storefront/redirects/imex/export': startExport,
	'POST v3 /storefront/redirects/imex/import': startImport,
	'GET v3 /storefront/redirects/imex/export/{uuid}/download': download,
	'GET v3 /storefront/redirects/imex/jobs': showJobs,
};
