import chunk from 'lodash/chunk';

import type { Sandbox } from '../../sandbox/server';
import { speedUpWaits } from '../support/quickClock';
import { as, sandboxForTests } from '../support/sandbox';
import { startTrigger, type TriggerSetup } from '../support/trigger';
import {
	PAGE,
	RAW,
	startTriggerBehindProxy,
	startTriggerProxy,
	type Answered,
	type Meddle,
	type TriggerProxy,
} from '../support/triggerProxy';

speedUpWaits();

let sandbox: Sandbox;
let proxy: TriggerProxy;
beforeAll(async () => {
	sandbox = await sandboxForTests();
	proxy = await startTriggerProxy(sandbox);
});
afterAll(async () => {
	await proxy.close();
	await sandbox.close();
});

const running: Array<{ close(): Promise<void> }> = [];
beforeEach(() => {
	sandbox.reset();
	proxy.meddle();
	sandbox.webhooks.settings.drop = 1;
});
afterEach(async () => {
	for (const record of running.splice(0)) await record.close();
});

async function prepare(parameters: TriggerSetup['parameters']) {
	const trigger = await startTrigger({
		parameters: { ...parameters, options: { checkEvery: 0 } },
		use: as(sandbox, 'full', { sandboxUrl: proxy.url }).use,
	});
	running.push(trigger);
	return trigger;
}

async function prepareBehind(parameters: TriggerSetup['parameters']) {
	const behind = await startTriggerBehindProxy(sandbox, {
		...parameters,
		options: { checkEvery: 0 },
	});
	running.push(behind);
	return behind;
}

async function api(method: string, path: string, body?: object) {
	const response = await fetch(`${sandbox.url}/stores/hearth24kq${path}`, {
		method,
		headers: { 'X-Auth-Token': 'sandbox-token-full-access', 'content-type': 'application/json' },
		...(body ? { body: JSON.stringify(body) } : {}),
	});
	return JSON.parse(await response.text());
}

let count = 0;
const changeOrder = async (id: number) =>
	await api('PUT', `/v2/orders/${id}`, { staff_notes: `Note ${(count += 1)}` });
const nextSecond = async () => await new Promise((resolve) => setTimeout(resolve, 1_050));
const brief = (items: Array<Record<string, unknown>>) => items.map(({ event, id }) => [event, id]);

/** The records of a list as the sandbox gave them, changed. */
const edit =
	(change: (records: Array<Record<string, unknown>>) => unknown) =>
	({ body }: Answered): Partial<Answered> => {
		const content: unknown = body === '' ? [] : JSON.parse(body);
		const isBare = Array.isArray(content);
		const changed = change(
			(isBare ? content : (content as { data: unknown }).data) as Array<Record<string, unknown>>,
		);
		return {
			status: 200,
			body: JSON.stringify(isBare ? changed : { ...(content as object), data: changed }),
		};
	};
const without = (...fields: string[]) =>
	edit((records) =>
		records.map((record) =>
			Object.fromEntries(Object.entries(record).filter(([name]) => !fields.includes(name))),
		),
	);

