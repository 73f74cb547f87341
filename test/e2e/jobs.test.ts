import { nodeTypeOf } from '../../scripts/n8n/nodeTypeOf.mjs';
import { connect, type Connection } from '../support/n8n.mjs';

jest.setTimeout(120_000);

let n8n: Connection;
beforeAll(async () => {
	n8n = await connect();
});

/** Runs an operation for rows in a separate workflow. */
async function run(operation: string, rows: object[], parameters: object) {
	const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	const node = (name: string, type: string, more: object) => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		...more,
	});
	const workflow = await n8n.save({
		name: operation,
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', { parameters: {} }),
			node('Rows', 'n8n-nodes-base.code', {
				typeVersion: 2,
				parameters: { jsCode: `return ${JSON.stringify(rows.map((json) => ({ json })))}` },
			}),
			node('Do', nodeTypeOf(operation.split('.')[0]), {
				parameters: {
					authentication: 'store',
					resource: operation.split('.')[0],
					operation,
					options: {},
					...parameters,
				},
				credentials: n8n.credentialNamed('Sandbox: Full access'),
			}),
		],
		connections: { Start: to('Rows'), Rows: to('Do') },
		settings: {},
	});
	const { status, error, outputs } = await n8n.run(workflow as never);
	expect([status, error?.message]).toEqual(['success', undefined]);
	return outputs.Do.map(({ json }) => json);
}

const automatic = { mappingMode: 'autoMapInputData', value: null, matchingColumns: [] };
const byJson = { bodyMode: 'json', jsonBody: '={{ $json }}' };
const order = (value: number) => ({ orderId: { __rl: true, mode: 'id', value } });

test('an order is read, shipped, refunded in part and set to a status by name', async () => {
	const [complete] = await run('order.getComplete', [{}], { ...order(219), output: 'raw' });
	const [line] = complete.products as Array<{ sku: string }>;
	expect(line.sku).toMatch(/^HT-/);
	const [status] = await run('order.setStatus', [{ status_id: 'Awaiting Shipment' }], {
		...order(220),
		fields: automatic,
	});
	expect(status).toMatchObject({ id: 220, status: 'Awaiting Shipment' });
	const refund = [{ lines: [{ sku: line.sku, quantity: 1 }] }];
	const [preview] = await run('order.refundLines', refund, {
		...order(219),
		...byJson,
		previewOnly: true,
	});
	expect(preview.requests).toEqual([expect.objectContaining({ method: 'POST' })]);
});

test('rows become a product with variants, found by its SKU and put into a category by path', async () => {
	const rows = ['Blue', 'Red'].map((color) => ({
		parent_key: 'E2E-MUG',
		product_name: 'E2E mug',
		product_weight: 1,
		price: 9,
		sku: `E2E-MUG-${color}`,
		options: { Color: color },
	}));
	const made = await run('product.createFromRows', rows, { fields: automatic });
	expect(made.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
	const [product] = await run('product.setCategories', [{ categories: 'Kitchen' }], {
		productId: { __rl: true, mode: 'sku', value: 'E2E-MUG' },
		fields: automatic,
	});
	expect(product.id).toBe(made[0].product_id);
	expect(product.categories).toHaveLength(1);
	const stock = [{ sku: 'E2E-MUG-Blue', location_id: 'BERLIN-NOT-THERE', quantity: 5 }];
	await expect(run('inventoryAdjustment.absolute', stock, { fields: automatic })).rejects.toThrow(
		'There is no location with the code or name',
	);
});
