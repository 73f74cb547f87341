import nock from 'nock';

import type { Sandbox } from '../../sandbox/server';
import { as, sandboxForTests } from '../support/sandbox';
import { startTrigger, type RunningTrigger, type TriggerSetup } from '../support/trigger';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => await sandbox.close());

const running: RunningTrigger[] = [];
beforeEach(async () => {
	sandbox.reset();
	sandbox.log.clear();
	for (const { id } of await hooks()) await api('DELETE', `/v3/hooks/${id}`);
});
afterEach(async () => {
	for (const trigger of running.splice(0)) await trigger.close();
});

interface Hook {
	id: number;
	scope: string;
	destination: string;
	is_active: boolean;
	headers: Record<string, string> | null;
}

async function api(
	method: string,
	path: string,
	body?: object,
	token = 'sandbox-token-full-access',
) {
	const response = await fetch(`${sandbox.url}/stores/hearth24kq${path}`, {
		method,
		headers: { 'X-Auth-Token': token, 'content-type': 'application/json' },
		...(body ? { body: JSON.stringify(body) } : {}),
	});
	return (await response.json()) as { data: Hook[] };
}

const hooks = async (token?: string) =>
	(await api('GET', '/v3/hooks?limit=250', undefined, token)).data;
const scopes = async () => (await hooks()).map(({ scope }) => scope).sort();

async function prepare(parameters: TriggerSetup['parameters'], more: Partial<TriggerSetup> = {}) {
	const trigger = await startTrigger({ parameters, use: as(sandbox, 'full').use, ...more });
	running.push(trigger);
	return trigger;
}

/** The message of what a promise was refused with, and what is said besides. */
async function refusal(
	promise: Promise<unknown>,
): Promise<{ message: string; description: string }> {
	return await promise.then(
		() => {
			throw new Error('It went well.');
		},
		({ message, description }: { message: string; description: string }) => ({
			message,
			description,
		}),
	);
}

it('activating registers one webhook per event, with a secret of its own; deactivating leaves none', async () => {
	const trigger = await prepare({ events: ['store/order/created', 'store/product/*'] });
	await trigger.activate();
	expect(await scopes()).toEqual(['store/order/created', 'store/product/*']);
	const [one, other] = await hooks();
	expect(one.headers?.['X-N8n-Trigger-Secret']).toMatch(/^[\w-]{43}$/);
	expect(other.headers).toEqual(one.headers);
	await trigger.deactivate();
	expect(await hooks()).toEqual([]);
	const again = await prepare({ events: ['store/order/created'] });
	await again.activate();
	expect((await hooks())[0].headers?.['X-N8n-Trigger-Secret']).not.toBe(
		one.headers?.['X-N8n-Trigger-Secret'],
	);
});

it('an event that a chosen wildcard includes is not registered twice', async () => {
	await (
		await prepare({
			events: ['store/order/*', 'store/order/created', 'store/order/refund/created'],
		})
	).activate();
	expect(await scopes()).toEqual(['store/order/*', 'store/order/refund/created']);
});

it('events are limited to channels where BigCommerce can do that', async () => {
	await (
		await prepare({
			events: [
				'store/order/created',
				'store/customer/created',
				'store/channel/{channel_id}/page/created',
			],
			options: { channels: [1, 2] },
		})
	).activate();
	expect(await scopes()).toEqual([
		'store/channel/1/order/created',
		'store/channel/1/page/created',
		'store/channel/2/order/created',
		'store/channel/2/page/created',
		'store/customer/created',
	]);
});

