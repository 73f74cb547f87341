import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import type { Sandbox } from '../../sandbox/server';
import { waitAfter } from '../../sandbox/webhooks/deliveryPolicy';
import { DEFAULT_DELIVERY } from '../../sandbox/webhooks/settings';
import { after, listen, settled, startReceiver, type Received, type Receiver } from './receiver';
import { ask, askAt, sandboxFor } from './support';

const ORDERS = 'sandbox-token-orders-read-only';

// Waits are real, however scaled.
jest.setTimeout(60_000);

let sandbox: Sandbox;
let receiver: Receiver;
beforeAll(async () => {
	sandbox = await sandboxFor();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
	sandbox.reset();
	Object.assign(sandbox.webhooks.settings, DEFAULT_DELIVERY);
	receiver = await startReceiver();
});
afterEach(() => receiver.close());

const ship = (order = 101) =>
	ask(sandbox, 'PUT', `/v2/orders/${order}`, { body: { staff_notes: 'Fragile' } });
const set = (settings: unknown) =>
	askAt(sandbox, '/sandbox/webhooks/settings', { method: 'POST', body: JSON.stringify(settings) });
const burst = (asked: unknown) =>
	askAt(sandbox, '/sandbox/webhooks/burst', { method: 'POST', body: JSON.stringify(asked) });
const deliveries = async () =>
	(await askAt(sandbox, '/sandbox/webhooks/deliveries')).body.deliveries;
const verify = ({ text, headers }: Received, secret: string) =>
	new Webhook(secret, { format: 'raw' }).verify(text, headers as Record<string, string>);

test("the payload is BigCommerce's, with the headers of the hook", async () => {
	await listen(sandbox, 'store/order/updated', `${receiver.url}/hook?from=bc`, {
		headers: { 'X-Secret': 'kept' },
	});
	await ship();
	const [{ path, headers, text, payload }] = await receiver.count(1);
	expect(path).toBe('/hook?from=bc');
	expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-secret': 'kept' });
	const data = { type: 'order', id: 101 };
	expect(payload).toEqual({
		scope: 'store/order/updated',
		store_id: '1001724',
		data,
		hash: createHash('sha1').update('{"type":"order","id":101}').digest('hex'),
		created_at: expect.any(Number),
		producer: 'stores/hearth24kq',
	});
	expect(Object.keys(JSON.parse(text))).toEqual([
		'scope',
		'store_id',
		'data',
		'hash',
		'created_at',
		'producer',
	]);
	expect(Math.abs(payload.created_at - Date.now() / 1000)).toBeLessThan(5);
});

test("each account's hooks are signed with its own client secret", async () => {
	await listen(sandbox, 'store/order/updated', `${receiver.url}/full`);
	await listen(sandbox, 'store/order/updated', `${receiver.url}/orders`, { token: ORDERS });
	await ship();
	for (const delivery of await receiver.count(2)) {
		const [own, other] =
			delivery.path === '/full'
				? ['full-access', 'orders-read-only']
				: ['orders-read-only', 'full-access'];
		expect(verify(delivery, `sandbox-secret-${own}`)).toEqual(delivery.payload);
		expect(() => verify(delivery, `sandbox-secret-${other}`)).toThrow('No matching signature');
		expect(() =>
			verify({ ...delivery, text: delivery.text.replace('101', '102') }, `sandbox-secret-${own}`),
		).toThrow('No matching signature');
	}
});

test('the answer of the API does not wait for the destination', async () => {
	receiver.answer = () => after(4_000);
	await listen(sandbox, 'store/order/updated', receiver.url);
	const before = Date.now();
	expect((await ship()).status).toBe(200);
	expect(Date.now() - before).toBeLessThan(3_000);
	await receiver.count(1);
});

test('deliveries come after the latency, and a destination has only so long to answer', async () => {
	await set({ latency: 250, timeout: 800, timeScale: 0.001 });
	receiver.answer = async () => (receiver.received.length === 1 ? after(3_000) : 200);
	await listen(sandbox, 'store/order/updated', receiver.url);
	const before = Date.now();
	await ship();
	await receiver.count(1);
	expect(Date.now() - before).toBeGreaterThanOrEqual(245);
	await receiver.count(2);
	await settled(sandbox);
	expect(await deliveries()).toMatchObject([
		{ outcome: 'failed', status: null, reason: 'No answer in time', attempt: 1 },
		{ outcome: 'delivered', status: 200, attempt: 2 },
	]);
});

