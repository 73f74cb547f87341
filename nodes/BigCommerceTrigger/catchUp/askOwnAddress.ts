import type { IAllExecuteFunctions, IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { parse } from '../../shared/http/parseBody';
import { roundTrip } from '../../shared/http/roundTrip';

/** Milliseconds. */
const PATIENCE = 5_000;
const MOST_BYTES = 1_000_000;

/**
 * Asks n8n itself, at the address that BigCommerce delivers to; another of its processes may answer.
 * @returns the answer, or undefined where n8n cannot reach its own address or says nothing
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
