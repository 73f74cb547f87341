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

const saved = (id_: number, more: object = {}) => ({ id: id_, name: 'Mug', ...more });
const STOCK = {
	status: 207,
	title: 'The product was saved, but its inventory was not',
	type: '/status-codes',
	errors: { inventory_level: 'must not be negative' },
};
const mapped = { bodyMode: 'fields', fields: fields(null, 'autoMapInputData') };

/** What the only item of a run says. */
async function single(answer: OddAnswer, operation: string, parameters: object) {
	store = await openOddStore(() => answer);
	const {
		items: [{ json }],
	} = await store.run(operation, parameters, { continueOnFail: true });
	return {
		first: String(json.error ?? `green ${JSON.stringify(json)}`),
		all: JSON.stringify(json).replaceAll('\\n', '\n'),
	};
}

/** Every operation for which BigCommerce documents 207, and bodies that are documented, or that it may come with. */
const CREATED = 'Running this item again would create a second record';
const UPDATED = 'run the node again for this item';
const DOCUMENTED: Array<[operation: string, parameters: object, body: unknown, says: string[]]> = [
	[
		'brand.create',
		{ bodyMode: 'json', jsonBody: '{"name":"Mug"}' },
		{
			data: [saved(7)],
			errors: { status: 207, title: 'URL', errors: { custom_url: 'is taken' } },
			meta: {},
		},
		['custom_url: is taken', 'ID 7', CREATED],
	],
	[
		'brand.update',
		{ brandId: id('7'), bodyMode: 'json', jsonBody: '{"name":"Mug"}' },
		{ data: [saved(7)], errors: [{ status: 409, title: 'The URL is taken' }] },
		['The URL is taken', 'ID 7', UPDATED],
	],
	[
		'categoryLegacy.create',
		{ bodyMode: 'json', jsonBody: '{"name":"Mug","parent_id":0}' },
		{ status: 207, title: 'The URL was not saved', type: 't', instance: 'i' },
		['The URL was not saved', 'does not contain its ID', 'would create a second record'],
	],
	[
		'categoryLegacy.update',
		{ categoryId: id('7'), bodyMode: 'json', jsonBody: '{"name":"Mug"}' },
		{ status: 207, title: 'The URL was not saved' },
		['The URL was not saved', UPDATED],
	],
	[
		'productVariant.create',
		{ productId: id('1'), bodyMode: 'json', jsonBody: '{"sku":"a","option_values":[]}' },
		{ data: saved(7), errors: STOCK, meta: {} },
		['inventory_level: must not be negative', 'ID 7', CREATED],
	],
	[
		'productVariant.update',
		{
			productId: id('1'),
			variantId: id('7'),
			bodyMode: 'json',
			jsonBody: '{"inventory_level":-1}',
		},
		{ data: saved(7), errors: STOCK, meta: {} },
		['inventory_level: must not be negative', 'ID 7', UPDATED],
	],
	[
		'product.create',
		{ bodyMode: 'json', jsonBody: '{"name":"Mug","type":"physical","weight":1,"price":1}' },
		{ data: [saved(7)], errors: STOCK, meta: {} },
		['inventory_level: must not be negative', 'ID 7', CREATED],
	],
	[
		'product.create',
		{ bodyMode: 'json', jsonBody: '{"name":"Mug","type":"physical","weight":1,"price":1}' },
		{ data: saved(7), errors: STOCK, meta: {} },
		['inventory_level: must not be negative', 'ID 7', CREATED],
	],
	[
		'product.update',
		{ productId: id('7'), bodyMode: 'json', jsonBody: '{"inventory_level":-1}' },
		{ data: saved(7), errors: STOCK, meta: {} },
		['inventory_level: must not be negative', 'ID 7', UPDATED],
	],
	[
		'customerGroup.create',
		{ bodyMode: 'json', jsonBody: '{"name":"VIP"}' },
		{
			status: 207,
			message: 'The customer group was created, but the sitewide discount update failed.',
		},
		['the sitewide discount update failed', 'does not contain its ID'],
	],
	[
		'customerGroup.update',
		{ customerGroupId: id('7'), bodyMode: 'json', jsonBody: '{"name":"VIP"}' },
		[
			{
				status: 207,
				message: 'The customer group was updated, but the sitewide discount update failed.',
			},
		],
		['the sitewide discount update failed', UPDATED],
	],
	[
		'blogPost.create',
		{ bodyMode: 'json', jsonBody: '{"title":"Hello","body":"x"}' },
		{ id: 7, title: 'Hello', url: '' },
		['it does not say which part is missing', 'ID 7', CREATED],
	],
	[
		'blogPost.update',
		{ blogPostId: id('7'), bodyMode: 'json', jsonBody: '{"title":"Hello"}' },
		{ id: 7, title: 'Hello', errors: { url: 'is taken' } },
		['url: is taken', 'ID 7', UPDATED],
	],
	[
		'pageV2.create',
		{ bodyMode: 'json', jsonBody: '{"type":"page","name":"Hello"}' },
		[{ status: 409, message: 'The URL is taken.' }],
		['The URL is taken', 'does not contain its ID'],
	],
	[
		'pageV2.update',
		{ pageId: id('7'), bodyMode: 'json', jsonBody: '{"name":"Hello"}' },
		{},
		['it does not say which part is missing', UPDATED],
	],
	[
		'page.create',
		{ bodyMode: 'json', jsonBody: '[{"type":"page","name":"Hello"}]' },
		{ data: [{ id: 7, name: 'Hello', type: 'page' }], meta: {} },
		['it does not say which part is missing', 'ID 7', CREATED],
	],
];

