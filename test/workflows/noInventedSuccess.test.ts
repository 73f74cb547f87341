import {
	openOddStore,
	wordsOf,
	type OddAnswer,
	type OddRequest,
	type OddStore,
} from '../support/oddStore';
import { fields, id } from '../support/run';

let store: OddStore;
afterEach(async () => {
	await store.close();
});

const NOT_NAMED = "red: BigCommerce's answer does not name this item";
const UNREADABLE = "red: BigCommerce's answer could not be read";
const ANOTHER = 'red: BigCommerce answered with another record than the one that was sent';
const UNKNOWN =
	'It is not known whether this item was carried out: look in the store before you repeat it.';

type Element = Record<string, unknown>;
const elements = ({ body }: OddRequest) => body as Element[];
const isBatch = ({ body, path }: OddRequest) =>
	Array.isArray(body) &&
	/\/(products|customers|metafields|variants|addresses|listings)$/.test(path);
const mapped = { bodyMode: 'fields', fields: fields(null, 'autoMapInputData') };

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
		['with IDs as text', (sent) => sent.map((each) => ({ ...each, id: String(each.id) })), 0],
	])('%s: what is missing is tried once alone', async (_what, batch, alone) => {
		await open((sent) => ({ body: { data: batch(sent), meta: {} } }));
		expect((await update()).map((each) => wordsOf(each, 'id', 'price'))).toEqual(done);
		expect(store.requests).toHaveLength(1 + alone);
	});

	it.each<[what: string, answer: OddAnswer]>([
		['204', { status: 204 }],
		['an empty object', { body: {} }],
		['data of null', { body: { data: null, meta: {} } }],
	])('by %s: each is tried once alone', async (_what, answer) => {
		await open(() => answer);
		const words = (await update()).map((each) => wordsOf(each, 'id', 'price'));
		expect(words.every((each, index) => each === done[index] || each.startsWith('red: '))).toBe(
			true,
		);
		expect(words.some((each) => each.includes('undefined'))).toBe(false);
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
			expect(out.map((each) => wordsOf(each, 'id', 'price'))).toEqual([done[0], message, done[2]]);
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
		expect(out.every((each) => [NOT_NAMED, UNREADABLE].includes(wordsOf(each)))).toBe(true);
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
		expect(out.map((each) => wordsOf(each, 'id', 'price'))).toEqual([done[0], NOT_NAMED, done[2]]);
		expect(store.requests).toHaveLength(1);
	});

	it('and then BigCommerce refuses the one that was missing: that is what counts', async () => {
		await open(
			([first, , third]) => ({ body: { data: [first, third] } }),
			() => ({ status: 404, body: { status: 404, title: 'No product' } }),
		);
		const out = await update();
		expect(wordsOf(out[1])).toMatch(/^red: BigCommerce found nothing at this address/);
	});
});

