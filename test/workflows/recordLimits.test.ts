import { paged, pageOf, things } from '../support/listPages';
import { listServer, type ListRequest, type ListServer } from '../support/listServer';

let server: ListServer | undefined;
afterEach(async () => {
	await server?.close();
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

	it('one item without a limit keeps all of them from being sent', async () => {
		server = await listServer(answer);
		const { error } = await server.run(
			'product.getMany',
			{ returnAll: false, limit: '={{ $json.limit }}' },
			{ items: [{ json: { limit: 5 } }, { json: { limit: 'all' } }] },
		);
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
