import { listServer, type ListRequest, type ListServer } from '../support/listServer';
import { LONGEST, numbers } from '../support/longLists';
import { fields, jsons } from '../support/run';

const lengthOf = ({ url }: ListRequest) => url.replace(/^\/stores\/[^/]+\/v\d/, '').length;

let server: ListServer | undefined;
afterEach(async () => {
	await server?.close();
});

/** A store with things of the given IDs, which can be asked for by any filter whose name leads to a field. */
async function storeOf(
	records: Array<Record<string, unknown>>,
	more: (request: ListRequest) => unknown = () => undefined,
): Promise<ListServer> {
	server = await listServer((request) => {
		const special = more(request);
		if (special) return special;
		const { page = '1', limit = '50', ...filters } = request.query;
		const fits = Object.entries(filters)
			.filter(([name]) => name.endsWith(':in'))
			.map(([name, values]) => {
				const wanted = new Set(values.split(','));
				return (record: Record<string, unknown>) => wanted.has(String(record[name.slice(0, -3)]));
			});
		const found = records.filter((record) => fits.every((fit) => fit(record)));
		const size = Math.min(Number(limit), 250);
		const data = found.slice((Number(page) - 1) * size, Number(page) * size);
		return {
			data,
			meta: {
				pagination: {
					total: found.length,
					total_pages: Math.ceil(found.length / size),
					per_page: size,
				},
			},
		};
	});
	return server;
}

async function read(
	store: ListServer,
	filters: object,
	parameters: object = {},
	operation = 'product.getMany',
) {
	const { items, hints, error } = await store.run(operation, {
		returnAll: true,
		filters: fields(filters),
		...parameters,
	});
	return {
		ids: items.map(({ json }) => json.id),
		hints: hints.map(({ message }) => message).filter((text) => !/ in \d+ requests\.$/.test(text)),
		error,
	};
}