describe('creations', () => {
	const people = ['ann', 'ben', 'cas'].map((name) => ({
		first_name: name,
		last_name: 'Doe',
		email: `${name}@example.com`,
	}));
	const create = async (operation = 'customer.create', items: object[] = people) =>
		await store.runAll(operation, mapped, items);
	const made = people.map(({ email }) => `email=${email}`);

	it.each<[what: string, answer: (sent: Element[]) => Element[], expected: string[]]>([
		['in another order', (sent) => [...sent].reverse(), made],
		['one fewer', ([first, , third]) => [first, third], [made[0], NOT_NAMED, made[2]]],
		['one doubled', ([first, , third]) => [first, first, third], [made[0], NOT_NAMED, made[2]]],
		[
			'a stranger in place of one',
			([first, second, third]) => [first, { ...second, email: 'zed@example.com' }, third],
			[made[0], NOT_NAMED, made[2]],
		],
		[
			'a stranger with the same names',
			([first, second, third]) => [
				first,
				{ ...second, email: 'zed@example.com', first_name: 'ben' },
				third,
			],
			[made[0], NOT_NAMED, made[2]],
		],
		['none', () => [], [NOT_NAMED, NOT_NAMED, NOT_NAMED]],
		[
			'with addresses in capitals',
			(sent) => sent.map((each) => ({ ...each, email: String(each.email).toUpperCase() })),
			made.map((each) => each.replace(/=.*/, (address) => address.toUpperCase())),
		],
	])(
		'answered by their records, %s: what is not named is not known, and never sent again',
		async (_what, answer, expected) => {
			let ids = 0;
			store = await openOddStore((request) => ({
				body: { data: answer(elements(request).map((each) => ({ ...each, id: ++ids }))), meta: {} },
			}));
			const out = await create();
			expect(out.map((each) => wordsOf(each, 'email'))).toEqual(expected);
			expect(
				out
					.filter((each) => wordsOf(each) === NOT_NAMED)
					.every(({ json }) => JSON.stringify(json).includes(UNKNOWN)),
			).toBe(true);
			expect(store.requests).toHaveLength(1);
		},
	);

	const addresses = ['Elm', 'Oak', 'Fir'].map((street, index) => ({
		customer_id: 1,
		first_name: 'Ann',
		last_name: 'Doe',
		city: 'Akron',
		country_code: 'US',
		address1: `${index + 1} ${street} Street`,
		state_or_province: 'Ohio',
		postal_code: '44325',
	}));

	it.each<[what: string, answer: (sent: Element[]) => Element[], expected: Array<string | RegExp>]>(
		[
			[
				'rewritten',
				(sent) =>
					sent.map((each) => ({
						...each,
						address1: `${String(each.address1).toUpperCase()} `,
						company: '',
					})),
				['id=1', 'id=2', 'id=3'],
			],
			['shuffled', ([first, second, third]) => [third, first, second], ['id=1', 'id=2', 'id=3']],
			[
				'left out because they exist',
				([first, , third]) => [first, third],
				[
					'id=1',
					/^red: BigCommerce did nothing for this item: the customer has an address with the same values/,
					'id=3',
				],
			],
			[
				'of another customer',
				([first, second, third]) => [first, { ...second, customer_id: 9 }, third],
				['id=1', /^red: BigCommerce did nothing/, 'id=3'],
			],
		],
	)('without a value that tells them apart, %s', async (_what, answer, expected) => {
		let ids = 0;
		store = await openOddStore((request) => ({
			body: { data: answer(elements(request).map((each) => ({ ...each, id: ++ids }))) },
		}));
		const out = await create('customerAddress.create', addresses);
		expect(out.map((each) => wordsOf(each, 'id'))).toEqual(
			expected.map((each) => (typeof each === 'string' ? each : expect.stringMatching(each))),
		);
		expect(store.requests).toHaveLength(1);
	});

	it.each<[what: string, operation: string, item: object, body: unknown, expected: string]>([
		['with nothing in it', 'brand.create', { name: 'Acme' }, { data: {}, meta: {} }, NOT_NAMED],
		['with no body', 'brand.create', { name: 'Acme' }, undefined, NOT_NAMED],
		[
			'with an empty list',
			'product.create',
			{ name: 'Mug', type: 'physical', weight: 1, price: 2 },
			{ data: [] },
			NOT_NAMED,
		],
		[
			'with another record',
			'brand.create',
			{ name: 'Acme' },
			{ data: { id: 5, name: 'Zenith' } },
			ANOTHER,
		],
		[
			'with the record as BigCommerce writes it',
			'brand.create',
			{ name: 'A  &  B <b>' },
			{ data: { id: 5, name: 'A &amp; B' } },
			'id=5',
		],
		[
			'with a record of another list',
			'customer.create',
			{ first_name: 'Ann', last_name: 'Doe', email: 'ann@example.com' },
			{ data: [{ id: 5, email: 'zed@example.com' }] },
			NOT_NAMED,
		],
	])('of one item, answered %s', async (_what, operation, item, body, expected) => {
		store = await openOddStore(() => ({ body }));
		const [out] = await create(operation, [item]);
		// The transport may have its own word for a body that is not what is documented.
		expect(
			wordsOf(out, 'id').replace(
				/^red: .*(answered with|could not).*/,
				expected.startsWith('red') ? expected : 'red',
			),
		).toBe(expected);
		expect(store.requests).toHaveLength(1);
	});

	it('of lists that were given as JSON send each element once, although the last goes alone', async () => {
		let ids = 0;
		store = await openOddStore((request) => ({
			body: { data: elements(request).map((each) => ({ ...each, id: ++ids })) },
		}));
		const people21 = Array.from({ length: 21 }, (_, index) => ({
			first_name: 'A',
			last_name: 'B',
			email: `a${index}@example.com`,
		}));
		const { items, error } = await store.run('customer.create', {
			bodyMode: 'json',
			jsonBody: JSON.stringify(people21),
		});
		expect(error).toBeUndefined();
		expect(store.requests.map((request) => elements(request).length)).toEqual([10, 10, 1]);
		expect(items.map(({ json }) => json.email)).toEqual(people21.map(({ email }) => email));
	});

	it('that were refused as a whole are taken apart without making anything twice', async () => {
		const kept = new Set<unknown>();
		store = await openOddStore((request) => {
			const sent = elements(request);
			if (sent.some(({ email }) => email === 'a7@example.com'))
				return {
					status: 422,
					body: {
						status: 422,
						title: 'Create customers failed.',
						errors: { '.customer_create': 'Error' },
					},
				};
			for (const { email } of sent) {
				if (kept.has(email)) throw new Error(`${String(email)} is made twice.`);
				kept.add(email);
			}
			return { body: { data: sent.map((each, index) => ({ ...each, id: index + 1 })) } };
		});
		const list = Array.from({ length: 10 }, (_, index) => ({
			first_name: 'A',
			last_name: 'B',
			email: `a${index}@example.com`,
		}));
		const { error } = await store.run(
			'customer.create',
			{ bodyMode: 'json', jsonBody: JSON.stringify(list), options: {} },
			{ items: [{ json: {} }], continueOnFail: false },
		);
		expect(error).toBeDefined();
		const out = await store.runAll(
			'customer.create',
			{
				bodyMode: 'json',
				jsonBody: JSON.stringify(
					list.map((each) => ({ ...each, email: each.email.replace('a', 'b') })),
				),
			},
			[{}],
		);
		expect(out).toHaveLength(10);
	});
});

