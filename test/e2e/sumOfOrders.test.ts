import { nodeTypeOf } from '../../scripts/n8n/nodeTypeOf.mjs';
import { MANUAL_TRIGGER } from '../support/manualTrigger';
import { connect, type Connection } from '../support/n8n.mjs';

jest.setTimeout(120_000);

let n8n: Connection;
beforeAll(async () => {
	n8n = await connect();
	await n8n.sandbox.reset();
});

test("n8n's Summarize node adds up the totals of simplified orders", async () => {
	const orders = {
		id: 'orders',
		name: 'Orders',
		type: nodeTypeOf('order'),
		typeVersion: 1,
		position: [200, 0],
		parameters: {
			authentication: 'store',
			resource: 'order',
			operation: 'order.getMany',
			returnAll: true,
		},
		credentials: n8n.credentialNamed('Sandbox: Full access'),
	};
	const sum = {
		id: 'sum',
		name: 'Sum',
		type: 'n8n-nodes-base.summarize',
		typeVersion: 1.1,
		position: [400, 0],
		parameters: {
			fieldsToSummarize: { values: [{ aggregation: 'sum', field: 'total_inc_tax' }] },
			options: {},
		},
	};
	const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	const workflow = await n8n.save({
		name: 'Sum of orders',
		nodes: [MANUAL_TRIGGER, orders, sum],
		connections: { [MANUAL_TRIGGER.name]: to('Orders'), Orders: to('Sum') },
		settings: {},
	});
	const { outputs } = await n8n.run(workflow);
	const totals = outputs.Orders.map(({ json }) => json.total_inc_tax);
	expect(totals.length).toBeGreaterThan(20);
	const expected = totals.reduce((all, total) => all + Number(total), 0);
	expect(expected).toBeGreaterThan(1000);
	expect(outputs.Sum[0].json.sum_total_inc_tax).toBeCloseTo(expected, 6);
});
