import { deliver, bodyOf, signatureOf } from '../support/deliveries';
import { forgeriesOf } from '../support/forgeries';
import { connect, type Connection } from '../support/n8n.mjs';
import { MANUAL_TRIGGER } from '../support/manualTrigger';
import {
	activate,
	burst,
	change,
	deactivate,
	hooksOf,
	outputsOf,
	setDelivery,
	triggerWorkflow,
	until,
	type SavedWorkflow,
} from '../support/triggersInN8n';

let n8n: Connection;
let active: SavedWorkflow[] = [];
beforeAll(async () => {
	n8n = await connect();
});
afterEach(async () => {
	for (const workflow of active) await deactivate(n8n.client, workflow);
	active = [];
});

async function activated(parameters: object, hooks: number): Promise<SavedWorkflow> {
	const workflow = (await n8n.save(
		triggerWorkflow(parameters, n8n.credentialNamed('Sandbox: Full access')),
	)) as unknown as SavedWorkflow;
	active.push(workflow);
	await activate(n8n.client, workflow);
	await until(async () => (await hooksOf(n8n.sandbox.url, workflow)).length === hooks);
	return workflow;
}

const moment = async (milliseconds = 1500) =>
	await new Promise((resolve) => setTimeout(resolve, milliseconds));

test('a change made by one workflow starts another one, with the full record; deactivated, it leaves no webhook', async () => {
	const workflow = await activated({ events: ['store/order/updated'] }, 1);
	const changing = await n8n.save({
		name: 'Change an order',
		nodes: [
			MANUAL_TRIGGER,
			{
				id: '2',
				name: 'Update order',
				type: 'n8n-nodes-bigcommerce.bigCommerceOrders',
				typeVersion: 1,
				position: [200, 0],
				parameters: {
					authentication: 'store',
					resource: 'order',
					operation: 'order.update',
					orderId: { __rl: true, mode: 'id', value: '101' },
					bodyMode: 'json',
					jsonBody: '{"staff_notes":"Told by webhook"}',
				},
				credentials: n8n.credentialNamed('Sandbox: Full access'),
			},
		],
		connections: { Start: { main: [[{ node: 'Update order', type: 'main', index: 0 }]] } },
		settings: {},
	});
	expect((await n8n.run(changing)).status).toBe('success');
	const [[item], ...others] = await until(async () => {
		const outputs = await outputsOf(n8n.client, workflow);
		return outputs.length > 0 && outputs;
	});
	expect(item).toMatchObject({
		event: 'store/order/updated',
		id: 101,
		record: { id: 101, staff_notes: 'Told by webhook' },
	});
	expect(item).not.toHaveProperty('caughtUp');
	expect(others).toEqual([]);
	await deactivate(n8n.client, workflow);
	active = [];
	await until(async () => (await hooksOf(n8n.sandbox.url, workflow)).length === 0);
}, 120_000);

test('of many deliveries at once, in disorder and many of them twice, each is answered and each event told once', async () => {
	const workflow = await activated({ events: ['store/cart/created'], fetchRecord: false }, 1);
	const ids = Array.from({ length: 300 }, (_, index) => String(500_000 + index));
	// How fast n8n answers depends on the machine; the bench measures it.
	const restoreDelivery = await setDelivery(n8n.sandbox.url, { timeout: 120_000 });
	const attempts = await burst(n8n.sandbox.url, workflow, {
		scope: 'store/cart/created',
		count: ids.length,
		first: Number(ids[0]),
		duplicates: 0.3,
		reorder: true,
	}).finally(restoreDelivery);
	expect(attempts.length).toBeGreaterThan(ids.length * 1.2);
	// BigCommerce blocks an address where less than 90 of 100 deliveries are answered well.
	expect(
		attempts.filter(({ outcome }) => outcome === 'delivered').length / attempts.length,
	).toBeGreaterThan(0.9);
	const told = async () =>
		(await outputsOf(n8n.client, workflow))
			.flat()
			.map(({ id }) => String(id))
			.sort();
	await until(async () => (await told()).length >= ids.length, 120);
	await moment();
	expect(await told()).toEqual(ids);
}, 300_000);

test('nothing that cannot be believed starts a workflow', async () => {
	const workflow = await activated({ events: ['store/order/created'], fetchRecord: false }, 1);
	const [{ destination, headers }] = await hooksOf(n8n.sandbox.url, workflow);
	const clientSecret = 'sandbox-secret-full-access';
	const genuine = bodyOf({ scope: 'store/order/created', data: { type: 'order', id: 100 } });
	expect(
		await deliver(
			destination,
			{ 'content-type': 'application/json', ...headers, ...signatureOf(genuine, clientSecret) },
			genuine,
		),
	).toEqual({ status: 200, text: '' });
	const forgeries = forgeriesOf({
		headers,
		clientSecret,
		scope: 'store/order/created',
		data: { type: 'order', id: 101 },
	});
	const answers = [];
	for (const { name, headers: forged, body } of forgeries)
		answers.push({ name, ...(await deliver(destination, forged, body)) });
	// n8n itself refuses JSON that cannot be parsed, before the node sees it.
	expect(answers.filter(({ status }) => status !== 401 && status !== 422)).toEqual([]);
	expect(answers.filter(({ status, text }) => status === 401 && text !== '')).toEqual([]);
	expect(answers.length).toBeGreaterThanOrEqual(25);
	await moment();
	expect((await outputsOf(n8n.client, workflow)).flat().map(({ id }) => id)).toEqual([100]);
}, 120_000);

test('a workflow whose events were changed has the webhooks of the new ones only, at the same address', async () => {
	const workflow = await activated({ events: ['store/order/created', 'store/order/updated'] }, 2);
	const before = await hooksOf(n8n.sandbox.url, workflow);
	const current = await n8n.client.request('GET', `/workflows/${workflow.id}`);
	current.nodes[0].parameters.events = ['store/order/updated', 'store/product/updated'];
	const saved = await n8n.client.request('PATCH', `/workflows/${workflow.id}`, {
		nodes: current.nodes,
		connections: current.connections,
		versionId: current.versionId,
	});
	await activate(n8n.client, saved);
	const scopes = await until(async () => {
		const found = (await hooksOf(n8n.sandbox.url, workflow)).map(({ scope }) => scope).sort();
		return found.includes('store/product/updated') && found;
	});
	expect(scopes).toEqual(['store/order/updated', 'store/product/updated']);
	expect(
		new Set(
			[...before, ...(await hooksOf(n8n.sandbox.url, workflow))].map(
				({ destination }) => destination,
			),
		).size,
	).toBe(1);
}, 120_000);

test('Polling Only asks for what changed, without a webhook', async () => {
	const workflow = await activated({ delivery: 'polling', events: ['store/customer/created'] }, 0);
	await moment(3000);
	const {
		data: [{ id }],
	} = await change(n8n.sandbox.url, 'POST', '/v3/customers', [
		{ email: `polled${Date.now()}@example.com`, first_name: 'Polled', last_name: 'Customer' },
	]);
	const [[item]] = await until(async () => {
		const outputs = await outputsOf(n8n.client, workflow);
		return outputs.length > 0 && outputs;
	}, 90);
	expect(item).toMatchObject({
		event: 'store/customer/created',
		id,
		caughtUp: true,
		record: { first_name: 'Polled' },
	});
	expect(await hooksOf(n8n.sandbox.url, workflow)).toEqual([]);
}, 120_000);
