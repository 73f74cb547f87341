import { connect, type Connection } from '../support/n8n.mjs';

jest.setTimeout(60_000);

let n8n: Connection;
beforeAll(async () => {
	n8n = await connect();
});
beforeEach(async () => {
	await n8n.sandbox.reset();
});

test('"Raise prices of low-stock products" raises them in the store, and no others', async () => {
	const lowStock = '/v3/catalog/products?inventory_level:max=5&include_fields=name,price&limit=250';
	const before: Array<{ id: number; price: number }> = (await n8n.sandbox.read(lowStock)).data;
	const workflow = await n8n.saveExample('raise-prices-of-low-stock-products.json');
	await n8n.sandbox.clearLog();

	const { status, error } = await n8n.run(workflow);

	expect(error?.message).toBeUndefined();
	expect(status).toBe('success');
	expect(before.length).toBeGreaterThan(0);
	const after: typeof before = (await n8n.sandbox.read(lowStock)).data;
	expect(after.map(({ id, price }) => [id, price])).toEqual(before.map(({ id, price }) => [id, Math.round(price * 110) / 100]));
	const written = (await n8n.sandbox.log()).filter(({ method }) => method === 'PUT');
	expect(written.flatMap(({ body }) => body)).toHaveLength(before.length);
});

test('"Create products from a table" makes three products', async () => {
	const { status, error, outputs } = await n8n.run(await n8n.saveExample('create-products-from-a-table.json'));

	expect(error?.message).toBeUndefined();
	expect(status).toBe('success');
	expect(outputs['Read it back']).toHaveLength(3);
	expect(outputs['Read it back'][0].json).toMatchObject({ name: expect.stringContaining('Linen apron'), price: 39.5 });
});

test('"List orders awaiting shipment" lists them', async () => {
	const { status, error } = await n8n.run(await n8n.saveExample('list-orders-awaiting-shipment.json'));

	expect(error?.message).toBeUndefined();
	expect(status).toBe('success');
});

test('an operation beyond the account\'s scopes fails before any request, and names the scope', async () => {
	const workflow = await n8n.save({
		name: 'Not granted',
		nodes: [
			{ id: '1', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
			{
				id: '2',
				name: 'Get products',
				type: 'n8n-nodes-bigcommerce.bigCommerce',
				typeVersion: 1,
				position: [200, 0],
				parameters: { authentication: 'store', resource: 'product', operation: 'product.getMany', limit: 1 },
				credentials: n8n.credentialNamed('Sandbox: Orders read-only'),
			},
		],
		connections: { Start: { main: [[{ node: 'Get products', type: 'main', index: 0 }]] } },
		settings: {},
	});
	await n8n.sandbox.clearLog();

	const { status, error } = await n8n.run(workflow);

	expect(status).toBe('error');
	expect(error?.message).toContain('Products: read-only');
	expect((await n8n.sandbox.log()).filter(({ path }) => path.includes('/catalog/products'))).toEqual([]);
});
