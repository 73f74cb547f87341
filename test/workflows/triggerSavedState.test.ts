import { nowInSeconds } from '../support/deliveries';
import { created, nextSecond, prepareTriggers, until } from '../support/savedTriggers';
import { RAW } from '../support/triggerProxy';

const KEY = 'node:BigCommerce Trigger';

const { prepare, api, hooksOf, send } = prepareTriggers();

const MEMORY = {
	deliveries: '',
	records: '',
	startedAt: nowInSeconds(),
	lookedUntil: nowInSeconds(),
};
const memory = (changes: object) => ({ memory: JSON.stringify({ ...MEMORY, ...changes }) });
const ODD: Array<[what: string, saved: unknown]> = [
	['a memory that is no JSON', { memory: 'nonsense' }],
	['a memory that is an object', { memory: { toString: 1 } }],
	['a memory that is a number', { memory: 7 }],
	['a memory that is null', { memory: null }],
	['a memory that is a list', { memory: '[]' }],
	['records that are a list', memory({ records: [] })],
	[
		'records with a percent sign that stands for nothing',
		memory({ records: 'orders%7C1 a b 1,%ZZ a b 1,%E0%A4%A a b 1' }),
	],
	['records cut off', memory({ records: 'orders%7C1 a b 1,orders' })],
	['records without numbers', memory({ records: 'orders%7C101 - - 1, , ,,' })],
	['moments of 2099', memory({ startedAt: 4_070_908_800, lookedUntil: 4_070_908_800 })],
	[
		'a moment beyond every number',
		{ memory: JSON.stringify(MEMORY).replace(/"lookedUntil":\d+/, '"lookedUntil":1e999') },
	],
	['moments that are text', memory({ startedAt: 'now', lookedUntil: null })],
	['moments before the beginning', memory({ startedAt: -1e300, lookedUntil: -5 })],
	['a registration that is a text', { registration: 'registered' }],
	['a registration that is null', { registration: null }],
	['a registration that is a list', { registration: [1] }],
	['a registration without anything', { registration: {} }],
	[
		'a registration at no address',
		{
			registration: {
				version: '1',
				destination: 'nowhere',
				salt: 's',
				secretHash: 'h',
				storeHash: 'x',
				scopes: [],
				hooks: [],
				account: 'a',
			},
		},
	],
	[
		'a registration whose webhooks are odd',
		{
			registration: {
				version: '1',
				destination: 'https://n8n.example.com/',
				salt: 's',
				secretHash: 'h',
				storeHash: 'x',
				scopes: [],
				hooks: [{ id: 'x' }, null],
				account: 'a',
			},
		},
	],
	[
		'a registration of former times, with its secret',
		{
			registration: {
				version: '1',
				destination: 'https://n8n.example.com/',
				secret: 'A'.repeat(43),
				storeHash: 'hearth24kq',
				scopes: ['store/order/created'],
				hooks: [{ id: 1, scope: 'store/order/created' }],
				account: 'a',
			},
		},
	],
];

describe.each(['init', 'activate'] as const)('what was saved cannot be read (%s)', (mode) => {
	test.each(ODD)('%s counts as empty', async (_what, saved) => {
		const trigger = await prepare(
			{ events: ['store/order/created', 'store/order/updated'], fetchRecord: false },
			{ [KEY]: saved },
		);
		await trigger.activate(mode);
		const hooks = await hooksOf(trigger);
		expect(hooks.map(({ scope }) => scope).sort()).toEqual([
			'store/order/created',
			'store/order/updated',
		]);
		for (const id of [101, 102]) expect(await send(hooks[0], created(id))).toBe(200);
		await until(() => trigger.started.length >= 2);
		expect(
			trigger.started
				.flat()
				.filter(({ caughtUp }) => !caughtUp)
				.map(({ id }) => id),
		).toEqual([101, 102]);
		await nextSecond();
		await api('PUT', '/v2/orders/103', { staff_notes: 'changed' });
		expect((await trigger.poll()).map(({ id }) => id)).toEqual([103]);
		expect(JSON.stringify(trigger.saved())).not.toContain('A'.repeat(43));
		expect(trigger.logged.join('\n')).not.toMatch(RAW);
		await trigger.deactivate();
		expect(await hooksOf(trigger)).toEqual([]);
	});
});

test('what another process saved and cannot be read is no reason to forget', async () => {
	const trigger = await prepare({ events: ['store/order/created'], fetchRecord: false });
	await trigger.activate();
	const [hook] = await hooksOf(trigger);
	const body = created(101);
	expect(await send(hook, body)).toBe(200);
	await until(() => trigger.started.length === 1);
	trigger.savedByAnother('{"deliveries":"","records":"%ZZ a b 1"}');
	expect(await send(hook, body)).toBe(200);
	expect(await send(hook, created(102))).toBe(200);
	await until(() => trigger.started.length === 2);
	expect(trigger.started.flat().map(({ id }) => id)).toEqual([101, 102]);
});

test('what a worker overwrote with an older copy is saved again with the next event, and nothing is reported twice', async () => {
	const trigger = await prepare({ events: ['store/order/created'], fetchRecord: false });
	await trigger.activate();
	const [hook] = await hooksOf(trigger);
	// A worker saves the data of all nodes as it was when its execution started.
	const older = trigger.memory();
	expect(await send(hook, created(101))).toBe(200);
	await until(() => trigger.started.length === 1);
	trigger.savedByAnother(older);
	expect(await trigger.poll()).toEqual([]);
	expect(await send(hook, created(101))).toBe(200);
	expect(await send(hook, created(102))).toBe(200);
	await until(() => trigger.started.length === 2);
	expect(trigger.started.flat().map(({ id }) => id)).toEqual([101, 102]);

	const savedDeliveries = () =>
		(JSON.parse(String(trigger.memory())) as { deliveries: string }).deliveries.split(',');
	await until(() => savedDeliveries().length === 2);

	// Another process knows only what was saved.
	const other = await prepare(
		{ events: ['store/order/created'], fetchRecord: false },
		trigger.saved(),
	);
	const same = { ...hook, destination: other.address };
	for (const id of [101, 102, 103]) expect(await send(same, created(id))).toBe(200);
	await until(() => other.started.length > 0);
	expect(other.started.flat().map(({ id }) => id)).toEqual([103]);
});

test('a process that hears of no delivery asks at the address of the webhooks, proves itself, and is answered', async () => {
	const trigger = await prepare({ events: ['store/order/updated'] });
	await trigger.activate();
	await nextSecond();
	await api('PUT', '/v2/orders/101', { staff_notes: 'missed' });
	expect((await trigger.poll()).map(({ id }) => id)).toEqual([101]);
	expect(trigger.questions).toEqual([200]);
	expect(trigger.logged.join('\n')).not.toContain('could not reach n8n at its own address');
});
