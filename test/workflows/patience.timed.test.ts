import { runNode, type NodeResult, type NodeRun } from '../support/node';
import {
	json,
	parametersOf,
	shopAt,
	startServer,
	wrongAmong,
	type Handler,
	type OddServer,
} from '../support/oddServer';
import { loadPackage } from '../support/package';
import { id, jsons } from '../support/run';

let server: OddServer;
let answer: Handler;
beforeAll(async () => {
	await loadPackage();
});
beforeEach(async () => {
	server = await startServer((...all) => answer(...all));
});
afterEach(async () => {
	await server.close();
});

const PRODUCT = { data: { id: 77, name: 'Mug' }, meta: {} };

interface Timed extends NodeResult {
	seconds: number;
}

async function timed(run: () => Promise<NodeResult>): Promise<Timed> {
	const start = performance.now();
	const result = await run();
	return { ...result, seconds: (performance.now() - start) / 1000 };
}

const read = async (options: object, more: Partial<NodeRun> = {}, at = server) =>
	await timed(
		async () =>
			await runNode({
				...shopAt(at),
				...more,
				parameters: parametersOf('product.get', { productId: id('77') }, options),
			}),
	);
const update = async (options: object) =>
	await timed(
		async () =>
			await runNode({
				...shopAt(server),
				parameters: parametersOf(
					'product.update',
					{ productId: id('77'), bodyMode: 'json', jsonBody: '{"price":1}' },
					options,
				),
			}),
	);
const create = async (options: object, more: Partial<NodeRun> = {}) =>
	await timed(
		async () =>
			await runNode({
				...shopAt(server),
				...more,
				parameters: parametersOf(
					'brand.create',
					{ bodyMode: 'json', jsonBody: '{"name":"A"}' },
					options,
				),
			}),
	);

/** Milliseconds between the requests that arrived. */
const gaps = ({ arrived } = server) =>
	arrived.slice(1).map(({ at }, index) => at - arrived[index].at);

const QUOTA = { 'X-Rate-Limit-Requests-Quota': '150', 'X-Rate-Limit-Time-Window-Ms': '30000' };
const refuse =
	(headers: Record<string, string>): Handler =>
	(_, response) =>
		json(response, 429, { status: 429, title: 'Too many requests' }, headers);
const fail: Handler = (_, response) => json(response, 503, { status: 503 });

