import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { activate, executionsOf, inLine, sharesOf } from './executions.mjs';
import { FULL_ACCESS, until } from './environment.mjs';

const CHANGES = 40;
const BURST = 200;
const DOUBLES = 0.3;
/** Longer than the minute between two checks, so that at least one check has covered everything. */
const ONE_CHECK = 75_000;

/** Two sources of changes, with three in ten deliveries doubled and all out of order: each event is output once, also after a check. */
export async function tellChangesOnce({ client, sandbox, save, check, workers }) {
	const changes = await listen(
		{ client, save, sandbox },
		{ events: ['store/order/updated', 'store/product/updated'], options: { checkEvery: 1 } },
	);
	await sandbox.control('POST', '/webhooks/settings', { duplicates: DOUBLES, reorder: 300 });
	const orders = (await sandbox.store('GET', `/v2/orders?limit=${CHANGES}`)).map(({ id }) => id);
	const products = (await sandbox.store('GET', `/v3/catalog/products?limit=${CHANGES}`)).data.map(
		({ id }) => id,
	);
	for (const id of orders)
		await sandbox.store('PUT', `/v2/orders/${id}`, { staff_notes: 'changed' });
	for (const id of products)
		await sandbox.store('PUT', `/v3/catalog/products/${id}`, { name: `Changed ${id}` });
	const expected = [
		...orders.map((id) => `store/order/updated ${id}`),
		...products.map((id) => `store/product/updated ${id}`),
	].sort();

	await check(
		`${expected.length} changes of two sources are output once each, with their records`,
		async () => {
			const items = await allItems(client, changes, expected.length);
			assert.deepEqual(named(items), expected);
			assert.deepEqual(
				items.filter(({ record }) => !record?.id),
				[],
			);
			return await doublesAmong(sandbox);
		},
	);
	await check('a check for missed events outputs none of them again', async () => {
		await sleep(ONE_CHECK);
		assert.deepEqual(
			named((await executionsOf(client, changes)).flatMap(({ items }) => items)),
			expected,
		);
	});
	await check('both workers took part', () => {
		const shares = sharesOf(workers);
		assert.ok(
			shares.every((share) => share > 0),
			`executions: ${shares.join(' and ')}`,
		);
		return `${shares.join(' and ')} executions`;
	});
}

/** The same with many events at once, and without a check, because a check knows nothing of another process's deliveries. */
export async function tellBurstOnce({ client, sandbox, save, check }) {
	await sandbox.control('POST', '/webhooks/settings', { duplicates: DOUBLES, reorder: 300 });
	const burst = await listen(
		{ client, save, sandbox },
		{
			events: ['store/customer/created', 'store/cart/created'],
			fetchRecord: false,
			catchUp: false,
		},
	);
	await sandbox.control('DELETE', '/webhooks/deliveries');
	const fire = async (scope) =>
		await sandbox.control('POST', '/webhooks/burst', {
			scope,
			count: BURST,
			duplicates: DOUBLES,
			reorder: true,
		});
	await Promise.all(['store/customer/created', 'store/cart/created'].map(fire));
	await check(`a burst of ${2 * BURST} events of two sources is output once each`, async () => {
		const items = await allItems(client, burst, 2 * BURST);
		assert.equal(new Set(named(items)).size, 2 * BURST);
		assert.equal(items.length, 2 * BURST);
		return await doublesAmong(sandbox);
	});
}

async function listen({ client, save, sandbox }, parameters) {
	const workflow = await save(
		inLine(`Events ${randomUUID()}`, [
			{
				name: 'BigCommerce Trigger',
				type: 'n8n-nodes-bigcommerce.bigCommerceTrigger',
				typeVersion: 1.1,
				webhookId: randomUUID(),
				parameters: { authentication: 'store', ...parameters },
				credentials: FULL_ACCESS,
			},
			{ name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
		]),
	);
	await activate(client, workflow);
	await until('The webhooks', async () => {
		const { data } = await sandbox.store('GET', '/v3/hooks?limit=250');
		return (
			data.filter(({ destination }) => destination.includes(workflow.nodes[0].webhookId)).length ===
			parameters.events.length
		);
	});
	return workflow;
}

/** The reported events, once the expected number is reached and no more arrive. */
async function allItems(client, workflow, count) {
	let last = -1;
	const executions = await until(
		`${count} events`,
		async () => {
			const found = await executionsOf(client, workflow);
			const items = found.flatMap((each) => each.items).length;
			const isQuiet =
				items >= count &&
				items === last &&
				found.every(({ status }) => status === 'success' || status === 'error');
			last = items;
			await sleep(2_000);
			return isQuiet && found;
		},
		180,
	);
	assert.deepEqual(
		executions.filter(({ status }) => status !== 'success'),
		[],
	);
	return executions.flatMap(({ items }) => items);
}

const named = (items) =>
	items.map(({ event, id, data }) => `${event} ${id ?? data?.id ?? data?.cartId}`).sort();

async function doublesAmong(sandbox) {
	const { deliveries } = await sandbox.control('GET', '/webhooks/deliveries');
	return `${deliveries.length} deliveries, ${deliveries.length - new Set(deliveries.map(({ id }) => id)).size} of them doubles`;
}
