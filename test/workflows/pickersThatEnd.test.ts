import { paged, pageOf, things } from '../support/listPages';
import { listServer, type ListRequest, type ListServer } from '../support/listServer';

let server: ListServer | undefined;
afterEach(async () => {
	await server?.close();
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

	it('that the node searches itself takes four requests at a time, and goes on from there', async () => {
		server = await listServer(({ query }) => things(250 * Number(query.page), 250));
		const order = { operation: 'order.get', resource: 'order' };
		const first = await server.search('listOrderId', order, 'nobody');
		expect(first.results).toEqual([]);
		await server.search('listOrderId', order, 'nobody', first.paginationToken as string);
		expect(server.asked.map(({ query }) => query.page)).toEqual(
			[1, 2, 3, 4, 5, 6, 7, 8].map(String),
		);
	});

	it.each([
		[998, true],
		[999, false],
	])('goes on after %i pages: %s', async (pages, goesOn) => {
		server = await listServer(({ query }) => paged(things(50 * Number(query.page), 50), {}));
		const token = JSON.stringify({ position: { page: pages + 1 }, pages, marks: [] });
		const { results, paginationToken } = await server.search(
			'listProductId',
			product,
			undefined,
			token,
		);
		expect([results.length, paginationToken !== undefined]).toEqual([50, goesOn]);
	});

	it('whose text is too long to search for says so', async () => {
		server = await listServer(() => paged([], {}));
		await expect(server.search('listProductId', product, 'x'.repeat(5_000))).rejects.toMatchObject({
			message: expect.stringContaining('too long for one request'),
		});
		expect(server.asked).toEqual([]);
	});
});
