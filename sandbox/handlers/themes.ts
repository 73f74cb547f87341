import { crc32 } from 'node:zlib';
import type { Call, Handler } from '../crud/call';
import { rowsBelow, fieldsOf } from '../crud/records';
import { isUpload } from '../http/body';
import { invalid, notFound } from '../responses/apiError';
import { noContent, type HandlerResponse } from '../responses/response';
import { isRow, visible, type Row } from '../state/row';
import { askForJob, startJob } from './jobs';

const CONFIG_NAME = Buffer.from('config.json');

/** A minimal theme bundle: an uncompressed ZIP archive with a config.json. */
export function themeFile(name: string): Buffer {
	const content = Buffer.from(JSON.stringify({ name, version: '1.0.0', variations: [] }));
	const facts = Buffer.alloc(26);
	facts.writeUInt16LE(20, 0);
	facts.writeUInt32LE(crc32(content), 10);
	facts.writeUInt32LE(content.length, 14);
	facts.writeUInt32LE(content.length, 18);
	facts.writeUInt16LE(CONFIG_NAME.length, 22);
	const local = Buffer.concat([Buffer.from('504b0304', 'hex'), facts, CONFIG_NAME, content]);
	const central = Buffer.concat([
		Buffer.from('504b01021400', 'hex'),
		facts,
		Buffer.alloc(14),
		CONFIG_NAME,
	]);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(1, 4);
	end.writeUInt16LE(1, 6);
	end.writeUInt32LE(central.length, 8);
	end.writeUInt32LE(local.length, 12);
	return Buffer.concat([local, central, Buffer.from('504b0506', 'hex'), end]);
}

function themeOf({ store, params }: Call): Row {
	const theme = store.collection('themes').get(params.uuid);
	if (!theme) throw notFound();
	return theme;
}

function startThemeJob({ store }: Call, end: Row): HandlerResponse {
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
const uploadTheme: Handler = (call) => {
	const file = isRow(call.body) ? call.body.file : undefined;
	if (!isUpload(file)) throw invalid({ file: 'is required' });
	if (!file.text.includes('config.json')) {
		return {
			...startThemeJob(call, {
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
	return { ...startThemeJob(call, { result: { theme_id: theme.uuid } }), status: 201 };
};

const downloadTheme: Handler = (call) => {
	const { uuid } = themeOf(call);
	return startThemeJob(call, {
		result: { download_url: `${call.origin}/sandbox/themes/${String(uuid)}.zip` },
	});
};

const getThemeJob: Handler = ({ store, params }) => {
	const job = askForJob(store.collection('themes/jobs'), params.job_id);
	if (!job) throw notFound();
	const { job_id, ...rest } = visible(job);
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
	'POST v3 /themes': uploadTheme,
	'POST v3 /themes/{uuid}/actions/download': downloadTheme,
	'POST v3 /themes/actions/activate': (call) => {
		fieldsOf(call);
		return noContent;
	},
	'GET v3 /themes/jobs/{job_id}': getThemeJob,
	'GET v3 /themes/custom-templates/{version_uuid}': customTemplates,
	'POST v3 /themes/{uuid}/configurations/validate': (call) => {
		themeOf(call);
		fieldsOf(call);
		return noContent;
	},
	'GET v3 /themes': (call) => ({ data: rowsBelow(call), meta: {} }),
};
