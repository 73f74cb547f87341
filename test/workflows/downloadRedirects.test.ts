import { fileOf } from '../support/files';
import { runNode, type NodeResult } from '../support/node';
import { json, parametersOf, shopAt, type Handler } from '../support/oddServer';
import { speedUpWaits } from '../support/quickClock';
import { elsewhere, redirect, server, serveRedirects } from '../support/redirects';
import { id } from '../support/run';

speedUpWaits();

let answer: Handler;
serveRedirects((...all) => answer(...all));

describe('the download of a file', () => {
	async function download(link: string, handler: Handler = () => undefined): Promise<NodeResult> {
		answer = (arrived, response, turn) => {
			if (arrived.path.endsWith('/actions/download')) return json(response, 200, { job_id: 'j' });
			if (arrived.path.includes('/themes/jobs/'))
				return json(response, 200, {
					data: { id: 'j', status: 'COMPLETED', result: { download_url: link } },
				});
			return handler(arrived, response, turn);
		};
		return await runNode({
			...shopAt(server),
			parameters: parametersOf('theme.download', {
				themeUuid: id('t'),
				bodyMode: 'json',
				jsonBody: '{}',
			}),
		});
	}

	it('follows redirects of the sandbox to itself, without the token', async () => {
		const { items } = await download(`${server.url}/files/1`, ({ path }, response) =>
			path === '/files/1'
				? redirect(() => '/files/2')({} as never, response, 1)
				: void response
						.writeHead(200, { 'Content-Type': 'application/zip' })
						.end(fileOf('zip').bytes),
		);
		expect(Buffer.from(items[0].binary?.data.data ?? '', 'base64')).toEqual(fileOf('zip').bytes);
		for (const { path, headers } of server.arrived.filter((arrived) =>
			arrived.path.startsWith('/files/'),
		))
			expect([path, headers['x-auth-token']]).toEqual([path, undefined]);
	});

	const UNSAFE = 'BigCommerce gave a link to the file that does not lead to a safe place';
	const unsafe = [
		'ELSEWHERE/metadata',
		'http://storage.example.com/t.zip',
		'https://127.0.0.1/t.zip',
		'https://10.0.0.1/t.zip',
		'https://192.168.1.1/t.zip',
		'https://169.254.169.254/latest',
		'https://[::1]/t.zip',
		'https://[fd00::1]/t.zip',
		'https://2130706433/t.zip',
		'https://0x7f.1/t.zip',
		'https://localhost/t.zip',
		'https://n8n/t.zip',
		'https://db.internal/t.zip',
		'https://printer.local/t.zip',
		'https://localhost.localdomain/t.zip',
		'https://kubernetes.default.svc/api',
		'https://vault.service.consul/v1',
		'https://storage.example.com:8443/t.zip',
		'https://user:password@storage.example.com/t.zip',
		'file:///etc/passwd',
		'ftp://storage.example.com/t.zip',
		'data:text/plain,x',
	];
	it.each(unsafe)('is not redirected to %s', async (to) => {
		const { error } = await download(
			`${server.url}/files/1`,
			redirect(() => to.replace('ELSEWHERE', elsewhere.url)),
		);
		expect(error?.message).toBe(UNSAFE);
		expect(elsewhere.arrived).toEqual([]);
	});

	it.each(unsafe)('does not begin at %s', async (link) => {
		expect((await download(link.replace('ELSEWHERE', elsewhere.url))).error?.message).toBe(UNSAFE);
		expect(elsewhere.arrived).toEqual([]);
	});

	it('ends after five redirects', async () => {
		const { error } = await download(`${server.url}/files/0`, ({ path }, response) =>
			redirect(() => `/files/${Number(path.split('/').at(-1)) + 1}`)({} as never, response, 1),
		);
		expect(error?.message).toBe('The file could not be downloaded: its link redirects too often');
		expect(server.arrived.filter(({ path }) => path.startsWith('/files/'))).toHaveLength(6);
	});

	it.each<[what: string, handler: Handler]>([
		[
			'a page',
			(_, response) =>
				void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html></html>'),
		],
		['nothing', (_, response) => void response.writeHead(200).end()],
	])('that gives %s is tried again, and gives no file', async (_what, handler) => {
		const { error, items } = await download(`${server.url}/files/1`, handler);
		expect(items).toEqual([]);
		expect(error?.message).toBe('The file could not be downloaded: its link gave something else');
		expect(server.arrived.filter(({ path }) => path.startsWith('/files/')).length).toBeGreaterThan(
			2,
		);
	});
});
