import { keyOf, loadOperations } from '../../sandbox/operations';
import type { Sandbox } from '../../sandbox/server';
import { HASH, addressOf, ask, askAt, FULL, sandboxFor } from './support';
import { sample, sampleHeaders, sampleParameters, sampleQuery } from './samples';
import type { Store } from '../../sandbox/state/store';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxFor();
});
afterAll(() => sandbox.close());

async function products(query: string): Promise<Array<Record<string, number & string>>> {
	return (await ask(sandbox, 'GET', `/v3/catalog/products?limit=250&${query}`)).body.data;
}

test('low stock finds about ten products', async () => {
	const low = await products('inventory_level:max=5');
	expect(low).toHaveLength(10);
	expect(low.every(({ inventory_level }) => inventory_level <= 5)).toBe(true);
	expect(
		(await products('inventory_level:less=5')).every(({ inventory_level }) => inventory_level < 5),
	).toBe(true);
});

test.each([
	['id=80', [80]],
	['id:in=80,77,9999', [77, 80]],
	['id:min=225', [225, 226]],
	['id:max=78', [77, 78]],
	['id:greater=225', [226]],
	['id:less=78', [77]],
	['sku=HT-1004', [80]],
	['id:in=77,78,79&id:not_in=78', [77, 79]],
])('%s', async (query, ids) => {
	expect((await products(query)).map(({ id }) => id)).toEqual(ids);
});

test('lists in a record match one of their values', async () => {
	const sale = await products('categories:in=2');
	expect(sale.length).toBeGreaterThan(5);
	expect(sale.every((product) => (product.categories as unknown as number[]).includes(2))).toBe(
		true,
	);
});

test('names by part, keywords, chosen fields and sub-resources', async () => {
	const { body } = await ask(sandbox, 'GET', '/v3/catalog/trees/categories?name:like=ware');
	expect(body.data.map(({ name }: { name: string }) => name)).toEqual([
		'Cookware',
		'Bakeware',
		'Dinnerware',
		'Glassware',
	]);
	const [product] = await products(
		'keyword=HT-1001&include=images,custom_fields&include_fields=name',
	);
	expect(Object.keys(product).sort()).toEqual(['custom_fields', 'id', 'images', 'name']);
	const [rest] = await products('id=77&exclude_fields=name');
	expect(rest.name).toBeUndefined();
	expect(rest.price).toBeGreaterThan(0);
});

test('dates, and the filters of V2', async () => {
	const recent = await ask(
		sandbox,
		'GET',
		'/v2/orders?min_date_created=2026-11-10T00:00:00Z&limit=250',
	);
	expect(recent.body.length).toBeGreaterThan(5);
	expect(
		recent.body.every(
			(order: { date_created: string }) =>
				Date.parse(order.date_created) >= Date.parse('2026-11-10'),
		),
	).toBe(true);
	const high = await ask(sandbox, 'GET', '/v2/orders?min_id=215&limit=250');
	expect(high.body).toHaveLength(6);
	const [one] = high.body;
	const same = await ask(
		sandbox,
		'GET',
		`/v2/orders?email=${encodeURIComponent(one.billing_address.email)}&status_id=${one.status_id}`,
	);
	expect(same.body.map(({ id }: { id: number }) => id)).toContain(one.id);
});

test('a parameter that the endpoint does not know is refused and named, or ignored by lists of the catalog', async () => {
	expect((await products('color=red')).length).toBe((await products('')).length);
	expect(await ask(sandbox, 'DELETE', '/v3/catalog/products?color=red')).toMatchObject({
		status: 422,
	});
	expect(await ask(sandbox, 'GET', '/v3/customers?color=red')).toMatchObject({
		status: 422,
		body: { title: expect.stringContaining('color'), errors: { color: expect.any(String) } },
	});
	expect(await ask(sandbox, 'GET', '/v2/orders?color=red')).toMatchObject({
		status: 400,
		body: [{ message: expect.stringContaining('color') }],
	});
	expect((await ask(sandbox, 'GET', '/v3/catalog/products?id=red')).status).toBe(422);
});

const filtered = loadOperations().filter(
	({ method, query }) => method === 'GET' && query.length > 0,
);

test.each(filtered.map((operation) => [keyOf(operation), operation] as const))(
	'%s takes each of its parameters',
	async (_key, operation) => {
		const store = sandbox.stores.get(HASH) as Store;
		const path = addressOf(operation, sampleParameters(operation, store));
		const headers = { ...sampleHeaders(operation, store), 'X-Auth-Token': FULL };
		for (const { name, schema } of operation.query) {
			const query = new URLSearchParams(sampleQuery(operation));
			query.set(name, String(sample(schema, name)));
			const { status } = await askAt(sandbox, `${path}?${query.toString()}`, { headers });
			expect({ name, ok: status === 200 || status === 204 }).toEqual({ name, ok: true });
		}
	},
);
