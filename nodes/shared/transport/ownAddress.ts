import type { IAllExecuteFunctions, IDataObject } from 'n8n-workflow';

/** Milliseconds. */
const PATIENCE = 5_000;

/**
 * Asks n8n itself, at the address that BigCommerce delivers to; another of its processes may answer.
 * @returns the answer, or undefined where n8n cannot reach its own address or says nothing
 */
export async function askOwnAddress(context: IAllExecuteFunctions, url: string, headers: Record<string, string>, body: IDataObject): Promise<unknown> {
	try {
		return await context.helpers.httpRequest({ method: 'POST', url, headers, body, json: true, timeout: PATIENCE, disableFollowRedirect: true });
	} catch {
		return undefined;
	}
}
