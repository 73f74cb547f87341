import { openOddStore, type OddStore } from '../support/oddStore';
import { id } from '../support/run';

let store: OddStore;
afterEach(async () => {
	await store.close();
});

type Element = Record<string, unknown>;

/** Updates fifty variants, which one request can hold, at a store that refuses the bad ones without naming them. */
async function updateFifty(isBad: (index: number) => boolean) {
	store = await openOddStore(({ body, path }) => {
		const sent = Array.isArray(body)
			? (body as Element[])
			: [{ id: Number(path.split('/').at(-1)), ...(body as Element) }];
		return sent.some(({ price }) => isBad(Number(price)))
			? { status: 422, body: { status: 422, title: 'Invalid' } }
			: { body: { data: Array.isArray(body) ? sent : sent[0], meta: {} } };
	});
	const out = await store.runAll(
		'productVariant.update',
		{
			productId: id('7'),
			variantId: id('={{ $json.id }}'),
			bodyMode: 'json',
			jsonBody: '={{ { price: $json.price } }}',
		},
		Array.from({ length: 50 }, (_, index) => ({ id: 101 + index, price: index })),
	);
	return out.flatMap(({ json }, index) => (json.error ? [index] : []));
}

describe('a refused batch is taken apart in few requests', () => {
	it.each<[what: string, isBad: (index: number) => boolean, requests: number]>([
		['all', () => true, 65],
		['the first twelve', (index) => index < 12, 28],
		['the first eight and the last', (index) => index < 8 || index === 49, 30],
		['the first quarter and the last', (index) => index < 13 || index === 49, 35],
		['every fifth', (index) => index % 5 === 0, 65],
	])('of which %s are bad', async (_what, isBad, requests) => {
		expect(await updateFifty(isBad)).toEqual(
			Array.from({ length: 50 }, (_, index) => index).filter(isBad),
		);
		expect(store.requests.length).toBeLessThanOrEqual(requests);
	});
});

it('a batch that is too large is sent in parts of the size that the refusal names', async () => {
	store = await openOddStore(({ body }) =>
		(body as Element[]).length > 4
			? { status: 413, body: { status: 413, title: 'The maximum items allowed is 4.' } }
			: { body: { data: body, meta: {} } },
	);
	const out = await store.runAll(
		'product.update',
		{
			productId: id('={{ $json.id }}'),
			bodyMode: 'json',
			jsonBody: '={{ { price: $json.price } }}',
		},
		Array.from({ length: 12 }, (_, index) => ({ id: 101 + index, price: index })),
		{ concurrency: 1 },
	);
	expect(out.map(({ json }) => json.id)).toEqual(Array.from({ length: 12 }, (_, at) => 101 + at));
	expect(store.requests.map(({ body }) => (body as Element[]).length)).toEqual([10, 4, 4, 2, 2]);
});
