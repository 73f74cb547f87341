import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { authenticate } from '../accounts/authenticate';
import { parse } from './parseBody';
import { roundTrip, type Bounds } from './roundTrip';
import type { Connection, HttpOutcome } from './types';

/** Maximum bytes of a JSON response and of a file. */
export const MOST_BYTES = 64_000_000;
export const MOST_BYTES_OF_A_FILE = 128_000_000;

/** Additional settings of a request. */
export interface Passage extends Pick<Bounds, 'timeout' | 'signal'> {
	/** It has its own authorization, so the credential is not sent. */
	isSigned?: true;
	/** The response is a file, not JSON. */
	expectsFile?: true;
}

/**
 * Sends one request through n8n's HTTP helper, which supports proxies. Never throws. The only place that sends requests that a
 * credential signs, except for the credential test.
 */
export async function sendOverHttp(
	context: IAllExecuteFunctions,
	{ credentialData }: Connection,
	options: IHttpRequestOptions,
	{ timeout, signal, isSigned, expectsFile }: Passage,
): Promise<HttpOutcome> {
	// n8n's helper with authentication replaces our abort signal with that of the execution, so a request could not be ended
	// at its timeout. It also puts OAuth2 tokens into a header that BigCommerce does not read.
	const http = async (options: IHttpRequestOptions) =>
		await context.helpers.httpRequest(
			isSigned ? options : await authenticate(credentialData, options),
		);
	const maxBytes = expectsFile ? MOST_BYTES_OF_A_FILE : MOST_BYTES;
	const received = await roundTrip(http, options, {
		timeout,
		maxBytes,
		...(signal ? { signal } : {}),
	});
	if ('lost' in received) return received;
	const { status, headers, bytes } = received;
	return {
		answer: { status, headers, body: expectsFile && status < 300 ? bytes : parse(bytes) },
	};
}