test('nothing reaches hooks that are inactive or deleted, not even a retry', async () => {
	await set({ timeScale: 0.02 });
	const inactive = await listen(sandbox, 'store/order/updated', `${receiver.url}/inactive`);
	await ask(sandbox, 'PUT', `/v3/hooks/${inactive}`, { body: { is_active: false } });
	const deleted = await listen(sandbox, 'store/order/updated', `${receiver.url}/deleted`);
	receiver.answer = () => 500;
	await ship();
	await receiver.count(1);
	await ask(sandbox, 'DELETE', `/v3/hooks/${deleted}`);
	await ship();
	await sleep(1_500);
	expect(receiver.received.map(({ path }) => path)).toEqual(['/deleted']);
});

test.each([[301], [404], [500]])(
	'status %i is tried again, with the same ID and a signature that is valid',
	async (status) => {
		await set({ timeScale: 0.001 });
		receiver.answer = () => (receiver.received.length <= 2 ? status : 204);
		await listen(sandbox, 'store/order/updated', receiver.url);
		await ship();
		await receiver.count(3);
		await settled(sandbox);
		expect(
			(await deliveries()).map(
				({ outcome, status: answered, attempt }: Record<string, unknown>) => [
					outcome,
					answered,
					attempt,
				],
			),
		).toEqual([
			['failed', status, 1],
			['failed', status, 2],
			['delivered', 204, 3],
		]);
		expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
		expect(new Set(receiver.received.map(({ text }) => text)).size).toBe(1);
		for (const each of receiver.received)
			expect(verify(each, 'sandbox-secret-full-access')).toBeDefined();
	},
);

test('after eleven retries a hook is deactivated and a mail is written; is_active brings it back', async () => {
	await set({ timeScale: 0.000_002 });
	await ask(sandbox, 'PUT', '/v3/hooks/admin', { body: { emails: ['ops@example.com'] } });
	receiver.answer = () => 500;
	const id = await listen(sandbox, 'store/order/updated', receiver.url);
	await ship();
	await receiver.count(12);
	await settled(sandbox);
	expect(receiver.received).toHaveLength(12);
	expect((await ask(sandbox, 'GET', `/v3/hooks/${id}`)).body.data).toMatchObject({
		is_active: false,
	});
	const listed = async () =>
		(await ask(sandbox, 'GET', '/v3/hooks/admin')).body.data.hooks_list.find(
			(hook: { id: number }) => hook.id === id,
		);
	expect(await listed()).toMatchObject({ status: 'deactivated' });
	expect((await askAt(sandbox, '/sandbox/webhooks')).body.mails).toMatchObject([
		{ to: ['ops@example.com'], subject: 'A webhook was deactivated', hook_id: id },
	]);

	receiver.clear();
	await ship();
	await ask(sandbox, 'PUT', `/v3/hooks/${id}`, { body: { is_active: true } });
	expect(await listed()).toMatchObject({ status: 'active' });
	await ship(102);
	expect((await receiver.count(1))[0].payload.data.id).toBe(102);
	await settled(sandbox);
	expect(receiver.received).toHaveLength(1);
});

test("the waits between attempts are BigCommerce's, scaled", async () => {
	await set({ timeScale: 0.001 });
	const times: number[] = [];
	receiver.answer = () => (times.push(Date.now()) < 5 ? 500 : 200);
	await listen(sandbox, 'store/order/updated', receiver.url);
	await ship();
	await receiver.count(5);
	const waits = times.slice(1).map((time, index) => time - times[index]);
	[60, 180, 300, 600].forEach((wait, index) =>
		expect(waits[index]).toBeGreaterThanOrEqual(wait - 5),
	);
	const all = Array.from({ length: 11 }, (_, index) => Number(waitAfter(index + 1, 1)));
	expect(all.reduce((sum, wait) => sum + wait) / 3_600_000).toBeCloseTo(48, 0);
	expect(waitAfter(12, 1)).toBeUndefined();
});