describe('207: the record is saved and a part of it is not', () => {
	it.each(DOCUMENTED)(
		'%s is red, says which part, and names the record',
		async (operation, parameters, body, says) => {
			const { first, all } = await single({ status: 207, body }, operation, parameters);
			expect(first).toMatch(/^BigCommerce saved only a part of this: /);
			for (const each of says) expect(all).toContain(each);
			expect(all).not.toContain('Nothing was changed');
		},
	);

	it('of a reading, too', async () => {
		const { first, all } = await single(
			{ status: 207, body: { data: saved(7), errors: { title: 'The image is missing' } } },
			'brand.get',
			{ brandId: id('7') },
		);
		expect(first).toMatch(/^BigCommerce answered only in part: /);
		expect(all).toContain('Nothing was changed');
	});

	it('with figures that count no failure all is well', async () => {
		const { first } = await single(
			{
				status: 207,
				body: {
					data: [{ category_id: 7, name: 'Mug', tree_id: 1, parent_id: 0 }],
					errors: [],
					meta: { total: 1, success: 1, failed: 0 },
				},
			},
			'category.create',
			{ bodyMode: 'json', jsonBody: '[{"name":"Mug","tree_id":1,"parent_id":0}]' },
		);
		expect(first).toMatch(/^green/);
	});

	it.each([
		['200', { status: 200, body: { data: saved(7), errors: STOCK } }],
		['201', { status: 201, body: { data: saved(7), errors: [{ title: 'No stock' }] } }],
		['meta.failed', { status: 200, body: { data: saved(7), meta: { failed: 1 } } }],
	])('its like under another status: %s', async (_what, answer) => {
		const { first } = await single(answer, 'product.create', {
			bodyMode: 'json',
			jsonBody: '{"name":"Mug","type":"physical","weight":1,"price":1}',
		});
		expect(first).toMatch(/^BigCommerce saved only a part of this/);
	});

	it('a record of V2 may have fields called errors: they are its own', async () => {
		const { first } = await single(
			{ status: 200, body: { id: 7, name: 'VIP', errors: ['x'] } },
			'customerGroup.create',
			{ bodyMode: 'json', jsonBody: '{"name":"VIP"}' },
		);
		expect(first).toMatch(/^green/);
	});
});

const BESIDE: Array<[what: string, answer: OddAnswer, says: string]> = [
	['a sentence', { body: { data: saved(7), errors: 'The URL is taken' } }, 'The URL is taken'],
	['an error of its own', { body: { data: saved(7), error: { message: 'Taken' } } }, 'Taken'],
	['an error that is a sentence', { body: { data: saved(7), error: 'Taken' } }, 'Taken'],
	[
		'counts that are texts',
		{ body: { data: saved(7), meta: { total: '1', success: '0', failed: '1' } } },
		'it does not say which part is missing',
	],
];

describe('beside the record', () => {
	it.each(BESIDE)('%s: a part of it failed', async (_what, answer, says) => {
		const { first } = await single(answer, 'brand.update', {
			brandId: id('7'),
			bodyMode: 'json',
			jsonBody: '{"name":"Mug"}',
		});
		expect(first).toBe(`BigCommerce saved only a part of this: ${says}`);
	});

	it.each(['', null, false, {}])('%j says nothing', async (nothing) => {
		const { first } = await single(
			{ body: { data: saved(7), error: nothing, errors: nothing } },
			'brand.update',
			{ brandId: id('7'), bodyMode: 'json', jsonBody: '{"name":"Mug"}' },
		);
		expect(first).toMatch(/^green/);
	});
});

