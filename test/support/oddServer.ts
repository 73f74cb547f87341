import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { NodeRun } from './node';

/** A request that reached the server. */
export interface Arrived {
	method: string;
	/** Path and query. */
	path: string;
	headers: IncomingMessage['headers'];
	body: string;
	/** Milliseconds since the server started. */
	at: number;
}

/** Answers a request in whatever way a test wants. */
export type Handler = (arrived: Arrived, response: ServerResponse, turn: number) => void;

/** A server on this machine that plays BigCommerce, or what stands in its way. */
export interface OddServer {
	url: string;
	arrived: Arrived[];
	close(): Promise<void>;
}

/** Starts a server; each has a port of its own, so what was learnt about one store's quota does not concern another test. */
export async function startServer(handle: Handler): Promise<OddServer> {
	const arrived: Arrived[] = [];
	const start = performance.now();
	const server: Server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const value: Arrived = {
				method: request.method ?? '',
				path: request.url ?? '',
				headers: request.headers,
				body: Buffer.concat(chunks).toString(),
				at: performance.now() - start,
			};
			arrived.push(value);
			handle(value, response, arrived.length);
		});
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		arrived,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => {
				server.close(resolve);
			});
		},
	};
}

/** Answers in JSON. */
export function json(
	response: ServerResponse,
	status: number,
	body: unknown,
	headers: Record<string, string> = {},
): void {
	response
		.writeHead(status, { 'Content-Type': 'application/json', ...headers })
		.end(JSON.stringify(body));
}

export const TOKEN = 'token-of-the-odd-shop';

/** What a node needs in order to ask the server as a store. */
export function shopAt(
	{ url }: Pick<OddServer, 'url'>,
	changes: object = {},
): Pick<NodeRun, 'credentials' | 'chosen'> {
	const shop = {
		store: 'abc123',
		accessToken: TOKEN,
		scopeSource: 'all',
		grantedScopes: [],
		environment: 'sandbox',
		sandboxUrl: url,
		...changes,
	};
	return { credentials: { shop }, chosen: { bigCommerceStoreApi: 'shop' } };
}

/** An operation as it stands in a node that asks such a shop. */
export const parametersOf = (
	operation: string,
	parameters: object,
	options: object = { giveUpAfter: 0 },
) =>
	({
		authentication: 'store',
		resource: operation.split('.')[0],
		operation,
		options,
		...parameters,
	}) as unknown as NodeRun['parameters'];

/**
 * Tries odd answers all at once, each at a server of its own, because most of the time of one is waiting.
 * @returns what went wrong, by the name of the answer
 */
export async function wrongAmong<Odd>(
	odds: Array<[what: string, odd: Odd]>,
	handlerOf: (odd: Odd) => Handler,
	attempt: (at: OddServer, what: string) => Promise<void>,
): Promise<string[]> {
	const tried = await Promise.allSettled(
		odds.map(async ([what, odd]) => {
			const own = await startServer(handlerOf(odd));
			try {
				await attempt(own, what);
			} catch (error) {
				throw new Error(`${what}: ${(error as Error).message}`);
			} finally {
				await own.close();
			}
		}),
	);
	return tried.flatMap((promiseSettledResult) =>
		promiseSettledResult.status === 'rejected'
			? [(promiseSettledResult.reason as Error).message]
			: [],
	);
}