test("below 90 % a domain is blocked for all hooks of the client, and for nobody else's", async () => {
	// A retry comes after 30 seconds, a block lasts 90: nothing is tried again or freed during the test.
	await set({ timeScale: 0.5 });
	await listen(sandbox, 'store/order/created', `${receiver.url}/burst`);
	await listen(sandbox, 'store/order/updated', `${receiver.url}/other`);
	await listen(sandbox, 'store/order/updated', `${receiver.url}/theirs`, { token: ORDERS });
	receiver.answer = ({ path, payload }) =>
		path === '/burst' && Number(payload.data.id) % 8 === 0 ? 500 : 200;
	await burst({ scope: 'store/order/created', count: 99 });
	await receiver.count(99);
	await sleep(50);
	const blocked = async (token?: string) =>
		(await ask(sandbox, 'GET', '/v3/hooks/admin', { token })).body.data.blocked_domains;
	expect(await blocked()).toEqual([]);

	await burst({ scope: 'store/order/created', count: 5, first: 100 });
	await receiver.count(104);
	await sleep(50);
	const [block] = await blocked();
	expect(block).toMatchObject({
		destination: receiver.url,
		reasons: [{ failure_description: 'Status 500', count: 13, timestamp: expect.any(Number) }],
	});
	expect(block.time_left).toBeGreaterThan(60);
	expect(block.time_left).toBeLessThanOrEqual(90);
	expect(await blocked(ORDERS)).toEqual([]);

	receiver.clear();
	await ship();
	await receiver.count(1);
	await sleep(50);
	expect(receiver.received.map(({ path }) => path)).toEqual(['/theirs']);
	expect(await deliveries()).toContainEqual(
		expect.objectContaining({
			destination: `${receiver.url}/other`,
			outcome: 'blocked',
			attempt: 1,
		}),
	);
});

test('a block ends, and what was held back comes through', async () => {
	await set({ timeScale: 0.02 });
	receiver.answer = () => 500;
	await listen(sandbox, 'store/order/created', receiver.url);
	await burst({ scope: 'store/order/created', count: 120 });
	await receiver.count(100);
	receiver.answer = () => 200;
	await settled(sandbox);
	expect((await ask(sandbox, 'GET', '/v3/hooks/admin')).body.data.blocked_domains).toEqual([]);
	const done = (await deliveries()).filter(
		({ outcome }: { outcome: string }) => outcome === 'delivered',
	);
	expect(new Set(done.map(({ id }: { id: string }) => id)).size).toBe(120);
	expect((await askAt(sandbox, '/sandbox/webhooks')).body.mails).toMatchObject([
		{ subject: 'A domain was blocked' },
	]);
});

test('doubles, losses and disorder come when asked for', async () => {
	await listen(sandbox, 'store/order/created', receiver.url);
	await set({ duplicates: 1 });
	await burst({ scope: 'store/order/created', count: 10 });
	await receiver.count(20);
	await settled(sandbox);
	const ids = receiver.received.map(({ payload }) => payload.data.id);
	expect(new Set(ids).size).toBe(10);
	expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(10);

	receiver.clear();
	await set({ duplicates: 0, reorder: 300, connections: 1 });
	await burst({ scope: 'store/order/created', count: 30 });
	const order = (await receiver.count(30)).map(({ payload }) => Number(payload.data.id));
	expect(order).not.toEqual([...order].sort((left, right) => left - right));

	receiver.clear();
	await set({ reorder: 0, drop: 1 });
	await ask(sandbox, 'POST', '/v3/hooks', {
		body: { scope: 'store/order/updated', destination: receiver.url },
	});
	await ship();
	await settled(sandbox);
	expect(receiver.received).toEqual([]);
	expect((await deliveries()).at(-1)).toMatchObject({ outcome: 'dropped', status: null });
});

