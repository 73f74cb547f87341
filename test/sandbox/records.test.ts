import type { Sandbox } from '../../sandbox/server';
import { ask, sandboxFor } from './support';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxFor();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const MUG = { name: 'Plain Mug', type: 'physical', weight: 1, price: 9.5 };

test('a product is made, read, changed and removed', async () => {
	const made = await ask(sandbox, 'POST', '/v3/catalog/products', {
		body: {
			...MUG,
			sku: 'MUG-1',
			images: [{ image_url: 'https://cdn.example.com/mug.jpg', is_thumbnail: true }],
		},
	});
	expect(made).toMatchObject({
		status: 200,
		body: {
			data: { ...MUG, id: 227, calculated_price: 9.5, date_created: expect.any(String) },
			meta: {},
		},
	});
	const address = `/v3/catalog/products/${made.body.data.id}`;
	const changed = await ask(sandbox, 'PUT', address, { body: { price: 12, sale_price: 10 } });
	expect(changed.body.data).toMatchObject({ name: 'Plain Mug', price: 12, calculated_price: 10 });
	const read = await ask(sandbox, 'GET', `${address}?include=variants,images`);
	expect(read.body.data).toMatchObject({
		price: 12,
		variants: [{ sku: 'MUG-1', product_id: 227 }],
		images: [{ image_url: 'https://cdn.example.com/mug.jpg' }],
	});
	expect(await ask(sandbox, 'DELETE', address)).toMatchObject({ status: 204, body: '' });
	expect((await ask(sandbox, 'GET', address)).status).toBe(404);
	expect((await ask(sandbox, 'GET', `${address}/variants`)).status).toBe(404);
	expect((await ask(sandbox, 'GET', '/v3/catalog/variants?product_id:in=227')).body.data).toEqual(
		[],
	);
});

test('keys that BigCommerce does not know are ignored, not kept', async () => {
	const made = await ask(sandbox, 'POST', '/v3/catalog/products', {
		body: { ...MUG, glaze: 'celadon' },
	});
	expect(made.status).toBe(200);
	expect(made.body.data.glaze).toBeUndefined();
});

test('lists below a parent and across parents are the same records', async () => {
	const below = await ask(sandbox, 'GET', '/v3/catalog/products/77/variants');
	const across = await ask(sandbox, 'GET', '/v3/catalog/variants?product_id:in=77');
	expect(across.body.data).toEqual(below.body.data);
	const body = { namespace: 'n', key: 'k', value: 'v', permission_set: 'app_only' };
	const made = await ask(sandbox, 'POST', '/v3/catalog/products/78/metafields', { body });
	const listed = await ask(sandbox, 'GET', '/v3/catalog/products/metafields?namespace=n');
	expect(listed.body.data).toMatchObject([{ id: made.body.data.id, resource_id: 78 }]);
	expect(
		(await ask(sandbox, 'GET', `/v3/catalog/products/79/metafields/${made.body.data.id}`)).status,
	).toBe(404);
});

test('404 for records and parents that are not there', async () => {
	for (const address of [
		'/v3/catalog/products/1',
		'/v3/catalog/products/1/images',
		'/v3/catalog/products/none',
		'/v2/orders/1',
		'/v2/orders/1/products',
		'/v3/nothing',
	]) {
		expect([address, (await ask(sandbox, 'GET', address)).status]).toEqual([address, 404]);
	}
	expect((await ask(sandbox, 'PUT', '/v3/catalog/products/1', { body: { price: 1 } })).status).toBe(
		404,
	);
	expect((await ask(sandbox, 'GET', '/v2/orders/1')).body).toEqual([
		{ status: 404, message: expect.any(String) },
	]);
});