const ODD: Array<[what: string, answer: (answered: Answered) => Partial<Answered>]> = [
	['a page', () => PAGE],
	['a page that says it is JSON', () => ({ ...PAGE, headers: {} })],
	['a blank', () => ({ status: 200, body: '' })],
	['null', () => ({ status: 200, body: 'null' })],
	['an object in place of a list', () => ({ status: 200, body: '{"message":"ok"}' })],
	['an envelope without a list', () => ({ status: 200, body: '{"data":{},"meta":{}}' })],
	['an envelope with nothing', () => ({ status: 200, body: '{"data":null,"meta":{}}' })],
	[
		'half of the JSON',
		({ body }) => ({ status: 200, body: body.slice(0, Math.ceil(body.length / 2)) }),
	],
	['a text', () => ({ status: 200, body: '"ok"' })],
	['records that are null', () => ({ status: 200, body: '[null,null]' })],
	['records without their IDs', without('id')],
	['records without their dates', without('date_modified', 'date_created')],
	[
		'records with dates that are none',
		edit((records) =>
			records.map((record) => ({
				...record,
				date_modified: 'yesterday',
				date_created: { day: 1 },
			})),
		),
	],
	[
		'records whose IDs are objects',
		edit((records) => records.map((record) => ({ ...record, id: { toString: 1 } }))),
	],
	['a part of the list (207)', () => ({ status: 207 })],
	[
		'records nested by the thousand',
		({ body }) => ({
			status: 200,
			body: body.replace(/"id": ?\d+/, `$&,"more":${'['.repeat(5000)}${']'.repeat(5000)}`),
		}),
	],
];

const LISTS: Array<[list: string, event: string, change: () => Promise<number>]> = [
	[
		'/orders',
		'store/order/updated',
		async () => {
			await changeOrder(101);
			return 101;
		},
	],
	[
		'/customers',
		'store/customer/updated',
		async () => {
			await api('PUT', '/v3/customers', [{ id: 3, first_name: `Changed ${(count += 1)}` }]);
			return 3;
		},
	],
];

