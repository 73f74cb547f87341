import type { Sandbox } from '../../sandbox/server';
import { ask, sandboxFor } from './support';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxFor();
});
afterAll(async () => {
	await sandbox.close();
});

function form(field: string, name: string, content: string | Uint8Array<ArrayBuffer>) {
	const made = new FormData();
	made.set(field, new File([content], name));
	return made;
}

/** The states of a job, one per look. */
async function course(path: string, pick: (body: { data: unknown }) => unknown) {
	const states = [];
	for (let look = 0; look < 4; look++)
		states.push(
			pick((await ask(sandbox, 'GET', path)).body) as { status: string; [field: string]: unknown },
		);
	return states;
}

const themeJob = async (id: string) => await course(`/v3/themes/jobs/${id}`, ({ data }) => data);
const redirectJob = async (id: string) =>
	await course(`/v3/storefront/redirects/imex/jobs?id=${id}`, ({ data }) => (data as unknown[])[0]);

test('a theme is made ready bit by bit, and is a ZIP archive with a config.json', async () => {
	const [theme] = (await ask(sandbox, 'GET', '/v3/themes')).body.data;
	const { body } = await ask(sandbox, 'POST', `/v3/themes/${theme.uuid}/actions/download`, {
		body: {},
	});
	const states = await themeJob(body.job_id);
	expect(states.map(({ status, percent_complete }) => [status, percent_complete])).toEqual([
		['QUEUED', 0],
		['WORKING', 50],
		['COMPLETED', 100],
		['COMPLETED', 100],
	]);
	const { download_url } = states[2].result as { download_url: string };
	const bytes = new Uint8Array(await (await fetch(download_url)).arrayBuffer());
	expect(Buffer.from(bytes.subarray(0, 4)).toString('hex')).toBe('504b0304');
	const uploaded = await ask(sandbox, 'POST', '/v3/themes', {
		form: form('file', 'theme.zip', bytes),
	});
	expect((await themeJob(uploaded.body.job_id)).map(({ status }) => status)).toEqual([
		'QUEUED',
		'WORKING',
		'COMPLETED',
		'COMPLETED',
	]);
});

test('a bundle that is no theme is refused by its job', async () => {
	const { body } = await ask(sandbox, 'POST', '/v3/themes', {
		form: form('file', 'theme.zip', 'PK\u0003\u0004'),
	});
	expect((await themeJob(body.job_id)).at(-1)).toMatchObject({
		status: 'FAILED',
		errors: [{ message: 'The bundle has no config.json.' }],
	});
});

test('an import says which rows it could not take', async () => {
	const some = await ask(sandbox, 'POST', '/v3/storefront/redirects/imex/import', {
		form: form('import_file', 'r.csv', 'from_path,to_url\n/a/,https://x.example/\nb,\n'),
	});
	const states = await redirectJob(some.body.id);
	expect(states.map(({ status }) => status)).toEqual(['new', 'working', 'complete', 'complete']);
	expect(states[2]).toMatchObject({
		completed_items: 1,
		failed_items: 1,
		errors: [{ row: 3, message: expect.any(String) }],
	});
	const none = await ask(sandbox, 'POST', '/v3/storefront/redirects/imex/import', {
		form: form('import_file', 'r.csv', 'from_path,to_url\nb,\n'),
	});
	expect((await redirectJob(none.body.id)).at(-1)).toMatchObject({
		status: 'failed',
		completed_items: 0,
		failed_items: 1,
	});
});
