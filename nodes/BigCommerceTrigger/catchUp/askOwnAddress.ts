import type { IAllExecuteFunctions, IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { parse } from '../../shared/http/parseBody';
import { roundTrip } from '../../shared/http/roundTrip';

/** Milliseconds. */
const PATIENCE = 5_000;
const MOST_BYTES = 1_000_000;

/**
 * Sends a request to n8n at the address that BigCommerce delivers to. Another n8n process may answer.
 * @returns the response body, or undefined if n8n cannot reach its own address or returns an error
 */
export async function askOwnAddress(
	context: IAllExecuteFunctions,
	url: string,
	headers: Record<string, string>,
	body: IDataObject,
): Promise<unknown> {
	const http = async (options: IHttpRequestOptions) => await context.helpers.httpRequest(options);
	const found = await roundTrip(
		http,
		{ method: 'POST', url, headers, body, disableFollowRedirect: true },
		{ timeout: PATIENCE, maxBytes: MOST_BYTES },
	);
	return 'lost' in found || found.status >= 300 ? undefined : parse(found.bytes);
}
