import { listServer, type ListRequest, type ListServer } from '../support/listServer';
import { id } from '../support/run';

let server: ListServer | undefined;
afterEach(async () => {
	await server?.close();
});

const things = (from: number, count: number) =>
	Array.from({ length: Math.max(0, count) }, (_, index) => ({
		id: from + index,
		name: `Thing ${from + index}`,
	}));
const upTo = (count: number) => things(1, count).map((each) => each.id);
const paged = (data: unknown[], pagination: unknown) => ({ data, meta: { pagination } });
const pageOf = (records: unknown[], { query }: ListRequest, size: number) =>
	records.slice((Number(query.page ?? 1) - 1) * size, Number(query.page ?? 1) * size);
const REPEATS = expect.stringContaining('returned the same records again');

async function all(
	operation: string,
	answer: (request: ListRequest) => unknown,
	parameters: object = {},
) {
	server = await listServer(answer);
	const { items, hints, error } = await server.run(operation, { returnAll: true, ...parameters });
	return {
		ids: items.map(({ json }) => json.id),
		hints: hints.map(({ message }) => message),
		error,
		requests: server.asked.length,
	};
}

describe('lists that bring nothing new end, and it is said', () => {
	const same = things(1, 3);
	const other = things(11, 3);
	let turn = 0;
	const cursors = (data: unknown[], end_cursor: unknown) => ({
		data,
		meta: { cursor_pagination: { end_cursor, links: { next: '?after=x' } } },
	});

	it.each<
		[
			what: string,
			operation: string,
			answer: (request: ListRequest) => unknown,
			ids: unknown[],
			hints: unknown[],
		]
	>([
		[
			'the same page for ever',
			'product.getMany',
			() => paged(same, { total: 90_000, total_pages: 30_000, per_page: 3, current_page: 1 }),
			upTo(3),
			[REPEATS],
		],
		[
			'the same page, and more pages every time',
			'product.getMany',
			({ query }) =>
				paged(same, {
					total: Number(query.page) * 30,
					total_pages: Number(query.page) * 10,
					per_page: 3,
				}),
			upTo(3),
			[REPEATS],
		],
		[
			'two pages in turn',
			'product.getMany',
			({ query }) =>
				paged(Number(query.page) % 2 ? same : other, {
					total: 90_000,
					total_pages: 30_000,
					per_page: 3,
				}),
			[1, 2, 3, 11, 12, 13],
			[REPEATS],
		],
		[
			'a next page, always',
			'brand.getMany',
			() => paged(same, { total: 3, total_pages: 1, per_page: 3, links: { next: '?page=2' } }),
			upTo(3),
			[REPEATS],
		],
		[
			'a full page of V2 for ever',
			'country.getMany',
			({ path }) => (path.endsWith('/count') ? { count: 100_000 } : things(1, 250)),
			upTo(250),
			[REPEATS],
		],
		[
			'cursors that change while records repeat',
			'channelListing.getMany',
			() =>
				cursors(
					things(1, 3).map((each) => ({ ...each, listing_id: each.id })),
					`c${(turn += 1)}`,
				),
			upTo(3),
			[REPEATS],
		],
		[
			'cursors that lead in a circle',
			'channelListing.getMany',
			({ query }) =>
				cursors([{ id: (turn += 1), listing_id: turn }], query.after === 'a' ? 'b' : 'a'),
			expect.any(Array),
			[REPEATS],
		],
		[
			'records without a key',
			'product.getMany',
			({ query }) =>
				paged([{ name: `Thing ${Number(query.page) % 3}` }], {
					total: 90_000,
					total_pages: 30_000,
					per_page: 1,
				}),
			[undefined, undefined, undefined],
			[REPEATS],
		],
	])('%s', async (_what, operation, answer, ids, hints) => {
		const read = await all(operation, answer, { channelId: id(1) });
		expect(read.error).toBeUndefined();
		expect(read.ids).toEqual(ids);
		expect(read.hints.filter((each) => !/ in \d+ requests\.$/.test(each))).toEqual(hints);
		expect(read.requests).toBeLessThanOrEqual(14);
	});

	it('empty pages that always name another one', async () => {
		const read = await all(
			'channelListing.getMany',
			({ query }) => cursors(query.after ? [] : [{ id: 1, listing_id: 1 }], `c${(turn += 1)}`),
			{ channelId: id(1) },
		);
		expect([read.ids, read.requests]).toEqual([[1], 3]);
	});

	it('new records without end are refused: a list that cannot be read to its end is no success', async () => {
		const read = await all('product.getMany', ({ query }) =>
			paged(things(Number(query.page) * 3, 3), {
				total: 30 + Number(query.page) * 3,
				total_pages: 10 + Number(query.page),
				per_page: 3,
			}),
		);
		expect(read.ids).toEqual([]);
		expect(read.error).toMatchObject({
			message: 'The list does not end',
			description: expect.stringContaining('144 pages'),
		});
		expect(read.error?.description).toContain('The list broke off after 432 records');
		expect(read.requests).toBeLessThanOrEqual(160);
	});
});