describe.each(['webhooks', 'polling'])('with %s', (delivery) => {
	// An account has ten webhooks per event; polling registers none.
	const cases = LISTS.flatMap(([list, event, change]) =>
		chunk(ODD, delivery === 'polling' ? ODD.length : 8).map((some) => ({
			list,
			event,
			change,
			some,
			from: some[0][0],
		})),
	);

	test.each(cases)(
		'nothing is missed where the list $list is answered by something else, $from and others: the next check reads it again',
		async ({ list, event, change, some }) => {
			const all = await Promise.all(
				some.map(async ([what, answer]) => ({
					what,
					answer,
					...(await prepareBehind({ delivery, events: [event] })),
				})),
			);
			await Promise.all(all.map(async ({ trigger }) => await trigger.activate()));
			await nextSecond();
			const id = await change();
			for (const value of all)
				value.proxy.meddle(({ path }, answered) =>
					path === list ? value.answer(answered) : undefined,
				);
			const outcomes = await Promise.all(
				all.map(async ({ trigger }) => await trigger.poll().catch((error: Error) => error.message)),
			);
			await nextSecond();
			for (const value of all) value.proxy.meddle();
			const caughtUp = await Promise.all(
				all.map(async ({ trigger }) => brief(await trigger.poll())),
			);
			const then = await Promise.all(all.map(async ({ trigger }) => await trigger.poll()));

			// Polling has nothing else to go by and says so; with webhooks, the log does.
			const said =
				delivery === 'polling'
					? expect.stringMatching(
							/^BigCommerce('s answer could not be read| answered with something that is not| could not)/,
						)
					: [];
			expect(
				all.map(({ what }, index) => [what, outcomes[index], caughtUp[index], then[index]]),
			).toEqual(all.map(({ what }) => [what, said, [[event, id]], []]));
			expect(JSON.stringify(outcomes)).not.toMatch(RAW);
		},
	);

	test('one record that cannot be read takes no other with it, and is looked for again', async () => {
		const trigger = await prepare({ delivery, events: ['store/order/updated'] });
		await trigger.activate();
		await nextSecond();
		await changeOrder(101);
		await changeOrder(102);
		const spoil: Meddle = ({ path }, answered) =>
			path === '/orders'
				? edit((records) => [
						null,
						...records.map((record) =>
							record.id === 102 ? { ...record, date_modified: '', date_created: '' } : record,
						),
					])(answered)
				: undefined;
		proxy.meddle(spoil);
		expect(brief(await trigger.poll())).toEqual([['store/order/updated', 101]]);
		await nextSecond();
		await trigger.poll().catch(() => []);
		proxy.meddle();
		expect(brief(await trigger.poll())).toEqual([['store/order/updated', 102]]);
	});
});

describe('a date that a server slips', () => {
	const YEARS: Array<[when: string, date: string]> = [
		['2099', 'Thu, 01 Jan 2099 00:00:00 GMT'],
		['1970', 'Thu, 01 Jan 1970 00:00:00 GMT'],
		['no date', 'soon'],
	];

	test.each(YEARS)(
		'at the first look, %s: nothing old comes, and what changes next does',
		async (_when, date) => {
			await changeOrder(103);
			await nextSecond();
			const trigger = await prepare({ delivery: 'polling', events: ['store/order/updated'] });
			proxy.meddle(() => ({ headers: { date } }));
			await trigger.activate();
			expect(trigger.started).toEqual([]);
			proxy.meddle();
			await nextSecond();
			await changeOrder(101);
			expect(brief(await trigger.poll())).toEqual([['store/order/updated', 101]]);
		},
	);

	test.each(YEARS)('at a later look, %s: nothing is missed or told twice', async (_when, date) => {
		const trigger = await prepare({ delivery: 'polling', events: ['store/order/updated'] });
		await trigger.activate();
		await nextSecond();
		await changeOrder(101);
		proxy.meddle(() => ({ headers: { date } }));
		expect(brief(await trigger.poll())).toEqual([['store/order/updated', 101]]);
		await nextSecond();
		await changeOrder(102);
		expect(brief(await trigger.poll())).toEqual([['store/order/updated', 102]]);
		proxy.meddle();
		await nextSecond();
		await changeOrder(103);
		expect(brief(await trigger.poll())).toEqual([['store/order/updated', 103]]);
		expect(await trigger.poll()).toEqual([]);
	});

	test('of a record: in 2099 it comes once, and hides no other, also in another process', async () => {
		const spoil: Meddle = ({ path }, answered) =>
			path === '/orders'
				? edit((records) =>
						records.map((record) =>
							record.id === 101
								? { ...record, date_modified: 'Thu, 01 Jan 2099 00:00:00 +0000' }
								: record,
						),
					)(answered)
				: undefined;
		const trigger = await prepare({ delivery: 'polling', events: ['store/order/updated'] });
		await trigger.activate();
		await nextSecond();
		await changeOrder(101);
		proxy.meddle(spoil);
		expect(brief(await trigger.poll())).toEqual([['store/order/updated', 101]]);
		await nextSecond();
		await changeOrder(102);
		expect(brief(await trigger.poll())).toEqual([['store/order/updated', 102]]);
		const second = await startTrigger({
			parameters: { delivery: 'polling', events: ['store/order/updated'], options: {} },
			use: as(sandbox, 'full', { sandboxUrl: proxy.url }).use,
			staticData: trigger.saved(),
		});
		running.push(second);
		await nextSecond();
		await changeOrder(103);
		await second.activate('init');
		expect(brief(second.started.flat())).toEqual([['store/order/updated', 103]]);
	});
});

test('an activation whose first look fails starts from then, and not from what was before the workflow was switched off', async () => {
	const trigger = await prepare({ events: ['store/order/updated'] });
	await trigger.activate();
	await trigger.deactivate();
	await nextSecond();
	await changeOrder(101);
	await nextSecond();
	let looks = 0;
	// Once to register the webhooks; the second is the check's.
	proxy.meddle(({ method, path }) =>
		method === 'GET' && path === '/hooks' && (looks += 1) >= 2 ? PAGE : undefined,
	);
	await trigger.activate();
	expect(looks).toBeGreaterThanOrEqual(2);
	proxy.meddle();
	expect(trigger.started).toEqual([]);
	expect(await trigger.poll()).toEqual([]);
	await nextSecond();
	await changeOrder(102);
	expect(brief(await trigger.poll())).toEqual([['store/order/updated', 102]]);
});
