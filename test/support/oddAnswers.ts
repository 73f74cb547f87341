import type { ServerResponse } from 'node:http';

import { runNode, type NodeResult, type NodeRun } from './node';
import { shopAt, type Handler, type OddServer } from './oddServer';
import { jsons } from './run';

export const UNREADABLE = "BigCommerce's answer could not be read";

/** Long enough for several tries, short enough for a test. */
export const PATIENCE = { giveUpAfter: 1 };
/** Seconds for one request. */
export const TIMEOUT = 1;

/** Runs an operation of the node against a server. */
export async function runAt(
	at: OddServer,
	operation: string,
	parameters: object,
	{
		items,
		options = PATIENCE,
		account = { timeout: TIMEOUT },
		continueOnFail = false,
	}: {
		items?: object[];
		options?: object;
		account?: NodeRun['account'];
		continueOnFail?: boolean;
	} = {},
): Promise<NodeResult> {
	return await runNode({
		...shopAt(at),
		account,
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

/** Sends an answer. */
export const send =
	(status: number, type: string, text: string | Buffer, more: Record<string, string> = {}) =>
	(response: ServerResponse) =>
		response.writeHead(status, { ...(type ? { 'Content-Type': type } : {}), ...more }).end(text);

export const PAGE = '<!DOCTYPE html><html><body>Please sign in</body></html>';

export const PRODUCT = { data: { id: 77, name: 'Mug' }, meta: {} };

export type Odd = [what: string, odd: (response: ServerResponse) => void];

export const handlerOf =
	(odd: Odd[1]): Handler =>
	(_, response) => {
		odd(response);
	};

/** What nothing that BigCommerce documents looks like, whatever the operation. */
export const ODD: Odd[] = [
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

export const BLANK: Odd[] = [
	['nothing', send(200, 'application/json', '')],
	['blanks', send(200, 'application/json', ' \n\t ')],
	['null', send(200, 'application/json', 'null')],
	['nothing, with status 201', send(201, '', '')],
	['nothing, with status 207', send(207, '', '')],
];

export const NO_RECORD: Odd[] = [
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
export const REFUSALS: Odd[] = [
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
