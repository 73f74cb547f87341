import {
	openOddStore,
	wordsOf,
	type OddAnswer,
	type OddRequest,
	type OddStore,
} from '../support/oddStore';
import { STOCK } from '../support/partialSuccess';
import { fields, id } from '../support/run';

let store: OddStore;
afterEach(async () => {
	await store.close();
});

const mapped = { bodyMode: 'fields', fields: fields(null, 'autoMapInputData') };

describe('in a batch', () => {
	type Element = Record<string, unknown>;
	const sent = ({ body }: OddRequest) => body as Element[];
	const items = [1, 2, 3].map((value) => ({ productId: value, level: value === 2 ? -1 : value }));
	const update = async () =>
		await store.runAll(
			'product.update',
			{
				productId: id('={{ $json.productId }}'),
				bodyMode: 'json',
				jsonBody: '={{ { inventory_level: $json.level } }}',
			},
			items,
		);
	const isBatch = (request: OddRequest) => Array.isArray(request.body);
	const alone = ({ path, body }: OddRequest): OddAnswer => {
		const data: Element = { id: Number(path.split('/').at(-1)), ...(body as Element) };
		return Number(data.inventory_level) < 0
			? { status: 207, body: { data, errors: STOCK } }
			: { body: { data } };
	};
	const expected = [
		'id=1',
		expect.stringMatching(/^red: BigCommerce saved only a part of this: .*inventory/),
		'id=3',
	];

	it.each<[what: string, errors: unknown, requests: number]>([
		['by its index', { ...STOCK, errors: { '1.inventory_level': 'must not be negative' } }, 1],
		['by its ID', [{ id: 2, ...STOCK }], 1],
		['by an index of its own', [{ index: 1, ...STOCK }], 1],
		['not at all: each is asked once alone', STOCK, 4],
		[
			"by an index that counts a field's parts: each is asked once alone",
			{ ...STOCK, errors: { 'custom_fields.1.value': 'no' } },
			4,
		],
	])('the one whose part failed is named %s', async (_what, errors, requests) => {
		store = await openOddStore((request) =>
			isBatch(request)
				? { status: 207, body: { data: sent(request), errors, meta: {} } }
				: alone(request),
		);
		const out = await update();
		const message =
			errors === STOCK || requests === 4
				? expected
				: ['id=1', expect.stringMatching(/^red: BigCommerce saved only a part of this: /), 'id=3'];
		expect(out.map((item) => wordsOf(item, 'id'))).toEqual(message);
		expect(JSON.stringify(out[1].json)).toContain('ID 2');
		expect(store.requests).toHaveLength(requests);
	});

	it('a success that has only the reasons refuses each that it counts', async () => {
		store = await openOddStore(() => ({
			body: {
				errors: [
					{ index: 0, message: 'The first is too low' },
					{ index: 1, message: 'The second is too low' },
					{ index: 2, message: 'The third is too low' },
				],
				meta: { total: 3, success: 0, failed: 3 },
			},
		}));
		expect((await update()).map((item) => String(item.json.error))).toEqual(
			['first', 'second', 'third'].map((text) =>
				expect.stringContaining(`did not accept the values: The ${text} is too low`),
			),
		);
	});

	it('207 without a word: each is asked once alone', async () => {
		store = await openOddStore((request) =>
			isBatch(request) ? { status: 207, body: { data: sent(request), meta: {} } } : alone(request),
		);
		expect((await update()).map((item) => wordsOf(item, 'id'))).toEqual(expected);
	});

	const categories = ['Mugs', 'Cups', 'Jars'].map((name) => ({ name, tree_id: 1, parent_id: 0 }));
	const created = (request: OddRequest): Element[] =>
		sent(request).map((record, index) => ({ ...record, category_id: 70 + index }));

	it('of creations, nobody is asked again: all say under which ID they were made, and that a part of one is missing', async () => {
		store = await openOddStore((request) => ({
			status: 207,
			body: {
				data: created(request),
				errors: { status: 207, title: 'A URL was not saved' },
				meta: {},
			},
		}));
		const out = await store.runAll('category.create', mapped, categories);
		expect(out.map((item) => wordsOf(item))).toEqual(
			categories.map(() =>
				expect.stringMatching(/^red: BigCommerce saved only a part of this: .*A URL was not saved/),
			),
		);
		expect(
			out.map(
				({ json }, index) =>
					JSON.stringify(json).includes(`ID ${70 + index}`) &&
					JSON.stringify(json).includes('does not say which item'),
			),
		).toEqual([true, true, true]);
		expect(store.requests).toHaveLength(1);
	});

	it('of creations with one refused, which is counted: the others are done', async () => {
		store = await openOddStore((request) => ({
			status: 207,
			body: {
				data: created(request).filter(({ name }) => name !== 'Cups'),
				errors: { status: 422, title: 'The name is taken' },
				meta: { total: 3, success: 2, failed: 1 },
			},
		}));
		const out = await store.runAll('category.create', mapped, categories);
		expect(out.map((item) => wordsOf(item, 'name'))).toEqual([
			'name=Mugs',
			expect.stringMatching(/^red: BigCommerce did not accept the values: The name is taken/),
			'name=Jars',
		]);
		expect(store.requests).toHaveLength(1);
	});

	it('that answers with figures only', async () => {
		const figures = (failed: number, errors?: unknown): OddAnswer => ({
			status: failed > 0 ? 207 : 200,
			body: { ...(errors ? { errors } : {}), meta: { total: 3, success: 3 - failed, failed } },
		});
		const change = async (answer: OddAnswer) => {
			store = await openOddStore(({ body }) =>
				(body as Element[]).length > 1
					? answer
					: { body: { meta: { total: 1, success: 1, failed: 0 } } },
			);
			const out = await store.runAll(
				'category.update',
				mapped,
				categories.map((category, index) => ({ ...category, category_id: index + 1 })),
			);
			const words = out.map((item) => wordsOf(item, 'success').slice(0, 30));
			const { length } = store.requests;
			await store.close();
			return [...words, length];
		};
		expect(await change(figures(0))).toEqual(['success=true', 'success=true', 'success=true', 1]);
		expect(await change(figures(1, { errors: { '1.name': 'is taken' } }))).toEqual(
			['success=true', 'red: BigCommerce did not accept', 'success=true', 1].map((value) =>
				typeof value === 'string' ? value.slice(0, 30) : value,
			),
		);
		// Nobody knows which one it was: each is tried once alone, as a change may be made twice.
		expect(await change(figures(1))).toEqual(['success=true', 'success=true', 'success=true', 4]);
		store = await openOddStore(() => ({}));
	});
});