describe('a list of values that is too long for one address', () => {
	const ids = numbers(2_000);

	it('is asked for in parts, each record once and in order', async () => {
		const store = await storeOf(ids.map((id) => ({ id })));
		expect((await read(store, { 'id:in': ids.join(',') })).ids).toEqual(ids);
		expect(store.asked).toHaveLength(8);
		for (const listRequest of store.asked)
			expect(lengthOf(listRequest)).toBeLessThanOrEqual(LONGEST);
	});

	it('may have values that stand in it twice, or find nothing', async () => {
		const store = await storeOf(ids.slice(0, 900).map((id) => ({ id })));
		expect((await read(store, { 'id:in': [...ids, ...ids].join(', ') })).ids).toEqual(
			ids.slice(0, 900),
		);
		expect(store.asked).toHaveLength(8);
	});

	it('may be a list, not only a text', async () => {
		const store = await storeOf(ids.map((id) => ({ id })));
		const { items } = await store.run(
			'product.getMany',
			{ returnAll: true, filters: fields({ 'id:in': '={{ $json.ids }}' }) },
			{ items: jsons([{ ids }]) },
		);
		expect(items).toHaveLength(2_000);
	});

	it('gives no more than the limit over all parts', async () => {
		const store = await storeOf(ids.map((id) => ({ id })));
		expect(
			(await read(store, { 'id:in': ids.join(',') }, { returnAll: false, limit: 300 })).ids,
		).toEqual(ids.slice(0, 300));
		expect(store.asked).toHaveLength(2);
	});

	it('gives a record once that several parts find', async () => {
		const skus = numbers(800).map((value) => `SKU-WITH-A-LONG-NAME-${value}`);
		// A server that finds every product by any SKU.
		const store = await storeOf([], ({ query }) => ({
			data: [{ id: 1 }, { id: 2 }, { id: Number(query['sku:in'].split(',')[0].slice(-6)) }],
			meta: { pagination: { total: 3, total_pages: 1, per_page: 250 } },
		}));
		const { ids: found } = await read(store, { 'sku:in': skus.join(',') });
		expect(found.slice(0, 2)).toEqual([1, 2]);
		expect(new Set(found).size).toBe(found.length);
		expect(found).toHaveLength(store.asked.length + 2);
	});

	it('keeps the other filters', async () => {
		const store = await storeOf(ids.map((id) => ({ id, brand_id: id % 2 })));
		await read(store, { 'id:in': ids.join(','), brand_id: 1, is_visible: true });
		for (const { query } of store.asked)
			expect(query).toMatchObject({ brand_id: '1', is_visible: 'true' });
	});

	it('is split by what it takes in the address, not by the number of its values', async () => {
		const emails = numbers(200).map((value) => `a.customer+${value}@example.com`);
		const store = await storeOf(emails.map((email, index) => ({ id: index + 1, email })));
		const { ids: found } = await read(
			store,
			{ 'email:in': emails.join(',') },
			{},
			'customer.getMany',
		);
		expect(found).toEqual(emails.map((_, index) => index + 1));
		for (const listRequest of store.asked)
			expect(lengthOf(listRequest)).toBeLessThanOrEqual(LONGEST);
	});

	it('is split where BigCommerce wants each value under its name', async () => {
		const uuids = numbers(300).map((value) => `00000000-0000-4000-8000-000000${value}`);
		server = await listServer(({ url }) => {
			const asked = new URL(url, 'http://localhost').searchParams.getAll('id:in');
			return {
				data: asked.map((text) => ({ id: text })),
				meta: { pagination: { total: asked.length, total_pages: 1, per_page: 250 } },
			};
		});
		expect(
			(await read(server, { 'id:in': uuids.join(',') }, {}, 'customerSegment.getMany')).ids,
		).toEqual(uuids);
		for (const listRequest of server.asked)
			expect(lengthOf(listRequest)).toBeLessThanOrEqual(LONGEST);
	});

	it('is split in a list that has no pages', async () => {
		const store = await storeOf(ids.map((id) => ({ id })));
		const { ids: found, error } = await read(
			store,
			{ 'id:in': ids.join(',') },
			{},
			'taxRate.getMany',
		);
		expect(error).toBeUndefined();
		expect(found).toHaveLength(2_000);
		for (const listRequest of store.asked)
			expect(lengthOf(listRequest)).toBeLessThanOrEqual(LONGEST);
	});

	it("is split in a request of one's own that reads the whole list", async () => {
		const store = await storeOf(ids.map((id) => ({ id })));
		const { items } = await store.run('api.request', {
			resource: 'api',
			method: 'GET',
			url: '/v3/catalog/products',
			queryParameters: JSON.stringify({ 'id:in': ids }),
			returnAll: true,
		});
		expect(items).toHaveLength(2_000);
		for (const listRequest of store.asked)
			expect(lengthOf(listRequest)).toBeLessThanOrEqual(LONGEST);
	});

	it('is counted in parts, too', async () => {
		const store = await storeOf([], ({ query, path }) =>
			path.endsWith('/count') ? { count: query['id:in']?.split(',').length ?? 0 } : undefined,
		);
		await read(store, { 'id:in': ids.join(',') });
		for (const listRequest of store.asked)
			expect(lengthOf(listRequest)).toBeLessThanOrEqual(LONGEST);
	});

	it('that fits is asked for at once', async () => {
		const store = await storeOf(ids.map((id) => ({ id })));
		expect((await read(store, { 'id:in': ids.slice(0, 250).join(',') })).ids).toEqual(
			ids.slice(0, 250),
		);
		expect(store.asked).toHaveLength(1);
	});

	it('of which one part fails fails as a whole', async () => {
		const store = await storeOf(
			ids.map((id) => ({ id })),
			({ query }) =>
				query['id:in']?.includes('101999')
					? { status: 422, body: { status: 422, title: 'No', errors: {} } }
					: undefined,
		);
		const { ids: found, error } = await read(store, { 'id:in': ids.join(',') });
		expect(found).toEqual([]);
		expect(error?.description).toContain('The list broke off after 1,750 records');
	});
});

describe('an order', () => {
	const ids = numbers(2_000);

	it('with a limit is refused, because the first records may be in any part', async () => {
		const store = await storeOf(ids.map((id) => ({ id })));
		const { error } = await read(
			store,
			{ 'id:in': ids.join(','), sort: 'price' },
			{ returnAll: false, limit: 10 },
		);
		expect(error?.message).toBe('"Sort" cannot be used with "Limit" for this many values');
		expect(store.asked).toEqual([]);
	});

	it('of all records is only that of each part, which is said', async () => {
		const store = await storeOf(ids.map((id) => ({ id })));
		const { ids: found, hints } = await read(store, { 'id:in': ids.join(','), sort: 'price' });
		expect(found).toHaveLength(2_000);
		expect(hints).toEqual([expect.stringContaining('holds within each part only')]);
	});
});
