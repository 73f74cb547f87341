import { bodyOf, deliver, signatureOf } from '../support/deliveries';
import { as } from '../support/sandbox';
import { nextSecond, prepareTriggers } from '../support/savedTriggers';
import type { TriggerSetup } from '../support/trigger';

const { sandbox, prepare: prepareWith, api } = prepareTriggers();

const prepare = async (
	parameters: TriggerSetup['parameters'],
	account = 'full',
	staticData?: TriggerSetup['staticData'],
) => await prepareWith(parameters, staticData, { use: as(sandbox(), account).use });

let count = 0;
const changeOrder = async (id: number) =>
	await api('PUT', `/v2/orders/${id}`, { staff_notes: `Note ${(count += 1)}` });
const createCustomer = async () =>
	(
		await api('POST', '/v3/customers', [
			{ email: `somebody${(count += 1)}@example.com`, first_name: 'Some', last_name: 'Body' },
		])
	).data[0].id as number;
const brief = (items: Array<Record<string, unknown>>) =>
	items.map(({ event, id, caughtUp }) => [event, id, caughtUp]);

async function send(scope: string, data: object, createdAt?: number) {
	const { data: hooks } = await api('GET', '/v3/hooks?limit=250');
	const hook = hooks.find(
		({ destination, scope: registered }: { destination: string; scope: string }) =>
			destination.includes('127.0.0.1') &&
			registered.startsWith(scope.split('/').slice(0, 2).join('/')),
	);
	const body = bodyOf({ scope, data, ...(createdAt === undefined ? {} : { createdAt }) });
	return await deliver(
		hook.destination,
		{ ...hook.headers, ...signatureOf(body, 'sandbox-secret-full-access') },
		body,
	);
}

describe.each(['webhooks', 'polling'])('with %s', (delivery) => {
	it('the first activation emits nothing old, not even what changed a moment before', async () => {
		await changeOrder(101);
		const trigger = await prepare({
			delivery,
			events: ['store/order/created', 'store/order/updated'],
		});
		await nextSecond();
		await trigger.activate();
		expect(trigger.started).toEqual([]);
		expect(await trigger.poll()).toEqual([]);
	});

	it('what changes afterwards comes once, oldest first, with its record', async () => {
		const trigger = await prepare({
			delivery,
			events: ['store/order/updated', 'store/customer/created'],
		});
		await trigger.activate();
		await nextSecond();
		const customer = await createCustomer();
		await nextSecond();
		await changeOrder(101);
		const items = await trigger.poll();
		expect(brief(items)).toEqual([
			['store/customer/created', customer, true],
			['store/order/updated', 101, true],
		]);
		expect(items[1]).toMatchObject({
			resource: 'order',
			change: 'updated',
			data: { type: 'order', id: 101 },
			record: { id: 101, staff_notes: expect.stringContaining('Note') },
		});
		expect(await trigger.poll()).toEqual([]);
		await nextSecond();
		await changeOrder(101);
		expect(brief(await trigger.poll())).toEqual([['store/order/updated', 101, true]]);
	});

	it('is caught up by another process, from what was saved; what the first one told is not told again', async () => {
		const first = await prepare({ delivery, events: ['store/order/*', 'store/customer/*'] });
		await first.activate();
		await nextSecond();
		await changeOrder(101);
		expect(brief(await first.poll())).toEqual([['store/order/updated', 101, true]]);
		await nextSecond();
		await changeOrder(102);
		const customer = await createCustomer();
		const second = await prepare(
			{ delivery, events: ['store/order/*', 'store/customer/*'] },
			'full',
			first.saved(),
		);
		await second.activate('init');
		expect(brief(second.started.flat()).sort()).toEqual([
			['store/customer/created', customer, true],
			['store/order/updated', 102, true],
		]);
		expect(await second.poll()).toEqual([]);
	});

	it('a workflow that was switched off on purpose catches up nothing when it is switched on again', async () => {
		const trigger = await prepare({ delivery, events: ['store/order/updated'] });
		await trigger.activate();
		await trigger.deactivate();
		await nextSecond();
		await changeOrder(101);
		await nextSecond();
		await trigger.activate();
		expect(trigger.started).toEqual([]);
		expect(await trigger.poll()).toEqual([]);
	});

	it('a wildcard stands for what was made and what was changed', async () => {
		const trigger = await prepare({ delivery, events: ['store/customer/*'] });
		await trigger.activate();
		await nextSecond();
		const made = await createCustomer();
		await api('PUT', '/v3/customers', [{ id: 3, first_name: 'Changed' }]);
		expect(brief(await trigger.poll()).sort()).toEqual([
			['store/customer/created', made, true],
			['store/customer/updated', 3, true],
		]);
	});

	it('events of other channels stay out', async () => {
		const trigger = await prepare({
			delivery,
			events: ['store/order/updated'],
			options: { channels: [424242] },
		});
		await trigger.activate();
		await nextSecond();
		await changeOrder(101);
		expect(await trigger.poll()).toEqual([]);
	});
});

