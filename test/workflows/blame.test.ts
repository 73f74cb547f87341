import {
	openOddStore,
	wordsOf,
	type OddAnswer,
	type OddRequest,
	type OddStore,
} from '../support/oddStore';
import { id } from '../support/run';

let store: OddStore;
afterEach(async () => {
	await store.close();
});

type Element = Record<string, unknown>;

/**
 * A store that refuses a batch with one of the bad among it, and keeps count of what it carried out.
 * @param refuse what it says of the bad ones, by their places in the batch
 */
async function openPicky(
	isBad: (element: Element) => boolean,
	refuse: (bad: number[], sent: Element[]) => OddAnswer,
) {
	const done = new Map<unknown, number>();
	store = await openOddStore(({ body, path }: OddRequest) => {
		const sent = Array.isArray(body)
			? (body as Element[])
			: [{ id: Number(path.split('/').at(-1)), ...(body as Element) }];
		const bad = [...sent.keys()].filter((index) => isBad(sent[index]));
		if (bad.length > 0)
			return Array.isArray(body)
				? refuse(bad, sent)
				: { status: 422, body: { status: 422, title: 'It is bad.' } };
		for (const element of sent) done.set(element.id, (done.get(element.id) ?? 0) + 1);
		return { body: { data: Array.isArray(body) ? sent : sent[0], meta: {} } };
	});
	return done;
}

const update = async (count: number, more: object = {}) =>
	await store.runAll(
		'product.update',
		{
			productId: id('={{ $json.id }}'),
			bodyMode: 'json',
			jsonBody: '={{ { price: $json.price } }}',
			...more,
		},
		Array.from({ length: count }, (_, index) => ({ id: 101 + index, price: index })),
	);

const indexed =
	(field: string, message: unknown = 'is bad') =>
	(bad: number[]): OddAnswer => ({
		status: 422,
		body: {
			status: 422,
			title: 'Invalid',
			errors: Object.fromEntries(bad.map((index) => [field.replace('#', String(index)), message])),
		},
	});
const always =
	(errors: object): (() => OddAnswer) =>
	() => ({ status: 422, body: { status: 422, title: 'Invalid', errors } });

describe('the innocent go through, whatever the refusal seems to say', () => {
	const CASES: Array<
		[what: string, refuse: (bad: number[], sent: Element[]) => OddAnswer, atMost: number]
	> = [
		["the index of a field's part", always({ 'custom_fields.1.value': 'is too long' }), 8],
		['another', always({ 'variants.0.sku': 'is taken' }), 8],
		['in brackets', always({ 'images[3].image_url': 'is gone' }), 8],
		[
			'several of them',
			always({
				'custom_fields.0.name': 'no',
				'custom_fields.1.name': 'no',
				'bulk_pricing_rules.2.amount': 'no',
			}),
			8,
		],
		['its index', indexed('#.price'), 2],
		['its index in brackets', indexed('[#].price'), 2],
		['its index below data', indexed('data.#.price'), 2],
		['a bare index', indexed('#'), 2],
		[
			'its ID',
			(bad, sent) => ({
				status: 422,
				body: { batch_errors: bad.map((index) => ({ id: sent[index].id, message: 'is bad' })) },
			}),
			2,
		],
		[
			'an index that counts from one',
			(bad) => indexed('#.price')(bad.map((value) => value + 1)),
			20,
		],
		['always the first', always({ '0.price': 'is bad' }), 20],
		[
			'the index of one and the ID of another',
			(bad, sent) => ({
				status: 422,
				body: {
					errors: bad.map((index) => ({
						index: (index + 1) % sent.length,
						id: sent[index].id,
						message: 'is bad',
					})),
				},
			}),
			20,
		],
		[
			'the ID of the record in the way',
			(_bad, [{ id: first }]) => ({
				status: 409,
				body: { status: 409, title: 'Taken', id: first },
			}),
			20,
		],
		['an index behind an unknown word', indexed('products.#.price'), 3],
		['an unknown word that misleads', always({ 'products.0.price': 'is bad' }), 12],
		['another word', always({ 'prices.0.amount': 'is bad' }), 8],
		[
			'the wrong value of another',
			(_bad, sent) => ({
				status: 409,
				body: { batch_errors: [{ price: sent[0].price, sku: 'x', message: 'is bad' }] },
			}),
			8,
		],
		[
			'a list with gaps',
			(bad, sent) => ({
				status: 422,
				body: {
					batch_errors: sent.map((_, index) => (bad.includes(index) ? { message: 'is bad' } : {})),
				},
			}),
			3,
		],
		[
			'everyone',
			(_bad, sent) => ({
				status: 422,
				body: { errors: Object.fromEntries(sent.map((_, index) => [`${index}.price`, 'is bad'])) },
			}),
			8,
		],
		['nothing', () => ({ status: 422, body: { title: 'Invalid' } }), 8],
		['nothing at all', () => ({ status: 400 }), 8],
		[
			'a conflict',
			() => ({ status: 409, body: { status: 409, title: 'One of them is taken' } }),
			8,
		],
	];

	it.each(CASES)('it names %s', async (_what, refuse, atMost) => {
		const done = await openPicky(({ price }) => price === 5, refuse);
		const out = await update(10);
		expect(out.map((item) => wordsOf(item, 'id').slice(0, 6))).toEqual(
			Array.from({ length: 10 }, (_, index) =>
				index === 5 ? expect.stringMatching(/^red: [BT]$/) : `id=${101 + index}`,
			),
		);
		expect(done.size).toBe(9);
		expect(store.requests.length).toBeLessThanOrEqual(atMost);
	});

	it.each(CASES)('of three bad ones it names %s', async (_what, refuse) => {
		const done = await openPicky(({ price }) => [0, 5, 6].includes(Number(price)), refuse);
		const out = await update(10);
		expect(out.flatMap(({ json }, index) => (json.error ? [index] : []))).toEqual([0, 5, 6]);
		expect([...done.keys()].sort()).toEqual([102, 103, 104, 105, 108, 109, 110]);
		expect(store.requests.length).toBeLessThanOrEqual(20);
	});
});

