import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, listen, settled, startReceiver } from './receiver';
import { ask, askAt } from './support';
import { ORDERS_TOKEN, prepareDeliveries, verify } from './webhooksSupport';

const { sandbox, receiver, updateOrder, changeSettings, sendBurst, readDeliveries } =
	prepareDeliveries();

test("the payload is BigCommerce's, with the headers of the hook", async () => {
	await listen(sandbox(), 'store/order/updated', `${receiver().url}/hook?from=bc`, {
		headers: { 'X-Secret': 'kept' },
	});
	await updateOrder();
	const [{ path, headers, text, payload }] = await receiver().count(1);
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
	await listen(sandbox(), 'store/order/updated', `${receiver().url}/full`);
	await listen(sandbox(), 'store/order/updated', `${receiver().url}/orders`, {
		token: ORDERS_TOKEN,
	});
	await updateOrder();
	for (const delivery of await receiver().count(2)) {
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
	receiver().answer = () => after(4_000);
	await listen(sandbox(), 'store/order/updated', receiver().url);
	const before = Date.now();
	expect((await updateOrder()).status).toBe(200);
	expect(Date.now() - before).toBeLessThan(3_000);
	await receiver().count(1);
});

test('deliveries come after the latency, and a destination has only so long to answer', async () => {
	await changeSettings({ latency: 250, timeout: 800, timeScale: 0.001 });
	receiver().answer = async () => (receiver().received.length === 1 ? after(3_000) : 200);
	await listen(sandbox(), 'store/order/updated', receiver().url);
	const before = Date.now();
	await updateOrder();
	await receiver().count(1);
	expect(Date.now() - before).toBeGreaterThanOrEqual(245);
	await receiver().count(2);
	await settled(sandbox());
	expect(await readDeliveries()).toMatchObject([
		{ outcome: 'failed', status: null, reason: 'No answer in time', attempt: 1 },
		{ outcome: 'delivered', status: 200, attempt: 2 },
	]);
});

test('nothing reaches hooks that are inactive or deleted, not even a retry', async () => {
	await changeSettings({ timeScale: 0.02 });
	const inactive = await listen(sandbox(), 'store/order/updated', `${receiver().url}/inactive`);
	await ask(sandbox(), 'PUT', `/v3/hooks/${inactive}`, { body: { is_active: false } });
	const deleted = await listen(sandbox(), 'store/order/updated', `${receiver().url}/deleted`);
	receiver().answer = () => 500;
	await updateOrder();
	await receiver().count(1);
	await ask(sandbox(), 'DELETE', `/v3/hooks/${deleted}`);
	await updateOrder();
	await sleep(1_500);
	expect(receiver().received.map(({ path }) => path)).toEqual(['/deleted']);
});

test.each([['https://hooks.example.com/orders'], ['https://n8n.internal/webhook']])(
	'%s is never called',
	async (destination) => {
		await listen(sandbox(), 'store/order/updated', destination);
		await updateOrder();
		await settled(sandbox());
		expect(await readDeliveries()).toMatchObject([
			{ destination, outcome: 'refused', status: null, attempt: 1 },
		]);
	},
);

test('a redirect is not followed', async () => {
	const elsewhere = await startReceiver();
	receiver().answer = () => 302;
	await listen(sandbox(), 'store/order/updated', receiver().url);
	await updateOrder();
	await receiver().count(1);
	await sleep(100);
	expect(elsewhere.received).toEqual([]);
	expect(await readDeliveries()).toMatchObject([{ outcome: 'failed', status: 302 }]);
	await elsewhere.close();
});

test('a reset forgets what waits, the log and the mails', async () => {
	await changeSettings({ latency: 1_000 });
	await listen(sandbox(), 'store/order/updated', receiver().url);
	await updateOrder();
	expect(sandbox().webhooks.dispatcher.pending()).toBe(1);
	await askAt(sandbox(), '/sandbox/reset', { method: 'POST' });
	await sleep(1_200);
	expect(receiver().received).toEqual([]);
	expect((await askAt(sandbox(), '/sandbox/webhooks')).body).toMatchObject({
		pending: 0,
		mails: [],
		blocked: [],
	});
});

test('settings and bursts that make no sense are refused and change nothing', async () => {
	const before = (await askAt(sandbox(), '/sandbox/webhooks')).body.settings;
	expect(await changeSettings({ duplicates: 2, latency: 5 })).toMatchObject({
		status: 422,
		body: { errors: { duplicates: expect.any(String) } },
	});
	expect((await changeSettings({ speed: 1 })).status).toBe(422);
	expect((await sendBurst({ scope: 'store/order/*', count: 1 })).status).toBe(422);
	expect((await sendBurst({ scope: 'store/order/created', count: 0 })).status).toBe(422);
	expect((await askAt(sandbox(), '/sandbox/webhooks')).body.settings).toEqual(before);
});

test('the page shows hooks and last deliveries', async () => {
	await listen(sandbox(), 'store/order/updated', `${receiver().url}/shown`);
	await updateOrder();
	await receiver().count(1);
	await settled(sandbox());
	const { body } = await askAt(sandbox(), '/');
	expect(body).toContain('Last deliveries');
	expect(body.split(`${receiver().url}/shown`)).toHaveLength(3);
});
