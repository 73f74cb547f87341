import type { Sandbox } from '../../sandbox/server';
import { ask, sandboxFor } from './support';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxFor();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const priceOf = async (id: number) =>
	(await ask(sandbox, 'GET', `/v3/catalog/products/${id}`)).body.data.price;
const customer = (number: number) => ({
	email: `new${number}@example.com`,
	first_name: 'New',
	last_name: String(number),
});

test('a whole batch is saved', async () => {
	const body = [77, 78, 79].map((id) => ({ id, price: 1 }));
	expect(await ask(sandbox, 'PUT', '/v3/catalog/products', { body })).toMatchObject({
		status: 200,
		body: { data: [{ id: 77 }, { id: 78 }, { id: 79 }] },
	});
	expect(await priceOf(79)).toBe(1);
});

test('413 names the limit, and nothing is saved', async () => {
	const body = Array.from({ length: 11 }, (_, index) => ({ id: 77 + index, price: 1 }));
	const refused = await ask(sandbox, 'PUT', '/v3/catalog/products', { body });
	expect(refused).toMatchObject({
		status: 413,
		body: { title: expect.stringMatching(/maximum items allowed in the array is 10/) },
	});
	expect(await priceOf(77)).not.toBe(1);
	expect(
		(
			await ask(sandbox, 'POST', '/v3/customers', {
				body: Array.from({ length: 11 }, (_, index) => customer(index)),
			})
		).status,
	).toBe(413);
});

test('207: the good ones are saved, the others named', async () => {
	const answer = await ask(sandbox, 'PUT', '/v3/catalog/products', {
		body: [
			{ id: 77, price: 1 },
			{ id: 5, price: 1 },
			{ id: 78, price: -1 },
		],
	});
	expect(answer.status).toBe(207);
	expect(answer.body).toMatchObject({
		data: [{ id: 77, price: 1 }],
		errors: [{ status: 404 }, { status: 422, errors: { price: expect.any(String) } }],
		meta: { total: 3, success: 1, failed: 2 },
	});
	expect(await priceOf(77)).toBe(1);
});

test('422 with the index before the field: all or nothing', async () => {
	const answer = await ask(sandbox, 'POST', '/v3/customers', {
		body: [customer(1), { email: 'ida@example.com' }, customer(2)],
	});
	expect(answer.status).toBe(422);
	expect(Object.keys(answer.body.errors).sort()).toEqual(['1.first_name', '1.last_name']);
	expect((await ask(sandbox, 'GET', '/v3/customers')).body.meta.pagination.total).toBe(60);
});

test('a duplicate e-mail is refused without saying whose', async () => {
	const answer = await ask(sandbox, 'POST', '/v3/customers', { body: [customer(1), customer(1)] });
	expect(answer).toMatchObject({
		status: 422,
		body: { title: 'Create customers failed.', errors: { '.customer_create': expect.any(String) } },
	});
	expect((await ask(sandbox, 'GET', '/v3/customers?email:in=new1@example.com')).body.data).toEqual(
		[],
	);
});

test('metafields count successes and failures', async () => {
	const field = { namespace: 'n', key: 'k', value: 'v', permission_set: 'app_only' };
	const made = await ask(sandbox, 'POST', '/v3/orders/metafields', {
		body: [
			{ ...field, resource_id: 101 },
			{ ...field, resource_id: 102 },
		],
	});
	expect(made).toMatchObject({
		status: 200,
		body: { meta: { total: 2, success: 2, failed: 0 }, errors: [] },
	});
	const again = await ask(sandbox, 'POST', '/v3/orders/metafields', {
		body: [
			{ ...field, resource_id: 101 },
			{ ...field, resource_id: 103 },
		],
	});
	expect(again).toMatchObject({
		status: 422,
		body: {
			data: [{ resource_id: 103 }],
			errors: [{ status: 409 }],
			meta: { total: 2, success: 1, failed: 1 },
		},
	});
	const ids = made.body.data.map(({ id }: { id: number }) => id);
	expect(
		await ask(sandbox, 'DELETE', '/v3/orders/metafields', { body: [...ids, 9999] }),
	).toMatchObject({ status: 422, body: { data: ids, meta: { success: 2, failed: 1 } } });
});

test('variants and price records have batch errors of their own', async () => {
	const variants = await ask(sandbox, 'PUT', '/v3/catalog/variants', {
		body: [
			{ id: 1, price: 5 },
			{ id: 99999, price: 5 },
		],
	});
	expect(variants).toMatchObject({ status: 422, body: { batch_errors: [{ status: 404 }] } });
	expect((await ask(sandbox, 'GET', '/v3/catalog/variants?id=1')).body.data[0].price).toBeNull();
	const records = await ask(sandbox, 'PUT', '/v3/pricelists/1/records', {
		body: [{ variant_id: 1, currency: 'usd', price: 'much' }],
	});
	expect(records).toMatchObject({
		status: 422,
		body: {
			batch_errors: [
				{ data: { variant_id: 1, currency: 'usd' }, field_errors: { price: expect.any(String) } },
			],
		},
	});
});

test('price records are created and updated by the same request', async () => {
	const body = [
		{ variant_id: 1, currency: 'usd', price: 3 },
		{ variant_id: 150, currency: 'usd', price: 4 },
	];
	expect(await ask(sandbox, 'PUT', '/v3/pricelists/1/records', { body })).toMatchObject({
		status: 200,
		body: { data: {}, meta: {} },
	});
	const { body: listed } = await ask(
		sandbox,
		'GET',
		'/v3/pricelists/1/records?variant_id:in=1,150',
	);
	expect(listed.data.map(({ price }: { price: number }) => price)).toEqual([3, 4]);
	expect((await ask(sandbox, 'GET', '/v3/pricelists/1/records/1/USD')).body.data.price).toBe(3);
	expect(JSON.stringify(listed.data)).not.toContain('$');
});
