import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/server';
import { speedUpWaits } from '../support/quickClock';
import { as, sandboxForTests } from '../support/sandbox';
import { startTrigger } from '../support/trigger';
import {
	PAGE,
	startTriggerBehindProxy,
	type Answered,
	type TriggerBehindProxy,
} from '../support/triggerProxy';

speedUpWaits();

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => await sandbox.close());

const running: Array<{ close(): Promise<void> }> = [];
beforeEach(() => {
	sandbox.reset();
	sandbox.webhooks.settings.drop = 1;
});
afterEach(async () => {
	jest.restoreAllMocks();
	for (const record of running.splice(0)) await record.close();
});

const EVENT = 'store/order/updated';

/** A trigger that was activated a second ago. */
async function begin(delivery: string): Promise<TriggerBehindProxy> {
	const behind = await startTriggerBehindProxy(sandbox, {
		delivery,
		events: [EVENT],
		options: { checkEvery: 0 },
	});
	running.push(behind);
	await behind.trigger.activate();
	await nextSecond();
	return behind;
}

const nextSecond = async () => await new Promise((resolve) => setTimeout(resolve, 1_050));
const brief = (items: IDataObject[]) => items.map(({ event, id }) => [event, id]);

async function changeOrder(id: number) {
	await fetch(`${sandbox.url}/stores/hearth24kq/v2/orders/${id}`, {
		method: 'PUT',
		headers: { 'X-Auth-Token': 'sandbox-token-full-access', 'content-type': 'application/json' },
		body: JSON.stringify({ staff_notes: `Note ${Date.now()}` }),
	});
}

const now = Date.now.bind(Date);
/** Ten minutes pass, many times what two checks have in common. */
const passTime = () => jest.spyOn(Date, 'now').mockImplementation(() => now() + 600_000);

/** A check, where the list of orders is answered by something else, and BigCommerce's clock differs by some seconds. */
async function check(
	{ proxy, trigger }: TriggerBehindProxy,
	answer: (answered: Answered) => Partial<Answered> = () => ({}),
	apart = 0,
) {
	proxy.meddle(({ path }, answered) => {
		const changed = path === '/orders' ? answer(answered) : {};
		const date = new Date(Date.now() + apart * 1_000).toUTCString();
		return { ...changed, headers: { ...changed.headers, date } };
	});
	return brief(await trigger.poll());
}

describe.each(['webhooks', 'polling'])('with %s, ten minutes later', (delivery) => {
	test.each<[what: string, answer: (answered: Answered) => Partial<Answered>]>([
		['a page', () => PAGE],
		['a refusal', () => ({ status: 400, body: '{"status":400,"title":"No"}' })],
		['a part of the list', () => ({ status: 207 })],
		[
			'records without dates',
			({ body }) => ({ body: body.replaceAll(/"date_(created|modified)": ?"[^"]*",?/g, '') }),
		],
	])('a check that gets %s leaves the change to the next one', async (_what, answer) => {
		const behind = await begin(delivery);
		await changeOrder(101);
		passTime();
		expect(await check(behind, answer).catch(() => [])).toEqual([]);
		expect(await check(behind)).toEqual([[EVENT, 101]]);
	});

	test('a date an hour ahead at one check hides nothing from the next one', async () => {
		const behind = await begin(delivery);
		await changeOrder(101);
		expect(await check(behind, undefined, 3_600)).toEqual([[EVENT, 101]]);
		await nextSecond();
		await changeOrder(102);
		passTime();
		expect(await check(behind)).toEqual([[EVENT, 102]]);
	});
});

test('a time that was saved an hour ahead hides no change of the last minute', async () => {
	const seconds = Math.floor(now() / 1_000);
	await changeOrder(101);
	await nextSecond();
	const memory = JSON.stringify({
		deliveries: '',
		records: '',
		startedAt: seconds - 3_600,
		lookedUntil: seconds + 3_600,
	});
	const trigger = await startTrigger({
		parameters: { delivery: 'polling', events: [EVENT], options: { checkEvery: 0 } },
		use: as(sandbox, 'full').use,
		staticData: { 'node:BigCommerce Trigger': { memory } },
	});
	running.push(trigger);
	await trigger.activate('init');
	expect(brief(trigger.started.flat())).toEqual([[EVENT, 101]]);
});
