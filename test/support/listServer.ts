import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { runNode, searchList, type NodeResult, type NodeRun } from './node';

/** A request for a list, as it reached the server of a test. */
export interface ListRequest {
	method: string;
	/** Below the store, without the query. */
	path: string;
	query: Record<string, string>;
	/** Path and query below the host, as they were sent. */
	url: string;
}

/** A status and a body instead of just a body. */
export interface Answered {
	status: number;
	body?: unknown;
}

/** A server in BigCommerce's place that hands out lists as a test says, over real HTTP. */
export interface ListServer {
	asked: ListRequest[];
	/** Runs one operation of the node against it. */
	run: (operation: string, parameters?: object, more?: Partial<NodeRun>) => Promise<NodeResult>;
	/** Asks for a picker's entries. */
	search: (
		method: string,
		parameters: object,
		filter?: string,
		token?: string,
	) => ReturnType<typeof searchList>;
	close: () => Promise<void>;
}

/** Far more requests than any test needs. */
const TOO_MANY = 3_000;

/** @param answer the body of the answer; undefined: 204 */
export async function listServer(answer: (request: ListRequest) => unknown): Promise<ListServer> {
	const asked: ListRequest[] = [];
	const server = createServer((request, response) => {
		const url = request.url ?? '';
		const { pathname, searchParams } = new URL(url, 'http://localhost');
		const one = {
			method: request.method ?? '',
			path: pathname.replace(/^\/stores\/[^/]+/, ''),
			query: Object.fromEntries(searchParams),
			url,
		};
		asked.push(one);
		const given =
			asked.length > TOO_MANY
				? { status: 400, body: { status: 400, title: 'The list never ends' } }
				: answer(one);
		const { status, body } = isAnswered(given)
			? given
			: { status: given === undefined ? 204 : 200, body: given };
		response.writeHead(status, { 'content-type': 'application/json' });
		response.end(body === undefined ? '' : JSON.stringify(body));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const credential = {
		store: 'abc123',
		accessToken: 'token-of-a-test',
		clientId: 'id',
		clientSecret: 'secret',
		scopeSource: 'all',
		grantedScopes: [],
		environment: 'sandbox',
		sandboxUrl: `http://127.0.0.1:${port}`,
	};
	const use = { credentials: { test: credential }, chosen: { bigCommerceStoreApi: 'test' } };
	const parametersFor = (operation: string, parameters: object) =>
		({
			authentication: 'store',
			resource: operation.split('.')[0],
			operation,
			options: {},
			...parameters,
		}) as NodeRun['parameters'];
	return {
		asked,
		run: async (operation, parameters = {}, more = {}) =>
			await runNode({ ...use, ...more, parameters: parametersFor(operation, parameters) }),
		search: async (method, parameters, filter, token) =>
			await searchList(
				method,
				{ ...use, parameters: { authentication: 'store', ...parameters } },
				filter,
				token,
			),
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}

function isAnswered(value: unknown): value is Answered {
	return (
		typeof value === 'object' &&
		value !== null &&
		Number.isInteger((value as Answered).status) &&
		(value as Answered).status >= 100
	);
}
