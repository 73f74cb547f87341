import { setTimeout as sleep } from 'node:timers/promises';

import { startSandbox, type Sandbox } from '../../sandbox/server';
import type { NodeRun } from '../support/node';
import { addProducts, id, jsons, runOperation } from '../support/run';
import { apiRequests } from '../support/sandbox';

/** Long enough for everything that a window holds, short enough for a test. */
const WINDOW = 1000;

let sandbox: Sandbox;
// A new address for each test: what is learnt about a store's quota is kept for the whole process.
beforeEach(async () => {
	sandbox = await startSandbox({ port: 0, quota: 40, window: WINDOW, latency: 5 });
});
afterEach(async () => {
	await sandbox.close();
});

const refused = () => apiRequests(sandbox).filter(({ status }) => status === 429).length;

/** One request per item, which cannot be shared. */
async function write(
	count: number,
	account: NodeRun['account'] = {},
	options: object = {},
	continueOnFail = true,
) {
	const items = jsons(Array.from({ length: count }, (_, index) => ({ name: `Limit ${index}` })));
	return await runOperation(
		sandbox,
		'brand.create',
		{ bodyMode: 'json', jsonBody: '={{ { name: $json.name } }}', options },
		{ items, account, continueOnFail },
	);
}

const brands = () =>
	[...sandbox.stores.values()][0]
		.collection('catalog/brands')
		.all()
		.map(({ name }) => String(name))
		.filter((name) => name.startsWith('Limit '));

/** Every item got through exactly once, in its place. */
function expectAll(items: Array<{ json: object }>, count: number): void {
	expect(items.map(({ json }) => (json as { name?: string }).name)).toEqual(
		Array.from({ length: count }, (_, index) => `Limit ${index}`),
	);
	expect(brands().sort()).toEqual(
		Array.from({ length: count }, (_, index) => `Limit ${index}`).sort(),
	);
}

it('a quota is spent to its end and not beyond, and the run says that it waited', async () => {
	// On a slow machine, the quota of a shorter window may last for ever.
	sandbox.settings.window = 4 * WINDOW;
	const { items, hints } = await write(100, { reserve: 0 });
	expectAll(items, 100);
	expect(refused()).toBe(0);
	expect(hints.map(({ message }) => message)).toEqual([
		expect.stringMatching(
			/^100 items in 100 requests\. Waited [1-8] s for BigCommerce's rate limit\.$/,
		),
	]);
});

it('what is reserved for other apps is left to them', async () => {
	sandbox.settings.window = 4 * WINDOW;
	await write(60, { reserve: 50 });
	const first = apiRequests(sandbox).map(({ at }) => Date.parse(at));
	expect(first.filter((at) => at < first[0] + 3 * WINDOW).length).toBeLessThanOrEqual(20);
	expect(refused()).toBe(0);
});

it('another app that takes a third of the quota costs nobody an item', async () => {
	let isOver = false;
	let theirs = 0;
	const other = async () => {
		const [{ storeHash, accessToken }] = sandbox.accounts;
		while (!isOver) {
			await fetch(`${sandbox.url}/stores/${storeHash}/v2/time`, {
				headers: { 'X-Auth-Token': accessToken },
			});
			theirs += 1;
			await sleep(WINDOW / 14);
		}
	};
	const others = other();
	const { items } = await write(150);
	isOver = true;
	await others;
	expectAll(items, 150);
	const ours = apiRequests(sandbox).filter(
		({ path, status }) => status === 429 && path.includes('/brands'),
	).length;
	expect(theirs).toBeGreaterThan(15);
	expect(ours).toBeLessThanOrEqual(2);
});

it.each([
	['earlier than told', 0],
	['later than told', 300],
])('a window that ends %s', async (_what, milliseconds) => {
	sandbox.trouble.set([
		{ kind: 'renew', milliseconds, path: '/brands', skip: 25, times: 1 },
		{ kind: 'renew', milliseconds, path: '/brands', skip: 70, times: 1 },
	]);
	const { items } = await write(120);
	expectAll(items, 120);
	expect(refused()).toBeLessThanOrEqual(2);
});

it('a quota that others have used up is waited for, and creations are then made once', async () => {
	sandbox.trouble.set([{ kind: 'spend', count: 40, path: '/brands', skip: 10, times: 1 }]);
	const { items } = await write(30);
	expectAll(items, 30);
});

it('two runs at the same time share the quota', async () => {
	const [left, right] = await Promise.all([
		write(60),
		runOperation(
			sandbox,
			'webhook.get',
			{ webhookId: id('={{ $json.webhook }}') },
			{ items: jsons(Array.from({ length: 60 }, () => ({ webhook: 1 }))), continueOnFail: true },
		),
	]);
	expectAll(left.items, 60);
	expect(right.items).toHaveLength(60);
	expect(refused()).toBeLessThanOrEqual(1);
});

describe('who gives up', () => {
	it('says what was done and what was not, and sends nothing more', async () => {
		sandbox.settings.window = 60_000;
		const { error } = await write(100, { reserve: 0 }, { giveUpAfter: 1 }, false);
		expect(error?.message).toBe(
			"BigCommerce's rate limit left no room for this request within 1 s",
		);
		const done = brands().length;
		expect(error?.description).toContain(
			`${done} items of 100 were carried out, ${100 - done} not sent.`,
		);
		expect(done).toBeGreaterThanOrEqual(38);
	});

	it('and continues, accounts for every item', async () => {
		sandbox.settings.window = 60_000;
		const { items } = await write(100, { reserve: 0 }, { giveUpAfter: 1 });
		expect(items).toHaveLength(100);
		const unsent = items.filter(({ json }) => json.error);
		expect(unsent).toHaveLength(100 - brands().length);
		expect(
			unsent.every(({ json }) => String(json.details).includes('It was not carried out')),
		).toBe(true);
	});
});

it('stopping a run ends its wait at once', async () => {
	sandbox.settings.window = 60_000;
	const start = Date.now();
	const items = jsons(Array.from({ length: 100 }, (_, index) => ({ name: `Limit ${index}` })));
	await runOperation(
		sandbox,
		'brand.create',
		{ bodyMode: 'json', jsonBody: '={{ { name: $json.name } }}' },
		{ items, cancelAfter: 1500 },
	);
	expect(Date.now() - start).toBeLessThan(10_000);
	const sent = apiRequests(sandbox).length;
	await sleep(300);
	expect(apiRequests(sandbox)).toHaveLength(sent);
});

it('a batch counts as one request', async () => {
	const ids = addProducts(sandbox, 300);
	const { items } = await runOperation(
		sandbox,
		'product.update',
		{
			productId: id('={{ $json.productId }}'),
			bodyMode: 'json',
			jsonBody: '{"price": 3}',
		},
		{ account: { reserve: 0 }, items: jsons(ids.map((productId) => ({ productId }))) },
	);
	expect(items).toHaveLength(300);
	expect(apiRequests(sandbox)).toHaveLength(30);
	expect(refused()).toBe(0);
});