describe('a list that is read', () => {
	const page = (more: object) => ({ data: [saved(7)], meta: {}, ...more });
	it.each<[what: string, answer: OddAnswer]>([
		['207', { status: 207, body: page({}) }],
		['207, without a list', { status: 207, body: { id: 7, errors: ['One is missing'] } }],
		['200 with errors', { body: page({ errors: ['One is missing'] }) }],
		['200 with a sentence', { body: page({ errors: 'One is missing' }) }],
	])('in part (%s) is not taken for the whole', async (_what, answer) => {
		const { first } = await single(answer, 'brand.getMany', { returnAll: true });
		expect(first).toMatch(/^BigCommerce answered only in part: /);
	});

	it('and has a part on its second page, is not in the output', async () => {
		store = await openOddStore(({ query }) =>
			query.get('page') === '2'
				? { status: 207, body: { data: [saved(8)], errors: ['One is missing'] } }
				: { body: { data: [saved(7)], meta: { pagination: { total: 2, total_pages: 2 } } } },
		);
		const { items } = await store.run(
			'brand.getMany',
			{ returnAll: true },
			{ continueOnFail: true },
		);
		expect(items.map((each) => wordsOf(each, 'id'))).toEqual([
			'red: BigCommerce answered only in part: One is missing',
		]);
	});

	it('without pages, too', async () => {
		const { first } = await single(
			{ status: 207, body: [{ id: 'a' }] },
			'shippingZone.getMany',
			{},
		);
		expect(first).toMatch(/^BigCommerce answered only in part: /);
	});
});

describe('in a batch', () => {
	type Element = Record<string, unknown>;
	const sent = ({ body }: OddRequest) => body as Element[];
	const items = [1, 2, 3].map((each) => ({ productId: each, level: each === 2 ? -1 : each }));
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
		expect(out.map((each) => wordsOf(each, 'id'))).toEqual(message);
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
		expect((await update()).map((each) => String(each.json.error))).toEqual(
			['first', 'second', 'third'].map((each) =>
				expect.stringContaining(`did not accept the values: The ${each} is too low`),
			),
		);
	});

	it('207 without a word: each is asked once alone', async () => {
		store = await openOddStore((request) =>
			isBatch(request) ? { status: 207, body: { data: sent(request), meta: {} } } : alone(request),
		);
		expect((await update()).map((each) => wordsOf(each, 'id'))).toEqual(expected);
	});

	const categories = ['Mugs', 'Cups', 'Jars'].map((name) => ({ name, tree_id: 1, parent_id: 0 }));
	const created = (request: OddRequest): Element[] =>
		sent(request).map((each, index) => ({ ...each, category_id: 70 + index }));

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
		expect(out.map((each) => wordsOf(each))).toEqual(
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
		expect(out.map((each) => wordsOf(each, 'name'))).toEqual([
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
				categories.map((each, index) => ({ ...each, category_id: index + 1 })),
			);
			const words = out.map((each) => wordsOf(each, 'success').slice(0, 30));
			const { length } = store.requests;
			await store.close();
			return [...words, length];
		};
		expect(await change(figures(0))).toEqual(['success=true', 'success=true', 'success=true', 1]);
		expect(await change(figures(1, { errors: { '1.name': 'is taken' } }))).toEqual(
			['success=true', 'red: BigCommerce did not accept', 'success=true', 1].map((each) =>
				typeof each === 'string' ? each.slice(0, 30) : each,
			),
		);
		// Nobody knows which one it was: each is tried once alone, as a change may be made twice.
		expect(await change(figures(1))).toEqual(['success=true', 'success=true', 'success=true', 4]);
		store = await openOddStore(() => ({}));
	});
});

it('what is left of the run says how many were not done', async () => {
	store = await openOddStore(() => ({ status: 207, body: { data: saved(7), errors: STOCK } }));
	const { error } = await store.run(
		'product.create',
		{ bodyMode: 'json', jsonBody: '{"name":"Mug","type":"physical","weight":1,"price":1}' },
		{ items: [{ json: {} }, { json: {} }] },
	);
	expect(error?.message).toMatch(/^BigCommerce saved only a part of this/);
	expect(error?.description).toContain('refused');
});
