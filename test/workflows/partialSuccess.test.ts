import { openOddStore, wordsOf, type OddAnswer, type OddStore } from '../support/oddStore';
import { DOCUMENTED, saved, STOCK } from '../support/partialSuccess';
import { id } from '../support/run';

let store: OddStore;
afterEach(async () => {
	await store.close();
});

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

describe('207: the record is saved and a part of it is not', () => {
	it.each(DOCUMENTED)(
		'%s is red, says which part, and names the record',
		async (operation, parameters, body, says) => {
			const { first, all } = await single({ status: 207, body }, operation, parameters);
			expect(first).toMatch(/^BigCommerce saved only a part of this: /);
			for (const say of says) expect(all).toContain(say);
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

	it('no record, and a failure that is counted: it was refused', async () => {
		const { first } = await single(
			{ body: { data: [], errors: [{ title: 'The URL is taken' }], meta: { failed: 1 } } },
			'brand.update',
			{ brandId: id('7'), bodyMode: 'json', jsonBody: '{"name":"Mug"}' },
		);
		expect(first).toBe('BigCommerce did not accept the values: The URL is taken');
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
		expect(items.map((item) => wordsOf(item, 'id'))).toEqual([
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
