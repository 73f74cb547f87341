import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startOwnN8n, type OwnN8n } from '../support/ownN8n.mjs';
import { testN8n } from '../support/testN8n.mjs';
import {
	activate,
	attemptsFor,
	change,
	hooksOf,
	outputsOf,
	setDelivery,
	triggerWorkflow,
	until,
	type Item,
	type SavedWorkflow,
} from '../support/triggersInN8n';

const SANDBOX = testN8n().sandboxUrl;

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

const brief = (items: Item[]) =>
	items.map(({ event, id, caughtUp }) => `${event} ${id}${caughtUp ? ' caught up' : ''}`).sort();

test('what changes while n8n is dead is caught up, once each; what was delivered before is not told again', async () => {
	const { client } = running;
	const chosen = await running.createCredential(SANDBOX);
	const workflow = (await client.request(
		'POST',
		'/workflows',
		triggerWorkflow(
			{
				events: ['store/order/*', 'store/product/updated', 'store/customer/created'],
				options: { reportRepairs: true },
			},
			chosen,
		),
	)) as SavedWorkflow;
	await activate(client, workflow);
	const hooks = await until(async () => {
		const found = await hooksOf(SANDBOX, workflow);
		return found.length === 3 && found;
	});
	await change(SANDBOX, 'PUT', '/v2/orders/101', { staff_notes: 'delivered' });
	await until(async () => (await outputsOf(client, workflow)).length === 1);
	await new Promise((resolve) => setTimeout(resolve, 2000));

	// No retry before the check: starting n8n may take longer than the minute until the first one.
	await setDelivery(SANDBOX, { timeScale: 24 });
	await running.kill();
	// What BigCommerce does after 48 hours without an answer, and what somebody may do at any time.
	const [orders, products] = ['store/order/*', 'store/product/updated'].map(
		(scope) => `/v3/hooks/${hooks.find((hook) => hook.scope === scope)?.id}`,
	);
	await change(SANDBOX, 'PUT', orders, { is_active: false });
	await change(SANDBOX, 'DELETE', products);
	await change(SANDBOX, 'PUT', '/v2/orders/102', { staff_notes: 'missed' });
	await change(SANDBOX, 'PUT', '/v3/catalog/products/77', { name: `Missed ${Date.now()}` });
	const {
		data: [{ id: customer }],
	} = await change(SANDBOX, 'POST', '/v3/customers', [
		{ email: `missed${Date.now()}@example.com`, first_name: 'Missed', last_name: 'Customer' },
	]);

	running = await startOwnN8n({ userFolder, port: running.port });
	const again = running.client;
	const told = await until(async () => {
		const items = (await outputsOf(again, workflow)).flat();
		return items.length >= 5 && items;
	}, 60);
	// BigCommerce tries again what it could not deliver; here it does so at once.
	await setDelivery(SANDBOX, { timeScale: 0.01 });
	await until(async () =>
		(await attemptsFor(SANDBOX, workflow)).some(
			({ attempt, outcome }) => attempt > 1 && outcome === 'delivered',
		),
	);
	await new Promise((resolve) => setTimeout(resolve, 3000));
	expect(brief((await outputsOf(again, workflow)).flat())).toEqual(brief(told));
	expect(brief(told)).toEqual([
		`store/customer/created ${customer} caught up`,
		'store/order/updated 101',
		'store/order/updated 102 caught up',
		'store/product/updated 77 caught up',
		'webhooks.repaired undefined',
	]);
	expect(told.find(({ event }) => event === 'webhooks.repaired')?.repairs).toEqual([
		expect.stringMatching(/^Reactivated/),
		expect.stringMatching(/^Registered/),
	]);
	expect(
		(await hooksOf(SANDBOX, workflow))
			.map(({ scope, is_active: isActive }) => `${scope} ${isActive}`)
			.sort(),
	).toEqual(['store/customer/created true', 'store/order/* true', 'store/product/updated true']);
}, 300_000);
