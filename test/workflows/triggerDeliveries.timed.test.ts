import { bodyOf, deliver, nowInSeconds, signatureOf } from '../support/deliveries';
import { forgeriesOf, namesOfForgeries } from '../support/forgeries';
import { CLIENT_SECRET, openSandbox, sandbox, start, until } from '../support/signedDeliveries';

openSandbox();

describe('a delivery that cannot be believed', () => {
	it.each(namesOfForgeries())(
		'%s: is answered 401 without a word, and starts nothing',
		async (name) => {
			const { hooks, started, send } = await start({
				events: ['store/order/created'],
				fetchRecord: false,
			});
			// BigCommerce signs: from the first signed delivery on, an unsigned one is none.
			expect(
				(await send(bodyOf({ scope: 'store/order/created', data: { type: 'order', id: 100 } })))
					.status,
			).toBe(200);
			await until(() => started.length === 1);
			const forgeries = forgeriesOf({
				headers: hooks[0].headers,
				clientSecret: CLIENT_SECRET,
				scope: 'store/order/created',
				data: { type: 'order', id: 101 },
			});
			const forgery = forgeries.find((forgery) => forgery.name === name);
			expect(await deliver(hooks[0].destination, forgery?.headers ?? {}, forgery?.body)).toEqual({
				status: 401,
				text: '',
			});
			expect(started).toHaveLength(1);
		},
	);

	it('is also one that was delivered before and is replayed as it was: it is answered, and starts nothing', async () => {
		const { hooks, started } = await start({ events: ['store/order/created'], fetchRecord: false });
		const body = bodyOf({ scope: 'store/order/created', data: { type: 'order', id: 101 } });
		const headers = { ...hooks[0].headers, ...signatureOf(body, CLIENT_SECRET) };
		expect((await deliver(hooks[0].destination, headers, body)).status).toBe(200);
		await until(() => started.length === 1);
		expect(await deliver(hooks[0].destination, headers, body)).toEqual({ status: 200, text: '' });
		expect(started).toHaveLength(1);
	});

	it('is any that comes after the workflow was deactivated', async () => {
		const { hooks, started, deactivate, send } = await start({ events: ['store/order/created'] });
		await deactivate();
		expect(
			(await send(bodyOf({ scope: 'store/order/created', data: { type: 'order', id: 101 } })))
				.status,
		).toBe(401);
		expect(started).toEqual([]);
		expect(hooks).toHaveLength(1);
	});
});

