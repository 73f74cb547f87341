import type { IDataObject } from 'n8n-workflow';

import { deliver, signatureOf } from '../support/deliveries';
import { as } from '../support/sandbox';
import { CLIENT_SECRET, created, prepareTriggers, TOKEN, until } from '../support/savedTriggers';
import type { RunningTrigger } from '../support/trigger';

const KEY = 'node:BigCommerce Trigger';

const { sandbox, prepare, hooksOf, send } = prepareTriggers();

const registrationIn = (trigger: RunningTrigger) =>
	(trigger.saved()[KEY] as IDataObject).registration as IDataObject;

describe('the secret of the webhooks', () => {
	test('is nowhere in what n8n keeps with the workflow, nor is anything from which it could be made', async () => {
		const trigger = await prepare({ events: ['store/order/created', 'store/product/*'] });
		await trigger.activate();
		const [{ headers }] = await hooksOf(trigger);
		const secret = headers['X-N8n-Trigger-Secret'];
		await send((await hooksOf(trigger))[0], created(101));
		await trigger.poll();
		const saved = JSON.stringify(trigger.saved());
		for (const text of [
			secret,
			TOKEN,
			CLIENT_SECRET,
			Buffer.from(secret).toString('base64'),
			Buffer.from(secret).toString('hex'),
		])
			expect(saved).not.toContain(text);
		expect(Object.keys(registrationIn(trigger)).sort()).toEqual([
			'account',
			'destination',
			'hooks',
			'salt',
			'scopes',
			'secretHash',
			'storeHash',
			'version',
		]);
		// None of what is kept opens the door.
		for (const text of Object.values(registrationIn(trigger)).filter(
			(value) => typeof value === 'string',
		)) {
			expect(
				(
					await deliver(
						`${(await hooksOf(trigger))[0].destination}`,
						{ ...headers, 'X-N8n-Trigger-Secret': text },
						created(102),
					)
				).status,
			).toBe(401);
		}
		expect(trigger.logged.join('\n')).not.toContain(secret);
	});

	test('stays the same when n8n starts again, and the headers keep their names', async () => {
		const first = await prepare({ events: ['store/order/created'], fetchRecord: false });
		await first.activate();
		const before = await hooksOf(first);
		expect(Object.keys(before[0].headers).sort()).toEqual([
			'X-N8n-Trigger',
			'X-N8n-Trigger-Secret',
		]);
		await first.activate('init');
		expect(await hooksOf(first)).toEqual(before);
	});

	test('is another one after the workflow was published again', async () => {
		const trigger = await prepare({ events: ['store/order/created'] });
		await trigger.activate();
		const [{ headers: before }] = await hooksOf(trigger);
		await trigger.deactivate();
		await trigger.activate();
		const [after] = await hooksOf(trigger);
		expect(after.headers['X-N8n-Trigger-Secret']).not.toBe(before['X-N8n-Trigger-Secret']);
		expect(
			(
				await deliver(
					after.destination,
					{ ...before, ...signatureOf(created(101), CLIENT_SECRET) },
					created(101),
				)
			).status,
		).toBe(401);
	});

	test('is known to a process that was told of it by what n8n saved', async () => {
		const first = await prepare({ events: ['store/order/created'], fetchRecord: false });
		await first.activate();
		const [hook] = await hooksOf(first);
		// A process that only takes deliveries: it registered nothing.
		const second = await prepare(
			{ events: ['store/order/created'], fetchRecord: false },
			first.saved(),
		);
		const destination = hook.destination.replace(first.address, second.address);
		expect(await send({ ...hook, destination }, created(101))).toBe(200);
		await until(() => second.started.length === 1);
		expect(
			(
				await deliver(
					destination,
					{ ...hook.headers, 'X-N8n-Trigger-Secret': 'A'.repeat(43) },
					created(102),
				)
			).status,
		).toBe(401);
	});

	test('follows the token: with another one in the credential, the next check registers the webhooks with another secret', async () => {
		const use = as(sandbox(), 'full').use;
		const trigger = await prepare(
			{ events: ['store/order/created'], fetchRecord: false, options: { reportRepairs: true } },
			undefined,
			{ use },
		);
		await trigger.activate();
		const [before] = await hooksOf(trigger);
		const other = sandbox().accounts.find(({ id }) => id === 'orders');
		use.credentials.full = {
			...use.credentials.full,
			accessToken: String(other?.accessToken),
			clientId: String(other?.clientId),
			clientSecret: String(other?.clientSecret),
		};
		const [{ repairs }] = await trigger.poll();
		expect(repairs).toEqual(['Registered the webhook for "Order Created".']);
		const [after] = await hooksOf(trigger, other?.accessToken);
		expect(after.headers['X-N8n-Trigger-Secret']).not.toBe(before.headers['X-N8n-Trigger-Secret']);
		const body = created(101);
		expect(
			(
				await deliver(
					after.destination,
					{ ...after.headers, ...signatureOf(body, String(other?.clientSecret)) },
					body,
				)
			).status,
		).toBe(200);
		expect(await send(before, created(102))).toBe(401);
		expect(
			trigger.logged.filter((text) =>
				text.startsWith(
					'1 webhooks of this workflow belong to the API account that was chosen before',
				),
			),
		).toHaveLength(1);
	});
});
