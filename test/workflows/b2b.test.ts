import nock from 'nock';

import { startSandbox, type Sandbox } from '../../sandbox/server';
import { id, jsons, runOperation } from '../support/run';
import { apiRequests, as, sandboxForTests } from '../support/sandbox';
import { runNode, type NodeRun } from '../support/node';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
beforeEach(() => sandbox.reset());
afterEach(() => nock.cleanAll());
afterAll(() => sandbox.close());

const rows = (collection: string) => [...sandbox.stores.values()][0].collection(collection).all();
const json = (body: object) => ({ bodyMode: 'json', jsonBody: JSON.stringify(body) });

const COMPANY = {
	companyName: 'Fern Hotels',
	companyEmail: 'office@fern.example.com',
	companyPhone: '+1 503 555 0101',
	country: 'United States',
	adminFirstName: 'Ada',
	adminLastName: 'Fern',
	adminEmail: 'ada@fern.example.com',
};

it('a company is created with its administrator, by token and store header', async () => {
	sandbox.log.clear();
	const { items, error } = await runOperation(sandbox, 'company.create', json(COMPANY));
	expect(error).toBeUndefined();
	const company = rows('b2b/companies').find(({ companyName }) => companyName === 'Fern Hotels');
	expect(items[0].json).toMatchObject({ companyId: company?.companyId });
	expect(rows('b2b/users').at(-1)).toMatchObject({
		email: 'ada@fern.example.com',
		companyId: company?.companyId,
	});
	expect(apiRequests(sandbox).map(({ method, path }) => `${method} ${path}`)).toEqual([
		'POST /b2b/api/v3/io/companies',
	]);
});

it('a list is read to its end by offset, each record once', async () => {
	const companies = [...sandbox.stores.values()][0].collection('b2b/companies');
	for (let index = companies.all().length; index < 230; index += 1)
		companies.insert({ companyName: `Company ${index}`, companyEmail: `${index}@example.com` });
	sandbox.log.clear();
	const { items } = await runOperation(sandbox, 'company.getMany', {
		returnAll: true,
		output: 'raw',
	});
	expect(new Set(items.map(({ json }) => json.companyId)).size).toBe(230);
	expect(items).toHaveLength(230);
	expect(
		apiRequests(sandbox)
			.map(({ query }) => new URLSearchParams(query).get('offset'))
			.sort(),
	).toEqual(['100', '200', null]);
});

it('a list whose server gives smaller pages than asked for is read without a gap', async () => {
	const all = Array.from({ length: 23 }, (_, companyId) => ({ companyId }));
	for (const offset of [0, 10, 20])
		nock(sandbox.url)
			.get('/b2b/api/v3/io/companies')
			.query({ ...(offset ? { offset } : {}), limit: 100 })
			.reply(200, {
				code: 200,
				data: all.slice(offset, offset + 10),
				meta: { message: 'SUCCESS', pagination: { totalCount: 23, offset, limit: 10 } },
			});
	const { items } = await runOperation(sandbox, 'company.getMany', {
		returnAll: true,
		output: 'raw',
	});
	expect(items.map(({ json }) => json.companyId)).toEqual(all.map(({ companyId }) => companyId));
});

it('quotes, whose list is inside the data, are records', async () => {
	const { items } = await runOperation(sandbox, 'quote.getMany', {
		returnAll: true,
		output: 'raw',
	});
	// The last changed one first (quote.yaml, orderBy).
	expect(items.map(({ json }) => json.quoteNumber)).toEqual(
		rows('b2b/rfq')
			.map(({ quoteNumber }) => quoteNumber)
			.toReversed(),
	);
});

