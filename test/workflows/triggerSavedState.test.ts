import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/server';
import { bodyOf, deliver, nowInSeconds, signatureOf } from '../support/deliveries';
import { as, sandboxForTests } from '../support/sandbox';
import { startTrigger, type RunningTrigger, type TriggerSetup } from '../support/trigger';
import { RAW } from '../support/triggerProxy';

const CLIENT_SECRET = 'sandbox-secret-full-access';
const TOKEN = 'sandbox-token-full-access';
const KEY = 'node:BigCommerce Trigger';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await sandboxForTests();
});
afterAll(async () => await sandbox.close());

const running: RunningTrigger[] = [];
beforeEach(() => {
	sandbox.reset();
	sandbox.webhooks.settings.drop = 1;
});
afterEach(async () => {
	for (const trigger of running.splice(0)) await trigger.close();
});

interface Hook {
	id: number;
	scope: string;
	destination: string;
	headers: Record<string, string>;
}

async function prepare(
	parameters: TriggerSetup['parameters'],
	staticData?: object,
	more: Partial<TriggerSetup> = {},
) {
	const trigger = await startTrigger({
		parameters: { ...parameters, options: { checkEvery: 0, ...(parameters.options as object) } },
		use: as(sandbox, 'full').use,
		...(staticData ? { staticData: staticData as IDataObject } : {}),
		...more,
	});
	running.push(trigger);
	return trigger;
}

async function api(method: string, path: string, body?: object, token = TOKEN) {
	const response = await fetch(`${sandbox.url}/stores/hearth24kq${path}`, {
		method,
		headers: { 'X-Auth-Token': token, 'content-type': 'application/json' },
		...(body ? { body: JSON.stringify(body) } : {}),
	});
	return JSON.parse(await response.text());
}

const hooksOf = async ({ address }: RunningTrigger, token?: string) =>
	((await api('GET', '/v3/hooks?limit=250', undefined, token)).data as Hook[]).filter(
		({ destination }) => destination.startsWith(address),
	);
const send = async ({ destination, headers }: Hook, body: string) =>
	(await deliver(destination, { ...headers, ...signatureOf(body, CLIENT_SECRET) }, body)).status;
const created = (id: number) =>
	bodyOf({ scope: 'store/order/created', data: { type: 'order', id } });
const nextSecond = async () => await new Promise((resolve) => setTimeout(resolve, 1_050));
const registrationIn = (trigger: RunningTrigger) =>
	(trigger.saved()[KEY] as IDataObject).registration as IDataObject;

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
		const use = as(sandbox, 'full').use;
		const trigger = await prepare(
			{ events: ['store/order/created'], fetchRecord: false, options: { reportRepairs: true } },
			undefined,
			{ use },
		);
		await trigger.activate();
		const [before] = await hooksOf(trigger);
		const other = sandbox.accounts.find(({ id }) => id === 'orders');
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

test('a process that hears of no delivery asks at the address of the webhooks, proves itself, and is answered', async () => {
	const trigger = await prepare({ events: ['store/order/updated'] });
	await trigger.activate();
	await nextSecond();
	await api('PUT', '/v2/orders/101', { staff_notes: 'missed' });
	expect((await trigger.poll()).map(({ id }) => id)).toEqual([101]);
	expect(trigger.questions).toEqual([200]);
	expect(trigger.logged.join('\n')).not.toContain('could not reach n8n at its own address');
});

async function until(holds: () => boolean): Promise<void> {
	for (let tries = 0; !holds() && tries < 300; tries += 1)
		await new Promise((resolve) => setTimeout(resolve, 20));
	expect(holds()).toBe(true);
}
