import type { Sandbox } from '../../sandbox/server';
import { loadOptions } from '../support/node';
import { as, sandboxForTests } from '../support/sandbox';
import { startTrigger, type TriggerSetup } from '../support/trigger';
import {
	PAGE,
	RAW,
	startTriggerBehindProxy,
	startTriggerProxy,
	type Answered,
	type TriggerBehindProxy,
	type TriggerProxy,
} from '../support/triggerProxy';

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
beforeEach(async () => {
	sandbox.reset();
	proxy.meddle();
	for (const { id } of await hooks()) await api('DELETE', `/v3/hooks/${id}`);
});
afterEach(async () => {
	for (const trigger of running.splice(0)) await trigger.close();
});

interface Hook {
	id: number;
	scope: string;
	destination: string;
	is_active: boolean;
	headers: Record<string, string> | null;
}

async function api(method: string, path: string, body?: object) {
	const response = await fetch(`${sandbox.url}/stores/hearth24kq${path}`, {
		method,
		headers: { 'X-Auth-Token': 'sandbox-token-full-access', 'content-type': 'application/json' },
		...(body ? { body: JSON.stringify(body) } : {}),
	});
	return (await response.json()) as { data: Hook[] };
}

const hooks = async () => (await api('GET', '/v3/hooks?limit=250')).data;
const scopes = async () => (await hooks()).map(({ scope }) => scope).sort();

async function prepare(parameters: TriggerSetup['parameters']) {
	const trigger = await startTrigger({
		parameters,
		use: as(sandbox, 'full', { sandboxUrl: proxy.url }).use,
	});
	running.push(trigger);
	return trigger;
}

/** The list of webhooks as BigCommerce would give it, with one more in it. */
const withForeign = (foreign: unknown) => {
	proxy.meddle(({ method, path }, { body }) => {
		if (method !== 'GET' || path !== '/hooks') return undefined;
		const content = JSON.parse(body) as { data: unknown[] };
		return { body: JSON.stringify({ ...content, data: [foreign, ...content.data] }) };
	});
};

const FOREIGN: Array<[what: string, hook: unknown]> = [
	['null', null],
	['a text', 'webhook'],
	['a number', 7],
	['a list', []],
	['an empty object', {}],
	[
		'one without an ID',
		{ scope: 'store/order/created', destination: 'https://elsewhere.example.com', is_active: true },
	],
	[
		'one whose ID is text',
		{
			id: 'abc',
			scope: 'store/order/created',
			destination: 'https://elsewhere.example.com',
			is_active: true,
		},
	],
	['one whose ID is an object', { id: { $oid: '1' }, scope: 'store/order/created' }],
	[
		'one without a destination, as for Pub/Sub',
		{ id: 900001, scope: 'store/order/created', is_active: true, topic: 'projects/x/topics/y' },
	],
	['one without a scope', { id: 900002, destination: 'https://elsewhere.example.com' }],
	[
		'one whose is_active is a number',
		{
			id: 900003,
			scope: 'store/order/created',
			destination: 'https://elsewhere.example.com',
			is_active: 1,
		},
	],
	[
		'one whose headers are a list',
		{
			id: 900004,
			scope: 'store/order/created',
			destination: 'https://elsewhere.example.com',
			is_active: true,
			headers: [{ name: 'X', value: 'Y' }],
		},
	],
	[
		'one whose headers are a text',
		{
			id: 900005,
			scope: 'store/order/created',
			destination: 'https://elsewhere.example.com',
			is_active: true,
			headers: 'X: Y',
		},
	],
	[
		'one whose headers hold lists and null',
		{
			id: 900006,
			scope: 'store/order/created',
			destination: 'https://elsewhere.example.com',
			is_active: true,
			headers: { 'X-N8n-Trigger': ['a'], other: null },
		},
	],
	[
		'one whose scope is an object',
		{
			id: 900007,
			scope: { name: 'store/order/created' },
			destination: ['https://elsewhere.example.com'],
			is_active: 'yes',
		},
	],
	[
		'one with something new in it',
		{
			id: 900008,
			scope: 'store/order/created',
			destination: 'https://elsewhere.example.com',
			is_active: true,
			retries: { max: 3 },
			version: 2,
		},
	],
];

