import { join } from 'node:path';

import { exampleWorkflows } from '../../scripts/n8n/exampleWorkflows.mjs';
import { connect, type Connection } from '../support/n8n.mjs';
import { MANUAL_TRIGGER } from '../support/manualTrigger';

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
	expect(after.map(({ id, price }) => [id, price])).toEqual(
		before.map(({ id, price }) => [id, Math.round(price * 110) / 100]),
	);
	const written = (await n8n.sandbox.log()).filter(({ method }) => method === 'PUT');
	expect(written.flatMap(({ body }) => body)).toHaveLength(before.length);
});

test('"Create products from a table" makes three products, once', async () => {
	const workflow = await n8n.saveExample('create-products-from-a-table.json');
	const { status, error, outputs } = await n8n.run(workflow);

	expect(error?.message).toBeUndefined();
	expect(status).toBe('success');
	const products = outputs['Create or update each product'];
	expect(products.map(({ json }) => json.outcome)).toEqual(['created', 'created', 'created']);
	expect(products[0].json).toMatchObject({ name: 'Linen apron', price: 39.5 });

	await n8n.sandbox.clearLog();
	const again = await n8n.run(workflow);
	expect(again.outputs['Create or update each product'].map(({ json }) => json.outcome)).toEqual([
		'unchanged',
		'unchanged',
		'unchanged',
	]);
	expect((await n8n.sandbox.log()).filter(({ method }) => method !== 'GET')).toEqual([]);
	expect(
		(await n8n.sandbox.read('/v3/catalog/products?sku:in=NEW-APRON,NEW-SPOON,NEW-RECIPES')).data,
	).toHaveLength(3);
});

test('"List orders awaiting shipment" lists them', async () => {
	const orders: Array<{ id: number }> = await n8n.sandbox.read('/v2/orders?status_id=9&limit=250');
	const { status, error, outputs } = await n8n.run(
		await n8n.saveExample('list-orders-awaiting-shipment.json'),
	);

	expect(error?.message).toBeUndefined();
	expect(status).toBe('success');
	expect([...new Set(outputs['Make a packing list'].map(({ json }) => json.order))].sort()).toEqual(
		orders.map(({ id }) => id).sort(),
	);
});

test('every example has only nodes of this n8n and ours, at their newest version, with parameters that they have', async () => {
	const types = (await n8n.client.nodeTypes()) as Array<{
		name: string;
		version: number | number[];
		properties: Array<{ name: string }>;
	}>;
	const wrong: string[] = [];
	for (const { file, workflow } of await exampleWorkflows(join(__dirname, '..', '..'))) {
		for (const { name, type, typeVersion, parameters } of workflow.nodes) {
			const newest = Math.max(
				...types.filter((record) => record.name === type).flatMap(({ version }) => version),
			);
			const known =
				types
					.find((record) => record.name === type && [record.version].flat().includes(typeVersion))
					?.properties.map((property) => property.name) ?? [];
			// n8n adds Poll Times to every node that polls.
			const unknown = Object.keys(parameters).filter(
				(parameter) => !known.includes(parameter) && parameter !== 'pollTimes',
			);
			if (typeVersion !== newest || unknown.length > 0)
				wrong.push(`${file}: ${name} (${type} ${typeVersion} of ${newest}) ${unknown.join()}`);
		}
	}
	expect(wrong).toEqual([]);
});

test('the forms saved in the examples have the fields that the node offers now', async () => {
	const credentials = n8n.credentialNamed('Sandbox: Full access');
	const different: string[] = [];
	for (const { file, workflow } of await exampleWorkflows(join(__dirname, '..', '..'))) {
		for (const { name, type: own, parameters } of workflow.nodes.filter((node) =>
			node.type.startsWith('n8n-nodes-bigcommerce.'),
		)) {
			for (const parameter of ['filters', 'fields']) {
				const saved = parameters[parameter] as
					{ mappingMode: string; value: object | null; schema: Array<{ id: string }> } | undefined;
				if (saved?.mappingMode !== 'defineBelow' || !saved.value) continue;
				const offered = await n8n.mapperFields({
					type: own.replace(/Tool$/, ''),
					parameter,
					values: { ...parameters, authentication: 'store' },
					credentials,
				});
				const ids = (fields: Array<{ id: string }>) =>
					fields
						.map(({ id }) => id)
						.sort()
						.join();
				if (ids(saved.schema) !== ids(offered))
					different.push(`${file}: ${name} (${own}), ${parameter}`);
			}
		}
	}
	expect(different).toEqual([]);
});

test("an operation beyond the account's scopes fails before any request, and names the scope", async () => {
	const workflow = await n8n.save({
		name: 'Not granted',
		nodes: [
			MANUAL_TRIGGER,
			{
				id: '2',
				name: 'Get products',
				type: 'n8n-nodes-bigcommerce.bigCommerceProducts',
				typeVersion: 1,
				position: [200, 0],
				parameters: {
					authentication: 'store',
					resource: 'product',
					operation: 'product.getMany',
					limit: 1,
				},
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
	expect(
		(await n8n.sandbox.log()).filter(({ path }) => path.includes('/catalog/products')),
	).toEqual([]);
});
