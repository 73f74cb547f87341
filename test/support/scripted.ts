import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that reached the server of a test. */
export interface Received {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
	body: string;
}

/** What it is answered with; an object becomes JSON. */
export interface Scripted {
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
	/** Milliseconds before the answer. */
	delay?: number;
}

/** A server in BigCommerce's place that answers as a test says, over real HTTP. */
export interface ScriptedServer {
	url: string;
	received: Received[];
	close: () => Promise<void>;
}

/** @param answer what a request is answered with */
export async function scriptedServer(
	answer: (request: Received) => Scripted,
): Promise<ScriptedServer> {
	const received: Received[] = [];
	const server: Server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const one: Received = {
				method: request.method ?? '',
				path: request.url ?? '',
				headers: request.headers,
				body: Buffer.concat(chunks).toString(),
			};
			received.push(one);
			const { status = 200, headers = {}, body, delay = 0 } = answer(one);
			const isText = typeof body === 'string' || Buffer.isBuffer(body);
			setTimeout(() => {
				response.writeHead(status, {
					'content-type': isText ? 'text/html' : 'application/json',
					...headers,
				});
				response.end(body === undefined ? '' : isText ? body : JSON.stringify(body));
			}, delay);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		received,
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}

/** The token of `credentialFor`. */
export const TOKEN = 'k3y9x7q2m5v8b1n4c6z0t3r7w9p2s5d';

/** The data of a credential that leads to a scripted server. */
export function credentialFor({ url }: ScriptedServer, changes: Record<string, unknown> = {}) {
	return {
		store: 'abc123',
		accessToken: TOKEN,
		clientId: 'client-abc',
		clientSecret: 'cl1ent-s3cret-0f-the-app',
		scopeSource: 'all',
		grantedScopes: [],
		environment: 'sandbox',
		sandboxUrl: url,
		...changes,
	};
}