describe('what is wrong with many is no proof against the others', () => {
	it.each([
		['the first eight', (index: number) => index < 8],
		['the first hundred', (index: number) => index < 100],
		['all but the last', (index: number) => index < 199],
		['every second one', (index: number) => index % 2 === 0],
		['all', () => true],
	])('%s are bad', async (_what, isBad) => {
		const done = await openPicky(
			({ price }) => isBad(Number(price)),
			() => ({ status: 422, body: { title: 'Invalid' } }),
		);
		const out = await update(200);
		const bad = Array.from({ length: 200 }, (_, index) => index).filter(isBad);
		expect(out.flatMap(({ json }, index) => (json.error ? [index] : []))).toEqual(bad);
		expect(done.size).toBe(200 - bad.length);
		// No more than twice as many as items, and one for every batch.
		expect(store.requests.length).toBeLessThanOrEqual(420);
	});

	it('of elements that only fail together, each goes through', async () => {
		store = await openOddStore(({ body, path }) => {
			if (!Array.isArray(body))
				return { body: { data: { id: Number(path.split('/').at(-1)), ...(body as Element) } } };
			return body.length > 1
				? { status: 422, body: { title: 'Duplicate name within the batch' } }
				: { body: { data: body as Element[] } };
		});
		const out = await update(10);
		expect(out.every(({ json }) => json.error === undefined)).toBe(true);
	});
});

it('7 bad of 1,000, which the refusals do not name, cost about 112 requests', async () => {
	const bad = new Set([3, 117, 218, 350, 613, 714, 999]);
	const done = await openPicky(
		({ price }) => bad.has(Number(price)),
		() => ({ status: 422, body: { title: 'Invalid' } }),
	);
	const out = await update(1000);
	expect(out.flatMap(({ json }, index) => (json.error ? [index] : []))).toEqual([...bad]);
	expect(done.size).toBe(993);
	expect([...done.values()].every((times) => times === 1)).toBe(true);
	expect(store.requests.length).toBeLessThanOrEqual(150);
});

it('a batch that is refused is never sent once more as it was', async () => {
	await openPicky(({ price }) => price === 5, always({ 'products.0.price': 'is bad' }));
	await update(10);
	const bodies = store.requests.map(({ path, body }) => `${path} ${JSON.stringify(body)}`);
	expect(new Set(bodies).size).toBe(bodies.length);
});

describe('elements of one item', () => {
	it('are taken apart one by one, not as the whole item each time', async () => {
		const done = await openPicky(
			({ price }) => price === 5,
			() => ({ status: 422, body: { title: 'Invalid' } }),
		);
		const list = Array.from({ length: 10 }, (_, index) => ({ id: 101 + index, price: index }));
		const { items } = await store.run(
			'product.updateBatch',
			{ bodyMode: 'json', jsonBody: JSON.stringify(list) },
			{ continueOnFail: true },
		);
		expect(items.map(({ json }) => JSON.stringify(json))).toEqual([
			expect.stringContaining('10 records. 9 of them were carried out'),
		]);
		expect([...done.values()]).toEqual(Array.from({ length: 9 }, () => 1));
	});
});

it('a list that is kept under a name knows its own indexes: setting.0, items.1', async () => {
	store = await openOddStore(({ body }) => {
		const { settings } = body as { settings: Element[] };
		const bad = settings.findIndex(({ safety_stock: stock }) => stock === -1);
		return bad < 0
			? { body: { transaction_id: 't' } }
			: {
					status: 422,
					body: {
						status: 422,
						title: 'Payload contains invalid fields',
						errors: { [`setting.${bad}.safety_stock`]: 'is negative' },
					},
				};
	});
	const out = await store.runAll(
		'inventoryItem.updateSettingsAtLocation',
		{
			locationId: id('1'),
			bodyMode: 'json',
			jsonBody:
				'={{ { settings: [{ identity: { sku: $json.sku }, safety_stock: $json.stock }] } }}',
		},
		[1, -1, 3].map((stock, index) => ({ sku: `s${index}`, stock })),
	);
	expect(out.map((item) => wordsOf(item, 'transaction_id'))).toEqual([
		'transaction_id=t',
		expect.stringMatching(/^red: .*is negative/),
		'transaction_id=t',
	]);
	expect(store.requests).toHaveLength(2);
});
