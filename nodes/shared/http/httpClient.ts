import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { authenticate } from '../accounts/authenticate';
import { parse } from './parseBody';
import { roundTrip, type Bounds } from './roundTrip';
import type { Connection } from './types';
import type { HttpOutcome } from './types';

/** Bytes of an answer in JSON, and of a file, that the node reads at most. */
export const MOST_BYTES = 64_000_000;
export const MOST_BYTES_OF_A_FILE = 128_000_000;

/** Of a refusal that is no JSON, only the beginning is worth reading. */
const MOST_TEXT = 10_000;

/** How a request leaves besides its options. */
export interface Passage extends Pick<Bounds, 'timeout' | 'signal'> {
	/** It carries a permission of its own, and nothing of the credential goes along. */
	isSigned?: true;
	/** The answer is a file, not JSON. */
	expectsFile?: true;
}

/**
 * Sends one request through n8n's HTTP helper, which knows proxies. Never throws. The only place that sends what a
 * credential signs, except for the test of a credential.
 */
export async function sendOverHttp(
	context: IAllExecuteFunctions,
	{ credentialData }: Connection,
	options: IHttpRequestOptions,
	{ timeout, signal, isSigned, expectsFile }: Passage,
): Promise<HttpOutcome> {
	// n8n's helper with authentication puts the signal of the execution in the place of ours, so nothing could end a request
	// at its timeout. It also puts OAuth2 tokens into a header that BigCommerce does not read.
	const http = async (each: IHttpRequestOptions) =>
		await context.helpers.httpRequest(isSigned ? each : await authenticate(credentialData, each));
	const maxBytes = expectsFile ? MOST_BYTES_OF_A_FILE : MOST_BYTES;
	const received = await roundTrip(http, options, {
		timeout,
		maxBytes,
		...(signal ? { signal } : {}),
	});
	if ('lost' in received) return received;
	const { status, headers, bytes } = received;
	return {
		answer: { status, headers, body: expectsFile && status < 300 ? bytes : bodyOf(status, bytes) },
	};
}

/** A refusal in place of a file is text or JSON as any other. */
function bodyOf(status: number, bytes: Buffer): unknown {
	const body = parse(bytes);
	return status >= 300 && typeof body === 'string' ? body.slice(0, MOST_TEXT) : body;
}
