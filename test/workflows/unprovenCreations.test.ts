import { openOddStore, wordsOf, type OddStore } from '../support/oddStore';
import { fields } from '../support/run';
import { ANOTHER, elements, NOT_NAMED, type Element } from '../support/unproven';

let store: OddStore;
afterEach(async () => {
	await store.close();
});

const UNKNOWN =
	'It is not known whether this item was carried out: look in the store before you repeat it.';
const mapped = { bodyMode: 'fields', fields: fields(null, 'autoMapInputData') };

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
			(sent) => sent.map((value) => ({ ...value, email: String(value.email).toUpperCase() })),
			made.map((text) => text.replace(/=.*/, (address) => address.toUpperCase())),
		],
	])(
		'answered by their records, %s: what is not named is not known, and never sent again',
		async (_what, answer, expected) => {
			let ids = 0;
			store = await openOddStore((request) => ({
				body: {
					data: answer(elements(request).map((element) => ({ ...element, id: ++ids }))),
					meta: {},
				},
			}));
			const out = await create();
			expect(out.map((item) => wordsOf(item, 'email'))).toEqual(expected);
			expect(
				out
					.filter((item) => wordsOf(item) === NOT_NAMED)
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
					sent.map((value) => ({
						...value,
						address1: `${String(value.address1).toUpperCase()} `,
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
			body: { data: answer(elements(request).map((element) => ({ ...element, id: ++ids }))) },
		}));
		const out = await create('customerAddress.create', addresses);
		expect(out.map((item) => wordsOf(item, 'id'))).toEqual(
			expected.map((scope) => (typeof scope === 'string' ? scope : expect.stringMatching(scope))),
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
			body: { data: elements(request).map((element) => ({ ...element, id: ++ids })) },
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
			return { body: { data: sent.map((element, index) => ({ ...element, id: index + 1 })) } };
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
					list.map((record) => ({ ...record, email: record.email.replace('a', 'b') })),
				),
			},
			[{}],
		);
		expect(out).toHaveLength(10);
	});
});
