import {
	BLANK,
	handlerOf,
	NO_RECORD,
	ODD,
	PAGE,
	PRODUCT,
	REFUSALS,
	runAt,
	send,
	UNREADABLE,
	type Odd,
} from '../support/oddAnswers';
import { json, startServer, wrongAmong, type Handler, type OddServer } from '../support/oddServer';
import { id } from '../support/run';

let server: OddServer;
let answer: Handler;
beforeEach(async () => {
	server = await startServer((...all) => answer(...all));
});
afterEach(async () => {
	await server.close();
});

const NO_LIST: Odd[] = [
	...NO_RECORD.slice(0, 5),
	['data that is a record', send(200, 'application/json', '{"data":{"id":77}}')],
	['data that is numbered', send(200, 'application/json', '{"data":{"0":{"id":77}}}')],
];

const productId = id('77');
const reads: Array<[what: string, operation: string, parameters: object, odd: Odd[]]> = [
	[
		'Get Product',
		'product.get',
		{ productId },
		[
			...ODD,
			...BLANK,
			...NO_RECORD,
			['a list of records', send(200, 'application/json', '{"data":[{"id":77}]}')],
			['204', send(204, '', '')],
		],
	],
	['Get Many Products', 'product.getMany', { returnAll: true }, [...ODD, ...BLANK, ...NO_LIST]],
	[
		'Get Order, in V2',
		'order.get',
		{ orderId: id('1') },
		[
			...ODD,
			...BLANK,
			['a list', send(200, 'application/json', '[]')],
			['an object without a field', send(200, 'application/json', '{}')],
			...REFUSALS,
		],
	],
	[
		'Get Many Orders, in V2',
		'order.getMany',
		{ returnAll: true },
		[
			...ODD,
			...BLANK,
			['an object', send(200, 'application/json', '{"id":1}')],
			['an envelope', send(200, 'application/json', '{"data":null}')],
			['a refusal as its only record', REFUSALS[10][1]],
		],
	],
];

/** On a busy machine, the patience may end during the first try, or while a later one still waits for its answer. */
async function runPastTheFirstTry(operation: string, parameters: object, at: OddServer) {
	for (const giveUpAfter of [1, 5]) {
		const result = await runAt(at, operation, parameters, {
			options: { giveUpAfter },
			account: { timeout: 30 },
		});
		const isOver = result.error?.message !== 'BigCommerce could not be reached';
		if (isOver && at.arrived.length > 1) return result;
		at.arrived.length = 0;
	}
	return await runAt(at, operation, parameters, {
		options: { giveUpAfter: 20 },
		account: { timeout: 30 },
	});
}

describe.each(reads)('%s', (_what, operation, parameters, odds) => {
	it(`is tried again after each of ${odds.length} odd answers, and then refused in plain words`, async () => {
		const wrong = await wrongAmong(odds, handlerOf, async (at) => {
			const { items, error } = await runPastTheFirstTry(operation, parameters, at);
			expect(items).toEqual([]);
			expect(error?.message).toBe(UNREADABLE);
			expect(error?.description).toMatch(/Nothing was changed/);
			expect(error?.description).not.toMatch(/<|sign in|Unexpected|position/);
			expect(at.arrived.length).toBeGreaterThan(1);
		});
		expect(wrong).toEqual([]);
	});
});

it('a reading goes through as soon as the answer is one', async () => {
	answer = (_, response, turn) =>
		turn < 3 ? send(200, 'text/html', PAGE)(response) : json(response, 200, PRODUCT);
	expect(
		(
			await runAt(
				server,
				'product.get',
				{ productId },
				{ options: { giveUpAfter: 10 }, account: { timeout: 60 } },
			)
		).items[0].json,
	).toEqual(PRODUCT.data);
	expect(server.arrived).toHaveLength(3);
});

it('a page in the middle of a list does not become a record, and does not end the list', async () => {
	const page = (number: number) => ({
		data: [{ id: number * 2 - 1 }, { id: number * 2 }],
		meta: { pagination: { total: 6, count: 2, per_page: 2, current_page: number, total_pages: 3 } },
	});
	let isFirst = true;
	answer = ({ path }, response) => {
		const number = Number(new URL(path, server.url).searchParams.get('page'));
		if (number !== 2 || !isFirst) return json(response, 200, page(number));
		isFirst = false;
		return void send(200, 'text/html', PAGE)(response);
	};
	const { items } = await runAt(
		server,
		'product.getMany',
		{ returnAll: true },
		{ options: { giveUpAfter: 10 }, account: { timeout: 60 } },
	);
	expect(items.map(({ json: { id: list } }) => list)).toEqual([1, 2, 3, 4, 5, 6]);
});
