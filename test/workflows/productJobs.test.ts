import type { Sandbox } from '../../sandbox/server';
import type { Row } from '../../sandbox/state/row';
import type { Store } from '../../sandbox/state/store';
import { fields, id, jsons, runOperation } from '../support/run';
import { apiRequests, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
let store: Store;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => {
	await sandbox.close();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.log.clear();
	store = sandbox.stores.get('hearth24kq') as Store;
});

const requests = () =>
	apiRequests(sandbox).map(({ method, path }) => `${method} ${path.replace(/.*hearth24kq/, '')}`);
const categoriesOf = (product: unknown) =>
	store.collection('catalog/products').get(product as number)?.categories;

/** Two top categories with a child each, and the paths of the children. */
function categoryPaths(): Array<{ id: unknown; path: string }> {
	const all = store.collection('catalog/trees/categories').all();
	return all
		.filter(({ parent_id }) => parent_id !== 0)
		.slice(0, 2)
		.map((row) => {
			const parent = all.find(({ category_id }) => category_id === row.parent_id) as Row;
			return { id: row.category_id, path: `${String(parent.name)} > ${String(row.name)}` };
		});
}

describe('Set Categories by Path', () => {
	const setCategories = async (product: unknown, form: object, more = {}, parameters = {}) =>
		await runOperation(
			sandbox,
			'product.setCategories',
			{ productId: id(product), bodyMode: 'fields', fields: fields(form), ...parameters },
			more,
		);

	it('adds categories to those of the product', async () => {
		const [first, second] = categoryPaths();
		store.collection('catalog/products').update(80, { categories: [first.id] });
		const { items, error } = await setCategories(80, {
			categories: `${first.path}, ${second.path}`,
		});
		expect(error).toBeUndefined();
		expect(categoriesOf(80)).toEqual([first.id, second.id]);
		expect(items[0].json).toEqual({
			id: 80,
			categories: [first.id, second.id],
			added: [second.id],
			removed: [],
		});
	});

	it('replaces them, and leaves a product alone that has them already', async () => {
		const [first, second] = categoryPaths();
		store.collection('catalog/products').update(80, { categories: [first.id] });
		const form = { categories: [second.path], replace: true };
		const { items } = await setCategories(80, form);
		expect(items[0].json).toMatchObject({ added: [second.id], removed: [first.id] });
		sandbox.log.clear();
		await setCategories(80, form);
		expect(requests().filter((request) => request.startsWith('PUT'))).toEqual([]);
	});

	it('reads and updates many products together', async () => {
		const [first] = categoryPaths();
		for (const product of [80, 81, 82, 83])
			store.collection('catalog/products').update(product, { categories: [] });
		const { items, error } = await setCategories(
			'={{ $json.product }}',
			{ categories: first.path },
			{ items: jsons([80, 81, 82, 83].map((product) => ({ product }))) },
		);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(4);
		expect(requests().slice(-2)).toEqual(['GET /v3/catalog/products', 'PUT /v3/catalog/products']);
	});

	it('names the product that does not exist, and carries out the others', async () => {
		const [first] = categoryPaths();
		const { items } = await setCategories(
			'={{ $json.product }}',
			{ categories: first.path },
			{ items: jsons([{ product: 80 }, { product: 999999 }]), continueOnFail: true },
		);
		expect(items[0].json.id).toBe(80);
		expect(items[1].json.error).toContain('There is no product with the ID 999999');
	});

	it('shows as a preview what it would send', async () => {
		const [first] = categoryPaths();
		store.collection('catalog/products').update(80, { categories: [] });
		const { items } = await setCategories(
			80,
			{ categories: first.path },
			{},
			{ previewOnly: true },
		);
		expect(items[0].json.requests).toEqual([
			{ method: 'PUT', path: '/v3/catalog/products/80', body: { categories: [first.id] } },
		]);
		expect(categoriesOf(80)).toEqual([]);
	});
});

