import type { Sandbox } from '../../sandbox/server';
import { runNode, searchList, type NodeRun } from '../support/node';
import { id } from '../support/run';
import { apiRequests, as, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.log.clear();
});
afterAll(() => sandbox.close());

const pick = (operation: string, parameters: object = {}): NodeRun => {
	const { authentication, use } = as(sandbox, 'full');
	return {
		...use,
		parameters: {
			authentication,
			resource: operation.split('.')[0],
			operation,
			options: {},
			...parameters,
		} as NodeRun['parameters'],
	};
};

const PICKERS = [
	['listCompanyId', 'company.get', 'companyId'],
	['listCompanyUserId', 'companyUser.get', 'companyUserId'],
	['listCompanyAddressId', 'companyAddress.get', 'companyAddressId'],
	['listCompanyRoleId', 'companyRole.get', 'companyRoleId'],
	['listSalesStaffId', 'salesStaff.get', 'salesStaffId'],
	['listSuperAdminId', 'superAdmin.get', 'superAdminId'],
	['listInvoiceId', 'invoice.get', 'invoiceId'],
	['listInvoicePaymentId', 'invoicePayment.get', 'invoicePaymentId'],
	['listReceiptId', 'receipt.get', 'receiptId'],
] as const;

describe.each(PICKERS)('%s', (method, operation, parameter) => {
	it('lists records with names, and what is chosen is read', async () => {
		const { results } = await searchList(method, pick(operation));
		expect(results.length).toBeGreaterThan(0);
		expect(results.every(({ name }) => /[a-z]|#|\d/i.test(name))).toBe(true);
		expect(new Set(results.map(({ value }) => value)).size).toBe(results.length);
		const { value } = results[0];
		const { error, items } = await runNode(
			pick(operation, { [parameter]: { __rl: true, mode: 'list', value } }),
		);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(Object.values(items[0].json).map(String)).toContain(String(value));
	});

	it('finds a record by a word of its name, and nothing by another word', async () => {
		const { results } = await searchList(method, pick(operation));
		const { name, value } = results.at(-1) as (typeof results)[number];
		const word = name.split(' ')[0].replace('#', '');
		const matches = (await searchList(method, pick(operation), word)).results;
		expect(matches.map((match) => match.value)).toContain(value);
		expect((await searchList(method, pick(operation), 'zzz nobody')).results).toEqual([]);
	});
});

it('quotes are listed, and one is read with the day of its creation', async () => {
	const { results } = await searchList('listQuoteId', pick('quote.get'));
	expect(results.length).toBeGreaterThan(0);
	const { error, items } = await runNode(
		pick('quote.get', {
			quoteId: { __rl: true, mode: 'list', value: results[0].value },
			filters: { mappingMode: 'defineBelow', value: { date: '2026-11-01T00:00:00Z' } },
		}),
	);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
	expect(apiRequests(sandbox).at(-1)?.query).toBe('date=11%2F01%2F2026');
});

it('a list is read on when somebody scrolls, each company once', async () => {
	const companies = [...sandbox.stores.values()][0].collection('b2b/companies');
	for (let number = 0; number < 120; number += 1)
		companies.insert({ companyName: `Company ${number}`, companyEmail: `${number}@example.com` });
	const values: unknown[] = [];
	let next: string | undefined;
	do {
		const page = await searchList('listCompanyId', pick('company.get'), undefined, next);
		values.push(...page.results.map(({ value }) => value));
		next = page.paginationToken as string | undefined;
	} while (next && values.length < 1000);
	expect(values).toHaveLength(companies.all().length);
	expect(new Set(values).size).toBe(values.length);
});

it('a blank ID is refused before anything is sent', async () => {
	const { error } = await runNode(pick('company.delete', { companyId: id(' ') }));
	expect(error?.message).toMatch(/Company/);
	expect(apiRequests(sandbox)).toEqual([]);
});