describe('a delivery', () => {
	it('is answered 200 with no body, and comes with the record', async () => {
		const { send, started } = await start({ events: ['store/order/created'] });
		const createdAt = nowInSeconds();
		expect(
			await send(
				bodyOf({ scope: 'store/order/created', data: { type: 'order', id: 101 }, createdAt }),
			),
		).toEqual({ status: 200, text: '' });
		await until(() => started.length === 1);
		expect(started[0]).toEqual([
			{
				event: 'store/order/created',
				resource: 'order',
				change: 'created',
				id: 101,
				storeHash: 'hearth24kq',
				time: new Date(createdAt * 1000).toISOString(),
				data: { type: 'order', id: 101 },
				record: expect.objectContaining({ id: 101, billing_address: expect.any(Object) }),
			},
		]);
	});

	it('is taken unsigned from an account that never signed', async () => {
		const { hooks, started } = await start({ events: ['store/order/created'], fetchRecord: false });
		const body = bodyOf({ scope: 'store/order/created', data: { type: 'order', id: 101 } });
		expect((await deliver(hooks[0].destination, hooks[0].headers, body)).status).toBe(200);
		await until(() => started.length === 1);
	});

	it('is known again in another process, from what n8n saved', async () => {
		const first = await start({ events: ['store/order/created'], fetchRecord: false });
		const body = bodyOf({ scope: 'store/order/created', data: { type: 'order', id: 101 } });
		await first.send(body);
		await until(() => first.started.length === 1);
		const second = await start(
			{ events: ['store/order/created'], fetchRecord: false },
			'full',
			first.saved(),
		);
		await second.send(body);
		await second.send(bodyOf({ scope: 'store/order/created', data: { type: 'order', id: 102 } }));
		await until(() => second.started.length > 0);
		expect(second.started.map(([{ id }]) => id)).toEqual([102]);
	});

	it('that another process took, as in queue mode, is dropped by this one', async () => {
		const [one, other] = [
			await start({ events: ['store/order/created'], fetchRecord: false }),
			await start({ events: ['store/order/created'], fetchRecord: false }),
		];
		const [first, second, third] = [101, 102, 103].map((id) =>
			bodyOf({ scope: 'store/order/created', data: { type: 'order', id } }),
		);
		await one.send(first);
		await other.send(second);
		await until(() => one.started.length === 1 && other.started.length === 1);
		other.savedByAnother(one.memory());
		for (const body of [first, second, third]) await other.send(body);
		await until(() => other.started.length === 2);
		expect(other.started.flat().map(({ id }) => id)).toEqual([102, 103]);
		expect(String(other.memory())).toMatch(
			/orders%7C101 .*orders%7C102 .*orders%7C103|orders%7C102 .*orders%7C101 .*orders%7C103/,
		);
	});

	it('that arrives ten times at once starts one workflow', async () => {
		const { send, started } = await start({ events: ['store/order/created'], fetchRecord: false });
		const body = bodyOf({ scope: 'store/order/created', data: { type: 'order', id: 101 } });
		const answers = await Promise.all(Array.from({ length: 10 }, async () => await send(body)));
		expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
		await until(() => started.length > 0);
		expect(started).toHaveLength(1);
	});

	it('among many comes together with others, each once and with its own record', async () => {
		const { send, started } = await start({ events: ['store/product/updated'] });
		const ids = Array.from({ length: 90 }, (_, index) => 77 + (index % 10));
		const createdAt = nowInSeconds();
		const bodies = ids.map((id, index) =>
			bodyOf({
				scope: 'store/product/updated',
				data: { type: 'product', id },
				createdAt: createdAt - index,
			}),
		);
		const answers = await Promise.all([...bodies, ...bodies].map(async (body) => await send(body)));
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
		await until(() => started.flat().length >= bodies.length);
		expect(started.length).toBeLessThan(bodies.length / 2);
		expect(
			started
				.flat()
				.map(({ id, time }) => `${id} ${time}`)
				.sort(),
		).toEqual(
			ids.map((id, index) => `${id} ${new Date((createdAt - index) * 1000).toISOString()}`).sort(),
		);
		for (const { id, record } of started.flat()) expect(record).toMatchObject({ id });
	});

	it('among many is saved with the others, and known again in another process like the first and the last', async () => {
		const first = await start({ events: ['store/order/created'], fetchRecord: false });
		const bodies = Array.from({ length: 60 }, (_, id) =>
			bodyOf({ scope: 'store/order/created', data: { type: 'order', id } }),
		);
		const before = first.savings();
		await Promise.all(bodies.map(async (body) => await first.send(body)));
		await until(() => first.started.flat().length === bodies.length);
		expect(first.savings() - before).toBeLessThan(bodies.length / 2);
		const second = await start(
			{ events: ['store/order/created'], fetchRecord: false },
			'full',
			first.saved(),
		);
		for (const body of [
			...bodies,
			bodyOf({ scope: 'store/order/created', data: { type: 'order', id: 101 } }),
		])
			await second.send(body);
		await until(() => second.started.length > 0);
		expect(second.started.map(([{ id }]) => id)).toEqual([101]);
	});

	it('does not make BigCommerce wait for the record', async () => {
		const { send, started } = await start({ events: ['store/order/created'] });
		sandbox.settings.latency = 3000;
		const sentAt = Date.now();
		await send(bodyOf({ scope: 'store/order/created', data: { type: 'order', id: 101 } }));
		expect(Date.now() - sentAt).toBeLessThan(2500);
		expect(started).toEqual([]);
		sandbox.settings.latency = 0;
	});

	it('of an order made and changed within a second is two events, although their hash is the same', async () => {
		const { send, started } = await start({ events: ['store/order/*'], fetchRecord: false });
		const createdAt = nowInSeconds();
		for (const change of ['created', 'updated'])
			await send(
				bodyOf({ scope: `store/order/${change}`, data: { type: 'order', id: 101 }, createdAt }),
			);
		await until(() => started.length === 2);
		expect(started.map(([{ change }]) => change)).toEqual(['created', 'updated']);
	});

	it('that is a double comes too, marked, where doubles are asked for', async () => {
		const { send, started } = await start({
			events: ['store/order/created'],
			fetchRecord: false,
			options: { includeDuplicates: true },
		});
		const body = bodyOf({ scope: 'store/order/created', data: { type: 'order', id: 101 } });
		await send(body);
		await send(body);
		await until(() => started.length === 2);
		expect(started.map(([{ duplicate }]) => duplicate)).toEqual([undefined, true]);
	});

	it('comes raw where that is asked for, fields that are not known included', async () => {
		const { send, started } = await start({
			events: ['store/order/created'],
			options: { output: 'raw' },
		});
		const body = JSON.stringify({
			...JSON.parse(bodyOf({ scope: 'store/order/created', data: { type: 'order', id: 101 } })),
			future: { field: true },
		});
		await send(body);
		await until(() => started.length === 1);
		expect(started[0]).toEqual([
			{ ...JSON.parse(body), record: expect.objectContaining({ id: 101 }) },
		]);
	});
});
