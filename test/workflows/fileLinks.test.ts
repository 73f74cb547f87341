import nock from 'nock';

import { fileOf } from '../support/files';
import { runNode } from '../support/node';
import { speedUpWaits } from '../support/quickClock';

speedUpWaits();

const credentials = {
	shop: {
		store: 'abc123',
		accessToken: 'token-of-the-shop',
		scopeSource: 'all',
		grantedScopes: [],
		environment: 'bigcommerce',
	},
};

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
	nock.abortPendingRequests();
	nock.cleanAll();
});
afterAll(() => {
	nock.enableNetConnect();
	nock.restore();
});

/** Downloads a theme whose job ends with this link. */
async function downloadFrom(link: string) {
	const api = nock('https://api.bigcommerce.com');
	api.post('/stores/abc123/v3/themes/t/actions/download').reply(200, { job_id: 'j' });
	api
		.get('/stores/abc123/v3/themes/jobs/j')
		.reply(200, { data: { id: 'j', status: 'COMPLETED', result: { download_url: link } } });
	return await runNode({
		credentials,
		chosen: { bigCommerceStoreApi: 'shop' },
		parameters: {
			authentication: 'store',
			resource: 'theme',
			operation: 'theme.download',
			themeUuid: { __rl: true, mode: 'id', value: 't' },
			bodyMode: 'json',
			jsonBody: '{}',
			options: { giveUpAfter: 1 },
		},
	});
}

it('a storage gets no token, and names the file', async () => {
	const answer = {
		'content-type': 'application/zip',
		'content-disposition': 'attachment; filename="../Hearth.zip"',
	};
	nock('https://storage.example', { badheaders: ['x-auth-token', 'authorization'] })
		.get('/t.zip?signature=x')
		.reply(200, fileOf('zip').bytes, answer);
	const { items, error } = await downloadFrom('https://storage.example/t.zip?signature=x');
	expect(error).toBeUndefined();
	expect(items[0].binary?.data.fileName).toBe('Hearth.zip');
	expect(Buffer.from(items[0].binary?.data.data ?? '', 'base64')).toEqual(fileOf('zip').bytes);
});

it.each(['http://169.254.169.254/latest', 'file:///etc/passwd', 'nonsense'])(
	'a link to %s is not followed',
	async (link) => {
		const { error } = await downloadFrom(link);
		expect(error?.message).toBe(
			'BigCommerce gave a link to the file that does not lead to a safe place',
		);
	},
);

it('a link that has expired says what to do', async () => {
	nock('https://storage.example').get('/t.zip').reply(403, '<Error/>');
	const { error } = await downloadFrom('https://storage.example/t.zip');
	expect(error?.message).toBe(
		'The file could not be downloaded: its link was answered with status 403',
	);
	expect(error?.description).toContain('Run the node again');
});

it('a storage that does not answer is told apart', async () => {
	nock('https://storage.example')
		.persist()
		.get('/t.zip')
		.replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
	expect((await downloadFrom('https://storage.example/t.zip')).error?.message).toBe(
		'BigCommerce could not be reached',
	);
});
