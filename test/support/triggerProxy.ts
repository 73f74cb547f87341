import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';

import type { Sandbox } from '../../sandbox/server';
import { as } from './sandbox';
import { startTrigger, type RunningTrigger, type TriggerSetup } from './trigger';

/** A request that came by. */
export interface Passing {
	method: string;
	/** Below the API's version, without the query: `/hooks/1`. */
	path: string;
	query: string;
	body: string;
}

export interface Answered {
	status: number;
	headers: Record<string, string>;
	body: string;
}

/** What becomes of an answer on its way back: undefined leaves it as it is. */
export type Meddle = (passing: Passing, answered: Answered) => Partial<Answered> | undefined;

/** Stands between the node and the sandbox, as a proxy that plays up. */
export interface TriggerProxy {
	url: string;
	/** From now on; without one, answers pass as they are. */
	meddle(how?: Meddle): void;
	/** What came by since the last time this was asked. */
	taken(): Passing[];
	close(): Promise<void>;
}

const PASSED_ON = ['x-auth-token', 'content-type', 'accept'];

export async function startTriggerProxy(sandbox: Sandbox): Promise<TriggerProxy> {
	let how: Meddle = () => undefined;
	let seen: Passing[] = [];
	const pass = async (incoming: IncomingMessage, response: ServerResponse) => {
		const chunks: Buffer[] = [];
		for await (const chunk of incoming) chunks.push(chunk as Buffer);
		const body = Buffer.concat(chunks).toString();
		const [address, query = ''] = String(incoming.url).split('?');
		const passing = {
			method: String(incoming.method),
			path: address.replace(/^\/stores\/[^/]+\/v\d/, ''),
			query,
			body,
		};
		seen.push(passing);
		const headers = Object.fromEntries(
			PASSED_ON.flatMap((name) =>
				incoming.headers[name] ? [[name, String(incoming.headers[name])]] : [],
			),
		);
		const real = await request(`${sandbox.url}${incoming.url}`, {
			method: passing.method as 'GET',
			headers,
			...(body ? { body } : {}),
		});
		const answered = {
			status: real.statusCode,
			headers: { 'content-type': 'application/json', date: String(real.headers.date) },
			body: await real.body.text(),
		};
		const changed = how(passing, answered);
		const status = changed?.status ?? answered.status;
		response
			.writeHead(status, { ...answered.headers, ...changed?.headers })
			.end(status === 204 ? '' : (changed?.body ?? answered.body));
	};
	const server = createServer((incoming, response) => {
		pass(incoming, response).catch((error: Error) => response.writeHead(599).end(error.message));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		meddle: (given = () => undefined) => {
			how = given;
		},
		taken: () => {
			const taken = seen;
			seen = [];
			return taken;
		},
		close: async () =>
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** A trigger with a proxy of its own, for what shall happen to several at the same time. */
export interface TriggerBehindProxy {
	proxy: TriggerProxy;
	trigger: RunningTrigger;
	close(): Promise<void>;
}

export async function startTriggerBehindProxy(
	sandbox: Sandbox,
	parameters: TriggerSetup['parameters'],
): Promise<TriggerBehindProxy> {
	const proxy = await startTriggerProxy(sandbox);
	const trigger = await startTrigger({
		parameters,
		use: as(sandbox, 'full', { sandboxUrl: proxy.url }).use,
	});
	return {
		proxy,
		trigger,
		close: async () => void (await Promise.all([trigger.close(), proxy.close()])),
	};
}

/** What a proxy or a maintenance page says, with a status as if all were well. */
export const PAGE: Partial<Answered> = {
	status: 200,
	headers: { 'content-type': 'text/html' },
	body: '<!doctype html><title>Down</title><p>Back soon</p>',
};

/** What a user must never read: zod's words, and JavaScript's. */
export const RAW =
	/Expected \w+, received|invalid_type|invalid_union|Required\b|unrecognized_keys|too_small|ZodError|Cannot read|is not a function|is not iterable|undefined \(|\[object|Unexpected token|Maximum call stack|URI malformed|Invalid time value|primitive value/;
