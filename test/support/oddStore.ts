import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { INodeExecutionData } from 'n8n-workflow';

import { runNode, type NodeResult, type NodeRun } from './node';

/** A request as it reached the store. */
export interface OddRequest {
	method: string;
	/** Below the version of the API, e.g. `/catalog/products`. */
	path: string;
	query: URLSearchParams;
	body: unknown;
}

/** What the store answers: a status and a body that becomes JSON; text is sent as it is. */
export interface OddAnswer {
	status?: number;
	body?: unknown;
	headers?: Record<string, string>;
}

export interface OddStore {
	requests: OddRequest[];
	/** Runs an operation against it. */
	run(operation: string, parameters?: object, more?: Partial<NodeRun>): Promise<NodeResult>;
	/** The same, with one item each, continuing after failures. */
	runAll(
		operation: string,
		parameters: object,
		items: object[],
		account?: NodeRun['account'],
	): Promise<INodeExecutionData[]>;
	close(): Promise<void>;
}

/** A BigCommerce store that answers whatever a test wants, over HTTP. */
export async function openOddStore(
	answer: (request: OddRequest, count: number) => OddAnswer | Promise<OddAnswer>,
): Promise<OddStore> {
	const requests: OddRequest[] = [];
	const server = createServer((incoming, outgoing) => {
		void (async () => {
			const text = await textOf(incoming);
			const url = new URL(incoming.url ?? '/', 'http://store');
			const request = {
				method: incoming.method ?? 'GET',
				path: url.pathname.replace(/^\/stores\/[^/]+\/v\d/, ''),
				query: url.searchParams,
				body: text === '' ? undefined : (JSON.parse(text) as unknown),
			};
			requests.push(request);
			const { status = 200, body, headers = {} } = await answer(request, requests.length);
			outgoing.writeHead(status, { 'content-type': 'application/json', ...headers });
			outgoing.end(
				body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
			);
		})();
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const sandboxUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const use = {
		credentials: {
			odd: {
				store: 'abc123',
				accessToken: 'token',
				scopeSource: 'all',
				grantedScopes: [],
				environment: 'sandbox',
				sandboxUrl,
			},
		},
		chosen: { bigCommerceStoreApi: 'odd' },
	};
	const run = async (operation: string, parameters: object = {}, more: Partial<NodeRun> = {}) =>
		await runNode({
			...use,
			...more,
			parameters: {
				authentication: 'store',
				resource: operation.split('.')[0],
				operation,
				options: {},
				...parameters,
			} as NodeRun['parameters'],
		});
	return {
		requests,
		run,
		runAll: async (operation, parameters, items, account) => {
			const { items: out, error } = await run(operation, parameters, {
				items: items.map((json) => ({ json: json as INodeExecutionData['json'] })),
				continueOnFail: true,
				...(account ? { account } : {}),
			});
			if (error) throw new Error(error.message);
			return out;
		},
		close: async () => {
			await new Promise((resolve) => {
				server.close(resolve);
				server.closeAllConnections();
			});
		},
	};
}

async function textOf(incoming: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of incoming) parts.push(part as Buffer);
	return Buffer.concat(parts).toString();
}

/** What came out of an item, in a few words: the fields that are asked for, or how the message begins. */
export function wordsOf({ json }: INodeExecutionData, ...fields: string[]): string {
	if (json.error !== undefined) return `red: ${String(json.error)}`;
	return fields.map((name) => `${name}=${String(json[name])}`).join(' ');
}
