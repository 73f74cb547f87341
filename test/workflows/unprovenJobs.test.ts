import { openOddStore, type OddStore } from '../support/oddStore';
import { fields, id } from '../support/run';

let store: OddStore;
afterEach(async () => {
	await store.close();
});

describe('what BigCommerce answers alike whether or not it is done', () => {
	it.each([
		['carrierConnection.create', { bodyMode: 'json', jsonBody: '{"carrier_id":"auspost"}' }, 204],
		['order.capturePayment', { orderId: id('1') }, 201],
		['category.deleteMany', { filters: fields({ 'category_id:in': '1,2' }) }, 202],
	])('%s is accepted, and no more is said', async (operation, parameters, status) => {
		store = await openOddStore(() => ({ status, ...(status === 201 ? { body: {} } : {}) }));
		const { items, error } = await store.run(operation, parameters);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual(
			expect.arrayContaining([expect.objectContaining({ accepted: true })]),
		);
	});
});

describe('jobs', () => {
	it.each([[{}], [{ job_id: '' }], [{ data: {} }]])(
		'an answer without the job, %j, is no start',
		async (body) => {
			store = await openOddStore(() => ({ status: 201, body }));
			const { error } = await store.run('theme.download', {
				themeUuid: id('6a0c9d5e-2ff4-4d0e-9a39-0f1f7e3c1f11'),
				bodyMode: 'json',
				jsonBody: '{"which":"original"}',
				waitForCompletion: false,
			});
			expect(error?.message).toMatch(/does not name the job that it starts|could not be read/);
			expect(store.requests).toHaveLength(1);
		},
	);

	it.each([
		['an odd state', { id: 'j', status: 'DONE-ISH' }, /is not done after 1 seconds/],
		[
			'the state of another job',
			{ id: 'k', status: 'COMPLETED', result: { download_url: 'https://x.example/' } },
			/is not done after 1 seconds/,
		],
		['no state', undefined, /could not be read/],
		['no file', { id: 'j', status: 'COMPLETED', result: {} }, /and gave no file/],
		[
			'errors',
			{ id: 'j', status: 'COMPLETED', errors: [{ message: 'No config.' }], result: {} },
			/and a part could not be carried out/,
		],
	])('a job with %s is not done', async (_what, data, message) => {
		store = await openOddStore(({ method }) =>
			method === 'POST' ? { body: { job_id: 'j' } } : { body: data === undefined ? {} : { data } },
		);
		const { error } = await store.run('theme.download', {
			themeUuid: id('6a0c9d5e-2ff4-4d0e-9a39-0f1f7e3c1f11'),
			bodyMode: 'json',
			jsonBody: '{"which":"original"}',
			waitAtMost: 1,
			options: { giveUpAfter: 1 },
		});
		expect(error?.message).toMatch(message);
	});

	it('is waited for by the clock, however slow the answers about it are', async () => {
		store = await openOddStore(async ({ method }) => {
			if (method === 'POST') return { body: { job_id: 'j' } };
			await new Promise((resolve) => setTimeout(resolve, 1500));
			return { body: { data: { id: 'j', status: 'WORKING' } } };
		});
		const { error } = await store.run('theme.download', {
			themeUuid: id('6a0c9d5e-2ff4-4d0e-9a39-0f1f7e3c1f11'),
			bodyMode: 'json',
			jsonBody: '{"which":"original"}',
			waitAtMost: 3,
		});
		expect(error?.message).toMatch(/is not done after 3 seconds/);
		expect(store.requests.length).toBeLessThanOrEqual(3);
	});
});