describe('a list is not cut off by totals', () => {
	it.each<[what: string, pagination: (count: number, page: number) => unknown]>([
		[
			'which are those of the page',
			(count) => ({ total: count, count, per_page: 250, total_pages: 1, current_page: 1 }),
		],
		['which say one page', () => ({ total_pages: 1 })],
		['which say nothing', () => undefined],
		['which say that there is none', () => ({ total: 0, total_pages: 0 })],
		['which are texts', () => ({ total: '600', per_page: '250', total_pages: '3' })],
		['which are too low', () => ({ total: 300, per_page: 250, total_pages: 2 })],
	])('%s', async (_what, pagination) => {
		const { ids, hints, requests } = await all('product.getMany', (request) => {
			const data = pageOf(things(1, 600), request, 250);
			return paged(data, pagination(data.length, Number(request.query.page)));
		});
		expect(ids).toEqual(upTo(600));
		expect(hints.filter((each) => !/ in \d+ requests\.$/.test(each))).toEqual([]);
		expect(requests).toBeLessThanOrEqual(5);
	});

	it('nor by pages that are smaller than asked for', async () => {
		const { ids } = await all('product.getMany', (request) =>
			paged(pageOf(things(1, 47), request, 10), {
				total: 47,
				count: 10,
				per_page: 250,
				total_pages: 1,
			}),
		);
		expect(ids).toEqual(upTo(47));
	});
});

describe('a list that breaks off', () => {
	const broken = ({ query }: ListRequest) =>
		query.page === '3'
			? { status: 403, body: { status: 403, title: 'Not any more' } }
			: paged(things(Number(query.page) * 250, 250), {
					total: 2_000,
					total_pages: 8,
					per_page: 250,
				});

	it('is refused, and says how much had been read', async () => {
		const { ids, error } = await all('product.getMany', broken);
		expect(ids).toEqual([]);
		expect(error?.description).toContain(
			'The list broke off after 500 records. They are not in the output',
		);
	});

	it('leaves an item with the error, and none of its records, when the node continues', async () => {
		server = await listServer(broken);
		const { items } = await server.run(
			'product.getMany',
			{ returnAll: true },
			{ continueOnFail: true },
		);
		expect(items).toHaveLength(1);
		expect(items[0].json.error).toEqual(expect.any(String));
		expect(JSON.stringify(items[0].json)).toContain('broke off after 500 records');
	});
});