describe('activating again', () => {
	it('changes nothing where all is well', async () => {
		const trigger = await prepare({ events: ['store/order/created'] });
		await trigger.activate();
		const before = await hooks();
		sandbox.log.clear();
		await trigger.activate('init');
		expect(await hooks()).toEqual(before);
		expect(
			sandbox.log.all().filter(({ method, path }) => method !== 'GET' && path.endsWith('/hooks')),
		).toEqual([]);
	});

	it.each([
		[
			'was deactivated',
			async ({ id }: Hook) => await api('PUT', `/v3/hooks/${id}`, { is_active: false }),
		],
		['was deleted', async ({ id }: Hook) => await api('DELETE', `/v3/hooks/${id}`)],
		[
			'lost its secret',
			async ({ id, scope, destination }: Hook) =>
				await api('PUT', `/v3/hooks/${id}`, { scope, destination, headers: {} }),
		],
	])('puts a webhook right that %s, and so does the check', async (_, harm) => {
		const trigger = await prepare({
			events: ['store/order/created', 'store/order/updated'],
			options: { reportRepairs: true, checkEvery: 0 },
		});
		await trigger.activate();
		const secret = (await hooks())[0].headers;
		for (const putRight of [
			async () => await trigger.activate('init'),
			async () => {
				await trigger.poll();
			},
		]) {
			await harm((await hooks())[0]);
			await putRight();
			expect(
				(await hooks())
					.map(({ scope, is_active: isActive, headers }) => ({ scope, isActive, headers }))
					.sort((one, other) => one.scope.localeCompare(other.scope)),
			).toEqual([
				{ scope: 'store/order/created', isActive: true, headers: secret },
				{ scope: 'store/order/updated', isActive: true, headers: secret },
			]);
		}
	});
});

it('what the check repairs is reported where that is asked for', async () => {
	const trigger = await prepare({
		events: ['store/order/created'],
		options: { reportRepairs: true, checkEvery: 0 },
	});
	await trigger.activate();
	await api('PUT', `/v3/hooks/${(await hooks())[0].id}`, { is_active: false });
	expect(await trigger.poll()).toEqual([
		expect.objectContaining({
			event: 'webhooks.repaired',
			repairs: ['Reactivated the webhook for "Order Created", which BigCommerce had deactivated.'],
		}),
	]);
	expect(await trigger.poll()).toEqual([]);
});

it('an address that BigCommerce has blocked is reported', async () => {
	const trigger = await prepare({
		events: ['store/order/created'],
		options: { reportRepairs: true, checkEvery: 0 },
	});
	await trigger.activate();
	const [{ id, scope, destination }] = await hooks();
	// Without the secret every delivery is refused, and below 90 of 100 BigCommerce blocks.
	await api('PUT', `/v3/hooks/${id}`, { scope, destination, headers: {} });
	await fetch(`${sandbox.url}/sandbox/webhooks/burst`, {
		method: 'POST',
		headers: { 'X-Auth-Token': 'sandbox-token-full-access', 'content-type': 'application/json' },
		body: JSON.stringify({ scope, count: 120 }),
	});
	for (
		let patience = 100;
		patience > 0 && sandbox.webhooks.dispatcher.blocks().length === 0;
		patience -= 1
	)
		await new Promise((resolve) => setTimeout(resolve, 50));
	const [{ repairs }] = await trigger.poll();
	expect(repairs).toContain(
		'BigCommerce does not deliver to 127.0.0.1 at the moment, because too many deliveries went unanswered. It tries again on its own.',
	);
	expect(trigger.started).toEqual([]);
});

it("nobody else's webhooks are touched: another destination, another n8n with the same path, another account", async () => {
	const others = [
		{ scope: 'store/order/created', destination: 'https://elsewhere.example.com/orders' },
		{
			scope: 'store/order/created',
			destination: 'https://staging.example.com/webhook/bigcommerce',
			headers: { 'X-N8n-Trigger': 'another', 'X-N8n-Trigger-Secret': 'another' },
		},
	];
	for (const other of others) await api('POST', '/v3/hooks', other);
	await api('POST', '/v3/hooks', others[0], 'sandbox-token-orders-read-only');
	const trigger = await prepare({ events: ['store/order/created'] });
	await trigger.activate();
	await trigger.deactivate();
	expect(await hooks()).toEqual(others.map((other) => expect.objectContaining(other)));
	expect(await hooks('sandbox-token-orders-read-only')).toEqual([
		expect.objectContaining(others[0]),
	]);
});

