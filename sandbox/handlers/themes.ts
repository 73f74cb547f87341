import { noContent, type HandlerResponse } from '../responses/response';
import { invalid, notFound } from '../responses/apiError';
import type { Call, Handler } from '../crud/call';
import { rowsBelow, fieldsOf } from '../crud/records';
import { isUpload } from '../http/body';
import { isRow, visible, type Row } from '../state/row';
import { askForJob, startJob } from './jobs';

function themeOf({ store, params }: Call): Row {
	const theme = store.collection('themes').get(params.uuid);
	if (!theme) throw notFound();
	return theme;
}

function job({ store }: Call, end: Row): HandlerResponse {
	const made = startJob(
		store.collection('themes/jobs'),
		{ time: new Date().toISOString(), result: {}, warnings: [], errors: [] },
		[
			{ status: 'QUEUED', percent_complete: 0 },
			{ status: 'WORKING', percent_complete: 50 },
			{ status: 'COMPLETED', percent_complete: 100, ...end },
		],
	);
	return { body: { job_id: made.job_id } };
}

/** A bundle must contain a config.json. */
const upload: Handler = (call) => {
	const file = isRow(call.body) ? call.body.file : undefined;
	if (!isUpload(file)) throw invalid({ file: 'is required' });
	if (!file.text.includes('config.json')) {
		return {
			...job(call, {
				status: 'FAILED',
				errors: [{ error: 'missing_config', message: 'The bundle has no config.json.' }],
			}),
			status: 201,
		};
	}
	const now = new Date().toISOString();
	const theme = call.store.collection('themes').insert({
		name: 'Uploaded theme',
		variations: [],
		is_private: true,
		is_active: false,
		created_at: now,
		updated_at: now,
	});
	return { ...job(call, { result: { theme_id: theme.uuid } }), status: 201 };
};

const download: Handler = (call) => {
	const { uuid } = themeOf(call);
	return job(call, {
		result: { download_url: `${call.origin}/sandbox/themes/${String(uuid)}.zip` },
	});
};

const showJob: Handler = ({ store, params }) => {
	const found = askForJob(store.collection('themes/jobs'), params.job_id);
	if (!found) throw notFound();
	const { job_id, ...rest } = visible(found);
	return { data: { id: job_id, ...rest } };
};

const customTemplates: Handler = ({ params }) => ({
	data: {
		version_uuid: params.version_uuid,
		data: [{ channel_id: 1, product: [], category: [], brand: [], page: [] }],
	},
});

/** Themes and their jobs. */
export const themes: Record<string, Handler> = {
	'POST v3 /themes': upload,
	'POST v3 /themes/{uuid}/actions/download': download,
	'POST v3 /themes/actions/activate': (call) => {
		fieldsOf(call);
		return noContent;
	},
	'GET v3 /themes/jobs/{job_id}': showJob,
	'GET v3 /themes/custom-templates/{version_uuid}': customTemplates,
	'POST v3 /themes/{uuid}/configurations/validate': (call) => {
		themeOf(call);
		fieldsOf(call);
		return noContent;
	},
	'GET v3 /themes': (call) => ({ data: rowsBelow(call), meta: {} }),
};