describe('a webhook of somebody else', () => {
	test.each(FOREIGN)(
		'%s: hinders neither publishing nor checking nor unpublishing, and is left alone',
		async (_what, foreign) => {
			withForeign(foreign);
			const trigger = await prepare({
				events: ['store/order/created', 'store/product/*'],
				options: { checkEvery: 0 },
			});
			await trigger.activate();
			expect(await scopes()).toEqual(['store/order/created', 'store/product/*']);
			const before = await hooks();
			await trigger.activate('init');
			expect(await trigger.poll()).toEqual([]);
			expect(await hooks()).toEqual(before);
			proxy.taken();
			await trigger.deactivate();
			expect(await hooks()).toEqual([]);
			const removed = proxy
				.taken()
				.filter(({ method }) => method === 'DELETE')
				.map(({ path }) => path);
			expect(removed.sort()).toEqual(before.map(({ id }) => `/hooks/${id}`).sort());
		},
	);
});

const NO_LIST: Array<[what: string, answer: Partial<Answered>]> = [
	['a page', PAGE],
	['a blank', { status: 200, body: '' }],
	['null', { status: 200, body: 'null' }],
	['a bare list', { status: 200, body: '[]' }],
	['an envelope with an object', { status: 200, body: '{"data":{"id":1},"meta":{}}' }],
	['half of the JSON', { status: 200, body: '{"data":[{"id":1' }],
	['500', { status: 500, body: '{"title":"Internal Server Error"}' }],
];
/** To a deletion, BigCommerce may answer anything that is JSON, or nothing. */
const NOT_REMOVED = NO_LIST.filter(([what]) =>
	['a page', 'half of the JSON', '500'].includes(what),
);

