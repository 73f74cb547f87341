import { runNode, searchList, type NodeResult, type NodeRun } from '../support/node';
import {
	json,
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

/** A tenth of what BigCommerce has, so that two windows pass within a test. */
const WINDOW = 3000;
const quota = (changes: Record<string, string> = {}) => ({
	'X-Rate-Limit-Requests-Quota': '150',
	'X-Rate-Limit-Requests-Left': '140',
	'X-Rate-Limit-Time-Window-Ms': `${WINDOW}`,
	'X-Rate-Limit-Time-Reset-Ms': `${WINDOW}`,
	...changes,
});
const product = { data: { id: 77, name: 'Mug' }, meta: {} };

async function read(
	options: object = { giveUpAfter: 30 },
	more: Partial<NodeRun> = {},
): Promise<NodeResult> {
	return await runNode({
		...shopAt(server),
		...more,
		parameters: {
			authentication: 'store',
			resource: 'product',
			operation: 'product.get',
			productId: id('77'),
			options,
		} as never,
	});
}

/** Answers the first request oddly and every other one well. */
function oddFirst(status: number, headers: Record<string, string>): Handler {
	return (_, response, turn) =>
		turn === 1
			? json(response, status, status === 200 ? product : {}, headers)
			: json(response, 200, product, quota());
}

const SENSELESS = [
	'-1',
	'-86400',
	'NaN',
	'Infinity',
	'1e308',
	'1e15',
	'soon',
	'',
	' ',
	'0x10',
	'3, 5',
	'Wed, 21 Oct 2099 07:28:00 GMT',
	'١٢',
	'9'.repeat(400),
];

describe('a header of one answer holds no later request up', () => {
	const ODD: Array<[what: string, status: number, headers: Record<string, string>]> = [
		[
			'429 that wants a day, in a window that is known',
			429,
			quota({ 'X-Rate-Limit-Requests-Left': '0', 'X-Retry-After': '86400' }),
		],
		[
			'429 that wants milliseconds that were meant as seconds',
			429,
			quota({ 'X-Retry-After': '30000' }),
		],
		['429 that wants a day in Retry-After', 429, quota({ 'Retry-After': '86400' })],
		[
			'429 and a reset in an hour',
			429,
			quota({ 'X-Rate-Limit-Requests-Left': '0', 'X-Rate-Limit-Time-Reset-Ms': '3600000' }),
		],
		[
			'200, nothing left, and a reset in an hour',
			200,
			quota({ 'X-Rate-Limit-Requests-Left': '0', 'X-Rate-Limit-Time-Reset-Ms': '3600000' }),
		],
		[
			'200, nothing left, and a reset in 1e15 ms',
			200,
			quota({
				'X-Rate-Limit-Requests-Left': '0',
				'X-Rate-Limit-Time-Reset-Ms': '1000000000000000',
			}),
		],
		[
			'200, nothing left of a quota of a million',
			200,
			quota({ 'X-Rate-Limit-Requests-Left': '0', 'X-Rate-Limit-Requests-Quota': '1000000' }),
		],
	];

	it('whatever it says', async () => {
		const wrong = await wrongAmong(
			ODD.map(([what, status, headers]) => [what, { status, headers }]),
			({ status, headers }) => oddFirst(status, headers),
			async (at) => {
				await read({ giveUpAfter: 30 }, shopAt(at));
				const start = performance.now();
				const { items, error } = await read({ giveUpAfter: 30 }, shopAt(at));
				expect(error).toBeUndefined();
				expect(items[0].json).toEqual(product.data);
				expect(performance.now() - start).toBeLessThan(2 * WINDOW + 2500);
			},
		);
		expect(wrong).toEqual([]);
	});

	const names = [
		'X-Retry-After',
		'Retry-After',
		'X-Rate-Limit-Time-Reset-Ms',
		'X-Rate-Limit-Time-Window-Ms',
		'X-Rate-Limit-Requests-Quota',
		'X-Rate-Limit-Requests-Left',
	];
	it.each(names)('%s without a sense, in a 429 and in a 200', async (name) => {
		const values = SENSELESS.filter((text) => /^[\x20-\x7e]*$/.test(text));
		const wrong = await wrongAmong(
			values.map((value) => [value, value]),
			(value) => (_, response, turn) =>
				turn <= 2
					? json(
							response,
							turn === 1 ? 429 : 200,
							product,
							quota({ 'X-Rate-Limit-Time-Reset-Ms': '100', [name]: value }),
						)
					: json(response, 200, product, quota()),
			async (at) => {
				const start = performance.now();
				for (let turn = 0; turn < 2; turn++)
					expect((await read({ giveUpAfter: 30 }, shopAt(at))).error).toBeUndefined();
				expect(performance.now() - start).toBeLessThan(5000);
			},
		);
		expect(wrong).toEqual([]);
	});

	it.each<[what: string, headers: Record<string, string>]>([
		[
			'a window of 0',
			quota({ 'X-Rate-Limit-Time-Window-Ms': '0', 'X-Rate-Limit-Requests-Left': '0' }),
		],
		[
			'a window of a millisecond',
			quota({ 'X-Rate-Limit-Time-Window-Ms': '1', 'X-Rate-Limit-Requests-Left': '0' }),
		],
		['more left than there is', quota({ 'X-Rate-Limit-Requests-Left': '1000000' })],
		[
			'a quota of 0',
			quota({ 'X-Rate-Limit-Requests-Quota': '0', 'X-Rate-Limit-Requests-Left': '0' }),
		],
		[
			'a reset of 0',
			quota({ 'X-Rate-Limit-Time-Reset-Ms': '0', 'X-Rate-Limit-Requests-Left': '0' }),
		],
		[
			'a quota of 1',
			quota({
				'X-Rate-Limit-Requests-Quota': '1',
				'X-Rate-Limit-Requests-Left': '0',
				'X-Rate-Limit-Time-Window-Ms': '500',
				'X-Rate-Limit-Time-Reset-Ms': '100',
			}),
		],
	])('every answer names %s, and 12 requests get through all the same', async (_what, headers) => {
		answer = ({ body }, response, turn) =>
			json(response, 200, { data: { id: turn, ...(JSON.parse(body) as object) } }, headers);
		const items = jsons(Array.from({ length: 12 }, (_, index) => ({ name: `B${index}` })));
		const { items: made, error } = await runNode({
			...shopAt(server),
			items,
			parameters: {
				authentication: 'store',
				resource: 'brand',
				operation: 'brand.create',
				bodyMode: 'json',
				jsonBody: '={{ { name: $json.name } }}',
				options: { giveUpAfter: 30 },
			} as never,
		});
		expect(error).toBeUndefined();
		expect(made).toHaveLength(12);
	});
});

it('a run that may not wait so long says so at once, and a form too', async () => {
	answer = (_, response) => json(response, 429, {}, quota({ 'X-Retry-After': '86400' }));
	const start = performance.now();
	expect((await read({ giveUpAfter: 2 })).error?.message).toBe(
		"BigCommerce's rate limit left no room for this request within 2 s",
	);
	const parameters = {
		authentication: 'store',
		resource: 'product',
		operation: 'product.get',
		productId: { __rl: true, mode: 'list', value: '' },
	} as unknown as NodeRun['parameters'];
	await expect(searchList('listProductId', { ...shopAt(server), parameters })).rejects.toThrow(
		'rate limit left no room',
	);
	expect(performance.now() - start).toBeLessThan(4000);
});

it('as long as BigCommerce wants a day, it is asked once in two windows', async () => {
	answer = (_, response) => json(response, 429, {}, quota({ 'X-Retry-After': '86400' }));
	const items = jsons(Array.from({ length: 20 }, (_, index) => ({ name: `B${index}` })));
	await runNode({
		...shopAt(server),
		items,
		continueOnFail: true,
		parameters: {
			authentication: 'store',
			resource: 'brand',
			operation: 'brand.create',
			bodyMode: 'json',
			jsonBody: '={{ { name: $json.name } }}',
			options: { giveUpAfter: 14 },
		} as never,
	});
	expect(server.arrived.length).toBeGreaterThanOrEqual(2);
	expect(server.arrived.length).toBeLessThanOrEqual(4);
});

it('behind a proxy that doubles the headers, requests are spread over the windows all the same', async () => {
	const [size, window] = [20, 2000];
	let [start, used] = [0, 0];
	answer = ({ path }, response) => {
		const now = performance.now();
		if (now - start > window) [start, used] = [now, 0];
		used += 1;
		const values = [size, Math.max(0, size - used), window, Math.ceil(window - (now - start))];
		response.setHeaders(
			new Map(
				Object.keys(quota()).map((name, at) => [name, [`${values[at]}`, `${values[at]}`]] as const),
			),
		);
		const order = { id: Number(/orders\/(\d+)/.exec(path)?.[1]) };
		json(response, used > size ? 429 : 200, order);
	};
	const { items, error } = await runNode({
		...shopAt(server),
		items: jsons(Array.from({ length: 50 }, (_, index) => ({ id: index + 1 }))),
		parameters: {
			authentication: 'store',
			resource: 'order',
			operation: 'order.update',
			orderId: id('={{ $json.id }}'),
			bodyMode: 'json',
			jsonBody: '{ "staff_notes": "x" }',
			options: { giveUpAfter: 30 },
		} as never,
	});
	expect(error).toBeUndefined();
	expect(items).toHaveLength(50);
	// Without the headers, every third request is refused.
	expect(server.arrived.length).toBeLessThan(55);
});