test('409 for names that must be unique', async () => {
	const { body } = await ask(sandbox, 'GET', '/v3/catalog/products/77?include_fields=name,sku');
	const twin = await ask(sandbox, 'POST', '/v3/catalog/products', {
		body: { ...MUG, name: body.data.name.toUpperCase() },
	});
	expect(twin).toMatchObject({
		status: 409,
		body: { status: 409, title: expect.any(String), errors: { name: expect.any(String) } },
	});
	expect(
		(await ask(sandbox, 'PUT', '/v3/catalog/products/78', { body: { sku: body.data.sku } })).status,
	).toBe(409);
	expect(
		(await ask(sandbox, 'PUT', '/v3/catalog/products/77', { body: { sku: body.data.sku } })).status,
	).toBe(200);
	expect(
		(await ask(sandbox, 'POST', '/v3/catalog/brands', { body: { name: 'Kilnfield' } })).status,
	).toBe(409);
});

test('422 with messages by field in V3, 400 as an array in V2', async () => {
	const wrong = await ask(sandbox, 'POST', '/v3/catalog/products', {
		body: { name: 'x'.repeat(300), price: 'nine', type: 'imaginary' },
	});
	expect(wrong.status).toBe(422);
	expect(Object.keys(wrong.body.errors).sort()).toEqual(['name', 'price', 'type', 'weight']);
	const v2 = await ask(sandbox, 'POST', '/v2/coupons', { body: { name: 'Half a coupon' } });
	expect(v2.status).toBe(400);
	expect(v2.body[0]).toMatchObject({
		status: 400,
		message: expect.stringContaining('field'),
		details: { invalid_reason: expect.any(String) },
	});
});

test('malformed JSON and missing bodies are told so', async () => {
	const malformed = await ask(sandbox, 'POST', '/v3/catalog/products', { text: '{"name": ' });
	expect(malformed).toMatchObject({
		status: 400,
		body: { errors: { body: expect.stringContaining('malformed') } },
	});
	expect((await ask(sandbox, 'POST', '/v3/catalog/products')).status).toBe(422);
});

test('deleting a collection needs a filter, unless BigCommerce deletes everything', async () => {
	expect((await ask(sandbox, 'DELETE', '/v3/catalog/products?id:in=77,78')).status).toBe(204);
	expect((await ask(sandbox, 'GET', '/v3/catalog/products')).body.meta.pagination.total).toBe(148);
	expect((await ask(sandbox, 'DELETE', '/v3/catalog/products')).status).toBe(422);
	expect((await ask(sandbox, 'DELETE', '/v3/customers')).status).toBe(204);
	expect((await ask(sandbox, 'GET', '/v3/customers')).body.meta.pagination.total).toBe(60);
	expect((await ask(sandbox, 'GET', '/v3/catalog/products')).body.meta.pagination.total).toBe(148);
	expect((await ask(sandbox, 'DELETE', '/v2/coupons')).status).toBe(204);
	expect((await ask(sandbox, 'GET', '/v2/coupons')).status).toBe(204);
});

test('settings keep what was not sent, and channels have their own', async () => {
	await ask(sandbox, 'PUT', '/v3/settings/storefront/seo', { body: { page_title: 'Hearth' } });
	await ask(sandbox, 'PUT', '/v3/settings/storefront/seo', { body: { meta_keywords: 'plates' } });
	await ask(sandbox, 'PUT', '/v3/settings/storefront/seo?channel_id=2', {
		body: { page_title: 'Trade' },
	});
	expect((await ask(sandbox, 'GET', '/v3/settings/storefront/seo')).body.data).toMatchObject({
		page_title: 'Hearth',
		meta_keywords: 'plates',
	});
	expect(
		(await ask(sandbox, 'GET', '/v3/settings/storefront/seo?channel_id=2')).body.data.page_title,
	).toBe('Trade');
	expect(
		(await ask(sandbox, 'GET', '/v3/settings/storefront/seo?channel_id=3')).body.data.page_title,
	).toBe('Hearth');
});

