import type { ServerResponse } from 'node:http';

import { runNode, type NodeResult } from '../support/node';
import {
	json,
	shopAt,
	startServer,
	wrongAmong,
	type Handler,
	type OddServer,
} from '../support/oddServer';
import { fields, id, jsons } from '../support/run';

let server: OddServer;
let answer: Handler;
beforeEach(async () => {
	server = await startServer((...all) => answer(...all));
});
afterEach(async () => {
	await server.close();
});

const UNREADABLE = "BigCommerce's answer could not be read";

/** Long enough for several tries, short enough for a test. */
const PATIENCE = { giveUpAfter: 1, timeout: 1 };

async function run(
	operation: string,
	parameters: object,
	{
		items,
		options = PATIENCE,
		continueOnFail = false,
		at = server,
	}: { items?: object[]; options?: object; continueOnFail?: boolean; at?: OddServer } = {},
): Promise<NodeResult> {
	return await runNode({
		...shopAt(at),
		continueOnFail,
		...(items ? { items: jsons(items) } : {}),
		parameters: {
			authentication: 'store',
			resource: operation.split('.')[0],
			operation,
			options,
			...parameters,
		} as never,
	});
}

const send =
	(status: number, type: string, text: string | Buffer, more: Record<string, string> = {}) =>
	(response: ServerResponse) =>
		response.writeHead(status, { ...(type ? { 'Content-Type': type } : {}), ...more }).end(text);
const PAGE = '<!DOCTYPE html><html><body>Please sign in</body></html>';
const PRODUCT = { data: { id: 77, name: 'Mug' }, meta: {} };

type Odd = [what: string, odd: (response: ServerResponse) => void];

const handlerOf =
	(odd: Odd[1]): Handler =>
	(_, response) => {
		odd(response);
	};

