import omit from 'lodash/omit';

import { bodyOf } from '../support/deliveries';
import { openSandbox, sandbox, start, until } from '../support/signedDeliveries';
import { apiRequests } from '../support/sandbox';

openSandbox();

const collection = (name: string) => [...sandbox.stores.values()][0].collection(`b2b/${name}`);
const reads = () =>
	apiRequests(sandbox).filter(({ method, path }) => method === 'GET' && path.startsWith('/b2b/'));

async function itemOf(scope: string, data: object) {
	const { send, started } = await start({ events: [scope] });
	sandbox.log.clear();
	expect((await send(bodyOf({ scope, data }))).status).toBe(200);
	await until(() => started.length === 1);
	return started[0][0];
}

/** The payloads are those of BigCommerce's guide to the webhooks of B2B Edition. */
describe('the record behind an event of B2B Edition', () => {
	it.each([
		['store/company/created', { company_id: 2 }, { companyId: 2, companyName: expect.any(String) }],
		['store/company/updated', { company_id: 2 }, { companyId: 2, companyName: expect.any(String) }],
		['store/company/statusUpdated', { company_id: 5 }, { companyId: 5, companyStatus: '0' }],
		['store/company/superadmin/assignmentUpdated', { company_id: 1 }, { companyId: 1 }],
		['store/company/address/created', { company_id: 1, address_id: 1 }, { addressId: 1 }],
		['store/company/address/updated', { company_id: 1, address_id: 1 }, { addressId: 1 }],
		['store/company/user/created', { company_id: 1, user_id: 1 }, { id: 1, companyId: 1 }],
		['store/company/user/updated', { company_id: 1, user_id: 1 }, { id: 1, companyId: 1 }],
		['store/quote/created', { quote_id: 1 }, { quoteNumber: 'QN1000' }],
		['store/quote/updated', { quote_id: 1 }, { quoteNumber: 'QN1000' }],
		['store/quote/statusUpdated', { quote_id: 1 }, { quoteNumber: 'QN1000' }],
		['store/superadmin/created', { user_id: 1 }, { id: 1, email: expect.any(String) }],
		['store/superadmin/updated', { user_id: 1 }, { id: 1, email: expect.any(String) }],
		['store/superadmin/assignmentUpdated', { user_id: 1 }, { id: 1, email: expect.any(String) }],
	])('%s is read', async (scope, data, record) => {
		expect(await itemOf(scope, data)).toMatchObject({ id: Object.values(data).at(-1), record });
	});

	it.each([
		['store/company/deleted', { company_id: 2 }],
		['store/company/address/deleted', { company_id: 1, address_id: 1 }],
		['store/company/user/deleted', { company_id: 1, user_id: 1 }],
		['store/quote/deleted', { quote_id: 1 }],
		['store/superadmin/deleted', { user_id: 1 }],
	])('%s is not looked for', async (scope, data) => {
		const item = await itemOf(scope, data);
		expect(item).toMatchObject({ change: 'deleted', id: Object.values(data).at(-1) });
		expect(item).not.toHaveProperty('record');
		expect(reads()).toEqual([]);
	});

	it('that is gone leaves a note', async () => {
		const item = await itemOf('store/company/updated', { company_id: 4242 });
		expect(item.note).toBe('The record was already gone when it was read.');
		expect(item).not.toHaveProperty('record');
	});

	/** Further quotes, changed later than the first. */
	function addQuotes(count: number): void {
		const quote = omit(collection('rfq').all()[0], 'quoteId');
		for (let number = 0; number < count; number += 1)
			collection('rfq').insert({ ...quote, updatedAt: Number(quote.updatedAt) + 1 });
	}

	it('is read from a list of quotes that is longer than its usual page', async () => {
		addQuotes(40);
		expect((await itemOf('store/quote/created', { quote_id: 1 })).record).toMatchObject({
			quoteNumber: collection('rfq').get(1)?.quoteNumber,
		});
	});

	it('that may be on a later page of the list of quotes is not called gone', async () => {
		addQuotes(250);
		expect(await itemOf('store/quote/created', { quote_id: 1 })).toMatchObject({
			note: 'The record was not read.',
		});
	});

	it('a quote that is gone is called gone', async () => {
		expect(await itemOf('store/quote/updated', { quote_id: 4242 })).toMatchObject({
			note: 'The record was already gone when it was read.',
		});
	});
});
