import { loadOptions } from '../support/node';
import { speedUpWaits } from '../support/quickClock';
import { as } from '../support/sandbox';
import {
	api,
	hooks,
	openSandbox,
	prepare,
	proxy,
	running,
	sandbox,
	scopes,
} from '../support/triggerHooks';
import {
	PAGE,
	RAW,
	startTriggerBehindProxy,
	type Answered,
	type TriggerBehindProxy,
} from '../support/triggerProxy';

speedUpWaits();

openSandbox();

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
				behind.trigger.logged.filter((text) => /stay registered|could not be removed/.test(text)),
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
				logged: behind.trigger.logged.filter((text) => text.includes('may stay registered')),
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
		type: 'trigger',
		...as(sandbox, 'full', { sandboxUrl: proxy.url }).use,
		parameters: { authentication: 'store' },
	});
	expect(channels).toEqual([
		{ name: 'Shop (1)', value: 1 },
		{ name: '2', value: 2 },
	]);
});
