import type { Sandbox } from '../../sandbox/server';
import { apiRequests, sandboxForTests } from '../support/sandbox';
import { addProducts, fields, id, jsons, runOperation } from '../support/run';

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

const collection = (name: string) => [...sandbox.stores.values()][0].collection(name);
const mapped = { bodyMode: 'fields', fields: fields(null, 'autoMapInputData') };
const update = {
	productId: id('={{ $json.productId }}'),
	bodyMode: 'json',
	jsonBody: '={{ { price: $json.price } }}',
};
const people = (count: number) =>
	jsons(
		Array.from({ length: count }, (_, index) => ({
			first_name: 'Ada',
			last_name: `Number ${index}`,
			email: `ada.${index}@example.com`,
		})),
	);

it('no items give none and send nothing', async () => {
	const { items, error } = await runOperation(sandbox, 'product.update', update, { items: [] });
	expect([items, error]).toEqual([[], undefined]);
	expect(apiRequests(sandbox)).toEqual([]);
});

it('empty items are refused one by one, each by what it lacks, and the others go on', async () => {
	const [product] = addProducts(sandbox, 1);
	const { items } = await runOperation(sandbox, 'product.update', update, {
		items: jsons([{}, { productId: product, price: 7 }, {}]),
		continueOnFail: true,
	});
	expect(
		items.map(({ json, pairedItem }) => [json.id ?? String(json.error).slice(0, 9), pairedItem]),
	).toEqual([
		['"Product"', { item: 0 }],
		[product, { item: 1 }],
		['"Product"', { item: 2 }],
	]);
	expect(apiRequests(sandbox)).toHaveLength(1);
});

it('empty items that are to become records lack what a record needs', async () => {
	const { items } = await runOperation(sandbox, 'customer.create', mapped, {
		items: jsons([{}, { first_name: 'Ada', last_name: 'Byron', email: 'ada@example.com' }]),
		continueOnFail: true,
	});
	expect(items.map(({ json }) => json.email ?? String(json.error))).toEqual([
		expect.stringContaining('is required'),
		'ada@example.com',
	]);
});

it('the same ID several times is changed in the order of the items, by requests one after the other', async () => {
	const [first, second] = addProducts(sandbox, 2);
	const items = jsons([
		{ productId: first, price: 2 },
		{ productId: first, price: 3 },
		{ productId: second, price: 4 },
		{ productId: first, price: 5 },
	]);
	const { items: out } = await runOperation(sandbox, 'product.update', update, { items });
	expect(out.map(({ json }) => [json.id, json.price])).toEqual([
		[first, 2],
		[first, 3],
		[second, 4],
		[first, 5],
	]);
	expect(collection('catalog/products').get(first)?.price).toBe(5);
	expect(apiRequests(sandbox)).toHaveLength(3);
});

it('the same ID several times is read once and comes out for each, as an object of its own', async () => {
	const [first] = addProducts(sandbox, 1);
	const { items: out } = await runOperation(
		sandbox,
		'product.get',
		{ productId: id('={{ $json.productId }}') },
		{ items: jsons([{ productId: first }, { productId: first }]) },
	);
	expect(out.map(({ json }) => json.id)).toEqual([first, first]);
	expect(out[0].json).not.toBe(out[1].json);
});

it('the same new record twice is made once; the second is refused by the name that is taken', async () => {
	const [person] = people(1);
	const { items: out } = await runOperation(sandbox, 'customer.create', mapped, {
		items: [person, person],
		continueOnFail: true,
	});
	expect(out.map(({ json }) => (json.error ? 'red' : json.email)).sort()).toEqual([
		'ada.0@example.com',
		'red',
	]);
	expect(
		collection('customers')
			.all()
			.filter(({ email }) => email === 'ada.0@example.com'),
	).toHaveLength(1);
});

describe('the same run twice at once', () => {
	it('of updates leaves every record changed once or twice, to the same values', async () => {
		const ids = addProducts(sandbox, 30);
		const items = jsons(ids.map((productId) => ({ productId, price: 9 })));
		const runs = await Promise.all([
			runOperation(sandbox, 'product.update', update, { items }),
			runOperation(sandbox, 'product.update', update, { items }),
		]);
		expect(runs.map(({ items: out, error }) => [out.length, error])).toEqual([
			[30, undefined],
			[30, undefined],
		]);
		expect(ids.every((id) => collection('catalog/products').get(id)?.price === 9)).toBe(true);
	});

	it('of creations makes what has a unique value once: each item is green in one of the two and red in the other', async () => {
		const items = people(20);
		const runs = await Promise.all(
			[0, 1].map(
				async () =>
					await runOperation(sandbox, 'customer.create', mapped, { items, continueOnFail: true }),
			),
		);
		const greens = items.map(
			(_, index) => runs.filter(({ items: out }) => out[index].json.error === undefined).length,
		);
		expect(greens).toEqual(items.map(() => 1));
		expect(
			collection('customers')
				.all()
				.filter(({ email }) => /^ada\.\d+@/.test(String(email))),
		).toHaveLength(20);
	});

	it('of deletions is green in both: what is gone is gone', async () => {
		const ids = addProducts(sandbox, 10);
		const runs = await Promise.all(
			[0, 1].map(
				async () =>
					await runOperation(
						sandbox,
						'product.delete',
						{ productId: id('={{ $json.productId }}') },
						{ items: jsons(ids.map((productId) => ({ productId }))), continueOnFail: true },
					),
			),
		);
		expect(runs.map(({ items }) => items.filter(({ json }) => json.deleted).length)).toEqual([
			10, 10,
		]);
	});
});

describe('items that differ in more than their values', () => {
	// n8n takes no expression for resource and operation: the form would not know which fields to show.
	it('an expression for the operation is not evaluated: every item is refused by name, and nothing is sent', async () => {
		const [product] = addProducts(sandbox, 1);
		const items = jsons([
			{ operation: 'product.get', id: product },
			{ operation: 'product.delete', id: product },
		]);
		const { items: out } = await runOperation(
			sandbox,
			'product.get',
			{ operation: '={{ $json.operation }}', productId: id('={{ $json.id }}') },
			{ items, continueOnFail: true },
		);
		expect(out.map(({ json, pairedItem }) => [String(json.error), pairedItem])).toEqual(
			[0, 1].map((item) => [expect.stringContaining('has no operation "'), { item }]),
		);
		expect(apiRequests(sandbox)).toEqual([]);
	});

	it('what can only be sent alone goes alone, and the others still share requests', async () => {
		const ids = addProducts(sandbox, 4);
		const items = jsons(
			ids.map((productId, index) => ({
				productId,
				body: index === 1 ? { price: 9, custom_url: { url: '/a/' } } : { price: 9 },
				include: index === 2 ? ['variants'] : [],
			})),
		);
		const { items: out, error } = await runOperation(
			sandbox,
			'product.update',
			{
				productId: id('={{ $json.productId }}'),
				bodyMode: 'json',
				jsonBody: '={{ $json.body }}',
				include: '={{ $json.include }}',
			},
			{ items },
		);
		expect(error).toBeUndefined();
		expect(out.map(({ json }) => [json.id, json.price])).toEqual(ids.map((id) => [id, 9]));
		expect(apiRequests(sandbox).length).toBeLessThanOrEqual(3);
	});
});
