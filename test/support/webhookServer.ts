import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that plays n8n's webhooks. */
export interface WebhookServer {
	url(): string;
	close(): Promise<void>;
}

/**
 * Listens on this machine.
 * @param failed the status if `receive` throws
 */
export async function listenForWebhooks(
	receive: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
	failed: number,
): Promise<WebhookServer> {
	const server = createServer((request, response) => {
		receive(request, response).catch((error: Error) =>
			response.writeHead(failed).end(error.message),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	return {
		url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: async () =>
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** The part of Express's response that nodes and n8n use. As in Express, `json` and `send` call `end` of the same object. */
export function likeExpress(response: ServerResponse) {
	const own = response as unknown as Record<string, (...values: unknown[]) => unknown>;
	return Object.assign(response, {
		status: (code: number) => Object.assign(response, { statusCode: code }),
		set: (headers: Record<string, string>) => {
			for (const [name, value] of Object.entries(headers)) own.setHeader(name, value);
			return response;
		},
		send: (text: string) => own.end(text),
		json: (body: object) => {
			own.setHeader('Content-Type', 'application/json');
			return own.send(JSON.stringify(body));
		},
	});
}

/** Lets a test see what a node writes into n8n's log. */
export function logOf(
	context: object,
	log: (message: string, more?: { error?: Error }) => void,
): void {
	Object.defineProperty(context, 'logger', {
		value: { error: log, warn: log, info: log, debug: log },
	});
}
