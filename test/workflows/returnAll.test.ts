import type { Sandbox } from '../../sandbox/server';
import { addProducts, afterEachRequest, fields, runOperation } from '../support/run';
import { apiRequests, sandboxForTests } from '../support/sandbox';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await sandboxForTests();
});
afterEach(async () => {
	await sandbox.close();
});

const products = () => [...sandbox.stores.values()][0].collection('catalog/products');
const inStore = () =>
	products()
		.all()
		.map(({ id }) => id);
const all = async (parameters: object = {}) =>
	await runOperation(sandbox, 'product.getMany', { returnAll: true, ...parameters });
const pagesAsked = () =>
	apiRequests(sandbox).map(({ query }) => Number(new URLSearchParams(query).get('page')));

describe('3,000 products', () => {
	beforeEach(() => {
		addProducts(sandbox, 3000);
	});

	it('come in order, each once, in as few pages as BigCommerce serves them', async () => {
		const { items, error, hints } = await all();
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.id)).toEqual(inStore());
		expect(pagesAsked().sort((a, b) => a - b)).toEqual(
			Array.from({ length: Math.ceil(inStore().length / 250) }, (_, index) => index + 1),
		);
		expect(hints).toEqual([]);
	});

	it('are not read further than the limit', async () => {
		const { items } = await runOperation(sandbox, 'product.getMany', {
			returnAll: false,
			limit: 510,
		});
		expect(items.map(({ json }) => json.id)).toEqual(inStore().slice(0, 510));
		expect(pagesAsked().sort()).toEqual([1, 2, 3]);
	});

	it('that are deleted while they are read cost no other its place', async () => {
		const victims = inStore().slice(0, 3);
		let asked = 0;
		afterEachRequest(sandbox, (path) => {
			if (path.endsWith('/products') && ++asked === 2)
				for (const victim of victims) products().remove(victim as number);
		});
		const { items } = await all();
		const read = items.map(({ json }) => json.id);
		expect(new Set(read).size).toBe(read.length);
		expect(read).toEqual(expect.arrayContaining(inStore()));
	});

	it('and more that come while they are read are there once', async () => {
		let asked = 0;
		afterEachRequest(sandbox, (path) => {
			if (path.endsWith('/products') && ++asked === 3) addProducts(sandbox, 600, 'Late');
		});
		const { items } = await all();
		const read = items.map(({ json }) => json.id);
		expect(new Set(read).size).toBe(read.length);
		expect(read).toEqual(inStore());
	});

	it.each([-700, -1, 1, 700])(
		'with a total that is wrong by %i come whole, and who reads is told when too few came',
		async (count) => {
			sandbox.trouble.set([{ kind: 'miscount', path: '/products', count }]);
			const { items, hints } = await all();
			const read = items.map(({ json }) => json.id);
			expect(new Set(read).size).toBe(read.length);
			expect(read).toEqual(inStore());
			expect(hints.map(({ message }) => message)).toEqual(
				count > 0 ? [expect.stringContaining(`returned ${count} fewer`)] : [],
			);
		},
	);

	it('that never hold still are read as far as possible, and that is told', async () => {
		afterEachRequest(sandbox, (path) => {
			if (path.endsWith('/products')) products().remove(inStore()[5] as number);
		});
		const { items, hints } = await all();
		const read = items.map(({ json }) => json.id);
		expect(new Set(read).size).toBe(read.length);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringContaining('The list changed while it was read'),
		]);
	});

	it('come whole although connections break and BigCommerce stumbles', async () => {
		sandbox.trouble.set([
			{ kind: 'drop', path: '/products', skip: 2, times: 2 },
			{ kind: 'status', path: '/products', skip: 6, times: 3 },
			{ kind: 'lose', path: '/products', skip: 4, times: 1 },
		]);
		const { items } = await all();
		expect(items.map(({ json }) => json.id)).toEqual(inStore());
	});
});

it('a server that serves ten where 250 were asked for is read to its end', async () => {
	addProducts(sandbox, 95);
	const { items } = await all({ filters: fields({ include: ['options'] }) });
	expect(items.map(({ json }) => json.id)).toEqual(inStore());
});

describe('V2 lists', () => {
	const orders = () => [...sandbox.stores.values()][0].collection('orders').all();

	/** Enough for several pages. */
	beforeEach(() => {
		const collection = [...sandbox.stores.values()][0].collection('orders');
		const pattern = Object.fromEntries(
			Object.entries(collection.all()[0]).filter(([field]) => field !== 'id'),
		);
		for (let index = 0; index < 700; index++) collection.insert({ ...pattern, is_deleted: false });
	});
	const wanted = () =>
		orders()
			.filter((order) => !order.is_deleted)
			.map(({ id }) => id);

	it('are counted after the first page, and the others are then read at once', async () => {
		const { items } = await runOperation(sandbox, 'order.getMany', { returnAll: true });
		expect(items.map(({ json }) => json.id)).toEqual(wanted());
		expect(apiRequests(sandbox).filter(({ path }) => path.endsWith('/count'))).toHaveLength(1);
		expect(
			pagesAsked()
				.filter((page) => page > 0)
				.sort(),
		).toEqual(Array.from({ length: Math.ceil(wanted().length / 250) }, (_, index) => index + 1));
	});

	it('are read until a page is empty when they cannot be counted', async () => {
		sandbox.trouble.set([{ kind: 'status', status: 501, path: '/orders/count' }]);
		const { items } = await runOperation(sandbox, 'order.getMany', { returnAll: true });
		expect(items.map(({ json }) => json.id)).toEqual(wanted());
	});

	it('are not read further than the limit', async () => {
		await runOperation(sandbox, 'order.getMany', { returnAll: false, limit: 20 });
		expect(apiRequests(sandbox)).toHaveLength(1);
	});
});