describe('where BigCommerce answers for its webhooks with something else', () => {
	/** One trigger for each answer, all at the same time. */
	const forEach = async <Result>(
		answers: typeof NO_LIST,
		run: (trigger: TriggerBehindProxy, answer: Partial<Answered>) => Promise<Result>,
	): Promise<Array<[string, Result]>> =>
		await Promise.all(
			answers.map(async ([what, answer]): Promise<[string, Result]> => {
				const behind = await startTriggerBehindProxy(sandbox, {
					events: ['store/order/created', 'store/order/updated'],
					options: { checkEvery: 0 },
				});
				running.push(behind);
				return [what, await run(behind, answer)];
			}),
		);
	const hooksOf = async ({ trigger: { address } }: TriggerBehindProxy) =>
		(await hooks()).filter(({ destination }) => destination.startsWith(address));
	const all = <Result>(result: Result, answers = NO_LIST) =>
		answers.map(([what]) => [what, result]);

	test('publishing says so in a sentence, and registers nothing', async () => {
		const outcomes = await forEach(NO_LIST, async ({ trigger, proxy: own }, answer) => {
			own.meddle(({ path }) => (path === '/hooks' ? answer : undefined));
			return await trigger.activate().then(
				() => 'It went well.',
				({ message }: Error) => message,
			);
		});
		expect(outcomes).toEqual(
			all(
				expect.stringMatching(
					/^BigCommerce('s answer could not be read| answered with something that is not| could not answer)/,
				),
			),
		);
		expect(JSON.stringify(outcomes)).not.toMatch(RAW);
		expect(await hooks()).toEqual([]);
	});

	test('when n8n starts, the workflow is active all the same, and the next check puts its webhooks right', async () => {
		const outcomes = await forEach(NO_LIST, async (behind, answer) => {
			await behind.trigger.activate();
			const [{ id }] = await hooksOf(behind);
			await api('PUT', `/v3/hooks/${id}`, { is_active: false });
			behind.proxy.meddle(({ path }) => (path === '/hooks' ? answer : undefined));
			await behind.trigger.activate('init');
			const between = (await hooksOf(behind)).map(({ is_active: isActive }) => isActive).sort();
			behind.proxy.meddle();
			await behind.trigger.poll();
			return [between, (await hooksOf(behind)).map(({ is_active: isActive }) => isActive)];
		});
		expect(outcomes).toEqual(
			all([
				[false, true],
				[true, true],
			]),
		);
	});

	test('unpublishing removes the webhooks that the node remembers', async () => {
		const outcomes = await forEach(NO_LIST, async (behind, answer) => {
			await behind.trigger.activate();
			behind.proxy.meddle(({ method, path }) =>
				method === 'GET' && path === '/hooks' ? answer : undefined,
			);
			await behind.trigger.deactivate();
			return [
				await hooksOf(behind),
				behind.trigger.logged.filter((each) => /stay registered|could not be removed/.test(each)),
			];
		});
		expect(outcomes).toEqual(all([[], []]));
	});

	test('also to a removal: unpublishing goes on, the log says what may stay, and publishing again takes it over', async () => {
		const outcomes = await forEach(NOT_REMOVED, async (behind, answer) => {
			await behind.trigger.activate();
			const [{ id }] = await hooksOf(behind);
			behind.proxy.meddle(({ method, path }) =>
				(method === 'GET' && path === '/hooks') || path === `/hooks/${id}` ? answer : undefined,
			);
			await behind.trigger.deactivate();
			const { registration } = behind.trigger.saved()['node:BigCommerce Trigger'] as {
				registration?: object;
			};
			behind.proxy.meddle();
			await behind.trigger.activate();
			return {
				registration,
				logged: behind.trigger.logged.filter((each) => each.includes('may stay registered')),
				scopes: (await hooksOf(behind)).map(({ scope }) => scope).sort(),
			};
		});
		const logged = [
			expect.stringMatching(
				/^Webhooks of this workflow may stay registered at BigCommerce \(1\): BigCommerce.*\. They are removed when/,
			),
		];
		expect(outcomes).toEqual(
			all(
				{ registration: undefined, logged, scopes: ['store/order/created', 'store/order/updated'] },
				NOT_REMOVED,
			),
		);
		expect(JSON.stringify(outcomes)).not.toMatch(RAW);
	});
});

test('a webhook that is gone already, and one that another one deleted meanwhile, do not hinder unpublishing', async () => {
	const trigger = await prepare({
		events: ['store/order/created', 'store/order/updated', 'store/product/updated'],
	});
	await trigger.activate();
	const [first, second] = await hooks();
	await api('DELETE', `/v3/hooks/${first.id}`);
	proxy.meddle(({ method, path }) =>
		method === 'DELETE' && path === `/hooks/${second.id}`
			? { status: 404, body: '{"status":404,"title":"not found"}' }
			: undefined,
	);
	await trigger.deactivate();
	expect(trigger.logged.join('\n')).not.toMatch(/stay registered/);
});

describe('a webhook that was registered although the answer did not say so', () => {
	const LOST: Array<[what: string, answer: Partial<Answered>]> = [
		['a page', PAGE],
		['an envelope with nothing', { status: 200, body: '{"data":null}' }],
		['a webhook without an ID', { status: 201, body: '{"data":{"scope":"store/order/created"}}' }],
		['502', { status: 502, body: 'Bad Gateway' }],
	];

	test.each(LOST)('%s: is found, and not registered twice', async (_what, answer) => {
		proxy.meddle(({ method, path }) =>
			method === 'POST' && path === '/hooks' ? answer : undefined,
		);
		const trigger = await prepare({ events: ['store/order/created'] });
		await trigger.activate();
		expect(await scopes()).toEqual(['store/order/created']);
		proxy.meddle();
		await trigger.deactivate();
		expect(await hooks()).toEqual([]);
	});
});

test.each<[what: string, answer: Partial<Answered>]>([
	['a page', PAGE],
	['500', { status: 500, body: '{}' }],
	['403', { status: 403, body: '{}' }],
	[
		'domains that are none',
		{ status: 200, body: '{"data":{"blocked_domains":[null,7,{"domain":"x"}]}}' },
	],
])('whether the address is blocked is not needed: %s hinders no check', async (_what, answer) => {
	const trigger = await prepare({ events: ['store/order/updated'], options: { checkEvery: 0 } });
	await trigger.activate();
	proxy.meddle(({ path }) => (path === '/hooks/admin' ? answer : undefined));
	await new Promise((resolve) => setTimeout(resolve, 1_050));
	sandbox.webhooks.settings.drop = 1;
	await api('PUT', '/v2/orders/101', { staff_notes: 'changed' });
	expect((await trigger.poll()).map(({ id }) => id)).toEqual([101]);
});

test('channels that cannot be read do not hide the others', async () => {
	proxy.meddle(({ path }) =>
		path === '/channels'
			? {
					status: 200,
					body: '{"data":[null,7,[],{"id":{}},{"id":1,"name":"Shop"},{"id":2,"name":{}}],"meta":[]}',
				}
			: undefined,
	);
	const channels = await loadOptions('getChannels', {
		type: 'bigCommerceTrigger',
		...as(sandbox, 'full', { sandboxUrl: proxy.url }).use,
		parameters: { authentication: 'store' },
	});
	expect(channels).toEqual([
		{ name: 'Shop (1)', value: 1 },
		{ name: '2', value: 2 },
	]);
});
