import { after, listen, settled, startReceiver } from './receiver';
import { ask } from './support';
import { prepareDeliveries } from './webhooksSupport';

const { sandbox, receiver, updateOrder, changeSettings, sendBurst, readDeliveries } =
	prepareDeliveries();

test('doubles, losses and disorder come when asked for', async () => {
	await listen(sandbox(), 'store/order/created', receiver().url);
	await changeSettings({ duplicates: 1 });
	await sendBurst({ scope: 'store/order/created', count: 10 });
	await receiver().count(20);
	await settled(sandbox());
	const ids = receiver().received.map(({ payload }) => payload.data.id);
	expect(new Set(ids).size).toBe(10);
	expect(new Set(receiver().received.map(({ headers }) => headers['webhook-id'])).size).toBe(10);

	receiver().clear();
	await changeSettings({ duplicates: 0, reorder: 300, connections: 1 });
	await sendBurst({ scope: 'store/order/created', count: 30 });
	const order = (await receiver().count(30)).map(({ payload }) => Number(payload.data.id));
	expect(order).not.toEqual([...order].sort((left, right) => left - right));

	receiver().clear();
	await changeSettings({ reorder: 0, drop: 1 });
	await ask(sandbox(), 'POST', '/v3/hooks', {
		body: { scope: 'store/order/updated', destination: receiver().url },
	});
	await updateOrder();
	await settled(sandbox());
	expect(receiver().received).toEqual([]);
	expect((await readDeliveries()).at(-1)).toMatchObject({ outcome: 'dropped', status: null });
});

test('a burst of 2,000 with doubles and disorder brings every event', async () => {
	await listen(sandbox(), 'store/order/*', receiver().url);
	const { status, body } = await sendBurst({
		scope: 'store/order/created',
		count: 2_000,
		duplicates: 0.3,
		reorder: true,
	});
	expect(status).toBe(202);
	expect(body.events).toBe(2_000);
	expect(body.deliveries).toBeGreaterThan(2_400);
	await settled(sandbox());
	expect(receiver().received).toHaveLength(body.deliveries);
	const byHash = new Map(receiver().received.map(({ payload }) => [payload.hash, payload.data.id]));
	expect([...byHash.values()].map(Number).sort((left, right) => left - right)).toEqual(
		Array.from({ length: 2_000 }, (_, index) => index + 1),
	);
	const order = receiver()
		.received.slice(0, 100)
		.map(({ payload }) => Number(payload.data.id));
	expect(Math.max(...order)).toBeGreaterThan(1_000);
	expect(
		(await readDeliveries()).find(({ outcome }: { outcome: string }) => outcome === 'delivered'),
	).toEqual({
		id: expect.stringMatching(/^msg_/),
		hook_id: expect.any(Number),
		scope: 'store/order/created',
		destination: receiver().url,
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
	await listen(sandbox(), 'store/order/created', slow.url);
	await listen(sandbox(), 'store/order/updated', receiver().url);
	await sendBurst({ scope: 'store/order/created', count: 100 });
	await slow.count(32);
	await updateOrder();
	await receiver().count(1);
	expect(slow.received).toHaveLength(32);
	sandbox().reset();
	await slow.close();
});