describe('V2', () => {
	it.each([0, 1, 3, 49, 120, 249])('a sub-list of %i records takes one request', async (count) => {
		const { ids, requests } = await all(
			'orderProduct.getMany',
			(request) => {
				const data = pageOf(things(1, count), request, 250);
				return data.length > 0 ? data : undefined;
			},
			{ orderId: id(100) },
		);
		expect([ids, requests]).toEqual([upTo(count), 1]);
	});

	it('a page of a usual size takes one more: the server may not follow the limit', async () => {
		const { ids, requests } = await all(
			'orderProduct.getMany',
			(request) => {
				const data = pageOf(things(1, 120), request, 50);
				return data.length > 0 ? data : undefined;
			},
			{ orderId: id(100) },
		);
		expect([ids, requests]).toEqual([upTo(120), 3]);
	});

	it('a count that is too low does not cut a list off', async () => {
		const { ids } = await all('order.getMany', (request) =>
			request.path.endsWith('/count') ? { count: 250 } : pageOf(things(1, 600), request, 250),
		);
		expect(ids).toEqual(upTo(600));
	});
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
		(await all(operation, answer, parameters)).hints.filter(
			(each) => !/ in \d+ requests\.$/.test(each),
		);

	it('are named, with the operation that reads them whole', async () => {
		const hints = await hintsOf('customer.getMany', () =>
			paged([customer(14, 10), { ...customer(12, 10), id: 2 }], {
				total: 2,
				total_pages: 1,
				per_page: 250,
			}),
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
		const { hints } = await all('categoryTree.getMany', () =>
			paged(things(1, 2), { total: 5, total_pages: 3, per_page: 2 }),
		);
		expect(hints).toContain(
			'BigCommerce returned only the first part of this list and documents no way to request the rest.',
		);
	});

	it.each<[what: string, url: string, answer: unknown, isSaid: boolean]>([
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

describe('how many records are wanted', () => {
	const answer = (request: ListRequest) =>
		paged(pageOf(things(1, 100), request, Number(request.query.limit)), {
			total: 100,
			total_pages: 100,
			per_page: Number(request.query.limit),
		});

	it.each<[what: string, limit: unknown]>([
		['null', null],
		['an expression without a value', '={{ $json.missing }}'],
		['null by expression', '={{ null }}'],
		['empty text', '={{ "" }}'],
		['a word', 'all'],
		['none', 0],
		['a negative number', -1],
		['a part of a record', 2.5],
		['no number', '={{ NaN }}'],
		['infinity', '={{ Infinity }}'],
		['another notation', '1e3'],
		['true', '={{ true }}'],
		['a list', '={{ [5] }}'],
	])('%s is no limit, and nothing is sent', async (_what, limit) => {
		server = await listServer(answer);
		const { items, error } = await server.run('product.getMany', { returnAll: false, limit });
		expect(items).toEqual([]);
		expect(error?.message).toBe('"Limit" must be a whole number above 0');
		expect(server.asked).toEqual([]);
	});

	it.each([
		[7, 7],
		['7', 7],
		['={{ "12" }}', 12],
	])('%s is one', async (limit, count) => {
		server = await listServer(answer);
		expect((await server.run('product.getMany', { returnAll: false, limit })).items).toHaveLength(
			count,
		);
	});

	it.each<[returnAll: unknown, count: number]>([
		['={{ "false" }}', 5],
		['={{ "true" }}', 100],
		['={{ null }}', 5],
		['={{ $json.missing }}', 5],
		['={{ 0 }}', 5],
		['={{ 1 }}', 100],
	])('Return All of %s gives %i of 100', async (returnAll, count) => {
		server = await listServer(answer);
		expect((await server.run('product.getMany', { returnAll, limit: 5 })).items).toHaveLength(
			count,
		);
	});

	it('Return All that is neither is refused', async () => {
		server = await listServer(answer);
		expect(
			(await server.run('product.getMany', { returnAll: '={{ "perhaps" }}' })).error?.message,
		).toBe('"Return All" must be true or false');
	});

	it("also in a request of one's own", async () => {
		server = await listServer(answer);
		const { items } = await server.run('api.request', {
			resource: 'api',
			method: 'GET',
			url: '/v3/catalog/products?limit=10',
			returnAll: '={{ "false" }}',
		});
		expect(items).toHaveLength(10);
	});
});

it('a page of 200,000 records comes out whole', async () => {
	const { ids, error } = await all('product.getMany', ({ query }) =>
		paged(query.page === '1' ? [] : things(1, 200_000), {
			total: 200_001,
			total_pages: 2,
			per_page: 200_000,
			links: query.page === '1' ? { next: '?' } : {},
		}),
	);
	expect(error).toBeUndefined();
	expect(ids).toHaveLength(200_000);
});

describe('a dropdown', () => {
	const product = { operation: 'product.get', resource: 'product' };

	it.each<[what: string, answer: (request: ListRequest) => unknown]>([
		[
			'whose page comes again',
			() => paged(things(1, 50), { total: 5_000, total_pages: 100, per_page: 50 }),
		],
		[
			'whose two pages come in turn',
			({ query }) =>
				paged(things(Number(query.page) % 2 ? 1 : 100, 50), {
					total: 5_000,
					total_pages: 100,
					per_page: 50,
				}),
		],
		[
			'whose pages are empty',
			({ query }) =>
				paged(query.page === '1' ? things(1, 50) : [], {
					total: 5_000,
					total_pages: 100,
					per_page: 50,
					links: { next: '?' },
				}),
		],
	])('%s ends', async (_what, answer) => {
		server = await listServer(answer);
		const values: unknown[] = [];
		let token: string | undefined;
		for (let scrolls = 0; scrolls < 50; scrolls++) {
			const { results, paginationToken } = await server.search(
				'listProductId',
				product,
				undefined,
				token,
			);
			values.push(...results.map(({ value }) => value));
			token = paginationToken as string | undefined;
			if (!token) break;
		}
		expect(token).toBeUndefined();
		expect(new Set(values).size).toBe(values.length);
		expect(server.asked.length).toBeLessThanOrEqual(3);
	});

	it('goes on where a server serves fewer than asked for', async () => {
		server = await listServer((request) =>
			paged(pageOf(things(1, 25), request, 10), { total: 25, total_pages: 3, per_page: 10 }),
		);
		const first = await server.search('listProductId', product);
		const second = await server.search(
			'listProductId',
			product,
			undefined,
			first.paginationToken as string,
		);
		const third = await server.search(
			'listProductId',
			product,
			undefined,
			second.paginationToken as string,
		);
		expect(
			[first, second, third].map(({ results, paginationToken }) => [
				results.length,
				paginationToken !== undefined,
			]),
		).toEqual([
			[10, true],
			[10, true],
			[5, false],
		]);
	});

	it.each([
		'',
		'{',
		'[1]',
		'"x"',
		'{"page":2}',
		'{"position":{"page":[2]},"pages":1,"marks":[]}',
		'null',
	])('begins anew with the token %s', async (token) => {
		server = await listServer((request) =>
			paged(pageOf(things(1, 25), request, 10), { total: 25, total_pages: 3, per_page: 10 }),
		);
		expect((await server.search('listProductId', product, undefined, token)).results[0].value).toBe(
			1,
		);
	});

	it('whose text is too long to search for says so', async () => {
		server = await listServer(() => paged([], {}));
		await expect(server.search('listProductId', product, 'x'.repeat(5_000))).rejects.toMatchObject({
			message: expect.stringContaining('too long for one request'),
		});
		expect(server.asked).toEqual([]);
	});
});