describe('webhooks and catching up together', () => {
	it('what was delivered is not caught up', async () => {
		const trigger = await prepare({ events: ['store/order/updated', 'store/customer/created'] });
		await trigger.activate();
		await nextSecond();
		await changeOrder(101);
		const customer = await createCustomer();
		await send('store/order/updated', { type: 'order', id: 101 });
		await send('store/customer/created', { type: 'customer', id: customer });
		await until(() => trigger.started.length === 2);
		expect(await trigger.poll()).toEqual([]);
	});

	it('what was caught up is not taken again when BigCommerce delivers it late, but the next change is', async () => {
		const trigger = await prepare({ events: ['store/order/updated'] });
		await trigger.activate();
		await nextSecond();
		const { date_modified: date } = await changeOrder(101);
		const changedAt = Math.floor(Date.parse(date) / 1000);
		await nextSecond();
		expect(brief(await trigger.poll())).toEqual([['store/order/updated', 101, true]]);
		expect((await send('store/order/updated', { type: 'order', id: 101 }, changedAt)).status).toBe(
			200,
		);
		expect(trigger.started).toEqual([]);
		expect(
			(await send('store/order/updated', { type: 'order', id: 101 }, changedAt + 60)).status,
		).toBe(200);
		await until(() => trigger.started.length > 0);
		await nextSecond();
		expect(trigger.started.flat().map(({ time }) => time)).toEqual([
			new Date((changedAt + 60) * 1000).toISOString(),
		]);
	});

	it('without Catch Up Missed Events nothing is', async () => {
		const trigger = await prepare({ events: ['store/order/updated'], catchUp: false });
		await trigger.activate();
		await nextSecond();
		await changeOrder(101);
		expect(await trigger.poll()).toEqual([]);
	});

	it('what was delivered to another process, as in queue mode, is not caught up by this one', async () => {
		const [trigger, another] = [
			await prepare({ events: ['store/order/updated', 'store/customer/created'] }),
			await prepare({ events: ['store/order/updated'] }),
		];
		await another.activate();
		const { data: hooks } = await api('GET', '/v3/hooks?limit=250');
		const [hook] = hooks.filter(({ destination }: { destination: string }) =>
			destination.includes('127.0.0.1'),
		);
		await trigger.activate();
		await nextSecond();
		await changeOrder(101);
		const body = bodyOf({ scope: 'store/order/updated', data: { type: 'order', id: 101 } });
		await deliver(
			hook.destination,
			{ ...hook.headers, ...signatureOf(body, 'sandbox-secret-full-access') },
			body,
		);
		await until(() => another.started.length === 1);
		trigger.savedByAnother(another.memory());
		const customer = await createCustomer();
		expect(brief(await trigger.poll())).toEqual([['store/customer/created', customer, true]]);
		expect(await trigger.poll()).toEqual([]);
	});

	it('where n8n cannot reach its own address, what was missed comes all the same; the log says so, without the secret', async () => {
		const trigger = await prepare({ events: ['store/order/updated'] });
		await trigger.activate();
		const { data: hooks } = await api('GET', '/v3/hooks?limit=250');
		const secrets = hooks.map(
			(hook: { headers?: Record<string, string> }) => hook.headers?.['X-N8n-Trigger-Secret'],
		);
		await trigger.close();
		await nextSecond();
		await changeOrder(101);
		expect(brief(await trigger.poll())).toEqual([['store/order/updated', 101, true]]);
		const logged = trigger.logged.join('\n');
		expect(logged).toContain('could not reach n8n at its own address');
		for (const secret of [...secrets.filter(Boolean), 'sandbox-token-full-access'])
			expect(logged).not.toContain(secret);
		expect(secrets.filter(Boolean)).toHaveLength(1);
	});

	it('a check that comes too early asks nothing', async () => {
		const trigger = await prepare({ events: ['store/order/updated'], options: { checkEvery: 15 } });
		await trigger.activate();
		sandbox().log.clear();
		expect(await trigger.poll()).toEqual([]);
		expect(sandbox().log.all()).toEqual([]);
	});
});

describe('Polling Only', () => {
	it('registers no webhook', async () => {
		const trigger = await prepare({ delivery: 'polling', events: ['store/order/updated'] });
		await trigger.activate();
		expect(
			(await api('GET', '/v3/hooks?limit=250')).data.filter(
				({ destination }: { destination: string }) => destination.includes('127.0.0.1'),
			),
		).toEqual([]);
	});

	it('says which events no list shows', async () => {
		const trigger = await prepare({
			delivery: 'polling',
			events: ['store/order/created', 'store/cart/abandoned', 'store/order/statusUpdated'],
		});
		await expect(trigger.activate()).rejects.toThrow(
			'BigCommerce has no list that shows "Cart Abandoned", "Order Status Changed"',
		);
	});

	it('says which scope the account lacks', async () => {
		const trigger = await prepare(
			{ delivery: 'polling', events: ['store/product/updated'] },
			'orders',
		);
		await expect(trigger.activate()).rejects.toThrow(
			/needs Products: read-only \(store_v2_products_read_only\)/,
		);
	});
});

async function until(holds: () => boolean): Promise<void> {
	for (let tries = 0; !holds() && tries < 100; tries += 1)
		await new Promise((resolve) => setTimeout(resolve, 20));
	expect(holds()).toBe(true);
}
