import nock from 'nock';

import type { Sandbox } from '../../sandbox/server';
import { runNode, type NodeRun } from '../support/node';
import { id } from '../support/run';
import { apiRequests, as, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
beforeEach(() => sandbox.log.clear());
afterEach(() => {
	nock.cleanAll();
	nock.enableNetConnect();
});
afterAll(() => sandbox.close());

function run(account: string, parameters: object, changes = {}) {
	const { authentication, use } = as(sandbox, account, changes);
	return runNode({
		...use,
		parameters: { authentication, options: {}, ...parameters } as NodeRun['parameters'],
	});
}

it('a token without the scope is refused before anything is sent, by the name of the scope', async () => {
	const { error, items } = await run('orders', {
		resource: 'company',
		operation: 'company.get',
		companyId: id(1),
	});
	expect(items).toEqual([]);
	expect(`${error?.message} ${error?.description}`).toContain('B2B Edition: read-only');
	expect(apiRequests(sandbox)).toEqual([]);
});

describe('requests that users write', () => {
	const ask = (url: string) => {
		nock.disableNetConnect();
		return run(
			'full',
			{ resource: 'api', operation: 'api.request', method: 'GET', url },
			{ environment: 'bigcommerce', scopeSource: 'all' },
		);
	};

	it('go to the host of B2B Edition with the token and the store', async () => {
		const api = nock('https://api-b2b.bigcommerce.com', {
			reqheaders: { 'x-auth-token': 'sandbox-token-full-access', 'x-store-hash': 'hearth24kq' },
		})
			.get('/api/v3/io/companies')
			.reply(200, {
				code: 200,
				data: [{ companyId: 1 }],
				meta: { message: 'SUCCESS', pagination: { totalCount: 1, offset: 0, limit: 10 } },
			});
		const { error, items } = await ask('https://api-b2b.bigcommerce.com/api/v3/io/companies');
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ companyId: 1 }]);
		expect(api.isDone()).toBe(true);
	});

	it.each([
		'https://api-b2b.bigcommerce.com.example.com/api/v3/io/companies',
		'https://api-b2b.bigcommerce.com@example.com/api/v3/io/companies',
		'https://api-b2b.example.com/api/v3/io/companies',
		'https://example-api-b2b.bigcommerce.com/api/v3/io/companies',
		'https://x.api-b2b.bigcommerce.com/api/v3/io/companies',
		'http://api-b2b.bigcommerce.com/api/v3/io/companies',
		'https://api-b2b.bigcommerce.com:8443/api/v3/io/companies',
		'https://api-b2b.bigcommerce.com./api/v3/io/companies',
	])('%s gets no token', async (url) => {
		const sent: string[] = [];
		nock.emitter.on('no match', () => sent.push(url));
		const { error, items } = await ask(url);
		nock.emitter.removeAllListeners('no match');
		expect(items).toEqual([]);
		expect(error).toBeDefined();
		expect(sent).toEqual([]);
	});
});

it('a redirect away from B2B Edition takes no token along', async () => {
	const other = nock('https://elsewhere.example.com')
		.get(/.*/)
		.reply(200, { code: 200, data: { companyId: 1 } });
	nock(sandbox.url)
		.get('/b2b/api/v3/io/companies/1')
		.reply(302, '', { Location: 'https://elsewhere.example.com/companies/1' });
	const { items } = await run('full', {
		resource: 'company',
		operation: 'company.get',
		companyId: id(1),
	});
	expect(items).toEqual([]);
	expect(other.isDone()).toBe(false);
});