/** What nothing that BigCommerce documents looks like, whatever the operation. */
const ODD: Odd[] = [
	['a page', send(200, 'text/html', PAGE)],
	['a page that says it is JSON', send(200, 'application/json', PAGE)],
	['a page with status 201', send(201, 'text/html; charset=utf-8', PAGE)],
	['a page with status 202', send(202, '', PAGE)],
	['a page with status 203, from a proxy', send(203, 'text/html', PAGE)],
	['JSON that was cut off', send(200, 'application/json', JSON.stringify(PRODUCT).slice(0, -6))],
	['a text', send(200, 'text/plain', 'OK')],
	['a JSON text', send(200, 'application/json', '"ok"')],
	['a number', send(200, 'application/json', '7')],
	['true', send(200, 'application/json', 'true')],
	['JSON after a page', send(200, 'application/json', `${PAGE}\n${JSON.stringify(PRODUCT)}`)],
	['two JSON values', send(200, 'application/json', '{"data":{}}{"data":{}}')],
	[
		'JSON nested 100,000 times',
		send(200, 'application/json', `{"data":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
	],
	[
		'a packed answer that was cut off',
		send(
			200,
			'application/json',
			Buffer.from('H4sIAAAAAAAAA6tWSkksSVSyqlbKTFGyMjfXUcpLzE1VslLyLU1XqgUA', 'base64'),
			{ 'Content-Encoding': 'gzip' },
		),
	],
];

const BLANK: Odd[] = [
	['nothing', send(200, 'application/json', '')],
	['blanks', send(200, 'application/json', ' \n\t ')],
	['null', send(200, 'application/json', 'null')],
	['nothing, with status 201', send(201, '', '')],
	['nothing, with status 207', send(207, '', '')],
];

const NO_RECORD: Odd[] = [
	['an object without data', send(200, 'application/json', '{}')],
	['only meta', send(200, 'application/json', '{"meta":{}}')],
	['a list', send(200, 'application/json', '[{"id":77}]')],
	['data that is null', send(200, 'application/json', '{"data":null,"meta":{}}')],
	['data that is a text', send(200, 'application/json', '{"data":"gone"}')],
	['data without a field', send(200, 'application/json', '{"data":{},"meta":{}}')],
	[
		'an error of a gateway with status 200',
		send(200, 'application/json', '{"error":"upstream timed out"}'),
	],
];

/** Refusals of gateways that have a successful status, and none in the body. */
const REFUSALS: Odd[] = [
	{ error: 'upstream timed out' },
	{ error: { code: 'InternalError', message: 'Try again' } },
	{ message: 'Internal server error' },
	{ errors: [{ message: 'Not now' }] },
	{ errors: { name: 'is required' } },
	{ fault: { faultstring: 'Rate limit', detail: { errorcode: 'policies.ratelimit' } } },
	{ success: false },
	{ status: 'error', message: 'No' },
	{ status: '503', title: 'Service unavailable' },
	{ code: 'InternalError', message: 'No', requestId: '1' },
	[{ status: 400, message: 'The field is invalid.' }],
	{ data: { success: false } },
].map((body): Odd => [JSON.stringify(body), send(200, 'application/json', JSON.stringify(body))]);

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
		const result = await run(operation, parameters, { at, options: { giveUpAfter, timeout: 30 } });
		const isOver = result.error?.message !== 'BigCommerce could not be reached';
		if (isOver && at.arrived.length > 1) return result;
		at.arrived.length = 0;
	}
	return await run(operation, parameters, { at, options: { giveUpAfter: 20, timeout: 30 } });
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
		(await run('product.get', { productId }, { options: { giveUpAfter: 10 } })).items[0].json,
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
	const { items } = await run(
		'product.getMany',
		{ returnAll: true },
		{ options: { giveUpAfter: 10 } },
	);
	expect(items.map(({ json: { id: each } }) => each)).toEqual([1, 2, 3, 4, 5, 6]);
});

const writes: Array<[what: string, operation: string, parameters: object, odd: Odd[]]> = [
	[
		'Update Product',
		'product.update',
		{ productId, bodyMode: 'json', jsonBody: '{"price":1}' },
		[...ODD, ...BLANK, ...NO_RECORD],
	],
	[
		'Create Brand',
		'brand.create',
		{ bodyMode: 'json', jsonBody: '{"name":"A"}' },
		[...ODD, ...BLANK, ...NO_RECORD],
	],
	[
		'Delete Brand',
		'brand.delete',
		{ brandId: id('1') },
		[...ODD, ...REFUSALS, ['false', send(200, 'application/json', '{"data":false}')]],
	],
	[
		'Delete Many Products',
		'product.deleteMany',
		{ filters: fields({ 'id:in': '1,2' }) },
		[...ODD, ...REFUSALS],
	],
	[
		"Delete Brand, by a request of one's own",
		'api.request',
		{ method: 'DELETE', url: '/v3/catalog/brands/1' },
		[...ODD, ...REFUSALS],
	],
	[
		"A request of one's own that BigCommerce does not document",
		'api.request',
		{ method: 'POST', url: '/v3/unheard/of', jsonBody: '{"a":1}' },
		[REFUSALS[0], REFUSALS[3], REFUSALS[5], REFUSALS[6], REFUSALS[7], REFUSALS[8], REFUSALS[9]],
	],
	[
		'Update Order, in V2',
		'order.update',
		{ orderId: id('1'), bodyMode: 'json', jsonBody: '{"status_id":2}' },
		[...ODD, ...BLANK, ...REFUSALS],
	],
	[
		'Upsert Price List Records, of which BigCommerce answers no record',
		'priceListRecord.upsertBatch',
		{
			priceListId: id('1'),
			bodyMode: 'json',
			jsonBody: '{"variant_id":1,"currency":"usd","price":1}',
		},
		[...ODD, ...BLANK],
	],
	[
		'Adjust Inventory',
		'inventoryAdjustment.relative',
		{ bodyMode: 'json', jsonBody: '{"reason":"x","location_id":1,"sku":"A","quantity":1}' },
		[...ODD, ...BLANK],
	],
	[
		'Download a theme, a job',
		'theme.download',
		{ themeUuid: id('t'), bodyMode: 'json', jsonBody: '{}' },
		[...ODD, ...BLANK, ['no ID of a job', send(200, 'application/json', '{"data":{}}')]],
	],
];

describe.each(writes)('%s', (_what, operation, parameters, odds) => {
	it(`is not sent again after any of ${odds.length} odd answers, and not known to be done`, async () => {
		const wrong = await wrongAmong(odds, handlerOf, async (at) => {
			const { items, error } = await run(operation, parameters, {
				at,
				options: { giveUpAfter: 30 },
			});
			expect(items).toEqual([]);
			expect(error?.message).toBe(UNREADABLE);
			expect(error?.description).toContain(
				'It is not known whether BigCommerce carried out the request',
			);
			expect(at.arrived).toHaveLength(1);
		});
		expect(wrong).toEqual([]);
	});
});

describe('what looks odd and is an answer', () => {
	it.each<
		[
			what: string,
			operation: string,
			parameters: object,
			odd: (response: ServerResponse) => void,
			expected: object[],
		]
	>([
		[
			'JSON behind the mark of Unicode',
			'product.get',
			{ productId },
			send(200, 'application/json', `\uFEFF${JSON.stringify(PRODUCT)}`),
			[PRODUCT.data],
		],
		[
			'JSON that says it is text',
			'product.get',
			{ productId },
			send(200, 'text/plain', JSON.stringify(PRODUCT)),
			[PRODUCT.data],
		],
		[
			'JSON that says it is a page',
			'product.get',
			{ productId },
			send(200, 'text/html', JSON.stringify(PRODUCT)),
			[PRODUCT.data],
		],
		[
			'JSON in other blanks',
			'product.get',
			{ productId },
			send(200, 'application/json', `\r\n ${JSON.stringify(PRODUCT, null, 4)}\n`),
			[PRODUCT.data],
		],
		[
			'a list without meta',
			'product.getMany',
			{ limit: 5 },
			send(200, 'application/json', '{"data":[{"id":1}]}'),
			[{ id: 1 }],
		],
		[
			'an empty list',
			'product.getMany',
			{ limit: 5 },
			send(200, 'application/json', '{"data":[],"meta":{}}'),
			[],
		],
		['an empty list of V2: 204', 'order.getMany', { limit: 5 }, send(204, '', ''), []],
		[
			'a deletion with 204',
			'brand.delete',
			{ brandId: id('1') },
			send(204, '', ''),
			[{ deleted: true }],
		],
		[
			'a deletion with 200 and nothing',
			'brand.delete',
			{ brandId: id('1') },
			send(200, '', ''),
			[{ deleted: true }],
		],
		[
			'a deletion with an envelope',
			'brand.delete',
			{ brandId: id('1') },
			send(200, 'application/json', '{"data":{},"meta":{}}'),
			[{ deleted: true }],
		],
		[
			'a deletion with a word for it',
			'brand.delete',
			{ brandId: id('1') },
			send(200, 'application/json', '{"status":"success","message":"Brand deleted"}'),
			[{ deleted: true }],
		],
		[
			'a password that is wrong',
			'customerV2.validatePassword',
			{ customerId: id('1'), bodyMode: 'json', jsonBody: '{"password":"x"}' },
			send(200, 'application/json', '{"success":false}'),
			[{ success: false }],
		],
		[
			'settings without an envelope, as their examples are',
			'customerSettings.get',
			{},
			send(
				200,
				'application/json',
				'{"privacy_settings":{"ask_shopper_for_tracking_consent":true}}',
			),
			[{ privacy_settings: { ask_shopper_for_tracking_consent: true } }],
		],
	])('%s', async (_what, operation, parameters, odd, expected) => {
		answer = (_, response) => odd(response);
		const { items, error } = await run(operation, parameters);
		expect(error).toBeUndefined();
		expect(items.map(({ json: each }) => each)).toEqual(expected);
	});
});

describe('several items', () => {
	it('a batch that a page was answered to is in doubt for each of its items, and is neither taken apart nor sent again', async () => {
		answer = (_, response) => send(200, 'text/html', PAGE)(response);
		const items = Array.from({ length: 5 }, (_, index) => ({ productId: index + 1 }));
		const { items: found } = await run(
			'product.update',
			{ productId: id('={{ $json.productId }}'), bodyMode: 'json', jsonBody: '{"price":1}' },
			{ items, continueOnFail: true },
		);
		expect(found).toHaveLength(5);
		for (const { json: each } of found) expect(each.error).toBe(UNREADABLE);
		expect(server.arrived).toHaveLength(1);
	});

	it('the run that does not continue counts them as not known', async () => {
		answer = (_, response) => send(200, 'text/html', PAGE)(response);
		const items = Array.from({ length: 3 }, (_, index) => ({ name: `Brand ${index}` }));
		const { error } = await run(
			'brand.create',
			{ bodyMode: 'fields', fields: fields(null, 'autoMapInputData') },
			{ items, options: { concurrency: 1 } },
		);
		expect(error?.description).toContain('0 items of 3 were carried out, 1 unknown, 2 not sent.');
	});
});

describe("a request of one's own", () => {
	const get = (url: string, more: object = {}) => ({
		method: 'GET',
		url,
		queryParameters: '{}',
		customHeaders: '{}',
		...more,
	});
	it.each<[what: string, url: string, odd: (response: ServerResponse) => void]>([
		[
			'a page at an address that is documented',
			'/v3/catalog/products/77',
			send(200, 'text/html', PAGE),
		],
		[
			'a record without an envelope at an address that is documented',
			'/v3/catalog/products/77',
			send(200, 'application/json', '{"id":77}'),
		],
		[
			'a page at an address that is not documented',
			'/v3/not/documented',
			send(200, 'text/html', PAGE),
		],
		['a page without a type', '/v3/not/documented', send(200, '', PAGE)],
		['JSON that was cut off', '/v3/not/documented', send(200, 'application/json', '{"data":[')],
		['nothing', '/v3/not/documented', send(200, '', '')],
	])('%s is no answer', async (_what, url, odd) => {
		answer = (_, response) => odd(response);
		expect((await run('api.request', get(url))).error?.message).toBe(UNREADABLE);
	});

	it.each<[what: string, odd: (response: ServerResponse) => void, expected: object[]]>([
		['a record', send(200, 'application/json', '{"id":77}'), [{ id: 77 }]],
		['text that says it is text', send(200, 'text/csv', 'a,b\n1,2'), [{ value: 'a,b\n1,2' }]],
		['a number', send(200, 'application/json', '7'), [{ value: 7 }]],
	])('at an address that is not documented, %s is one', async (_what, odd, expected) => {
		answer = (_, response) => odd(response);
		expect(
			(await run('api.request', get('/v3/not/documented'))).items.map(({ json: each }) => each),
		).toEqual(expected);
	});
});

describe('GraphQL', () => {
	async function ask(at: OddServer, query: string): Promise<NodeResult> {
		return await runNode({
			...shopAt(at),
			type: 'bigCommerceGraphQl',
			parameters: {
				authentication: 'store',
				api: 'admin',
				operation: 'custom',
				query,
				variables: '{}',
				options: PATIENCE,
			} as never,
		});
	}
	const NOT_GRAPHQL = 'BigCommerce answered with something that is not GraphQL';
	const odds: Odd[] = [
		...ODD,
		...BLANK,
		['an object without data', send(200, 'application/json', '{}')],
		['data that is null, without a reason', send(200, 'application/json', '{"data":null}')],
		['no reasons', send(200, 'application/json', '{"errors":[]}')],
		['a list', send(200, 'application/json', '[{"data":{}}]')],
	];

	it('a query is tried again after each', async () => {
		const wrong = await wrongAmong(odds, handlerOf, async (at) => {
			const { error } = await ask(at, '{ store { name } }');
			expect(error?.message).toBe(NOT_GRAPHQL);
			expect(at.arrived.length).toBeGreaterThan(1);
		});
		expect(wrong).toEqual([]);
	});

	it('a mutation is not, after any', async () => {
		const wrong = await wrongAmong(odds, handlerOf, async (at) => {
			const { error } = await ask(at, 'mutation { a }');
			expect(error?.message).toBe(NOT_GRAPHQL);
			expect(error?.description).toContain('It is not known whether');
			expect(at.arrived).toHaveLength(1);
		});
		expect(wrong).toEqual([]);
	});
});

describe('a file', () => {
	const exported = '/stores/abc123/v3/storefront/redirects/imex/export';
	async function exportTo(odd: (response: ServerResponse) => void): Promise<NodeResult> {
		answer = ({ path }, response) => {
			if (path.endsWith('/download')) return void odd(response);
			if (path.startsWith(exported) && !path.includes('jobs'))
				return json(response, 200, { id: 'job' });
			return json(response, 200, { data: [{ id: 'job', status: 'complete' }], meta: {} });
		};
		return await run('redirect.export', { bodyMode: 'json', jsonBody: '{}' });
	}

	it.each<Odd>([
		['a page', send(200, 'text/html', PAGE)],
		['a page that says it is CSV', send(200, 'text/csv', PAGE)],
		['an empty file', send(200, 'text/csv', '')],
		['a message', send(200, 'application/json', '{"status":200,"title":"wait"}')],
	])('that is %s is none', async (_what, odd) => {
		expect((await exportTo(odd)).error?.message).toBe(UNREADABLE);
	});

	it('that is one is handed on', async () => {
		const { items } = await exportTo(send(200, 'text/csv', 'from,to\n/a,/b\n'));
		expect(Buffer.from(items[0].binary?.data.data ?? '', 'base64').toString()).toBe(
			'from,to\n/a,/b\n',
		);
	});
});
