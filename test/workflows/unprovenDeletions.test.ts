import { openOddStore, wordsOf, type OddAnswer, type OddStore } from '../support/oddStore';
import { id } from '../support/run';
import { NOT_NAMED } from '../support/unproven';

let store: OddStore;
afterEach(async () => {
	await store.close();
});

describe('deletions', () => {
	it.each<[what: string, answer: OddAnswer, expected: string[]]>([
		[
			'all named',
			{ body: { data: [4, 5, 6], meta: { total: 3, success: 3, failed: 0 } } },
			['deleted=true', 'deleted=true', 'deleted=true'],
		],
		[
			'one not named',
			{ body: { data: [4, 6], meta: { total: 3, success: 2, failed: 0 } } },
			['deleted=true', NOT_NAMED, 'deleted=true'],
		],
		[
			'one refused by its index',
			{
				status: 422,
				body: {
					data: [4, 6],
					errors: [
						{
							status: 422,
							title: 'Bulk operation has failed',
							errors: { 1: 'Metafield does not exist' },
						},
					],
					meta: { total: 3, success: 2, failed: 1 },
				},
			},
			[
				'deleted=true',
				'red: BigCommerce did not accept the values: Metafield does not exist',
				'deleted=true',
			],
		],
	])('by IDs in the body: %s', async (_what, answer, expected) => {
		store = await openOddStore(({ body }) =>
			(body as unknown[]).length > 1
				? answer
				: { body: { data: [], meta: { total: 1, success: 1, failed: 0 } } },
		);
		const { items } = await store.run(
			'productMetafield.deleteBatch',
			{ bodyMode: 'json', jsonBody: '={{ [$json.id] }}' },
			{ items: [4, 5, 6].map((value) => ({ json: { id: value } })), continueOnFail: true },
		);
		expect(
			items.map((item) => wordsOf(item, 'deleted').replace(/: 1: Metafield/, ': Metafield')),
		).toEqual(expected);
	});

	it('one that is not named, and then is not there any more, is done', async () => {
		store = await openOddStore(({ body }) =>
			(body as unknown[]).length > 1
				? { body: { data: [4, 6] } }
				: { status: 404, body: { status: 404, title: 'Metafield does not exist' } },
		);
		const out = await store.runAll(
			'storeMetafield.deleteBatch',
			{ bodyMode: 'json', jsonBody: '={{ [$json.id] }}' },
			[{ id: 4 }, { id: 5 }, { id: 6 }],
		);
		expect(out.map((item) => wordsOf(item, 'deleted'))).toEqual(Array(3).fill('deleted=true'));
		expect(store.requests).toHaveLength(2);
	});

	it("by IDs in the address are BigCommerce's word: the same ID twice counts once there, and is answered twice", async () => {
		store = await openOddStore(() => ({ status: 204 }));
		const out = await store.runAll('product.delete', { productId: id('={{ $json.id }}') }, [
			{ id: 4 },
			{ id: 5 },
			{ id: 4 },
		]);
		expect(out.map((item) => wordsOf(item, 'deleted'))).toEqual([
			'deleted=true',
			'deleted=true',
			'deleted=true',
		]);
		expect(store.requests.map(({ query }) => query.get('id:in'))).toEqual(['4,5']);
	});

	it('refused in part by the index of an ID that was given twice name the right items', async () => {
		store = await openOddStore(() => ({
			status: 422,
			body: {
				errors: [
					{
						status: 422,
						title: 'Errors occurred in bulk delete action.',
						errors: { '1.constraint': 'Failed for id=5.' },
					},
				],
				meta: { total: 3, success: 2, failed: 1 },
			},
		}));
		const out = await store.runAll('promotion.delete', { promotionId: id('={{ $json.id }}') }, [
			{ id: 4 },
			{ id: 4 },
			{ id: 5 },
			{ id: 6 },
		]);
		expect(out.map((item) => wordsOf(item, 'deleted').slice(0, 12))).toEqual([
			'deleted=true',
			'deleted=true',
			'red: BigComm',
			'deleted=true',
		]);
	});
});
