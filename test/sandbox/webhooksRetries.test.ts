import { setTimeout as sleep } from 'node:timers/promises';
import { waitAfter } from '../../sandbox/webhooks/deliveryPolicy';
import { listen, settled } from './receiver';
import { ask, askAt } from './support';
import { ORDERS_TOKEN, prepareDeliveries, verify } from './webhooksSupport';

const { sandbox, receiver, updateOrder, changeSettings, sendBurst, readDeliveries } =
	prepareDeliveries();

test.each([[301], [404], [500]])(
	'status %i is tried again, with the same ID and a signature that is valid',
	async (status) => {
		await changeSettings({ timeScale: 0.001 });
		receiver().answer = () => (receiver().received.length <= 2 ? status : 204);
		await listen(sandbox(), 'store/order/updated', receiver().url);
		await updateOrder();
		await receiver().count(3);
		await settled(sandbox());
		expect(
			(await readDeliveries()).map(
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
		expect(new Set(receiver().received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
		expect(new Set(receiver().received.map(({ text }) => text)).size).toBe(1);
		for (const received of receiver().received)
			expect(verify(received, 'sandbox-secret-full-access')).toBeDefined();
	},
);

test('after eleven retries a hook is deactivated and a mail is written; is_active brings it back', async () => {
	await changeSettings({ timeScale: 0.000_002 });
	await ask(sandbox(), 'PUT', '/v3/hooks/admin', { body: { emails: ['ops@example.com'] } });
	receiver().answer = () => 500;
	const id = await listen(sandbox(), 'store/order/updated', receiver().url);
	await updateOrder();
	await receiver().count(12);
	await settled(sandbox());
	expect(receiver().received).toHaveLength(12);
	expect((await ask(sandbox(), 'GET', `/v3/hooks/${id}`)).body.data).toMatchObject({
		is_active: false,
	});
	const listed = async () =>
		(await ask(sandbox(), 'GET', '/v3/hooks/admin')).body.data.hooks_list.find(
			(hook: { id: number }) => hook.id === id,
		);
	expect(await listed()).toMatchObject({ status: 'deactivated' });
	expect((await askAt(sandbox(), '/sandbox/webhooks')).body.mails).toMatchObject([
		{ to: ['ops@example.com'], subject: 'A webhook was deactivated', hook_id: id },
	]);

	receiver().clear();
	await updateOrder();
	await ask(sandbox(), 'PUT', `/v3/hooks/${id}`, { body: { is_active: true } });
	expect(await listed()).toMatchObject({ status: 'active' });
	await updateOrder(102);
	expect((await receiver().count(1))[0].payload.data.id).toBe(102);
	await settled(sandbox());
	expect(receiver().received).toHaveLength(1);
});

test("the waits between attempts are BigCommerce's, scaled", async () => {
	await changeSettings({ timeScale: 0.001 });
	const times: number[] = [];
	receiver().answer = () => (times.push(Date.now()) < 5 ? 500 : 200);
	await listen(sandbox(), 'store/order/updated', receiver().url);
	await updateOrder();
	await receiver().count(5);
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
	await changeSettings({ timeScale: 0.5 });
	await listen(sandbox(), 'store/order/created', `${receiver().url}/burst`);
	await listen(sandbox(), 'store/order/updated', `${receiver().url}/other`);
	await listen(sandbox(), 'store/order/updated', `${receiver().url}/theirs`, {
		token: ORDERS_TOKEN,
	});
	receiver().answer = ({ path, payload }) =>
		path === '/burst' && Number(payload.data.id) % 8 === 0 ? 500 : 200;
	await sendBurst({ scope: 'store/order/created', count: 99 });
	await receiver().count(99);
	await sleep(50);
	const blocked = async (token?: string) =>
		(await ask(sandbox(), 'GET', '/v3/hooks/admin', { token })).body.data.blocked_domains;
	expect(await blocked()).toEqual([]);

	await sendBurst({ scope: 'store/order/created', count: 5, first: 100 });
	await receiver().count(104);
	await sleep(50);
	const [block] = await blocked();
	expect(block).toMatchObject({
		destination: receiver().url,
		reasons: [{ failure_description: 'Status 500', count: 13, timestamp: expect.any(Number) }],
	});
	expect(block.time_left).toBeGreaterThan(60);
	expect(block.time_left).toBeLessThanOrEqual(90);
	expect(await blocked(ORDERS_TOKEN)).toEqual([]);

	receiver().clear();
	await updateOrder();
	await receiver().count(1);
	await sleep(50);
	expect(receiver().received.map(({ path }) => path)).toEqual(['/theirs']);
	expect(await readDeliveries()).toContainEqual(
		expect.objectContaining({
			destination: `${receiver().url}/other`,
			outcome: 'blocked',
			attempt: 1,
		}),
	);
});

test('a block ends, and what was held back comes through', async () => {
	await changeSettings({ timeScale: 0.02 });
	receiver().answer = () => 500;
	await listen(sandbox(), 'store/order/created', receiver().url);
	await sendBurst({ scope: 'store/order/created', count: 120 });
	await receiver().count(100);
	receiver().answer = () => 200;
	await settled(sandbox());
	expect((await ask(sandbox(), 'GET', '/v3/hooks/admin')).body.data.blocked_domains).toEqual([]);
	const done = (await readDeliveries()).filter(
		({ outcome }: { outcome: string }) => outcome === 'delivered',
	);
	expect(new Set(done.map(({ id }: { id: string }) => id)).size).toBe(120);
	expect((await askAt(sandbox(), '/sandbox/webhooks')).body.mails).toMatchObject([
		{ subject: 'A domain was blocked' },
	]);
});
