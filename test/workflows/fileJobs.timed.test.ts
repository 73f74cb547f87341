import { fileOf, itemWith } from '../support/files';
import { byId, fields, openSandbox, run, sandbox, sent } from '../support/runWithFile';

jest.setTimeout(30_000);

openSandbox();

describe('a job', () => {
	const theme = () => sandbox.stores.get('hearth24kq')?.collection('themes').all()[0].uuid;

	it('is waited for: a theme is uploaded', async () => {
		const { items, error } = await run('theme.upload', {}, fileOf('zip'));
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({
			status: 'COMPLETED',
			percent_complete: 100,
			result: { theme_id: expect.any(String) },
		});
		expect(sent().map(({ request }) => request.split(' ')[0])).toEqual([
			'POST',
			'GET',
			'GET',
			'GET',
		]);
	});

	it('gives the file that it made: a theme is downloaded, without the token', async () => {
		const { items, error } = await run('theme.download', {
			themeUuid: byId(theme()),
			bodyMode: 'fields',
			fields: fields({ which: 'original' }),
		});
		expect(error).toBeUndefined();
		expect(items[0].binary?.data).toMatchObject({
			fileName: 'theme.zip',
			mimeType: 'application/zip',
		});
		expect(Buffer.from(items[0].binary?.data.data ?? '', 'base64').toString('latin1')).toContain(
			'config.json',
		);
	});

	it('gives the file that it made: redirects are exported', async () => {
		const { items, error } = await run('redirect.export', {
			bodyMode: 'fields',
			fields: fields({}),
		});
		expect(error).toBeUndefined();
		expect(items[0].binary?.data).toMatchObject({ fileName: 'redirect.csv', mimeType: 'text/csv' });
		expect(Buffer.from(items[0].binary?.data.data ?? '', 'base64').toString()).toContain(
			'/old-page-1/',
		);
	});

	it('that imports all rows tells how many', async () => {
		const { items, error } = await run(
			'redirect.import',
			{},
			{ ...fileOf('csv'), bytes: Buffer.from('from_path,to_url\n/a/,https://x.example/\n') },
		);
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({
			status: 'complete',
			completed_items: 1,
			failed_items: 0,
		});
	});

	it('that leaves rows out is no success: it says which, and that the others were taken', async () => {
		const { error } = await run(
			'redirect.import',
			{},
			{ ...fileOf('csv'), bytes: Buffer.from('from_path,to_url\n/a/,https://x.example/\nb,\n') },
		);
		expect(error?.message).toMatch(
			/^BigCommerce finished "Import .+", and 1 of 2 could not be carried out$/,
		);
		expect(error?.description).toMatch(/^Row 3: .+\nThe rest was carried out\./);
	});

	it('is not waited for when nobody wants to', async () => {
		const { items } = await run('theme.upload', { waitForCompletion: false }, fileOf('zip'));
		expect(items[0].json).toEqual({ job_id: expect.any(String) });
		expect(sent()).toHaveLength(1);
	});

	it('that BigCommerce gives up says why', async () => {
		const { error } = await run(
			'theme.upload',
			{},
			{ ...fileOf('zip'), bytes: Buffer.from('504b0304', 'hex') },
		);
		expect(error?.message).toBe(
			'BigCommerce began with "Upload Theme" and then gave up: The bundle has no config.json.',
		);
	});

	it('is no longer waited for when the run is stopped', async () => {
		const started = Date.now();
		await run('theme.upload', {}, fileOf('zip'), {
			items: [itemWith(fileOf('zip'))],
			cancelAfter: 250,
		});
		expect(Date.now() - started).toBeLessThan(1_000);
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		expect(sent().map(({ request }) => request.split(' ')[0])).toEqual(['POST']);
	});

	it('is waited for no longer than asked', async () => {
		const started = Date.now();
		const { error } = await run('theme.upload', { waitAtMost: 1 }, fileOf('zip'));
		expect(error?.message).toBe('"Upload Theme" is not done after 1 seconds');
		expect(error?.description).toMatch(/continues it as the job [0-9a-f-]{36} \(50 %\)/);
		expect(Date.now() - started).toBeLessThan(3_000);
	});
});
