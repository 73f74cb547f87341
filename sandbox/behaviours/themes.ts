import { nothing, type Answer } from '../answers/answer';
import { notFound } from '../answers/fault';
import type { Call, Handler } from '../generic/call';
import { rowsBelow } from '../generic/read';
import { fieldsOf } from '../generic/single';
import type { Row } from '../state/row';

function themeOf({ store, params }: Call): Row {
	const theme = store.collection('themes').get(params.uuid);
	if (!theme) throw notFound();
	return theme;
}

/** Jobs are done as soon as they are asked for. */
function job({ store }: Call, result: Row): Answer {
	const made = store.collection('themes/jobs').insert({ time: new Date().toISOString(), status: 'COMPLETED', percent_complete: 100, result, warnings: [], errors: [] });
	return { body: { job_id: made.job_id } };
}

const upload: Handler = (call) => {
	const theme = call.store.collection('themes').insert({
		name: 'Uploaded theme', variations: [], is_private: true, is_active: false, created_at: new Date().toISOString(), updated_at: new Date().toISOString(),
	});
	return { ...job(call, { theme_id: theme.uuid }), status: 201 };
};

const download: Handler = (call) => {
	const { uuid } = themeOf(call);
	return job(call, { download_url: `https://cdn.example.com/themes/${String(uuid)}.zip` });
};

const showJob: Handler = ({ store, params }) => {
	const found = store.collection('themes/jobs').get(params.job_id);
	if (!found) throw notFound();
	const { job_id, ...rest } = found;
	return { data: { id: job_id, ...rest } };
};

const customTemplates: Handler = ({ params }) => ({
	data: { version_uuid: params.version_uuid, data: [{ channel_id: 1, product: [], category: [], brand: [], page: [] }] },
});

/** Themes and their jobs. */
export const themes: Record<string, Handler> = {
	'POST v3 /themes': upload,
	'POST v3 /themes/{uuid}/actions/download': download,
	'POST v3 /themes/actions/activate': (call) => {
		fieldsOf(call);
		return nothing;
	},
	'GET v3 /themes/jobs/{job_id}': showJob,
	'GET v3 /themes/custom-templates/{version_uuid}': customTemplates,
	'POST v3 /themes/{uuid}/configurations/validate': (call) => {
		themeOf(call);
		fieldsOf(call);
		return nothing;
	},
	'GET v3 /themes': (call) => ({ data: rowsBelow(call), meta: {} }),
};
