import { openOddStore, wordsOf, type OddStore } from '../support/oddStore';
import { id } from '../support/run';
import { ANOTHER, NOT_NAMED, UNREADABLE, type Element } from '../support/unproven';

let store: OddStore;
afterEach(async () => {
	await store.close();
});

describe('a request for one record that is answered with several', () => {
	const update = { productId: id('77'), bodyMode: 'json', jsonBody: '{"price":1}' };
	const create = { bodyMode: 'json', jsonBody: '{"name":"A"}' };
	const custom = { method: 'PUT', url: '/v3/catalog/products/77', jsonBody: '{"price":1}' };
	it.each([
		['product.update', update, [{ id: 98 }, { id: 99 }]],
		['product.update', { ...update, options: { batchSize: 1 } }, [{ id: 98 }, { id: 99 }]],
		['api.request', custom, [{ id: 98 }, { id: 99 }]],
		[
			'brand.create',
			create,
			[
				{ id: 1, name: 'B' },
				{ id: 2, name: 'C' },
			],
		],
	])('%s, of which none is it: it is not known', async (operation, parameters, data) => {
		store = await openOddStore(() => ({ body: { data, meta: {} } }));
		const { error } = await store.run(operation, parameters);
		expect(`red: ${error?.message}`).toBe(ANOTHER);
		expect(store.requests).toHaveLength(1);
	});

	it('of which one is it: only that one comes out', async () => {
		store = await openOddStore(() => ({ body: { data: [{ id: 99 }, { id: 77 }] } }));
		const { items } = await store.run('product.update', update);
		expect(items.map(({ json }) => json)).toEqual([{ id: 77 }]);
	});

	it.each([[[{ id: 99 }, { id: 77 }]], [[{ id: 77 }, { id: 99 }]]])(
		'also to a request of the own that names one: %j',
		async (data) => {
			store = await openOddStore(() => ({ body: { data } }));
			const { items } = await store.run('api.request', custom);
			expect(items.map(({ json }) => json)).toEqual([{ id: 77 }]);
		},
	);
});

describe('a list that is sent as it is', () => {
	const off = { options: { batchSize: 1 } };
	const ofThree = '[{"id":1,"price":1},{"id":2,"price":2},{"id":3,"price":3}]';
	const [one, two, three] = JSON.parse(ofThree) as Element[];
	const many = { bodyMode: 'json', jsonBody: ofThree, ...off };
	const custom = { method: 'PUT', url: '/v3/catalog/products', jsonBody: ofThree };
	const answers: Array<[what: string, data: Element[]]> = [
		['fewer records', [one, two]],
		['a record twice in place of another', [one, one, three]],
		['no record', []],
		['more records, all of others', [{ id: 7 }, { id: 8 }, { id: 9 }, { id: 10 }]],
	];

	it.each(answers)('and is answered with %s is not done', async (_what, data) => {
		for (const [operation, parameters] of [
			['product.updateBatch', many],
			['api.request', custom],
		] as const) {
			store = await openOddStore(() => ({ body: { data, meta: {} } }));
			const { error } = await store.run(operation, parameters);
			expect([NOT_NAMED, ANOTHER]).toContain(`red: ${error?.message}`);
			expect(store.requests).toHaveLength(1);
			await store.close();
		}
	});

	it.each([
		['product.updateBatch', many],
		['api.request', custom],
	])(
		'is done by %s with its records in another order, and without others besides',
		async (operation, parameters) => {
			store = await openOddStore(() => ({ body: { data: [three, { id: 9 }, one, two] } }));
			const { items } = await store.run(operation, parameters);
			expect(items.map(({ json }) => json.id)).toEqual([3, 1, 2]);
		},
	);

	it.each([
		['names fewer, without counting them', { data: [1] }],
		['counts them, and names none', { data: [], meta: { total: 2, success: 2, failed: 0 } }],
	])('of deletions whose answer %s is not done', async (_what, body) => {
		store = await openOddStore(() => ({ body }));
		const { error } = await store.run('productMetafield.deleteBatch', {
			bodyMode: 'json',
			jsonBody: '[1,2]',
			...off,
		});
		expect(`red: ${error?.message}`).toBe(NOT_NAMED);
	});
});

describe('reading', () => {
	it.each<[what: string, body: unknown, expected: string]>([
		['the record', { data: { id: 77, name: 'Mug' } }, 'id=77'],
		['it with its ID as text', { data: { id: '77' } }, 'id=77'],
		[
			'another record',
			{ data: { id: 78 } },
			'red: BigCommerce answered with another record than the one that was asked for',
		],
		['no record', { data: {} }, UNREADABLE],
	])('a single one is answered with %s', async (_what, body, expected) => {
		store = await openOddStore(() => ({ body }));
		const [out] = await store.runAll(
			'product.get',
			{ productId: id('77'), options: { giveUpAfter: 1 } },
			[{}],
		);
		expect(wordsOf(out, 'id')).toBe(expected);
	});

	it.each<[what: string, records: (ids: number[]) => Element[], found: number[]]>([
		['all, in another order', (ids) => ids.map((id) => ({ id })).reverse(), [1, 2, 3]],
		['fewer', ([first, , third]) => [{ id: first }, { id: third }], [1, 3]],
		['others', ([first]) => [{ id: first }, { id: 8 }, { id: 9 }], [1]],
		['doubled ones', ([first]) => [{ id: first }, { id: first }], [1]],
		['none', () => [], []],
	])('several through a list that has %s', async (_what, records, found) => {
		store = await openOddStore(({ query }) => {
			const data = records(String(query.get('id:in')).split(',').map(Number));
			return {
				body: {
					data,
					meta: {
						pagination: {
							total: data.length,
							count: data.length,
							per_page: 250,
							current_page: 1,
							total_pages: 1,
						},
					},
				},
			};
		});
		const out = await store.runAll('product.get', { productId: id('={{ $json.id }}') }, [
			{ id: 1 },
			{ id: 2 },
			{ id: 3 },
		]);
		expect(out.map((item) => wordsOf(item, 'id'))).toEqual(
			[1, 2, 3].map((value) =>
				found.includes(value) ? `id=${value}` : `red: There is no product ${value}`,
			),
		);
	});
});
