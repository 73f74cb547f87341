import { paged, pageOf, readAll, things, upTo } from '../support/listPages';
import { listServer, type ListRequest, type ListServer } from '../support/listServer';
import { id } from '../support/run';

let server: ListServer | undefined;
afterEach(async () => {
	await server?.close();
});

const REPEATS = expect.stringContaining('returned the same records again');

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
					things(1, 3).map((thing) => ({ ...thing, listing_id: thing.id })),
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
		const read = await readAll(operation, answer, { channelId: id(1) });
		expect(read.error).toBeUndefined();
		expect(read.ids).toEqual(ids);
		expect(read.hints.filter((hint) => !/ in \d+ requests\.$/.test(hint))).toEqual(hints);
		expect(read.requests).toBeLessThanOrEqual(14);
	});

	it('empty pages that always name another one', async () => {
		const read = await readAll(
			'channelListing.getMany',
			({ query }) => cursors(query.after ? [] : [{ id: 1, listing_id: 1 }], `c${(turn += 1)}`),
			{ channelId: id(1) },
		);
		expect([read.ids, read.requests]).toEqual([[1], 3]);
	});

	it('new records without end are refused: a list that cannot be read to its end is no success', async () => {
		const read = await readAll('product.getMany', ({ query }) =>
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
		const { ids, hints, requests } = await readAll('product.getMany', (request) => {
			const data = pageOf(things(1, 600), request, 250);
			return paged(data, pagination(data.length, Number(request.query.page)));
		});
		expect(ids).toEqual(upTo(600));
		expect(hints.filter((hint) => !/ in \d+ requests\.$/.test(hint))).toEqual([]);
		expect(requests).toBeLessThanOrEqual(5);
	});

	it('nor by pages that are smaller than asked for', async () => {
		const { ids } = await readAll('product.getMany', (request) =>
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
		const { ids, error } = await readAll('product.getMany', broken);
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
		const { ids, requests } = await readAll(
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
		const { ids, requests } = await readAll(
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
		const { ids } = await readAll('order.getMany', (request) =>
			request.path.endsWith('/count') ? { count: 250 } : pageOf(things(1, 600), request, 250),
		);
		expect(ids).toEqual(upTo(600));
	});
});

it('a page of 200,000 records comes out whole', async () => {
	const { ids, error } = await readAll('product.getMany', ({ query }) =>
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
