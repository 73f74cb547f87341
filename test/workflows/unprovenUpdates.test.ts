import {
	openOddStore,
	wordsOf,
	type OddAnswer,
	type OddRequest,
	type OddStore,
} from '../support/oddStore';
import { id } from '../support/run';
import { ANOTHER, elements, NOT_NAMED, UNREADABLE, type Element } from '../support/unproven';

let store: OddStore;
afterEach(async () => {
	await store.close();
});

const isBatch = ({ body, path }: OddRequest) =>
	Array.isArray(body) &&
	/\/(products|customers|metafields|variants|addresses|listings)$/.test(path);

describe('updates whose batch is answered', () => {
	const prices = [5, 6, 7];
	const items = prices.map((price, index) => ({ productId: 11 + index, price }));
	const update = async () =>
		await store.runAll(
			'product.update',
			{
				productId: id('={{ $json.productId }}'),
				bodyMode: 'json',
				jsonBody: '={{ { price: $json.price } }}',
			},
			items,
		);
	const done = items.map(({ productId, price }) => `id=${productId} price=${price}`);

	/** The batch is answered as the test wants, a single product as it should be. */
	const open = async (
		batch: (sent: Element[]) => OddAnswer,
		single: (request: OddRequest) => OddAnswer = (request) => ({
			body: { data: { id: Number(request.path.split('/').at(-1)), ...(request.body as object) } },
		}),
	) => {
		store = await openOddStore((request) =>
			isBatch(request) ? batch(elements(request)) : single(request),
		);
	};

	it.each<[what: string, batch: (sent: Element[]) => Element[], alone: number]>([
		['in another order', (sent) => [...sent].reverse(), 0],
		['with one missing', ([first, , third]) => [first, third], 1],
		['with one doubled in place of another', ([first, , third]) => [first, first, third], 1],
		[
			'with one under another ID',
			([first, second, third]) => [first, { ...second, id: 99 }, third],
			1,
		],
		['with strangers besides', (sent) => [{ id: 98 }, ...sent, { id: 99 }], 0],
		['with none', () => [], 3],
		['with empty records', (sent) => sent.map(() => ({})), 3],
		['with IDs as text', (sent) => sent.map((value) => ({ ...value, id: String(value.id) })), 0],
	])('%s: what is missing is tried once alone', async (_what, batch, alone) => {
		await open((sent) => ({ body: { data: batch(sent), meta: {} } }));
		expect((await update()).map((item) => wordsOf(item, 'id', 'price'))).toEqual(done);
		expect(store.requests).toHaveLength(1 + alone);
	});

	it.each<[what: string, answer: OddAnswer]>([
		['204', { status: 204 }],
		['an empty object', { body: {} }],
		['data of null', { body: { data: null, meta: {} } }],
	])('by %s: each is tried once alone', async (_what, answer) => {
		await open(() => answer);
		const words = (await update()).map((item) => wordsOf(item, 'id', 'price'));
		expect(words.every((word, index) => word === done[index] || word.startsWith('red: '))).toBe(
			true,
		);
		expect(words.some((word) => word.includes('undefined'))).toBe(false);
	});

	it.each<[what: string, body: unknown, message: string]>([
		['without a record', { data: {}, meta: {} }, UNREADABLE],
		['with another record', { data: { id: 99, price: 6 }, meta: {} }, ANOTHER],
	])(
		'and then the single product is answered %s: it is not known',
		async (_what, body, message) => {
			await open(
				([first, , third]) => ({ body: { data: [first, third] } }),
				() => ({ body }),
			);
			const out = await update();
			expect(out.map((item) => wordsOf(item, 'id', 'price'))).toEqual([done[0], message, done[2]]);
			expect(JSON.stringify(out[1].json)).toContain('It is not known whether');
			expect(store.requests).toHaveLength(2);
		},
	);

	it('with nothing, however many there are: after a few tries it is left at that', async () => {
		await open(
			() => ({ body: { data: [] } }),
			() => ({ body: { data: {} } }),
		);
		const many = Array.from({ length: 10 }, (_, index) => ({ productId: index + 1, price: 1 }));
		const out = await store.runAll(
			'product.update',
			{ productId: id('={{ $json.productId }}'), bodyMode: 'json', jsonBody: '{"price":1}' },
			many,
		);
		expect(out.every((item) => [NOT_NAMED, UNREADABLE].includes(wordsOf(item)))).toBe(true);
		expect(store.requests.length).toBeLessThanOrEqual(5);
	});

	it('without one that may not be sent twice: it is not known', async () => {
		await open(([first, , third]) => ({ body: { data: [first, third] } }));
		const out = await store.runAll(
			'product.update',
			{
				productId: id('={{ $json.productId }}'),
				bodyMode: 'json',
				jsonBody: '={{ { price: $json.price, custom_fields: [{ name: "a", value: "b" }] } }}',
			},
			items,
		);
		expect(out.map((item) => wordsOf(item, 'id', 'price'))).toEqual([done[0], NOT_NAMED, done[2]]);
		expect(store.requests).toHaveLength(1);
	});

	it('and then the rate limit leaves no room to ask again: it stays unknown', async () => {
		await open(
			([first, , third]) => ({ body: { data: [first, third] } }),
			() => ({ status: 429, headers: { 'X-Retry-After': '30' } }),
		);
		const out = await store.runAll(
			'product.update',
			{
				productId: id('={{ $json.productId }}'),
				bodyMode: 'json',
				jsonBody: '={{ { price: $json.price } }}',
				options: { giveUpAfter: 1 },
			},
			items,
		);
		expect(out.map((item) => wordsOf(item, 'id', 'price'))).toEqual([done[0], NOT_NAMED, done[2]]);
	});

	it('and then BigCommerce refuses the one that was missing: that is what counts', async () => {
		await open(
			([first, , third]) => ({ body: { data: [first, third] } }),
			() => ({ status: 404, body: { status: 404, title: 'No product' } }),
		);
		const out = await update();
		expect(wordsOf(out[1])).toMatch(
			/^red: BigCommerce found nothing for "Update Product": No product/,
		);
		expect(JSON.stringify(out[1].json)).toContain('not known whether an earlier attempt');
	});
});

describe('fields that BigCommerce leaves as they were, without a word', () => {
	it.each([
		['taken', { id: 1, name: 'Shop', platform: 'custom' }, 'id=1'],
		[
			'not taken',
			{ id: 1, name: 'Shop', platform: 'bigcommerce' },
			'red: BigCommerce saved only a part of this: platform: was not changed',
		],
	])('of a channel: %s', async (_what, data, expected) => {
		store = await openOddStore(() => ({ body: { data } }));
		const [out] = await store.runAll(
			'channel.update',
			{ channelId: id('1'), bodyMode: 'json', jsonBody: '{"name":"Shop","platform":"custom"}' },
			[{}],
		);
		expect(wordsOf(out, 'id')).toBe(expected);
	});

	it('of a listing that does not exist', async () => {
		store = await openOddStore(() => ({ body: { data: [], meta: {} } }));
		const [out] = await store.runAll(
			'channelListing.update',
			{
				channelId: id('1'),
				bodyMode: 'json',
				jsonBody: '[{"listing_id":5,"product_id":1,"state":"active","variants":[]}]',
			},
			[{}],
		);
		expect(wordsOf(out)).toBe(
			'red: BigCommerce did nothing for this item: there is no listing with this ID',
		);
		expect(store.requests).toHaveLength(1);
	});
});