describe('the code of a response decides, not its status', () => {
	it('for an invoice that does not exist', async () => {
		const { error, items } = await runOperation(sandbox, 'invoice.delete', { invoiceId: id(99) });
		expect(items).toEqual([]);
		expect(error?.message).toBe('There is no invoice 99');
		expect(apiRequests(sandbox).at(-1)?.status).toBe(200);
	});

	it('for a payment above what is open, which changes nothing', async () => {
		const [invoice] = rows('b2b/ip/invoices');
		const { error } = await runOperation(
			sandbox,
			'invoicePayment.createOfflinePayment',
			json({
				lineItems: [{ invoiceId: invoice.id, amount: '1000000' }],
				currency: 'USD',
				customerId: '1',
				details: { memo: '' },
			}),
		);
		expect(error?.message).toContain('The amount exceeds the open balance of the invoice.');
		expect(rows('b2b/ip/invoices')[0]).toEqual(invoice);
	});

	it.each([
		[
			{ code: 400, data: { errMsg: 'Name is taken' }, meta: { message: 'Bad request' } },
			/Name is taken/,
		],
		[
			{ code: 400, data: {}, meta: { message: 'No', errors: 'Enter a number; ' } },
			/Enter a number/,
		],
		[{ data: { errMsg: 'Name is taken' }, meta: { message: 'FAILED' } }, /Name is taken/],
		[{ code: 5001, data: [], meta: { message: 'Limit of companies' } }, /Limit of companies/],
	])('%j', async (body, reason) => {
		nock(sandbox.url).post('/b2b/api/v3/io/companies').reply(200, body);
		const { error, items } = await runOperation(sandbox, 'company.create', json(COMPANY));
		expect(items).toEqual([]);
		expect(`${error?.message} ${error?.description}`).toMatch(reason);
	});

	it('and a success without the record is none', async () => {
		nock(sandbox.url)
			.post('/b2b/api/v3/io/companies')
			.reply(200, { code: 200, data: {}, meta: { message: 'SUCCESS' } });
		const { error, items } = await runOperation(sandbox, 'company.create', json(COMPANY));
		expect(items).toEqual([]);
		expect(error).toBeDefined();
	});
});

it('ten users share a request', async () => {
	sandbox.log.clear();
	const items = jsons(Array.from({ length: 12 }, (_, number) => ({ number })));
	const result = await runOperation(
		sandbox,
		'companyUser.createBatch',
		{
			bodyMode: 'json',
			jsonBody:
				'={{ [{ firstName: "Ada", lastName: "Fern " + $json.number, email: "u" + $json.number + "@fern.example.com", role: 2, companyId: 1, channelIds: [1] }] }}',
		},
		{ items },
	);
	expect(result.error).toBeUndefined();
	expect(apiRequests(sandbox)).toHaveLength(2);
	const saved = rows('b2b/users').slice(-12);
	expect(result.items.map(({ json }) => json.userId)).toEqual(saved.map((user) => user.id));
});

it('its own quota is kept, apart from that of the store', async () => {
	const small = await startSandbox({ port: 0, b2bQuota: 20, b2bWindow: 1000 });
	try {
		const { authentication, use } = as(small, 'full', { reserve: 0 });
		const { error, hints } = await runNode({
			...use,
			items: jsons(Array.from({ length: 50 }, () => ({}))),
			parameters: {
				authentication,
				resource: 'company',
				operation: 'company.get',
				companyId: id(1),
				options: {},
			} as NodeRun['parameters'],
		});
		expect(error).toBeUndefined();
		expect(apiRequests(small).filter(({ status }) => status === 429)).toEqual([]);
		expect(hints.map(({ message }) => message).join()).toMatch(/Waited/);
	} finally {
		await small.close();
	}
});

it.each([
	['store_b2b_edition', true],
	['store_bundleb2b_modify', true],
	['store_something_new', true],
	['store_v2_products', false],
])('with the reported scope %s, companies may be changed: %s', async (scope, mayChange) => {
	const account = sandbox.accounts.find(({ id }) => id === 'full');
	const before = account?.scopes ?? [];
	const others = before.filter((name) => !/b2b/.test(name));
	const fresh = await sandboxForTests();
	try {
		const own = fresh.accounts.find(({ id }) => id === 'full');
		if (own) own.scopes = [...others, scope];
		fresh.log.clear();
		const { error } = await runOperation(fresh, 'company.delete', { companyId: id(1) });
		expect(/needs B2B Edition: modify/.test(error?.message ?? '')).toBe(!mayChange);
		expect(apiRequests(fresh).length > 0).toBe(mayChange);
	} finally {
		await fresh.close();
	}
});