describe('a request for one record that is answered with several', () => {
	const update = { productId: id('77'), bodyMode: 'json', jsonBody: '{"price":1}' };
	const create = { bodyMode: 'json', jsonBody: '{"name":"A"}' };
	const custom = { method: 'PUT', url: '/v3/catalog/products/77', jsonBody: '{"price":1}' };
	it.each([
		['product.update', update, [{ id: 98 }, { id: 99 }]],
		['product.update', { ...update, options: { batching: 'off' } }, [{ id: 98 }, { id: 99 }]],
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
	const off = { options: { batching: 'off' } };
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

	it('is done with its records in another order, and with others besides', async () => {
		store = await openOddStore(() => ({ body: { data: [three, { id: 9 }, one, two] } }));
		const { items } = await store.run('product.updateBatch', many);
		expect(items.map(({ json }) => json.id)).toEqual([3, 1, 2]);
	});

	it('of deletions whose answer names fewer, without counting them, is not done', async () => {
		store = await openOddStore(() => ({ body: { data: [1] } }));
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
		['all, in another order', (ids) => ids.map((each) => ({ id: each })).reverse(), [1, 2, 3]],
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
		expect(out.map((each) => wordsOf(each, 'id'))).toEqual(
			[1, 2, 3].map((each) =>
				found.includes(each)
					? `id=${each}`
					: expect.stringMatching(/^red: BigCommerce found nothing/),
			),
		);
	});
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
			{ items: [4, 5, 6].map((each) => ({ json: { id: each } })), continueOnFail: true },
		);
		expect(
			items.map((each) => wordsOf(each, 'deleted').replace(/: 1: Metafield/, ': Metafield')),
		).toEqual(expected);
	});

	it("by IDs in the address are BigCommerce's word: the same ID twice counts once there, and is answered twice", async () => {
		store = await openOddStore(() => ({ status: 204 }));
		const out = await store.runAll('product.delete', { productId: id('={{ $json.id }}') }, [
			{ id: 4 },
			{ id: 5 },
			{ id: 4 },
		]);
		expect(out.map((each) => wordsOf(each, 'deleted'))).toEqual([
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
		expect(out.map((each) => wordsOf(each, 'deleted').slice(0, 12))).toEqual([
			'deleted=true',
			'deleted=true',
			'red: BigComm',
			'deleted=true',
		]);
	});
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
		expect(items.map(({ json }) => json)).toEqual(expect.arrayContaining([{ accepted: true }]));
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
			options: { waitAtMost: 1, giveUpAfter: 1 },
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
			options: { waitAtMost: 3 },
		});
		expect(error?.message).toMatch(/is not done after 3 seconds/);
		expect(store.requests.length).toBeLessThanOrEqual(3);
	});
});
