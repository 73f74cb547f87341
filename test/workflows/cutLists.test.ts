import { paged, readAll, things } from '../support/listPages';
import { listServer, type ListServer } from '../support/listServer';
import { id } from '../support/run';

let server: ListServer | undefined;
afterEach(async () => {
	await server?.close();
});

describe('lists inside of records that are cut off', () => {
	const customer = (count: number, addresses: number) => ({
		id: 1,
		email: 'a@example.com',
		address_count: count,
		addresses: things(1, addresses),
		attribute_count: 0,
		attributes: [],
	});
	const hintsOf = async (operation: string, answer: () => unknown, parameters: object = {}) =>
		(await readAll(operation, answer, parameters)).hints.filter(
			(hint) => !/ in \d+ requests\.$/.test(hint),
		);

	it('are named, with the operation that reads them whole', async () => {
		const hints = await hintsOf('customer.getMany', () =>
			paged(
				[customer(14, 10), { ...customer(12, 10), id: 2 }, { id: 3, addresses: things(1, 10) }],
				{
					total: 3,
					total_pages: 1,
					per_page: 250,
				},
			),
		);
		expect(hints).toEqual([
			'In some records, "addresses" is not complete: BigCommerce returns no more than 10 entries. "Get Many Customer Addresses" reads all of them.',
		]);
	});

	it.each([
		[10, 10],
		[3, 3],
		[14, 0],
	])('are not suspected where %i of %i are there', async (count, there) => {
		expect(
			await hintsOf('customer.getMany', () =>
				paged([customer(count, there)], { total: 1, total_pages: 1, per_page: 250 }),
			),
		).toEqual([]);
	});

	it('are suspected where nothing says how many there are', async () => {
		const order = { id: 100, consignments: [{ shipping: [{ id: 1, line_items: things(1, 50) }] }] };
		expect(await hintsOf('order.get', () => order, { orderId: id(100) })).toEqual([
			expect.stringMatching(
				/^In some records, "consignments\.shipping\.line_items" may not be complete: .* reads all of them\.$/,
			),
		]);
	});

	it('are named by what BigCommerce remarks', async () => {
		const order = {
			id: 100,
			consignments: {
				shipping: [
					{
						id: 1,
						line_items: things(1, 3),
						__warning__: {
							message:
								'Not all line items of this consignment are returned with this response, only 50 are included.',
						},
					},
				],
			},
		};
		expect(await hintsOf('order.getMany', () => [order])).toEqual([
			'In some records, "consignments.shipping" is not complete: BigCommerce returned only its first part.',
		]);
	});

	it('are named by totals of their own', async () => {
		const product = { id: 1, reviews: { data: things(1, 2), meta: { pagination: { total: 9 } } } };
		expect(
			await hintsOf('product.get', () => ({ data: product, meta: {} }), { productId: id(1) }),
		).toEqual([
			'In some records, "reviews" is not complete: BigCommerce returned only its first part.',
		]);
	});
});

describe('lists that are not read in pages', () => {
	it('say so when BigCommerce has more', async () => {
		const { hints } = await readAll('categoryTree.getMany', () =>
			paged(things(1, 2), { total: 5, total_pages: 3, per_page: 2 }),
		);
		expect(hints).toContain(
			'BigCommerce returned only the first part of this list and documents no way to request the rest.',
		);
	});

	it('and say nothing when they are whole, however many they have', async () => {
		const { hints } = await readAll('orderStatus.getMany', () => things(1, 50));
		expect(hints).toEqual([]);
	});

	it("nor does what a change of one's own is answered with", async () => {
		server = await listServer(() =>
			paged(things(1, 50), { total: 60, total_pages: 2, per_page: 50 }),
		);
		const { hints } = await server.run('api.request', {
			resource: 'api',
			method: 'POST',
			url: '/v3/unheard/of',
			jsonBody: '{"a":1}',
		});
		expect(hints).toEqual([]);
	});

	it.each<[what: string, url: string, answer: unknown, isSaid: boolean]>([
		[
			'a page that names the next, and no totals',
			'/v3/unheard/of',
			paged(things(1, 5), { links: { next: '?page=2' } }),
			true,
		],
		['fifty records of V3, which says when there are more', '/v3/unheard/of', things(1, 50), false],
		[
			'the first of several pages',
			'/v3/catalog/products',
			paged(things(1, 50), { total: 60, total_pages: 2, per_page: 50 }),
			true,
		],
		[
			'the whole list',
			'/v3/catalog/products',
			paged(things(1, 50), { total: 50, total_pages: 1, per_page: 50 }),
			false,
		],
		[
			'a page that was asked for',
			'/v3/catalog/products?page=2',
			paged(things(1, 50), { total: 160, total_pages: 4, per_page: 50 }),
			false,
		],
		['a full page of V2', '/v2/orders', things(1, 50), true],
		['a short page of V2', '/v2/orders', things(1, 20), false],
		[
			'a page with a cursor',
			'/v3/unheard/of',
			{
				data: things(1, 5),
				meta: { cursor_pagination: { end_cursor: 'x', links: { next: '?after=x' } } },
			},
			true,
		],
		[
			'the last page with a cursor',
			'/v3/unheard/of',
			{ data: things(1, 5), meta: { cursor_pagination: { end_cursor: 'x', links: {} } } },
			false,
		],
	])("a request of one's own: %s", async (_what, url, answer, isSaid) => {
		server = await listServer(() => answer);
		const { hints } = await server.run('api.request', {
			resource: 'api',
			method: 'GET',
			url,
			returnAll: false,
		});
		expect(hints.some(({ message }) => message.includes('only the first page of this list'))).toBe(
			isSaid,
		);
	});
});
