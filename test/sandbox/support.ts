import type { Operation } from '../../catalog/types';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server';
import type { AnyBody } from '../support/anyBody';

export const HASH = 'hearth24kq';
export const FULL = 'sandbox-token-full-access';

/** An answer, read. */
export interface Answered {
	status: number;
	headers: Headers;
	body: AnyBody;
}

/** How a test asks. */
export interface Ask {
	token?: string | null;
	body?: unknown;
	/** Sent as it is. */
	text?: string;
	form?: FormData;
	hash?: string;
}

/** A sandbox on a free port with as many requests as a test needs. */
export async function sandboxFor(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
	return startSandbox({
		port: 0,
		quota: 1_000_000,
		b2bQuota: 1_000_000,
		accountQuota: 1_000_000,
		...options,
	});
}

/** Sends a request to a store: `ask(sandbox, 'GET', '/v3/hooks')`. */
export async function ask(
	sandbox: Sandbox,
	method: string,
	path: string,
	options: Ask = {},
): Promise<Answered> {
	const { token = FULL, body, text, form, hash = HASH } = options;
	const json = text ?? (body === undefined ? undefined : JSON.stringify(body));
	const response = await fetch(`${sandbox.url}/stores/${hash}${path}`, {
		method,
		headers: {
			...(token && { 'X-Auth-Token': token }),
			...(json !== undefined && { 'Content-Type': 'application/json' }),
		},
		body: form ?? json,
	});
	return read(response);
}

/** Sends a request to any address of the sandbox. */
export async function askAt(
	sandbox: Sandbox,
	path: string,
	init: RequestInit = {},
): Promise<Answered> {
	return read(await fetch(sandbox.url + path, init));
}

async function read(response: Response): Promise<Answered> {
	const text = await response.text();
	const json = response.headers.get('content-type')?.includes('json');
	return {
		status: response.status,
		headers: response.headers,
		body: text && json ? JSON.parse(text) : text,
	};
}

/** The address of an operation below the sandbox, with its parameters filled in. */
export function addressOf(
	{ server, path }: Operation,
	parameters: Record<string, string> = {},
): string {
	const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) =>
		encodeURIComponent(parameters[name] ?? '1'),
	);
	if (server === 'b2b') return `/b2b/api/v3/io${filled}`;
	return server === 'payments'
		? `/payments/stores/${HASH}${filled}`
		: `/stores/${HASH}/${server}${filled}`;
}
