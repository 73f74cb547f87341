import type { ServerResponse } from 'node:http';

import type { NodeResult } from '../support/node';
import { PAGE, PRODUCT, runAt, send, UNREADABLE, type Odd } from '../support/oddAnswers';
import { json, startServer, type Handler, type OddServer } from '../support/oddServer';
import { speedUpWaits } from '../support/quickClock';
import { id } from '../support/run';

speedUpWaits();

let server: OddServer;
let answer: Handler;
beforeEach(async () => {
	server = await startServer((...all) => answer(...all));
});
afterEach(async () => {
	await server.close();
});

const productId = id('77');

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
			[{ deleted: true, id: 1 }],
		],
		[
			'a deletion with 200 and nothing',
			'brand.delete',
			{ brandId: id('1') },
			send(200, '', ''),
			[{ deleted: true, id: 1 }],
		],
		[
			'a deletion with an envelope',
			'brand.delete',
			{ brandId: id('1') },
			send(200, 'application/json', '{"data":{},"meta":{}}'),
			[{ deleted: true, id: 1 }],
		],
		[
			'a deletion with a word for it',
			'brand.delete',
			{ brandId: id('1') },
			send(200, 'application/json', '{"status":"success","message":"Brand deleted"}'),
			[{ deleted: true, id: 1 }],
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
		const { items, error } = await runAt(server, operation, parameters);
		expect(error).toBeUndefined();
		expect(items.map(({ json: dataObject }) => dataObject)).toEqual(expected);
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
		// With less patience, a busy machine could end it while a try still waits.
		const { error } = await runAt(server, 'api.request', get(url), {
			options: { giveUpAfter: 5 },
			account: { timeout: 30 },
		});
		expect(error?.message).toBe(UNREADABLE);
	});

	it.each<[what: string, odd: (response: ServerResponse) => void, expected: object[]]>([
		['a record', send(200, 'application/json', '{"id":77}'), [{ id: 77 }]],
		['text that says it is text', send(200, 'text/csv', 'a,b\n1,2'), [{ value: 'a,b\n1,2' }]],
		['a number', send(200, 'application/json', '7'), [{ value: 7 }]],
	])('at an address that is not documented, %s is one', async (_what, odd, expected) => {
		answer = (_, response) => odd(response);
		expect(
			(await runAt(server, 'api.request', get('/v3/not/documented'))).items.map(
				({ json: dataObject }) => dataObject,
			),
		).toEqual(expected);
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
		return await runAt(server, 'redirect.export', { bodyMode: 'json', jsonBody: '{}' });
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