test('V2 and V3 show the same customers and addresses under their own names', async () => {
	const v2 = await ask(sandbox, 'POST', '/v2/customers', {
		body: { first_name: 'Ida', last_name: 'Vane', email: 'ida.vane@example.com' },
	});
	expect(v2.status).toBe(200);
	const { id } = v2.body;
	await ask(sandbox, 'POST', '/v3/customers/addresses', {
		body: [
			{
				customer_id: id,
				first_name: 'Ida',
				last_name: 'Vane',
				address1: '1 Mill Road',
				city: 'Boise',
				country_code: 'US',
				state_or_province: 'Idaho',
				postal_code: '83702',
			},
		],
	});
	const [address] = (await ask(sandbox, 'GET', `/v2/customers/${id}/addresses`)).body;
	expect(address).toMatchObject({ street_1: '1 Mill Road', zip: '83702', state: 'Idaho' });
	expect(
		(await ask(sandbox, 'GET', `/v3/customers?id:in=${id}&include=addresses`)).body.data[0]
			.addresses,
	).toHaveLength(1);
});

test('what BigCommerce keeps unique is refused the second time', async () => {
	const twice = async (path: string, body: object, second: object = body) => {
		const first = await ask(sandbox, 'POST', path, { body });
		expect([path, Math.floor(first.status / 100)]).toEqual([path, 2]);
		return (await ask(sandbox, 'POST', path, { body: second })).status;
	};
	const page = { name: 'Gift wrapping', channel_id: 1, type: 'page', body: 'x' };
	expect(await twice('/v3/content/pages', [page], [{ ...page, url: '/other/' }])).toBe(409);
	const coupon = { name: 'Ten', code: 'TEN', type: 'percentage_discount', amount: '10' };
	const applies = { applies_to: { entity: 'categories', ids: [0] } };
	const coupons = { ...coupon, ...applies };
	expect(await twice('/v2/coupons', coupons, { ...coupons, code: 'OTHER' })).toBe(409);
	expect(await twice('/v3/catalog/brands', { name: 'Acme' }, { name: 'ACME' })).toBe(409);
	const metafield = { namespace: 'n', key: 'k', value: 'v', permission_set: 'app_only' };
	expect(await twice('/v3/catalog/products/77/metafields', metafield)).toBe(409);
	const customer = { email: 'twice@example.com', first_name: 'A', last_name: 'B' };
	expect(await twice('/v3/customers', [customer] as object)).toBe(422);
	expect(await twice('/v3/pricelists', { name: 'Partners' })).toBe(409);
});

test('a product may not have the SKU of a variant of another product', async () => {
	const [variant] = (await ask(sandbox, 'GET', '/v3/catalog/variants?limit=250')).body.data.filter(
		({ option_values }: { option_values: unknown[] }) => option_values.length > 0,
	);
	const made = await ask(sandbox, 'POST', '/v3/catalog/products', {
		body: { ...MUG, sku: variant.sku.toLowerCase() },
	});
	expect(made.status).toBe(409);
});

test('an address that exists already is absent from the response', async () => {
	const address = {
		customer_id: 11,
		first_name: 'A',
		last_name: 'B',
		address1: 'Street 1',
		city: 'Berlin',
		state_or_province: 'Berlin',
		postal_code: '10115',
		country_code: 'DE',
	};
	const { id } = (await ask(sandbox, 'GET', '/v3/customers?limit=1')).body.data[0];
	const create = async (changes: object = {}) =>
		await ask(sandbox, 'POST', '/v3/customers/addresses', {
			body: [{ ...address, customer_id: id, ...changes }],
		});
	expect((await create()).body.data).toHaveLength(1);
	expect(await create()).toMatchObject({ status: 200, body: { data: [] } });
	expect((await create({ city: 'Bonn' })).body.data).toHaveLength(1);
});

test('the body of a page is included as it is', async () => {
	const page = { name: 'Gift wrapping', channel_id: 1, type: 'page', body: '<p>By hand</p>' };
	await ask(sandbox, 'POST', '/v3/content/pages', { body: [page] });
	const listed = await ask(sandbox, 'GET', '/v3/content/pages?include=body&name=Gift%20wrapping');
	expect(listed.body.data).toMatchObject([{ body: '<p>By hand</p>' }]);
});