test('a burst of 2,000 with doubles and disorder brings every event', async () => {
	await listen(sandbox, 'store/order/*', receiver.url);
	const { status, body } = await burst({
		scope: 'store/order/created',
		count: 2_000,
		duplicates: 0.3,
		reorder: true,
	});
	expect(status).toBe(202);
	expect(body.events).toBe(2_000);
	expect(body.deliveries).toBeGreaterThan(2_400);
	await settled(sandbox);
	expect(receiver.received).toHaveLength(body.deliveries);
	const byHash = new Map(receiver.received.map(({ payload }) => [payload.hash, payload.data.id]));
	expect([...byHash.values()].map(Number).sort((left, right) => left - right)).toEqual(
		Array.from({ length: 2_000 }, (_, index) => index + 1),
	);
	const order = receiver.received.slice(0, 100).map(({ payload }) => Number(payload.data.id));
	expect(Math.max(...order)).toBeGreaterThan(1_000);
	expect(
		(await deliveries()).find(({ outcome }: { outcome: string }) => outcome === 'delivered'),
	).toEqual({
		id: expect.stringMatching(/^msg_/),
		hook_id: expect.any(Number),
		scope: 'store/order/created',
		destination: receiver.url,
		outcome: 'delivered',
		status: 200,
		attempt: 1,
		at: expect.any(String),
		ms: expect.any(Number),
	});
});

test('a slow destination does not hold up another', async () => {
	const slow = await startReceiver();
	slow.answer = () => after(10_000);
	await listen(sandbox, 'store/order/created', slow.url);
	await listen(sandbox, 'store/order/updated', receiver.url);
	await burst({ scope: 'store/order/created', count: 100 });
	await slow.count(32);
	await ship();
	await receiver.count(1);
	expect(slow.received).toHaveLength(32);
	sandbox.reset();
	await slow.close();
});

test.each([['https://hooks.example.com/orders'], ['https://n8n.internal/webhook']])(
	'%s is never called',
	async (destination) => {
		await listen(sandbox, 'store/order/updated', destination);
		await ship();
		await settled(sandbox);
		expect(await deliveries()).toMatchObject([
			{ destination, outcome: 'refused', status: null, attempt: 1 },
		]);
	},
);

test('a redirect is not followed', async () => {
	const elsewhere = await startReceiver();
	receiver.answer = () => 302;
	await listen(sandbox, 'store/order/updated', receiver.url);
	await ship();
	await receiver.count(1);
	await sleep(100);
	expect(elsewhere.received).toEqual([]);
	expect(await deliveries()).toMatchObject([{ outcome: 'failed', status: 302 }]);
	await elsewhere.close();
});

test('a reset forgets what waits, the log and the mails', async () => {
	await set({ latency: 1_000 });
	await listen(sandbox, 'store/order/updated', receiver.url);
	await ship();
	expect(sandbox.webhooks.dispatcher.pending()).toBe(1);
	await askAt(sandbox, '/sandbox/reset', { method: 'POST' });
	await sleep(1_200);
	expect(receiver.received).toEqual([]);
	expect((await askAt(sandbox, '/sandbox/webhooks')).body).toMatchObject({
		pending: 0,
		mails: [],
		blocked: [],
	});
});

test('settings and bursts that make no sense are refused and change nothing', async () => {
	const before = (await askAt(sandbox, '/sandbox/webhooks')).body.settings;
	expect(await set({ duplicates: 2, latency: 5 })).toMatchObject({
		status: 422,
		body: { errors: { duplicates: expect.any(String) } },
	});
	expect((await set({ speed: 1 })).status).toBe(422);
	expect((await burst({ scope: 'store/order/*', count: 1 })).status).toBe(422);
	expect((await burst({ scope: 'store/order/created', count: 0 })).status).toBe(422);
	expect((await askAt(sandbox, '/sandbox/webhooks')).body.settings).toEqual(before);
});

test('the page shows hooks and last deliveries', async () => {
	await listen(sandbox, 'store/order/updated', `${receiver.url}/shown`);
	await ship();
	await receiver.count(1);
	await settled(sandbox);
	const { body } = await askAt(sandbox, '/');
	expect(body).toContain('Last deliveries');
	expect(body.split(`${receiver.url}/shown`)).toHaveLength(3);
});
