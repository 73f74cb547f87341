import nock from 'nock';

import { fileOf } from '../support/files';
import { runNode, type NodeResult } from '../support/node';
import { parametersOf, TOKEN } from '../support/oddServer';
import { loadPackage } from '../support/package';
import { id } from '../support/run';

beforeAll(async () => {
	await loadPackage();
});

describe('a storage on the internet', () => {
	const API = 'https://api.bigcommerce.com';
	beforeAll(() => nock.disableNetConnect());
	afterEach(() => nock.cleanAll());
	afterAll(() => {
		nock.enableNetConnect();
		nock.restore();
	});

	async function download(): Promise<NodeResult> {
		nock(API).post('/stores/abc123/v3/themes/t/actions/download').reply(200, { job_id: 'j' });
		nock(API)
			.get('/stores/abc123/v3/themes/jobs/j')
			.reply(200, {
				data: {
					id: 'j',
					status: 'COMPLETED',
					result: { download_url: 'https://storage.example.com/t.zip' },
				},
			});
		const shop = {
			store: 'abc123',
			accessToken: TOKEN,
			scopeSource: 'all',
			grantedScopes: [],
			environment: 'bigcommerce',
		};
		return await runNode({
			credentials: { shop },
			chosen: { bigCommerceStoreApi: 'shop' },
			parameters: parametersOf('theme.download', {
				themeUuid: id('t'),
				bodyMode: 'json',
				jsonBody: '{}',
			}),
		});
	}

	it('may lead on to another storage, which gets no token', async () => {
		nock('https://storage.example.com')
			.get('/t.zip')
			.reply(302, '', { location: 'https://eu.storage.example.com/t.zip?signature=x' });
		nock('https://eu.storage.example.com', { badheaders: ['x-auth-token', 'authorization'] })
			.get('/t.zip?signature=x')
			.reply(200, fileOf('zip').bytes, { 'content-type': 'application/zip' });
		expect((await download()).items[0].binary).toBeDefined();
	});

	it.each([
		'http://storage.example.com/t.zip',
		'https://169.254.169.254/latest/meta-data',
		'http://127.0.0.1:5678/rest/settings',
	])('may not lead on to %s', async (location) => {
		nock('https://storage.example.com').get('/t.zip').reply(302, '', { location });
		expect((await download()).error?.message).toBe(
			'BigCommerce gave a link to the file that does not lead to a safe place',
		);
	});
});
