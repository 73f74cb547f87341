import type { Sandbox } from '../../sandbox/server';
import { LONGEST } from '../support/longLists';
import { addProducts, fields, jsons, runOperation } from '../support/run';
import { apiRequests, sandboxForTests } from '../support/sandbox';

describe('deletions by many IDs', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await sandboxForTests();
	});
	beforeEach(() => {
		sandbox.reset();
		sandbox.log.clear();
	});
	afterAll(async () => {
		await sandbox.close();
	});
	const store = () => [...sandbox.stores.values()][0];
	const addresses = () =>
		apiRequests(sandbox).map(
			({ path, query }) => path.replace(/^\/stores\/[^/]+\/v\d/, '').length + query.length,
		);

	it.each([
		['with batching', {}],
		['without', { batchSize: 1 }],
	])('of one item are split, %s', async (_what, options) => {
		const ids = addProducts(sandbox, 600);
		const { items, error } = await runOperation(sandbox, 'product.deleteMany', {
			filters: fields({ 'id:in': ids.join(',') }),
			options,
		});
		expect(error).toBeUndefined();
		expect(items.length).toBeGreaterThan(0);
		expect(ids.filter((id) => store().collection('catalog/products').get(id))).toEqual([]);
		for (const address of addresses()) expect(address).toBeLessThanOrEqual(LONGEST + 60);
		expect(apiRequests(sandbox).length).toBeGreaterThan(1);
	});

	it('that stand under their name each are all deleted, also together with those of other items', async () => {
		const segments = store().collection('segments');
		const uuids = Array.from({ length: 130 }, (_, index) =>
			String(segments.insert({ name: `Segment ${index}`, description: '' }).id),
		);
		const items = jsons([{ ids: uuids.slice(0, 70) }, { ids: uuids.slice(70) }]);
		const { error } = await runOperation(
			sandbox,
			'customerSegment.delete',
			{ filters: fields({ 'id:in': '={{ $json.ids }}' }) },
			{ items },
		);
		expect(error).toBeUndefined();
		expect(uuids.filter((uuid) => segments.get(uuid))).toEqual([]);
		for (const address of addresses()) expect(address).toBeLessThanOrEqual(LONGEST + 60);
	});
});
