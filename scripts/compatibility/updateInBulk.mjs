import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { activate, inLine, sharesOf } from './executions.mjs';
import { FULL_ACCESS, until } from './environment.mjs';

const EXECUTIONS = 4;
/** Share of requests that may be refused, because two processes count one quota separately. */
const REFUSED_AT_MOST = 0.1;

/** Four parallel executions change all orders, far faster than the quota allows. Each order must be changed once, on any worker. */
export async function updateInBulk({ client, sandbox, save, check, workers }) {
	const path = randomUUID();
	const workflow = await save(
		inLine('Change many orders', [
			{
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				webhookId: path,
				parameters: {
					httpMethod: 'POST',
					path,
					responseMode: 'lastNode',
					responseData: 'allEntries',
				},
			},
			{
				name: 'Split Out',
				type: 'n8n-nodes-base.splitOut',
				typeVersion: 1,
				parameters: { fieldToSplitOut: 'body.orders', include: 'noOtherFields', options: {} },
			},
			{
				name: 'BigCommerce',
				type: 'n8n-nodes-bigcommerce.bigCommerceOrders',
				typeVersion: 1,
				credentials: FULL_ACCESS,
				parameters: updateOrder(),
			},
		]),
	);
	await activate(client, workflow);
	const orders = (await sandbox.store('GET', '/v2/orders?limit=250')).map(({ id }) => id);
	const { quota, window } = await sandbox.control('GET', '/settings');
	await sandbox.control('DELETE', '/log');

	const parts = Array.from({ length: EXECUTIONS }, (_, part) =>
		orders.filter((__, index) => index % EXECUTIONS === part),
	);
	const started = Date.now();
	const answers = await Promise.all(
		parts.map(async (part) => await send(`${client.url}/webhook/${path}`, part)),
	);
	const seconds = (Date.now() - started) / 1000;

	const requests = (await sandbox.control('GET', '/log')).requests;
	const written = requests.filter(({ method, status }) => method === 'PUT' && status === 200);
	const refused = requests.filter(({ status }) => status === 429);
	await check('every order has its change, and every execution its answers', async () => {
		const notes = (await sandbox.store('GET', '/v2/orders?limit=250')).map(
			({ id, staff_notes: note }) => [id, note],
		);
		assert.deepEqual(
			notes,
			orders.map((id) => [id, `Change of ${id}`]),
		);
		assert.deepEqual(
			answers.map((each) => each.length),
			parts.map((part) => part.length),
		);
		return `${orders.length} orders in ${seconds.toFixed(1)} s, with a quota of ${quota} requests per ${window / 1000} s`;
	});
	await check('no order was changed twice', () => {
		assert.equal(new Set(written.map((each) => each.path)).size, written.length);
		assert.equal(written.length, orders.length);
	});
	await check('two workers keep the quota of one store', () => {
		assert.ok(
			refused.length <= REFUSED_AT_MOST * written.length,
			`${refused.length} of ${requests.length} requests were refused`,
		);
		return `${refused.length} of ${requests.length} requests were refused (429), waited out and sent again`;
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

function updateOrder() {
	return {
		authentication: 'store',
		resource: 'order',
		operation: 'order.update',
		orderId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
		bodyMode: 'json',
		jsonBody: '={{ { "staff_notes": "Change of " + $json.id } }}',
	};
}

/** A webhook that was just registered needs a moment before it responds. */
async function send(url, orders) {
	const body = JSON.stringify({ orders: orders.map((id) => ({ id })) });
	return await until(
		'The webhook',
		async () => {
			const response = await fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body,
			});
			if (response.status === 404) return undefined;
			const text = await response.text();
			if (!response.ok)
				throw new Error(`n8n responded with ${response.status}: ${text.slice(0, 500)}`);
			return JSON.parse(text);
		},
		300,
	);
}
