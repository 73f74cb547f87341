import type { IHttpRequest } from '@stoplight/prism-http';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that arrived, addressed below its server as the specifications address it. */
export interface Arrived {
	server: string;
	request: IHttpRequest;
}

export interface Gateway {
	url: string;
	/** What arrived since the last call. */
	take: () => Arrived[];
	close: () => Promise<void>;
}

const ADDRESSES: Array<[server: string, path: RegExp]> = [
	['v2', /^\/stores\/[^/]+\/v2(?=\/)/],
	['v3', /^\/stores\/[^/]+\/v3(?=\/)/],
	['payments', /^\/payments\/stores\/[^/]+(?=\/)/],
	['b2b', /^\/b2b\/api\/v3\/io(?=\/)/],
];

/** A server where BigCommerce's would be: it keeps what it gets and answers with an empty list, so that no form asks again. */
export async function startGateway(): Promise<Gateway> {
	const arrived: Arrived[] = [];
	const http = createServer((message, response) => {
		void arrivedFrom(message).then((value) => {
			arrived.push(value);
			response
				.writeHead(200, { 'Content-Type': 'application/json' })
				.end(value.server === 'v2' ? '[]' : '{"code":200,"data":[],"meta":{}}');
		});
	});
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
		take: () => arrived.splice(0),
		close: async () => await new Promise((resolve) => http.close(() => resolve())),
	};
}

async function arrivedFrom(message: IncomingMessage): Promise<Arrived> {
	const { pathname, searchParams } = new URL(message.url ?? '/', 'http://gateway');
	const [server, prefix] = ADDRESSES.find(([, path]) => path.test(pathname)) ?? ['', /^/];
	const chunks: Buffer[] = [];
	for await (const chunk of message) chunks.push(chunk as Buffer);
	return {
		server,
		request: {
			method: (message.method ?? 'GET').toLowerCase() as IHttpRequest['method'],
			url: { path: pathname.replace(prefix, ''), query: queryOf(searchParams) },
			headers: message.headers as Record<string, string>,
			body: bodyOf(Buffer.concat(chunks).toString('utf8'), message.headers['content-type']),
		},
	};
}

/** A name that stands more than once has a list. As in Prism's own HTTP server. */
function queryOf(parameters: URLSearchParams): Record<string, string | string[]> {
	const names = [...new Set(parameters.keys())];
	return Object.fromEntries(
		names
			.map((name) => [name, parameters.getAll(name)])
			.map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
	);
}

/** JSON parsed, a form as text: what Prism validates. */
function bodyOf(text: string, type = ''): unknown {
	if (text === '') return undefined;
	return type.includes('json') ? JSON.parse(text) : text;
}