describe('an answer that may pass is asked for until the patience ends, not sooner and not later', () => {
	const passing: Array<[what: string, handler: Handler]> = [
		['503', fail],
		['500 and 502 by turns', (_, response, turn) => json(response, turn % 2 ? 500 : 502, {})],
		['connections that break', (_, response) => void response.destroy()],
		['429 without a word', refuse({})],
		['429 with Retry-After 0', refuse({ 'X-Retry-After': '0' })],
		[
			'429 with Retry-After 0 and a quota that is renewed at once',
			refuse({
				...QUOTA,
				'X-Rate-Limit-Requests-Left': '0',
				'X-Rate-Limit-Time-Reset-Ms': '0',
				'X-Retry-After': '0',
			}),
		],
		['429 with a thousandth of a second', refuse({ 'X-Retry-After': '0.001' })],
		[
			'429 with quota left',
			refuse({
				...QUOTA,
				'X-Rate-Limit-Requests-Left': '100',
				'X-Rate-Limit-Time-Reset-Ms': '100',
			}),
		],
		[
			'a page',
			(_, response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>'),
		],
		[
			'429 and 503 by turns',
			(_, response, turn) => json(response, turn % 2 ? 429 : 503, {}, { 'Retry-After': '0' }),
		],
	];
	it(`in each of ${passing.length} cases`, async () => {
		const wrong = await wrongAmong(
			passing,
			(handler) => handler,
			async (at) => {
				const { error, seconds } = await read({ giveUpAfter: 3 }, { account: { timeout: 5 } }, at);
				expect(error).toBeDefined();
				expect(seconds).toBeGreaterThan(2.5);
				expect(seconds).toBeLessThan(4.5);
				expect(at.arrived.length).toBeGreaterThan(2);
				expect(at.arrived.length).toBeLessThanOrEqual(3000 / 200 + 1);
				expect(Math.min(...gaps(at))).toBeGreaterThan(50);
			},
		);
		expect(wrong).toEqual([]);
	});

	it('503 that wants a day is asked once more at the end', async () => {
		answer = (_, response) => json(response, 503, {}, { 'Retry-After': '86400' });
		const { seconds } = await read({ giveUpAfter: 3 });
		expect(seconds).toBeGreaterThan(2.5);
		expect(seconds).toBeLessThan(4.5);
		expect(server.arrived).toHaveLength(2);
	});

	it('waits that 429 asks for add up: there are no more of them than the patience holds', async () => {
		answer = refuse({ 'X-Retry-After': '1' });
		const { error, seconds } = await read({ giveUpAfter: 3 });
		expect(error?.message).toContain("BigCommerce's rate limit");
		expect(seconds).toBeLessThan(5);
		expect(server.arrived.length).toBeLessThanOrEqual(4);
	});

	it('a write that was refused by 429 is asked again as patiently', async () => {
		answer = refuse({ 'X-Retry-After': '0' });
		const { error, seconds } = await create({ giveUpAfter: 2 });
		expect(error?.httpCode).toBe('429');
		expect(seconds).toBeLessThan(3.5);
		expect(Math.min(...gaps())).toBeGreaterThan(90);
	});

	it('an outage of 5 seconds does not end a run that may wait for 20', async () => {
		let over = 0;
		answer = (_, response) => {
			over ||= performance.now() + 5000;
			if (performance.now() < over) json(response, 503, {});
			else json(response, 200, PRODUCT);
		};
		const { items } = await read({ giveUpAfter: 20 });
		expect(items[0].json).toEqual(PRODUCT.data);
	});
});

describe('time in requests counts', () => {
	it.each([
		['hang', ((): void => {}) as Handler],
		[
			'drip',
			((_, response) => {
				response.writeHead(200);
				setInterval(() => response.write(' '), 100).unref();
			}) as Handler,
		],
	])(
		'readings that %s end with the patience, although each might take longer',
		async (_what, handler) => {
			answer = handler;
			const { error, seconds } = await read({ giveUpAfter: 2 });
			expect(error?.description).toContain('The server took too long');
			// Far from the 60 s that one request may take, also on a machine that stalls.
			expect(seconds).toBeLessThan(20);
		},
	);

	it('slow refusals do not add up beyond it', async () => {
		answer = (_, response) => {
			setTimeout(() => json(response, 503, {}), 900);
		};
		const { seconds } = await read({ giveUpAfter: 3 }, { account: { timeout: 5 } });
		expect(seconds).toBeLessThan(5.5);
	});

	it('several items share an outage: only the first waits for it to end', async () => {
		answer = fail;
		const items = jsons(Array.from({ length: 30 }, (_, index) => ({ brandId: index + 1 })));
		const parameters = parametersOf(
			'brand.update',
			{ brandId: id('={{ $json.brandId }}'), bodyMode: 'json', jsonBody: '{"name":"A"}' },
			{ giveUpAfter: 2 },
		);
		const account = { concurrency: 2 };
		const { items: found, seconds } = await timed(
			async () =>
				await runNode({ ...shopAt(server), account, items, continueOnFail: true, parameters }),
		);
		expect(found).toHaveLength(30);
		expect(found.every(({ json: dataObject }) => dataObject.error !== undefined)).toBe(true);
		expect(seconds).toBeLessThan(5);
	});

	it('a record that is always refused with 500 does not take the patience of the others', async () => {
		let isOver = false;
		answer = ({ path }, response) =>
			path.endsWith('/1') || (path.endsWith('/3') && !isOver && (isOver = true))
				? json(response, 500, {})
				: json(response, 200, { data: { id: Number(path.split('/').at(-1)) } });
		const items = jsons([{ brandId: 1 }, { brandId: 2 }, { brandId: 3 }]);
		const parameters = parametersOf(
			'brand.update',
			{ brandId: id('={{ $json.brandId }}'), bodyMode: 'json', jsonBody: '{"name":"A"}' },
			{ giveUpAfter: 1 },
		);
		const { items: found } = await runNode({
			...shopAt(server),
			account: { concurrency: 1 },
			items,
			continueOnFail: true,
			parameters,
		});
		expect(found.map(({ json: dataObject }) => dataObject.error !== undefined)).toEqual([
			true,
			false,
			false,
		]);
	});
});

it('a request that is always refused ends with its own patience, while others go through', async () => {
	answer = ({ path }, response) => {
		if (path.endsWith('/1')) return json(response, 503, {});
		const data = { id: Number(path.split('/').at(-1)) };
		return void setTimeout(() => json(response, 200, { data }), 100);
	};
	const items = jsons(Array.from({ length: 50 }, (_, index) => ({ brandId: index + 1 })));
	const parameters = parametersOf(
		'brand.update',
		{ brandId: id('={{ $json.brandId }}'), bodyMode: 'json', jsonBody: '{"name":"A"}' },
		{ giveUpAfter: 1 },
	);
	const { items: found } = await runNode({
		...shopAt(server),
		account: { concurrency: 2 },
		items,
		continueOnFail: true,
		parameters,
	});
	expect(found.filter(({ json: dataObject }) => dataObject.error !== undefined)).toHaveLength(1);
	// A second holds five pauses of a fifth.
	expect(server.arrived.filter(({ path }) => path.endsWith('/1')).length).toBeLessThanOrEqual(7);
});

describe('Give Up After 0 means one try', () => {
	it.each<[what: string, handler: Handler]>([
		['503', fail],
		['429', refuse({ 'X-Retry-After': '0' })],
		['429 that asks to wait', refuse({ 'X-Retry-After': '5' })],
		['a page', (_, response) => void response.writeHead(200).end('<html>')],
		['a connection that breaks', (_, response) => void response.destroy()],
	])('%s', async (_what, handler) => {
		answer = handler;
		const { error, seconds } = await read({ giveUpAfter: 0 });
		expect(error).toBeDefined();
		expect(server.arrived).toHaveLength(1);
		expect(seconds).toBeLessThan(2);
	});

	it('and a try has time for an answer', async () => {
		answer = (_, response) => {
			setTimeout(() => json(response, 200, PRODUCT), 2000);
		};
		expect((await read({ giveUpAfter: 0 })).items[0].json).toEqual(PRODUCT.data);
	});
});

describe('stopping a run ends all of it at once', () => {
	it.each<[what: string, handler: Handler]>([
		['a request that hangs', () => undefined],
		[
			'an answer that drips',
			(_, response) => {
				response.writeHead(200);
				setInterval(() => response.write(' '), 50).unref();
			},
		],
		['a pause after 503', fail],
		['a long pause after 503', (_, response) => json(response, 503, {}, { 'Retry-After': '30' })],
		['a pause after 429', refuse({ 'X-Retry-After': '30' })],
	])('%s', async (_what, handler) => {
		answer = handler;
		const { seconds } = await read({}, { cancelAfter: 700 });
		expect(seconds).toBeLessThan(2.5);
		const sent = server.arrived.length;
		await new Promise((resolve) => {
			setTimeout(resolve, 600);
		});
		expect(server.arrived).toHaveLength(sent);
	});

	it('many requests that hang', async () => {
		answer = () => undefined;
		const items = jsons(Array.from({ length: 40 }, (_, index) => ({ name: `B${index}` })));
		const { seconds } = await create({}, { items, account: { concurrency: 10 }, cancelAfter: 700 });
		expect(seconds).toBeLessThan(3);
	});
});

it('a change that was answered by 503 and then went through is done', async () => {
	answer = (_, response, turn) =>
		turn === 1 ? json(response, 503, {}) : json(response, 200, { data: { id: 77, price: 1 } });
	expect((await update({ giveUpAfter: 5 })).items[0].json).toEqual({ id: 77, price: 1 });
});
