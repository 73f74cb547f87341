import { connect, type Connection } from '../support/n8n.mjs';
import {
	activate,
	deactivate,
	hooksOf,
	refusalOf,
	register,
	triggerWorkflow,
	until,
	type SavedWorkflow,
} from '../support/triggersInN8n';

const ORDERS_TOKEN = 'sandbox-token-orders-read-only';

let n8n: Connection;
let active: SavedWorkflow[] = [];
beforeAll(async () => {
	n8n = await connect();
});
afterEach(async () => {
	for (const workflow of active) await deactivate(n8n.client, workflow);
	active = [];
});

async function saved(parameters: object, credentials: object): Promise<SavedWorkflow> {
	return (await n8n.save(triggerWorkflow(parameters, credentials))) as unknown as SavedWorkflow;
}

test('where ten webhooks hear an event already, publishing says whose, and leaves none of its own', async () => {
	const scope = 'store/category/deleted';
	const removals = await Promise.all(
		Array.from(
			{ length: 10 },
			async (_, index) =>
				await register(n8n.sandbox.url, scope, `https://other-${index}.example.com/hook`),
		),
	);
	const workflow = await saved(
		{ events: ['store/category/created', scope] },
		n8n.credentialNamed('Sandbox: Full access'),
	);
	active.push(workflow);
	await activate(n8n.client, workflow);
	expect(await refusalOf(n8n.client, workflow)).toMatch(
		/^BigCommerce allows 10 webhooks per event .* These addresses use them: https:\/\/other-0\.example\.com\/hook, .*\/hook\.$/,
	);
	expect(await hooksOf(n8n.sandbox.url, workflow)).toEqual([]);
	for (const remove of removals) await remove();
}, 60_000);

test('with another credential, the webhooks of the first account go and those of the second come', async () => {
	const workflow = await saved(
		{ events: ['store/order/created'] },
		n8n.credentialNamed('Sandbox: Full access'),
	);
	active.push(workflow);
	await activate(n8n.client, workflow);
	await until(async () => (await hooksOf(n8n.sandbox.url, workflow)).length === 1);
	const current = await n8n.client.request('GET', `/workflows/${workflow.id}`);
	current.nodes[0].credentials = n8n.credentialNamed('Sandbox: Orders read-only');
	const { nodes, connections, versionId } = current;
	await activate(
		n8n.client,
		await n8n.client.request('PATCH', `/workflows/${workflow.id}`, {
			nodes,
			connections,
			versionId,
		}),
	);
	await until(async () => (await hooksOf(n8n.sandbox.url, workflow, ORDERS_TOKEN)).length === 1);
	expect(await hooksOf(n8n.sandbox.url, workflow)).toEqual([]);
}, 60_000);