it('a webhook of the same node at an earlier address is removed', async () => {
	const trigger = await prepare({ events: ['store/order/created'] });
	await trigger.activate();
	const [{ headers }] = await hooks();
	await api('POST', '/v3/hooks', {
		scope: 'store/order/created',
		destination: 'https://old.example.com/webhook/bigcommerce',
		headers: headers ?? {},
	});
	await trigger.activate('update');
	expect((await hooks()).map(({ destination }) => destination)).toEqual([
		expect.stringContaining('127.0.0.1'),
	]);
});

describe('when BigCommerce has no room', () => {
	beforeEach(async () => {
		for (let number = 0; number < 10; number += 1)
			await api('POST', '/v3/hooks', {
				scope: 'store/order/updated',
				destination: `https://hooks.example.com/${number}`,
			});
	});

	it('the message says whose webhooks are in the way, and nothing was registered', async () => {
		const { message } = await refusal(
			(await prepare({ events: ['store/order/created', 'store/order/updated'] })).activate(),
		);
		expect(message).toMatch(
			/^BigCommerce allows 10 webhooks per event for one API account, and "Order Updated" has 10\. Nothing was registered\. .*These addresses use them: https:\/\/hooks\.example\.com\/0, .*\/9\.$/,
		);
		expect(await scopes()).toEqual(Array.from({ length: 10 }, () => 'store/order/updated'));
	});
});

describe('at BigCommerce itself', () => {
	const HOOKS = '/stores/abc123/v3/hooks';
	const use = {
		credentials: {
			shop: {
				store: 'abc123',
				accessToken: 'token',
				scopeSource: 'all',
				grantedScopes: [],
				environment: 'bigcommerce',
			},
		},
		chosen: { bigCommerceStoreApi: 'shop' },
	};

	beforeAll(() => nock.enableNetConnect('127.0.0.1'));
	afterEach(() => nock.cleanAll());
	afterAll(() => {
		nock.enableNetConnect();
		nock.restore();
	});

	it('when the second of two events is refused, the first one does not stay registered', async () => {
		const scope = nock('https://api.bigcommerce.com');
		scope.get(HOOKS).query(true).reply(200, { data: [], meta: {} });
		scope.post(HOOKS).reply(200, {
			data: {
				id: 1,
				scope: 'store/order/created',
				destination: 'https://n8n.example.com/webhook',
				is_active: true,
			},
		});
		scope.post(HOOKS).reply(422, { status: 422, title: 'Scope is invalid', errors: {} });
		scope.delete(`${HOOKS}/1`).reply(200, { data: {} });
		const trigger = await prepare(
			{ events: ['store/order/created', 'store/product/updated'] },
			{ use, address: 'https://n8n.example.com/webhook' },
		);
		expect((await refusal(trigger.activate())).message).toMatch(
			/did not accept the values: Scope is invalid/,
		);
		scope.done();
	});

	it.each([
		[
			'http://localhost:5678/webhook',
			'its address is http://localhost:5678, which exists only in its own network',
		],
		[
			'http://n8n.example.com/webhook',
			'its address is http://n8n.example.com, and webhooks need HTTPS',
		],
		[
			'https://n8n.example.com:8443/webhook',
			'its address is https://n8n.example.com:8443, and webhooks need the usual HTTPS port 443',
		],
	])('an n8n at %s is told what to set, and nothing is sent', async (address, reason) => {
		const { message } = await refusal(
			(await prepare({ events: ['store/order/created'] }, { use, address })).activate(),
		);
		expect(
			message.startsWith(
				`BigCommerce cannot deliver to this n8n: ${reason}. Set the environment variable WEBHOOK_URL of this n8n `,
			),
		).toBe(true);
		expect(message).toMatch(/select "Polling Only" under Delivery\.$/);
	});
});

it.each([
	[[], {}, 'No event is chosen'],
	[['store/order/invented'], {}, 'This version of the node has no event "store/order/invented"'],
	[
		['store/channel/{channel_id}/page/created'],
		{},
		'"Page Created" happens in a channel, and no channel is chosen',
	],
])('%j cannot be registered', async (events, options, message) => {
	expect(
		(await refusal((await prepare({ events, options })).activate())).message.startsWith(
			`${message}. `,
		),
	).toBe(true);
	expect(await hooks()).toEqual([]);
});