describe('Create with Variants from Rows', () => {
	const MUG = { parent_key: 'MUG', product_name: 'Mug', product_price: 10, product_weight: 1 };
	const mug = (color: string, more: object = {}) => ({
		...MUG,
		options: { Color: color },
		sku: `MUG-${color.toUpperCase()}`,
		...more,
	});
	/** Every item is one row, whose fields are those of the form. */
	const create = async (items: object[], more = {}, parameters = {}) =>
		await runOperation(
			sandbox,
			'product.createFromRows',
			{ bodyMode: 'fields', fields: fields(null, 'autoMapInputData'), ...parameters },
			{ items: jsons(items), ...more },
		);
	const variantsOf = (product: unknown) =>
		store.collection('catalog/products/variants').where({ product_id: product });
	const product = (sku: string) => store.collection('catalog/products').where({ sku })[0];

	it('makes one product of rows with the same key, with its variants', async () => {
		const { items, error } = await create([
			mug('Blue'),
			{ parent_key: 'CUP', product_name: 'Cup', price: 5, options: { Size: 'M' }, sku: 'CUP-M' },
			mug('Red', { price: 12 }),
		]);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => [json.sku, json.product_id, json.outcome])).toEqual([
			['MUG-BLUE', product('MUG').id, 'created'],
			['CUP-M', product('CUP').id, 'created'],
			['MUG-RED', product('MUG').id, 'created'],
		]);
		expect(variantsOf(product('MUG').id)).toMatchObject([
			{ sku: 'MUG-BLUE', option_values: [{ option_display_name: 'Color', label: 'Blue' }] },
			{ sku: 'MUG-RED', price: 12 },
		]);
		expect(requests()).toEqual([
			'GET /v3/catalog/products',
			'POST /v3/catalog/products',
			'POST /v3/catalog/products',
			'GET /v3/catalog/variants',
		]);
	});

	it('adds what an existing product lacks, and updates what differs', async () => {
		await create([mug('Blue'), mug('Red')]);
		sandbox.log.clear();
		const { items, error } = await create([
			mug('Blue', { price: 9 }),
			mug('Red'),
			mug('Green', { inventory_level: 3 }),
		]);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.outcome)).toEqual(['updated', 'unchanged', 'created']);
		expect(variantsOf(product('MUG').id)).toMatchObject([
			{ sku: 'MUG-BLUE', price: 9 },
			{ sku: 'MUG-RED' },
			{ sku: 'MUG-GREEN', option_values: [{ option_display_name: 'Color', label: 'Green' }] },
		]);
		expect(requests().filter((request) => !request.startsWith('GET'))).toEqual([
			expect.stringMatching(/^POST .*\/values$/),
			expect.stringMatching(/^POST .*\/variants$/),
			'PUT /v3/catalog/variants',
		]);
	});

	it('adds options and variants to a product without any, found by its name', async () => {
		const [, plain] = store.collection('catalog/products').all();
		const { items, error } = await create([
			{
				parent_key: plain.name,
				parent_key_is: 'name',
				options: { Finish: 'Matte' },
				sku: 'NEW-MATTE',
			},
			{
				parent_key: plain.name,
				parent_key_is: 'name',
				options: { Finish: 'Gloss' },
				sku: 'NEW-GLOSS',
			},
		]);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => [json.product_id, json.outcome])).toEqual([
			[plain.id, 'created'],
			[plain.id, 'created'],
		]);
	});

	it('fails only the row whose variant is refused', async () => {
		await create([mug('Blue')]);
		const taken = store.collection('catalog/products/variants').all()[0].sku;
		const { items } = await create([mug('Red', { sku: taken }), mug('Green')], {
			continueOnFail: true,
		});
		expect(items[0].json.error).toBeDefined();
		expect(items[1].json).toMatchObject({ sku: 'MUG-GREEN', outcome: 'created' });
	});

	it.each([
		[
			'two rows with one SKU',
			[mug('Blue'), mug('Red', { sku: 'mug-blue' })],
			'the same SKU or the same options',
		],
		[
			'other options',
			[mug('Blue'), mug('Red', { options: { Size: 'M' } })],
			'have different options',
		],
		[
			'a new product without a name',
			[mug('Blue', { product_name: undefined })],
			'a new one needs a name and a price',
		],
	])('refuses %s, and sends nothing', async (_what, items, message) => {
		const { error } = await create(items);
		expect(error?.message).toContain(message);
		expect(requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
	});

	it('refuses a variant that has the SKU and other options', async () => {
		await create([mug('Blue')]);
		const { error } = await create([mug('Red', { sku: 'MUG-BLUE' })]);
		expect(error?.message).toBe(
			`The variant "MUG-BLUE" does not fit the product ${String(product('MUG').id)}`,
		);
	});

	it('completes the product when it is run again after an interruption', async () => {
		await create([mug('Blue')]);
		sandbox.trouble.set([
			{ kind: 'status', method: 'POST', path: '/variants', status: 422, times: 1 },
		]);
		await create([mug('Blue'), mug('Red')], { continueOnFail: true });
		const { items, error } = await create([mug('Blue'), mug('Red')]);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.outcome)).toEqual(['unchanged', 'created']);
		expect(
			store.collection('catalog/products/options/values').where({ label: 'Red' }).length,
		).toBeGreaterThan(0);
	});

	it('shows as a preview what it would send, and only reads', async () => {
		await create([mug('Blue')]);
		sandbox.log.clear();
		const { items } = await create(
			[
				mug('Red'),
				{ parent_key: 'CUP', product_name: 'Cup', price: 5, options: { Size: 'M' }, sku: 'CUP-M' },
			],
			{},
			{ previewOnly: true },
		);
		expect(requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
		expect(items[0].json.requests).toMatchObject([
			{ method: 'POST', path: expect.stringContaining('/values') },
			{ method: 'POST', path: expect.stringContaining('/variants'), body: { sku: 'MUG-RED' } },
		]);
		expect(items[1].json.requests).toMatchObject([
			{ method: 'POST', path: '/v3/catalog/products', body: { name: 'Cup', sku: 'CUP' } },
		]);
	});
});
