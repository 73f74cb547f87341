import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startOwnN8n, type OwnN8n } from '../support/own-n8n.mjs';
import { activate, change, hooksOf, outputsOf, triggerWorkflow, until, type Item, type SavedWorkflow } from '../support/triggers-in-n8n';

const SANDBOX = String(process.env.TEST_SANDBOX_URL);

let userFolder: string;
let running: OwnN8n;

beforeAll(async () => {
	userFolder = await mkdtemp(join(tmpdir(), 'bigcommerce-restart-'));
	running = await startOwnN8n({ userFolder });
}, 300_000);
afterAll(async () => {
	await running.stop();
	await rm(userFolder, { recursive: true, force: true, maxRetries: 5 });
});

const brief = (items: Item[]) => items.map(({ event, id, caughtUp }) => `${event} ${id}${caughtUp ? ' caught up' : ''}`).sort();

test('what changes while n8n is dead is caught up, once each; what was delivered before is not told again', async () => {
	const { client } = running;
	const chosen = await running.createCredential(SANDBOX);
	const workflow = (await client.request('POST', '/workflows', triggerWorkflow({ events: ['store/order/*', 'store/product/updated', 'store/customer/created'] }, chosen))) as SavedWorkflow;
	await activate(client, workflow);
	await until(async () => (await hooksOf(SANDBOX, workflow)).length === 3);
	await change(SANDBOX, 'PUT', '/v2/orders/101', { staff_notes: 'delivered' });
	await until(async () => (await outputsOf(client, workflow)).length === 1);
	await new Promise((resolve) => setTimeout(resolve, 2000));

	await running.kill();
	await change(SANDBOX, 'PUT', '/v2/orders/102', { staff_notes: 'missed' });
	await change(SANDBOX, 'PUT', '/v3/catalog/products/77', { name: `Missed ${Date.now()}` });
	const { data: [{ id: customer }] } = await change(SANDBOX, 'POST', '/v3/customers', [{ email: `missed${Date.now()}@example.com`, first_name: 'Missed', last_name: 'Customer' }]);

	running = await startOwnN8n({ userFolder, port: running.port });
	const again = running.client;
	const told = await until(async () => {
		const items = (await outputsOf(again, workflow)).flat();
		return items.length >= 4 && items;
	}, 60);
	// BigCommerce tries again what it could not deliver; here it does so at once.
	await fetch(`${SANDBOX}/sandbox/webhooks/settings`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"timeScale":0.01}' });
	await new Promise((resolve) => setTimeout(resolve, 5000));
	expect(brief((await outputsOf(again, workflow)).flat())).toEqual(brief(told));
	expect(brief(told)).toEqual([
		`store/customer/created ${customer} caught up`,
		'store/order/updated 101',
		'store/order/updated 102 caught up',
		'store/product/updated 77 caught up',
	]);
}, 300_000);
