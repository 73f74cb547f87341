import { api, hooks, openSandbox, prepare, proxy, scopes } from '../support/triggerHooks';

openSandbox();

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

test('two checks at the same time register what is missing once', async () => {
	const trigger = await prepare({
		events: ['store/order/created', 'store/order/updated'],
		options: { checkEvery: 0 },
	});
	await trigger.activate();
	for (const { id } of await hooks()) await api('DELETE', `/v3/hooks/${id}`);
	await Promise.all([trigger.poll(), trigger.poll(), trigger.poll()]);
	expect(await scopes()).toEqual(['store/order/created', 'store/order/updated']);
});
