import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { asTimer } from '../utils/clock';
import { BLOCKED, TOO_LARGE } from './networkErrors';

export type HttpHelper = (options: IHttpRequestOptions) => Promise<unknown>;

/** Limits for one request. */
export interface Bounds {
	/** Milliseconds from the first byte sent to the last byte received. */
	timeout: number;
	/** Maximum bytes of the decompressed body. */
	maxBytes: number;
	signal?: AbortSignal;
}

/** The response of a server, or an error code, e.g. `ECONNRESET`. */
export type Received =
	{ status: number; headers: Record<string, string>; bytes: Buffer } | { lost: string | undefined };

/** Code of a request that was aborted with the execution. */
const CANCELLED = 'ERR_CANCELED';

interface FullResponse {
	statusCode: number;
	headers?: IDataObject;
	body: unknown;
}

/**
 * Sends a request and reads its response as a stream, so that a slow or endless response cannot block
 * a run or fill the memory. n8n's helper limits neither the total time nor the size. Ends immediately if the signal is
 * aborted. Never throws.
 */
export async function roundTrip(
	http: HttpHelper,
	options: IHttpRequestOptions,
	{ timeout, maxBytes, signal }: Bounds,
): Promise<Received> {
	const stop = new AbortController();
	const milliseconds = Math.max(1, asTimer(timeout));
	const over = AbortSignal.timeout(milliseconds);
	const seen: { response?: FullResponse } = {};
	let end = () => {};
	const ended = new Promise<Received>((resolve) => {
		end = () => {
			const { response } = seen;
			// A refusal is a refusal even without its body.
			if (response && response.statusCode >= 300 && !signal?.aborted)
				resolve({
					status: response.statusCode,
					headers: headersOf(response),
					bytes: Buffer.alloc(0),
				});
			else resolve({ lost: signal?.aborted ? CANCELLED : 'ETIMEDOUT' });
		};
	});
	over.addEventListener('abort', end, { once: true });
	signal?.addEventListener('abort', end, { once: true });
	if (signal?.aborted) end();
	try {
		const full: IHttpRequestOptions = {
			...options,
			encoding: 'stream',
			timeout: milliseconds,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			abortSignal: stop.signal,
		};
		return await Promise.race([ended, received(http, full, maxBytes, seen)]);
	} finally {
		over.removeEventListener('abort', end);
		signal?.removeEventListener('abort', end);
		stop.abort();
		close(seen.response?.body);
	}
}

/** Not every n8n helper supports the signal. */
function close(body: unknown): void {
	const { destroy } = (body ?? {}) as { destroy?: unknown };
	if (typeof destroy === 'function') destroy.call(body);
}

async function received(
	http: HttpHelper,
	options: IHttpRequestOptions,
	maxBytes: number,
	seen: { response?: FullResponse },
): Promise<Received> {
	try {
		if (options.abortSignal?.aborted) return { lost: CANCELLED };
		const response = (await http(options)) as FullResponse;
		seen.response = response;
		const bytes = await bytesOf(response.body, maxBytes);
		if (!bytes && response.statusCode < 300) return { lost: TOO_LARGE };
		return {
			status: response.statusCode,
			headers: headersOf(response),
			bytes: bytes ?? Buffer.alloc(0),
		};
	} catch (error) {
		const { response } = seen;
		if (response && response.statusCode >= 300)
			return { status: response.statusCode, headers: headersOf(response), bytes: Buffer.alloc(0) };
		return { lost: codeOf(error) };
	}
}

/** @returns undefined if there are more bytes than allowed */
async function bytesOf(body: unknown, maxBytes: number): Promise<Buffer | undefined> {
	if (!isStream(body)) {
		const bytes = asBytes(body);
		return bytes.length > maxBytes ? undefined : bytes;
	}
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of body) {
		const bytes = asBytes(chunk);
		size += bytes.length;
		// Leaving the loop closes the connection.
		if (size > maxBytes) return undefined;
		chunks.push(bytes);
	}
	return Buffer.concat(chunks, size);
}

function isStream(body: unknown): body is AsyncIterable<unknown> {
	return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** If n8n's helper is replaced, as in evaluations, the body may already be read. */
function asBytes(body: unknown): Buffer {
	if (Buffer.isBuffer(body)) return body;
	if (body === undefined || body === null) return Buffer.alloc(0);
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function headersOf({ headers = {} }: FullResponse): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}

function codeOf(error: unknown): string | undefined {
	const { name, code, cause } = (error ?? {}) as {
		name?: unknown;
		code?: unknown;
		cause?: { code?: unknown };
	};
	const errorCode = String(name).startsWith('SsrfBlocked') ? BLOCKED : (code ?? cause?.code);
	return typeof errorCode === 'string' ? errorCode : undefined;
}
